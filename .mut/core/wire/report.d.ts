import { WireError } from './header.ts';
import { type WireLayout } from './layout.ts';
import { type WireOrder } from './wire-order.ts';
export interface WireReport {
    /** Of the account, without gaps; together with the epoch that `subscribe` told. */
    sequence: number;
    timeUs: number;
    /** `EventKind`. */
    event: number;
    /** Number of a `Reject`, 0: none. */
    code: number;
    /** `OddPairs` of the lifecycle: 1 + its place; 0: none. */
    note: number;
    /** The fill, if it is one; else 0. */
    lastTicks: number;
    lastLots: number;
    executionId: number;
    readonly order: WireOrder;
    /** What the venue said. */
    textLength: number;
    readonly text: Uint8Array;
}
export declare function createWireReport(): WireReport;
/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export declare function encodeReport(view: DataView, at: number, from: WireReport): number;
export declare function decodeReport(view: DataView, at: number, into: WireReport): WireError;
export declare const REPORT_LAYOUT: WireLayout;
