/** A connection on which nothing comes for so long, no pong either, is closed. */
export const IDLE_S = 32;
/** uWebSockets drops what would go beyond; the door's own limits are far below. */
export const MAX_BUFFERED_BYTES = 1024 * 1024;
/** Close codes of this protocol, beside those of RFC 6455. */
export const CloseCode = {
    goingAway: 1001,
    policy: 1008,
    internal: 1011,
    /** The key of this session was revoked or has changed. */
    keyGone: 4001,
    /** No sign of life within two of the intervals that the session asked for. */
    noHeartbeat: 4002,
    /** A reader of orders that fell behind; the reason is a resume token. */
    slowReader: 4008,
};
//# sourceMappingURL=socket-port.js.map