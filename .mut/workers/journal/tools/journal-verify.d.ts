import type { Print } from './print.ts';
/** Checks every batch, the chain, the archive and the snapshots of a data directory, and says what it found. */
export declare function journalVerify(data: string, print: Print): number;
