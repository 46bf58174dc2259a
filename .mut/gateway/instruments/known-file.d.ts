import type { Instrument } from '../../core/market/instruments.ts';
import { type Files } from '../../workers/journal/files.ts';
/** Undefined: there is no such file yet. Throws if it can't be read: its numbers must not be guessed. */
export declare function readKnown(data: string, files?: Files): Instrument[] | undefined;
/** Durable when it returns. The file before stays whole until then. */
export declare function writeKnown(data: string, instruments: readonly Instrument[], files?: Files): void;
