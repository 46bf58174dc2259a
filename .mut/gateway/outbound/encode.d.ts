import type { Records } from '../../core/memory/records.ts';
import type { Directory } from '../directory.ts';
/**
 * Events and answers of the engine as JSON: order_id and decimals are strings, times RFC 3339.
 * Every function takes a record by its byte offset and reads nothing else.
 */
export interface Encoder {
    /** An order as it stands after the event. */
    order(records: Records, at: number): string;
    /** The answer to a new order. `riskUs`, `totalUs`: from its request's arrival to its decision, and to this. */
    placed(records: Records, at: number, riskUs: number, totalUs: number): string;
    /** The answer to a cancel or replace. */
    changed(records: Records, at: number): string;
    /** One frame of the `orders` channel. */
    report(records: Records, at: number): string;
    fill(records: Records, at: number): string;
    /**
     * QUANTITY_LOTS: net, signed. FILLED_COST, VALUE: cost of the open position and realized profit in ticks × lots.
     * FILLED_LOTS, LAST_LOTS: bought and sold so far. LIMIT, ARG1: what could still be bought and sold. The rest as in
     * `PositionMore`.
     */
    position(records: Records, at: number): string;
    /** The answer to a change of a guard: what stands from now on. */
    guard(records: Records, at: number): string;
}
export declare function createEncoder(directory: Directory, epoch: string, currency: string): Encoder;
/** What a venue wrote, packed at word `at`, as a JSON text. */
export declare function venueText(words: Float64Array, at: number, length: number): string;
