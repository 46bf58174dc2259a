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

const BYTES = { u8: 1, u16: 2, u32: 4, u53: 8, end: 0 } as const;

export function number(name: string, at: number, kind: keyof typeof BYTES, what: string): WireField {
  return { name, at, bytes: BYTES[kind], kind, what };
}

export function text(name: string, at: number, bytes: number, what: string): WireField {
  return { name, at, bytes, kind: 'text', what };
}

export function reserved(at: number, bytes: number): WireField {
  return { name: 'reserved', at, bytes, kind: 'zero', what: 'zero' };
}

/** Words that several pages share. */
export const INSTRUMENT_WHAT = "the instrument's number, as `/instruments` tells it";
export const CATALOG_WHAT = '`catalog` of `/instruments`: the ticks and lots that are meant';
export const ACCOUNT_WHAT = "place in the key's list of accounts; 0: the first, its default";
export const ORDERS_LEFT_WHAT = 'orders that may still be sent now; 65,535: no limit';
export const CANCELS_LEFT_WHAT = 'cancels that may still be sent now; 65,535: no limit';
