import { HistogramRecorder, HistogramSnapshot, createHistogram } from '../../core/metrics/histogram.js';
const SHARES = [0.9, 0.75, 0.5, 0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001, 5e-4, 1e-4, 5e-5, 1e-5, 1e-6];
/** A percentile of which fewer than so many samples are beyond it says nothing. */
const MIN_BEYOND = 10;
export function createTimes() {
    const buffer = createHistogram('bench');
    const recorder = new HistogramRecorder(buffer);
    return {
        add: (ns) => recorder.record(ns),
        summary() {
            const snapshot = new HistogramSnapshot();
            snapshot.add(buffer);
            const { count, maximum } = snapshot;
            const at = (percent) => snapshot.percentile(percent);
            return {
                count,
                maximumNs: maximum,
                at,
                points: () => SHARES.filter((x) => x * count >= MIN_BEYOND).map((x) => [x, at(100 * (1 - x))]),
            };
        },
    };
}
//# sourceMappingURL=times.js.map