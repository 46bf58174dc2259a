import { type ExactObject, type ExactValue } from './exact-json.ts';
import type { RowReader } from './own-format.ts';
/** The markets of a file, and how to read one. Throws with what is wrong with the whole. */
export declare function ccxtRows(file: ExactObject): {
    readonly rows: readonly ExactValue[];
    readonly read: RowReader;
};
