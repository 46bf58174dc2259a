import type { Machine } from './result.ts';
/** What a reader has to know about the machine to judge the figures; `stealShare` is known at the end. */
export declare function machineFacts(folder: string): Omit<Machine, 'stealShare'>;
/** The commit that is measured; with a `+` where files differ from it. */
export declare function commitOf(root: string): string;
