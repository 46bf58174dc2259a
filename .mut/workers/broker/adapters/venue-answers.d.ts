import type { Instrument } from '../../../core/market/instruments.ts';
import type { VenueEvents } from '../adapter.ts';
/** A line of the venue (workers/venue/protocol.ts), parsed. */
export type Fields = Readonly<Record<string, unknown>>;
/** What the venue said doesn't fit the protocol. */
export declare class MalformedLine extends Error {
    readonly name = "MalformedLine";
}
/** What a venue says of orders, told to `events` as one call with whole ticks and lots. Throws `MalformedLine`. */
export declare function tellAnswer(fields: Fields, bySymbol: ReadonlyMap<string, Instrument>, events: VenueEvents): void;
export declare function textOf(fields: Fields, name: string): string;
export declare function countOf(fields: Fields, name: string): number;
