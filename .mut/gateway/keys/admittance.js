import { refusal } from '../inbound/refusal.js';
import { isIn } from './addresses.js';
import { createNonces } from './nonces.js';
export const MAX_WINDOW_MS = 5_000;
const AHEAD_MS = 1_000;
const NONCES_PER_KEY = 32_768;
const NONCES_IN_ALL = 262_144;
export const unauthorized = refusal('UNAUTHORIZED', 'The key, its signature or its nonce is not accepted.');
const forbiddenAddress = refusal('FORBIDDEN_IP', 'This key may not be used from this address.');
const tooManyNonces = refusal('RATE_LIMITED', `A key signs at most ${NONCES_PER_KEY} requests in a short time.`);
const BOUNDS = { perKey: NONCES_PER_KEY, inAll: NONCES_IN_ALL };
export function createAdmittance(clock, bounds = BOUNDS) {
    const startedMs = clock.nowUs() / 1000;
    const nonces = createNonces({ keepMs: MAX_WINDOW_MS + AHEAD_MS, ...bounds });
    return {
        check(key, timestampMs, windowMs, nonce, peer) {
            const nowMs = clock.nowUs() / 1000;
            const ageMs = nowMs - timestampMs;
            if (!(ageMs > -AHEAD_MS && ageMs <= windowMs && timestampMs > startedMs + AHEAD_MS)) {
                return outsideWindow(nowMs, timestampMs <= startedMs + AHEAD_MS);
            }
            if (key.ranges !== undefined && !key.ranges.some((range) => isIn(range, peer)))
                return forbiddenAddress;
            const nonceIs = nonces.take(key.principal.number, nonce, nowMs);
            if (nonceIs === 'new')
                return undefined;
            return nonceIs === 'seen' ? unauthorized : tooManyNonces;
        },
    };
}
function outsideWindow(nowMs, isBeforeStart) {
    const rule = isBeforeStart
        ? 'It has to be later than the start of this gateway by more than 1 s.'
        : 'It may be 5 s old, or what X-TG-WINDOW says, and 1 s ahead.';
    return refusal('UNAUTHORIZED', `The timestamp is not accepted; the time here is ${Math.floor(nowMs)} ms. ${rule}`);
}
//# sourceMappingURL=admittance.js.map