import type { Instrument } from '../../core/market/instruments.ts';
import type { PlaceRequest } from './ledger.ts';
/** A parsed line: fields as they came, unchecked. */
export type Message = Readonly<Record<string, unknown>>;
/** The order that a place asks for, or what is wrong with it. */
export declare function readPlace(message: Message, id: string, instruments: ReadonlyMap<string, Instrument>): PlaceRequest | string;
/** Ticks, or NaN. */
export declare function readPrice(message: Message, instrument: Instrument): number;
/** Lots, or NaN. */
export declare function readQuantity(message: Message, instrument: Instrument): number;
/** A non-negative integer below 2^53, or undefined. */
export declare function readCount(message: Message, name: string): number | undefined;
