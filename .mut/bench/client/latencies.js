import { build } from 'hdr-histogram-js';
import { HistogramRecorder, HistogramSnapshot, bucketValue, createHistogram } from '../../core/metrics/histogram.js';
export function createLatencyRecorder() {
    const shared = createHistogram('latency');
    const recorder = new HistogramRecorder(shared);
    return {
        record(ns) {
            recorder.record(ns);
        },
        counts() {
            const snapshot = new HistogramSnapshot();
            snapshot.add(shared);
            const buckets = [];
            for (const [bucket, count] of snapshot.counts.entries())
                if (count > 0)
                    buckets.push(bucketValue(bucket), count);
            return { buckets, count: snapshot.count, maximum: snapshot.maximum };
        },
    };
}
const HIGHEST_NS = 2 ** 40;
export function createLatencies() {
    const all = build({
        lowestDiscernibleValue: 1,
        highestTrackableValue: HIGHEST_NS,
        numberOfSignificantValueDigits: 3,
    });
    let maximum = 0;
    return {
        add(counts) {
            all.add(histogramOf(counts));
            maximum = Math.max(maximum, counts.maximum);
        },
        get count() {
            return all.totalCount;
        },
        get maximum() {
            return maximum;
        },
        percentile: (percent) => Math.min(all.getValueAtPercentile(percent), maximum),
    };
}
function histogramOf({ buckets }) {
    const one = build({
        lowestDiscernibleValue: 1,
        highestTrackableValue: HIGHEST_NS,
        numberOfSignificantValueDigits: 3,
    });
    for (let i = 0; i < buckets.length; i += 2)
        one.recordValueWithCount(Math.max(1, buckets[i]), buckets[i + 1]);
    return one;
}
/** Of one block. */
export function percentileOf(counts, percent) {
    const one = createLatencies();
    one.add(counts);
    return one.percentile(percent);
}
//# sourceMappingURL=latencies.js.map