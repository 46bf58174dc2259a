import { type LimitName } from '../../../core/risk/limit-field.ts';
import type { Records } from '../../../core/memory/records.ts';
/** Of whom something is asked; '' and -1: not named. */
export interface Place {
    readonly account: number;
    readonly tag: string;
    readonly instrument: number;
    readonly broker: number;
}
/**
 * Every limit as the events tell it, one row a change, and nothing worked out beforehand: who asks looks through all rows.
 * Knows nothing of how the engine keeps and resolves them.
 */
export interface LimitBook {
    /** Behind a limits_changed. */
    change(records: Records): void;
    forget(): void;
    /** A limit that is judged on one order, or one book; undefined: nobody set it. */
    of(name: LimitName, place: Place): number | undefined;
    /** A limit on all that an account, a tag or a broker has. */
    total(name: LimitName, place: Place): number | undefined;
    /** A limit of all accounts together. */
    firm(name: LimitName, instrument?: number): number | undefined;
}
export declare function createLimitBook(): LimitBook;
