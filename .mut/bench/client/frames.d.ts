/**
 * A client's WebSocket frame (RFC 6455 5.2), all in one. The mask is the same for all: a server unmasks any in the same
 * time, and a field of a finished frame can be changed in place.
 *
 *   byte 0     1       2              2 or 4    +4
 *      +-----+-------+--------------+---------+---------------
 *      | 8op | 80|n  | length u16 BE|  mask   | payload ^ mask
 *      +-----+-------+--------------+---------+---------------
 */
export declare const MASK: readonly number[];
/** Where the payload of a client's frame begins. */
export declare function payloadAt(payloadBytes: number): number;
export declare function maskedFrame(payload: Uint8Array, kind: 'binary' | 'text'): Buffer;
/** A server's frame: no mask. */
export declare function plainFrame(payload: Uint8Array): Buffer;
