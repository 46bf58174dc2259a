import { WireError } from './header.ts';
import { type WireLayout } from './layout.ts';
import { type WireOrder } from './wire-order.ts';
/**
 * The answer to a place, cancel or replace that was not refused. 168 bytes.
 *
 *   byte  8       10        11         12       14        16         128    152      160       164      168
 *       +--------+---------+----------+--------+---------+----------+------+--------+---------+--------+
 *       | HTTP   | answered|tag length| orders | cancels | order,   | tag  | time   | risk us |total us|
 *       | status | type u8 |    u8    |  left  |  left   | 112 bytes|      | us     |   u32   |  u32   |
 *       +--------+---------+----------+--------+---------+----------+------+--------+---------+--------+
 */
export declare const ORDER_ANSWER_BYTES = 168;
export interface WireOrderAnswer {
    requestId: number;
    /** 201, or 200 for what was placed before, a cancel or a replace. */
    status: number;
    /** `WireType` of the request. */
    answered: number;
    ordersLeft: number;
    cancelsLeft: number;
    readonly order: WireOrder;
    /** 0 in answers to cancels and replaces. */
    tagLength: number;
    readonly tag: Uint8Array;
    /** When it was decided, microseconds since 1970. */
    timeUs: number;
    /** From the request's arrival to its decision, and to this answer; 0 in answers to cancels and replaces. */
    riskUs: number;
    totalUs: number;
}
export declare function createWireOrderAnswer(): WireOrderAnswer;
/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export declare function encodeOrderAnswer(view: DataView, at: number, from: WireOrderAnswer): number;
/** The same with texts as records have them, in `words` from `clientIdAt` and `tagAt` on: only their lengths are `from`'s. */
export declare function encodePackedOrderAnswer(view: DataView, at: number, from: WireOrderAnswer, words: Float64Array, clientIdAt: number, tagAt: number): number;
export declare function decodeOrderAnswer(view: DataView, at: number, into: WireOrderAnswer): WireError;
export declare const ORDER_ANSWER_LAYOUT: WireLayout;
