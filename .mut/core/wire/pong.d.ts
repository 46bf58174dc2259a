import { WireError } from './header.ts';
import { type WireLayout } from './layout.ts';
export interface WirePong {
    requestId: number;
    status: number;
    ordersLeft: number;
    cancelsLeft: number;
    echo: number;
    timeUs: number;
}
export declare function createWirePong(): WirePong;
/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export declare function encodePong(view: DataView, at: number, from: WirePong): number;
export declare function decodePong(view: DataView, at: number, into: WirePong): WireError;
export declare const PONG_LAYOUT: WireLayout;
