import { invariant } from '../../core/invariant.js';
/** @internal */
export const SECOND_US = 1_000_000;
export const MINUTE_US = 60_000_000;
/**
 * What the network may push two requests together by.
 * @internal
 */
export const SLACK_US = 10_000;
/** Of ten requests one is kept for cancels, but never the only one. */
const KEPT_SHARE = 10;
/**
 * Up to such a limit each request has an entry of its own. Beyond it, those within the 4,096th part of the window share
 * one, which counts them all as sent when the last of them was: never too early, and the memory stays small.
 * @internal
 */
export const EXACT_LIMIT = 4096;
export function createRateWindows({ perSecond, perMinute }, before) {
    invariant(Number.isInteger(perSecond) && perSecond >= 0, 'rate windows: requests per second are a count');
    invariant(Number.isInteger(perMinute) && perMinute >= 0, 'rate windows: requests per minute are a count');
    const windows = [];
    if (perSecond > 0)
        windows.push(createWindow(SECOND_US + SLACK_US, perSecond, before));
    if (perMinute > 0)
        windows.push(createWindow(MINUTE_US + SLACK_US, perMinute, before));
    return {
        hasLimit: windows.length > 0,
        most: Math.min(Infinity, ...windows.map(({ limit, kept }) => limit - kept)),
        admits(nowUs, isCancel) {
            for (const window of windows) {
                if (window.used(nowUs) >= (isCancel ? window.limit : window.limit - window.kept))
                    return false;
            }
            return true;
        },
        sent(nowUs) {
            for (const window of windows)
                window.sent(nowUs);
        },
        left(nowUs) {
            let left = Infinity;
            for (const window of windows)
                left = Math.min(left, window.limit - window.kept - window.used(nowUs));
            return Math.max(0, left);
        },
    };
}
function createWindow(lengthUs, limit, before = { count: 0, atUs: 0 }) {
    const grainUs = limit > EXACT_LIMIT ? Math.floor(lengthUs / EXACT_LIMIT) : 0;
    // Those that may be in the window with a grain between them, and one more that the grain doesn't divide.
    const capacity = grainUs > 0 ? Math.ceil(lengthUs / grainUs) + 2 : limit;
    const times = new Float64Array(capacity);
    const counts = new Float64Array(capacity);
    let first = 0;
    let entries = 0;
    let used = 0;
    /** The newest entry, and when its first request was sent. */
    let newest = 0;
    let newestSinceUs = 0;
    function add(count, atUs) {
        used += count;
        if (entries > 0 && atUs - newestSinceUs <= grainUs) {
            times[newest] = atUs;
            counts[newest] += count;
            return;
        }
        invariant(entries < capacity, 'rate windows: an entry for each part of the window');
        newest = first + entries;
        if (newest >= capacity)
            newest -= capacity;
        entries += 1;
        newestSinceUs = atUs;
        times[newest] = atUs;
        counts[newest] = count;
    }
    function usedAt(nowUs) {
        while (entries > 0 && times[first] <= nowUs - lengthUs) {
            used -= counts[first];
            entries -= 1;
            first = first + 1 === capacity ? 0 : first + 1;
        }
        return used;
    }
    if (before.count > 0)
        add(Math.min(before.count, limit), before.atUs);
    return {
        limit,
        kept: limit === 1 ? 0 : Math.ceil(limit / KEPT_SHARE),
        used: usedAt,
        sent(nowUs) {
            invariant(usedAt(nowUs) < limit, 'rate windows: sent beyond a limit');
            add(1, nowUs);
        },
    };
}
//# sourceMappingURL=rate-windows.js.map