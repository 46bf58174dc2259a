import type { Print } from './print.ts';
/**
 * Decides every event of a journal again, from its first, and compares byte by byte: that this version would have
 * decided as the one that wrote it did, and that the state comes out the same at every checkpoint. Needs the archive
 * back to the first event.
 */
export declare function journalDecide(data: string, print: Print): number;
