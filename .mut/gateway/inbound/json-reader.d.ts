/**
 * A strict reader of JSON objects, on the bytes: it sees duplicate keys and keeps the text of numbers, which
 * `JSON.parse` can't. One level at a time: nested values are checked and kept as spans, to be read in turn.
 *
 *   { "symbol" : "BTCUSDT" , "price" : 45000.1 , "params" : {…} }
 *      key[0]    value[0]     key[1]   value[1]    key[2]   value[2]      start ≤ at < end, without quotes
 *
 * It accepts what `JSON.parse` accepts, except: exponents, lone surrogates, bytes that are no UTF-8, a key twice, more
 * than 8 levels, more than 64 fields in an object that is read.
 */
export declare const MAX_DEPTH = 8;
/** @internal */
export declare const MAX_FIELDS = 64;
export declare const JsonType: {
    readonly string: 1;
    readonly number: 2;
    readonly true: 3;
    readonly false: 4;
    readonly null: 5;
    readonly object: 6;
    readonly array: 7;
};
export type JsonType = (typeof JsonType)[keyof typeof JsonType];
export declare const JsonError: {
    readonly none: 0;
    readonly syntax: 1;
    readonly notAnObject: 2;
    readonly trailing: 3;
    readonly depth: 4;
    readonly exponent: 5;
    readonly utf8: 6;
    readonly surrogate: 7;
    readonly duplicate: 8;
    readonly tooManyFields: 9;
};
export type JsonError = (typeof JsonError)[keyof typeof JsonError];
/** "is not JSON, at byte 17", to go after "The body". */
export declare function jsonErrorText(error: JsonError, at: number): string;
/** The fields of the object read last. Reused: copy what you keep. */
export declare class JsonReader {
    #private;
    bytes: Uint8Array;
    count: number;
    readonly keyStart: Int32Array<ArrayBuffer>;
    readonly keyEnd: Int32Array<ArrayBuffer>;
    readonly type: Uint8Array<ArrayBuffer>;
    readonly start: Int32Array<ArrayBuffer>;
    readonly end: Int32Array<ArrayBuffer>;
    /** Where the error stands, counted from the first byte that was given. */
    errorAt: number;
    /**
     * Reads the object that fills `bytes` from `start` to `end`. Strings of this level that have escapes are decoded
     * where they stand, so `bytes` is written to, and such an object can be read once only.
     */
    read(bytes: Uint8Array, start: number, end: number): JsonError;
    keyText(field: number): string;
    valueText(field: number): string;
}
