/** A record's layout as data: for the page that documents each byte, and for tests. The codecs don't read it. */
export interface WireLayout {
    readonly name: string;
    readonly type: number;
    /** With the header. A record with texts at its end has at least so many. */
    readonly bytes: number;
    readonly what: string;
    /** In the order of their places, without gaps, from the end of the header on. */
    readonly fields: readonly WireField[];
}
export interface WireField {
    readonly name: string;
    readonly at: number;
    readonly bytes: number;
    readonly kind: WireFieldKind;
    readonly what: string;
}
/** `u53`: 8 bytes, below 2^53. `end`: texts of the lengths told before, back to back. */
export type WireFieldKind = 'u8' | 'u16' | 'u32' | 'u53' | 'text' | 'zero' | 'end';
declare const BYTES: {
    readonly u8: 1;
    readonly u16: 2;
    readonly u32: 4;
    readonly u53: 8;
    readonly end: 0;
};
export declare function number(name: string, at: number, kind: keyof typeof BYTES, what: string): WireField;
export declare function text(name: string, at: number, bytes: number, what: string): WireField;
export declare function reserved(at: number, bytes: number): WireField;
/** Words that several pages share. */
export declare const INSTRUMENT_WHAT = "the instrument's number, as `/instruments` tells it";
export declare const CATALOG_WHAT = "`catalog` of `/instruments`: the ticks and lots that are meant";
export declare const ACCOUNT_WHAT = "place in the key's list of accounts; 0: the first, its default";
export declare const ORDERS_LEFT_WHAT = "orders that may still be sent now; 65,535: no limit";
export declare const CANCELS_LEFT_WHAT = "cancels that may still be sent now; 65,535: no limit";
export {};
