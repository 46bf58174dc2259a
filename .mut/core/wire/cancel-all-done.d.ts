import { WireError } from './header.ts';
import { type WireLayout } from './layout.ts';
export interface WireCancelAllDone {
    requestId: number;
    status: number;
    ordersLeft: number;
    cancelsLeft: number;
    /** Orders whose cancel was asked for. */
    requested: number;
}
export declare function createWireCancelAllDone(): WireCancelAllDone;
/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export declare function encodeCancelAllDone(view: DataView, at: number, from: WireCancelAllDone): number;
export declare function decodeCancelAllDone(view: DataView, at: number, into: WireCancelAllDone): WireError;
export declare const CANCEL_ALL_DONE_LAYOUT: WireLayout;
