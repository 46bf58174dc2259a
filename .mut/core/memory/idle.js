import { invariant } from '../invariant.js';
/** Waits at the doorbell at once, at most `maxParkMs` at a time. */
export function parking(sleeper, maxParkMs) {
    invariant(maxParkMs > 0, 'idle: the longest park is more than nothing');
    return (workDone, atMostMs = Infinity) => {
        if (workDone === 0)
            sleeper.park(Math.min(maxParkMs, atMostMs));
    };
}
/**
 * Goes on looking for `spinNs` after the last work, then waits at the doorbell, at most `maxParkMs` at a time.
 * Reads the clock only in cycles without work. A park is not followed by spinning unless work came.
 */
export function spinningThenParking(sleeper, spinNs, maxParkMs, clockNs) {
    invariant(spinNs > 0 && maxParkMs > 0, 'idle: spin and longest park are more than nothing');
    const working = -1;
    let idleSinceNs = working;
    return (workDone, atMostMs = Infinity) => {
        if (workDone > 0) {
            idleSinceNs = working;
            return;
        }
        const nowNs = clockNs();
        if (idleSinceNs === working)
            idleSinceNs = nowNs;
        else if (nowNs - idleSinceNs >= spinNs)
            sleeper.park(Math.min(maxParkMs, atMostMs));
    };
}
//# sourceMappingURL=idle.js.map