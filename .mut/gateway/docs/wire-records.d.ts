import type { WireField, WireLayout } from '../../core/wire/layout.ts';
/**
 * The binary protocol in words: what the byte page (gateway/wire/README.md), /docs and /asyncapi.json are made of. The
 * bytes themselves are told by the layouts.
 */
export interface RequestRecord {
    readonly layout: WireLayout;
    /** What it is answered by, when it isn't refused. */
    readonly answer: WireLayout;
}
export declare const REQUEST_RECORDS: readonly RequestRecord[];
export declare const ANSWER_RECORDS: readonly WireLayout[];
/** Of channels that were asked for with `"format":"binary"`. */
export declare const CHANNEL_RECORDS: readonly WireLayout[];
export declare const WIRE_ABOUT = "The gateway's WebSocket, `/ws`, takes text frames, which are JSON, and binary frames, which are records, on the same connection. Orders and cancels can be sent as records, and reports, quotes and trades can be had as records; logging on, subscribing and everything else stays JSON.";
/** Each a term and what is said of it. */
export declare const WIRE_RULES: readonly (readonly [string, string])[];
export declare const HEADER_ROWS: readonly (readonly string[])[];
export declare const FIELD_HEADS: readonly ['byte', 'bytes', 'kind', 'field', 'what'];
/** `place: type 0x01, 128 bytes` */
export declare function recordTitle({ name, type, bytes, fields }: WireLayout): string;
/** One row per field, under FIELD_HEADS. */
export declare function fieldRow({ at, bytes, kind, name, what }: WireField): readonly string[];
/** What the numbers in records mean, beside those of the reject codes. */
export declare function numberTables(): readonly {
    readonly title: string;
    readonly about: string;
    readonly rows: Rows;
}[];
type Rows = readonly (readonly [code: number, name: string])[];
export {};
