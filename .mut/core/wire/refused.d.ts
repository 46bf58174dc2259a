import { WireError } from './header.ts';
import { type WireLayout } from './layout.ts';
export interface WireRefused {
    requestId: number;
    /** HTTP status. */
    status: number;
    /** Number of a `Reject`. */
    code: number;
    ordersLeft: number;
    cancelsLeft: number;
    /** Type of the request, as far as it could be read. */
    answered: number;
    /** '' where there is none, as for `limit` and `value`. */
    field: string;
    message: string;
    limit: string;
    value: string;
}
export declare function createWireRefused(): WireRefused;
/**
 * Returns the bytes written, 0 if a field can't be represented or there is no room. Texts are cut: the message to 1,024
 * characters, others to 255.
 */
export declare function encodeRefused(view: DataView, at: number, from: WireRefused): number;
export declare function decodeRefused(view: DataView, at: number, into: WireRefused): WireError;
export declare const REFUSED_LAYOUT: WireLayout;
