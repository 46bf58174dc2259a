import type { Session } from '../../core/market/instruments.ts';
import { type ExactObject, type ExactValue } from './exact-json.ts';
import { type FileInstrument } from './file-row.ts';
export declare const OWN_FORMAT_NAME = "tickgate_instruments";
export declare const OWN_FORMAT_VERSION = 1;
/** A row, or why it can't be taken. */
export type RowReader = (row: ExactObject) => FileInstrument | string;
/** The rows of a file that says it has this format. Throws with what is wrong with the whole. */
export declare function ownRows({ fields }: ExactObject): readonly ExactValue[];
export declare const ownRow: RowReader;
/** The inverse: a file of this format, a line per instrument. */
export declare function ownText(instruments: readonly FileInstrument[]): string;
/** An instrument as this format has it, without what is as if it weren't there. */
export declare function ownFields(one: FileInstrument): Record<string, unknown>;
export declare function sessionFields({ openUs, closeUs, zone, days }: Session): Record<string, unknown>;
