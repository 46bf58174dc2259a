import { invariant } from '../invariant.js';
import { SegmentKind, attachSegment, createSegment } from '../memory/segment.js';
/**
 * Latencies in the buckets of HdrHistogram with 3 significant digits from 1 ns to 2^40 ns (18 minutes), counted by one
 * thread in shared memory and read by any.
 *
 *   word   0         1       2               BUCKETS + 2
 *        +---------+-------+----------------+
 *        | maximum | sum   | count per bucket
 *        +---------+-------+----------------+
 *
 *   bucket        0 … 2047        2048 … 3071             3072 … 4095             …
 *   values        0 … 2047        2048 … 4095             4096 … 8191             …
 *   each wide     1               2                       4                       …
 *
 * Above 2047 the upper 11 bits of a value choose its bucket. A value beyond the range counts in the last bucket;
 * the maximum is exact all the same.
 */
const HALF_BITS = 10;
const HALF = 1 << HALF_BITS;
const RANGE_BITS = 40;
const BUCKETS = (RANGE_BITS - HALF_BITS + 1) << HALF_BITS;
const LAST_BUCKET = BUCKETS - 1;
const POWERS = Array.from({ length: RANGE_BITS - HALF_BITS + 1 }, (_, shift) => 2 ** shift);
const MAXIMUM = 0;
const SUM = 1;
const COUNTS = 2;
/** How many buckets there are: indices for `bucketValue`. */
export const histogramBuckets = BUCKETS;
export function createHistogram(name) {
    return createSegment(SegmentKind.histogram, name, [BUCKETS], 0, (COUNTS + BUCKETS) * 8);
}
/** The lowest value of a bucket: what to hand to another HDR histogram together with the bucket's count. */
export function bucketValue(bucket) {
    if (bucket < 2 * HALF)
        return bucket;
    const shift = (bucket >> HALF_BITS) - 1;
    return (HALF + (bucket & (HALF - 1))) * POWERS[shift];
}
/**
 * The bucket of a value in ns; fractions are cut off, anything below 0 counts as 0.
 * @internal
 */
export function bucketOf(value) {
    if (value < 2 * HALF)
        return value > 0 ? value | 0 : 0;
    if (value < 0x7fff_ffff) {
        const shift = 31 - HALF_BITS - Math.clz32(value | 0);
        return (shift << HALF_BITS) + (value >> shift);
    }
    if (value >= 2 ** RANGE_BITS)
        return LAST_BUCKET;
    // Beyond 32 bits: the same on the value without its lowest 11 bits, which can't matter there.
    const upper = (value / 2048) | 0;
    const shift = 31 - HALF_BITS - Math.clz32(upper);
    return ((shift + 11) << HALF_BITS) + (upper >> shift);
}
/** The writing end; exactly one per histogram. */
export class HistogramRecorder {
    #words;
    constructor(buffer) {
        this.#words = open(buffer);
    }
    /** Counts one value in ns. */
    record(value) {
        const words = this.#words;
        const word = COUNTS + bucketOf(value);
        words[word] = words[word] + 1;
        words[SUM] = words[SUM] + value;
        if (value > words[MAXIMUM])
            words[MAXIMUM] = value;
    }
    /** Counts one value in ns `times` times. */
    recordTimes(value, times) {
        const words = this.#words;
        const word = COUNTS + bucketOf(value);
        words[word] = words[word] + times;
        words[SUM] = words[SUM] + value * times;
        if (value > words[MAXIMUM])
            words[MAXIMUM] = value;
    }
}
/** A copy at one moment, or several copies added up. */
export class HistogramSnapshot {
    /** Per bucket. */
    counts = new Float64Array(BUCKETS);
    count = 0;
    /** The greatest value, exactly. */
    maximum = 0;
    sum = 0;
    /** Adds what `buffer` holds by now; its writer may go on. */
    add(buffer) {
        const words = open(buffer);
        this.#add(words.subarray(COUNTS), words[MAXIMUM], words[SUM]);
    }
    merge(other) {
        this.#add(other.counts, other.maximum, other.sum);
    }
    /**
     * The value that `percent` of all values don't exceed, to 3 digits: the highest value of the bucket, as
     * HdrHistogram has it. 0 if nothing was recorded.
     */
    percentile(percent) {
        invariant(percent > 0 && percent <= 100, 'histogram: a percentile is above 0 and at most 100');
        const wanted = Math.max(1, Math.ceil((percent * this.count) / 100));
        let seen = 0;
        for (let bucket = 0; bucket < BUCKETS; bucket++) {
            seen += this.counts[bucket];
            if (seen >= wanted)
                return bucketValue(bucket + 1) - 1;
        }
        return 0;
    }
    #add(counts, maximum, sum) {
        for (let bucket = 0; bucket < BUCKETS; bucket++) {
            const count = counts[bucket];
            this.counts[bucket] += count;
            this.count += count; // Counted here, not copied: it fits the copied buckets while the writer goes on.
        }
        if (maximum > this.maximum)
            this.maximum = maximum;
        this.sum += sum;
    }
}
function open(buffer) {
    const segment = attachSegment(SegmentKind.histogram, buffer, 0);
    return new Float64Array(buffer, segment.payloadAt, COUNTS + BUCKETS);
}
//# sourceMappingURL=histogram.js.map