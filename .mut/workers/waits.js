import { hasCoreEach, hasSpareCore } from './pin.js';
import { hotThreads } from './roster.js';
/** How long threads look for more work before they sleep, and how long the gateway's sleeps at most. */
const SPIN_NS = 50_000;
/** Waking the gateway's loop costs as much as an order. Where cores are few, whoever has the answer would only wait for it. */
const TAIL_US = 50;
export const GATEWAY_MAX_PARK_MS = 100;
/** Of a hot thread that parks. */
export function spinNsOf(mode, cpus) {
    return hasSpareCore(hotThreads(mode), cpus) ? SPIN_NS : 0;
}
/** Of the gateway's loop, after activity. */
export function tailUsOf(mode, cpus) {
    return hasCoreEach(hotThreads(mode), cpus) ? TAIL_US : 0;
}
//# sourceMappingURL=waits.js.map