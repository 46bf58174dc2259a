import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { build } from 'hdr-histogram-js';
import {
  HistogramRecorder,
  HistogramSnapshot,
  bucketOf,
  bucketValue,
  createHistogram,
  histogramBuckets,
} from '../../../core/metrics/histogram.ts';

const MAX_NS = 2 ** 40 - 1;
const PERCENTILES = [1e-6, 0.1, 1, 10, 25, 50, 75, 90, 95, 99, 99.9, 99.99, 99.999, 100];

const valueNs = fc.oneof(
  fc.integer({ min: 0, max: 5000 }),
  fc.integer({ min: 0, max: 2 ** 31 + 10 }),
  fc.maxSafeInteger().map((n) => Math.abs(n) % (MAX_NS + 1)),
  fc.integer({ min: 0, max: 39 }).chain((bit) => fc.constantFrom(2 ** bit - 1, 2 ** bit, 2 ** bit + 1)),
);

function reference() {
  return build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: MAX_NS,
    numberOfSignificantValueDigits: 3,
    bitBucketSize: 32,
    useWebAssembly: false,
  });
}

function record(buffer: SharedArrayBuffer, values: readonly number[]): void {
  const recorder = new HistogramRecorder(buffer);
  for (const value of values) recorder.record(value);
}

function snapshotOf(...buffers: SharedArrayBuffer[]): HistogramSnapshot {
  const snapshot = new HistogramSnapshot();
  for (const buffer of buffers) snapshot.add(buffer);
  return snapshot;
}

test('each value lies in its bucket, within 3 digits of its lowest value', () => {
  fc.assert(
    fc.property(valueNs, (value) => {
      const bucket = bucketOf(value);
      assert.ok(bucketValue(bucket) <= value && value < bucketValue(bucket + 1));
      assert.ok(value - bucketValue(bucket) <= value / 1000);
      assert.equal(bucketOf(bucketValue(bucket)), bucket);
    }),
    { numRuns: 5000 },
  );
});

test('the buckets follow each other without gap up to the end of the range', () => {
  for (let bucket = 0; bucket < histogramBuckets; bucket++) {
    assert.ok(bucketValue(bucket) < bucketValue(bucket + 1));
    assert.equal(bucketOf(bucketValue(bucket)), bucket);
    assert.equal(bucketOf(bucketValue(bucket + 1) - 1), bucket);
  }
  assert.equal(bucketValue(histogramBuckets), 2 ** 40);
});

test('percentiles equal those of hdr-histogram-js on any values', () => {
  fc.assert(
    fc.property(fc.array(valueNs, { minLength: 1, maxLength: 300, size: 'max' }), (values) => {
      const buffer = createHistogram('risk');
      record(buffer, values);
      const ours = snapshotOf(buffer);
      const theirs = reference();
      for (const value of values) theirs.recordValue(value);
      assert.equal(ours.count, theirs.totalCount);
      assert.equal(ours.maximum, Math.max(...values));
      assert.equal(
        ours.sum,
        values.reduce((sum, value) => sum + value, 0),
      );
      for (const percent of PERCENTILES) {
        assert.equal(ours.percentile(percent), theirs.getValueAtPercentile(percent), `p${percent}`);
      }
    }),
    { numRuns: 100 },
  );
});

test('percentiles equal those of hdr-histogram-js on half a million seeded latencies, fed by bucket too', () => {
  const buffer = createHistogram('durable');
  const recorder = new HistogramRecorder(buffer);
  const theirs = reference();
  let random = 20260;
  for (let i = 0; i < 500_000; i++) {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    const value = Math.floor(200 / (1 - (random / 2 ** 32) ** 3)); // A long tail.
    recorder.record(value);
    theirs.recordValue(value);
  }
  const ours = snapshotOf(buffer);
  const fed = reference();
  for (let bucket = 0; bucket < histogramBuckets; bucket++) {
    const count = ours.counts[bucket]!;
    if (count > 0) fed.recordValueWithCount(bucketValue(bucket), count);
  }
  for (const percent of PERCENTILES) {
    assert.equal(ours.percentile(percent), theirs.getValueAtPercentile(percent), `p${percent}`);
    assert.equal(fed.getValueAtPercentile(percent), theirs.getValueAtPercentile(percent), `fed p${percent}`);
  }
});

test('snapshots of several threads add up to the histogram of all their values', () => {
  fc.assert(
    fc.property(
      fc.array(valueNs, { maxLength: 60, size: 'max' }),
      fc.array(valueNs, { maxLength: 60, size: 'max' }),
      (left, right) => {
        const [a, b, both] = [createHistogram('a'), createHistogram('b'), createHistogram('both')];
        record(a, left);
        record(b, right);
        record(both, [...left, ...right]);
        const merged = snapshotOf(a);
        merged.merge(snapshotOf(b));
        assert.deepEqual(merged, snapshotOf(both));
        assert.deepEqual(snapshotOf(a, b), merged);
      },
    ),
    { numRuns: 20 },
  );
});

test('values outside the range count at its ends, and the maximum stays exact', () => {
  const buffer = createHistogram('venue');
  record(buffer, [-5, 0.7, 2 ** 40, 2 ** 50]);
  const snapshot = snapshotOf(buffer);
  assert.equal(snapshot.count, 4);
  assert.equal(snapshot.counts[0], 2);
  assert.equal(snapshot.counts[histogramBuckets - 1], 2);
  assert.equal(snapshot.maximum, 2 ** 50);
});

test('an empty histogram has percentile 0, and a percentile is above 0 and at most 100', () => {
  const empty = new HistogramSnapshot();
  assert.equal(empty.percentile(99), 0);
  for (const percent of [0, -1, 100.1, Number.NaN]) assert.throws(() => empty.percentile(percent), /percentile/);
});
