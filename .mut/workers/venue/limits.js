import { MAX_LINE_BYTES } from './protocol.js';
export const DefaultVenueLimits = {
    orders: 1_000_000,
    retired: 3_000_000,
    resting: 200_000,
    executions: 1_000_000,
    gateways: 64,
    sessions: 64,
    lineBytes: MAX_LINE_BYTES,
    outputPauseBytes: 1 << 20,
    outputMaxBytes: 128 << 20,
    tickPauseBytes: 1 << 20,
    tickStallMs: 10_000,
    logBytes: 4 * 2 ** 30,
    greetingMs: 10_000,
};
/** Quantities that pack with a state and an instrument into 2^53; no venue trades more lots in one order. */
export const MAX_QUANTITY_LOTS = 2 ** 40;
export const MAX_PRICE_TICKS = 2 ** 40;
//# sourceMappingURL=limits.js.map