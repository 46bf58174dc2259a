import { build } from 'hdr-histogram-js';
/** Longer ones count as this. */
const LONGEST_NS = 120e9;
const REASONS_SHOWN = 5;
const REASONS_KEPT = 1000;
export function createTally() {
    const histogram = build({
        lowestDiscernibleValue: 1,
        highestTrackableValue: LONGEST_NS,
        numberOfSignificantValueDigits: 3,
    });
    const reasons = new Map();
    let goods = 0;
    let bads = 0;
    return {
        good(latencyNs) {
            goods++;
            histogram.recordValue(Math.max(0, Math.min(LONGEST_NS, Math.round(latencyNs))));
        },
        bad(why) {
            bads++;
            if (reasons.size < REASONS_KEPT || reasons.has(why))
                reasons.set(why, (reasons.get(why) ?? 0) + 1);
        },
        get goods() {
            return goods;
        },
        get bads() {
            return bads;
        },
        latencies() {
            const at = (percent) => milliseconds(Math.min(histogram.maxValue, histogram.getValueAtPercentile(percent)));
            return `p50 ${at(50)}, p99 ${at(99)}, max ${milliseconds(histogram.maxValue)}`;
        },
        reasons: () => [...reasons]
            .sort(([, a], [, b]) => b - a)
            .slice(0, REASONS_SHOWN)
            .map(([why, count]) => `${count} × ${why}`),
    };
}
function milliseconds(ns) {
    return `${(ns / 1e6).toFixed(3)} ms`;
}
//# sourceMappingURL=tally.js.map