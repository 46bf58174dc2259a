import type { Program } from './processes.ts';
/**
 * Judges the journal by what `tickgate journal verify` and `tickgate journal dump` say: whole, without gaps, nothing
 * accepted twice or unexplained, and no cancel forgotten: each is carried out, refused, or overtaken by the order's end.
 */
export declare function judgeJournal(program: Program, data: string): Promise<readonly string[]>;
