import type { FieldNames } from './field-names.ts';
import { type JsonReader } from './json-reader.ts';
/**
 * Where the values of an object stand, by the place of their names in a list:
 *
 *   names    symbol    side     quantity   order_type  …
 *   type     string    string   number     0: absent or null
 *   start ≤ at < end, without quotes
 *
 * Filled from a `JsonReader`, or straight from the bytes (`quick-fields.ts`). Reused: copy what you keep.
 */
export interface Fields {
    bytes: Uint8Array;
    readonly type: Uint8Array;
    readonly start: Int32Array;
    readonly end: Int32Array;
}
export declare const ABSENT = 0;
export declare function createFields(names: number): Fields;
/** Takes over what `reader` has read. Returns its first field that is none of `names`, or -1. */
export declare function takeFields(reader: JsonReader, names: FieldNames, into: Fields): number;
export declare function isString(fields: Fields, name: number): boolean;
/** Of a field whose bytes were checked before. */
export declare function textAt(fields: Fields, name: number): string;
