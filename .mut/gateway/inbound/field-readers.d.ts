import type { Instrument } from '../../core/market/instruments.ts';
import type { RejectName } from '../../core/schema/reject.ts';
import type { FieldNames } from './field-names.ts';
import { type Fields } from './fields.ts';
import { type Refusal } from './refusal.ts';
/** Single fields: from their bytes to what they mean, or why they can't mean anything. */
/** Longer numbers are refused unread: 2^53 has 16 digits, and a fraction at most 18 places. */
export declare const MAX_NUMBER_BYTES = 48;
/** Milliseconds since the Unix epoch of an RFC 3339 time, or NaN. */
export declare function timeOf(text: string): number;
/** The place of the text among `values`, or -1. */
export declare function oneOf(fields: Fields, name: number, values: FieldNames): number;
/** 0: it is absent. */
export declare function lengthOf(fields: Fields, name: number): number;
/** Copies the text into `into`, if it is a name of at most as many bytes as there is room for. */
export declare function readText(fields: Fields, name: number, field: string, code: RejectName, into: Uint8Array): Refusal | undefined;
/** Of client order ids and tags. */
export declare function isNameByte(byte: number): boolean;
/** Whole units of mantissa / 10^decimals, or a `DecimalError`. */
export declare function decimalOf(fields: Fields, name: number, mantissa: number, decimals: number): number;
export declare function wholeNumber(fields: Fields, name: number): number;
export declare function priceOf(fields: Fields, name: number, instrument: Instrument): number;
export declare function quantityOf(fields: Fields, name: number, instrument: Instrument): number;
export declare function badPrice(fields: Fields, name: number, instrument: Instrument, error: number): Refusal;
export declare function badQuantity(fields: Fields, name: number, instrument: Instrument, error: number): Refusal;
/** mantissa / 10^decimals as text: "0.05". */
export declare function unitText(mantissa: number, decimals: number): string;
