import type { Print } from './print.ts';
/** Prints what a journal consists of. */
export declare function journalStats(data: string, print: Print): number;
