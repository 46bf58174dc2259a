import { type Records } from '../../core/memory/records.ts';
/** Of so many accounts, the first, the orders have a tag with limits of its own. */
export declare const TAGGED_ACCOUNTS = 8;
export declare const TAG: NodeJS.NonSharedUint8Array;
/**
 * Every limit that there is, far away: for everybody, the firm, each account in part, the tags and the brokers, and values
 * at risk for all of them.
 */
export declare function allControls(accounts: number, instruments: number, brokers: number): readonly Records[];
/** The tag of a command at a byte offset. */
export declare function putTag({ f64 }: Records, at: number, tag: Uint8Array): void;
