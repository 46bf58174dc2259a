/**
 * A client's WebSocket frame (RFC 6455 5.2), all in one. The mask is the same for all: a server unmasks any in the same
 * time, and a field of a finished frame can be changed in place.
 *
 *   byte 0     1       2              2 or 4    +4
 *      +-----+-------+--------------+---------+---------------
 *      | 8op | 80|n  | length u16 BE|  mask   | payload ^ mask
 *      +-----+-------+--------------+---------+---------------
 */
export const MASK = [0x37, 0xfa, 0x21, 0x3d];
const FIN = 0x80;
const TEXT = 1;
const BINARY = 2;
const SHORT_MOST = 125;
const LENGTH_16 = 126;
const LONG_MOST = 0xffff;
const MASK_BYTES = 4;
/** Where the payload of a client's frame begins. */
export function payloadAt(payloadBytes) {
    return (payloadBytes <= SHORT_MOST ? 2 : 4) + MASK_BYTES;
}
export function maskedFrame(payload, kind) {
    if (payload.length > LONG_MOST)
        throw new Error('a frame has at most 65,535 bytes');
    const at = payloadAt(payload.length);
    const frame = Buffer.alloc(at + payload.length);
    head(frame, payload.length, kind === 'text' ? TEXT : BINARY, FIN);
    frame.set(MASK, at - MASK_BYTES);
    for (const [i, byte] of payload.entries())
        frame[at + i] = byte ^ MASK[i & 3];
    return frame;
}
/** A server's frame: no mask. */
export function plainFrame(payload) {
    const at = payloadAt(payload.length) - MASK_BYTES;
    const frame = Buffer.alloc(at + payload.length);
    head(frame, payload.length, BINARY, 0);
    frame.set(payload, at);
    return frame;
}
function head(frame, bytes, opcode, masked) {
    frame[0] = FIN | opcode;
    frame[1] = masked | (bytes <= SHORT_MOST ? bytes : LENGTH_16);
    if (bytes > SHORT_MOST)
        frame.writeUInt16BE(bytes, 2);
}
//# sourceMappingURL=frames.js.map