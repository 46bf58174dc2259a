import { WireError } from './header.ts';
import { type WireLayout } from './layout.ts';
/**
 * A question for a pong. 16 bytes: the header and 8 bytes that come back as they were, for instance the time of sending.
 */
export declare const PING_BYTES = 16;
export interface WirePing {
    requestId: number;
    echo: number;
}
/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export declare function encodePing(view: DataView, at: number, from: WirePing): number;
export declare function decodePing(view: DataView, at: number, into: WirePing): WireError;
export declare const PING_LAYOUT: WireLayout;
