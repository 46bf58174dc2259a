import { build } from 'hdr-histogram-js';
import { HistogramSnapshot, bucketValue, histogramBuckets } from '../../core/metrics/histogram.js';
import { StageNames } from '../../core/topology.js';
const PERCENTILES = [
    ['p50', 50],
    ['p90', 90],
    ['p99', 99],
    ['p99.9', 99.9],
    ['p99.99', 99.99],
];
const HIGHEST_NS = 2 ** 40;
const DIGITS = 3;
/** GET /latency: microseconds per stage, from HDR histograms. */
export function latencyPage(stages) {
    const entries = StageNames.map((stage) => {
        const snapshot = new HistogramSnapshot();
        snapshot.add(stages[stage]);
        return [stage, stageFigures(snapshot)];
    });
    return JSON.stringify({ unit: 'us', stages: Object.fromEntries(entries) });
}
/** The median of one histogram in milliseconds, null if it is empty. */
export function medianMs(buffer) {
    const snapshot = new HistogramSnapshot();
    snapshot.add(buffer);
    return snapshot.count === 0 ? null : Math.min(snapshot.percentile(50), snapshot.maximum) / 1_000_000;
}
function stageFigures(snapshot) {
    const histogram = hdrOf(snapshot);
    const figures = { count: snapshot.count };
    for (const [name, percent] of PERCENTILES) {
        // A bucket is told by its upper end, which may lie beyond the greatest value.
        const valueNs = snapshot.count === 0 ? 0 : histogram.getValueAtPercentile(percent);
        figures[name] = Math.min(valueNs, snapshot.maximum) / 1000;
    }
    figures['max'] = snapshot.maximum / 1000;
    return figures;
}
function hdrOf(snapshot) {
    const histogram = build({
        lowestDiscernibleValue: 1,
        highestTrackableValue: HIGHEST_NS,
        numberOfSignificantValueDigits: DIGITS,
    });
    for (let bucket = 0; bucket < histogramBuckets; bucket++) {
        const count = snapshot.counts[bucket];
        if (count > 0)
            histogram.recordValueWithCount(bucketValue(bucket), count);
    }
    return histogram;
}
//# sourceMappingURL=latency.js.map