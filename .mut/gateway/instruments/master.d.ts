import type { FileInstrument } from './file-row.ts';
import { type RowRefusals } from './row-refusals.ts';
/** The instruments of all files together, each symbol once, in the order of the files. */
export interface Master {
    readonly instruments: readonly FileInstrument[];
    readonly refused: RowRefusals;
}
/** INSTRUMENTS: `simulated`, paths, or both, separated by commas. */
export declare const SIMULATED = "simulated";
export declare const MAX_FILE_BYTES: number;
export declare const MAX_FILES = 16;
/** A file that can't be read at all. */
export declare class MasterError extends Error {
    readonly name = "MasterError";
}
/**
 *   file ─▶ its format ─▶ rows ─▶ instruments, each symbol once
 *                            └──▶ refused: which line, and why
 *
 * At most `most` are taken. Throws `MasterError` if a whole file is wrong: better no change than half of a file.
 */
export declare function readMaster(spec: string, most: number): Master;
