/**
 * Finds a name among a fixed list by its bytes, without making a string. Names are ASCII; with `caseless` those of
 * enum values are compared as if in lower case.
 */
export interface FieldNames {
    /** The index of the name that stands in `bytes` from `start` to `end`, or -1. */
    find(bytes: Uint8Array, start: number, end: number): number;
}
export declare function fieldNames(names: readonly string[], caseless?: boolean): FieldNames;
