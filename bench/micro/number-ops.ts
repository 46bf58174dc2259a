import { crc32 } from 'node:zlib';
import { build, initWebAssembly } from 'hdr-histogram-js';
import { HistogramRecorder, createHistogram } from '../../core/metrics/histogram.ts';
import { parseDecimal, writeDecimal } from '../../core/number/decimal.ts';
import { EVENT_BYTES } from '../../core/schema/event.ts';
import { createSeededRandom } from '../../workers/seeded-random.ts';
import type { Op } from './op.ts';

const TIMES = 1_000;
const SMALL_ORDER_NS = 2_000;
const TAIL_NS = 1_000_000;
const BATCH_RECORDS = 256;

const FAR_BYTES = 64 * 1024 * 1024;

export const FAR_READ = 'a read of 64 MB, each where the one before it says';
export const OWN_HISTOGRAM = 'histogram, one record (own)';

export async function numberOps(): Promise<Op[]> {
  await initWebAssembly();
  return [nothing(), farRead(), ...decimalOps(), ...histogramOps(), ...crcOps(), ...clockOps()];
}

/** What the loop around every operation costs. */
function nothing(): Op {
  const values = new Float64Array(TIMES).fill(1);
  return {
    name: 'an addition (what the loop costs)',
    times: TIMES,
    run() {
      let sum = 0;
      for (let i = 0; i < TIMES; i++) sum += values[i]!;
      return sum;
    },
  };
}

/** What a cache miss costs: where each read is, only the one before it tells. */
function farRead(): Op {
  const places = new Int32Array(FAR_BYTES / Int32Array.BYTES_PER_ELEMENT);
  const random = createSeededRandom(11);
  // Sattolo's shuffle: one round through all places.
  for (let i = 0; i < places.length; i++) places[i] = i;
  for (let i = places.length - 1; i > 0; i--) {
    const other = random.below(i);
    const held = places[i]!;
    places[i] = places[other]!;
    places[other] = held;
  }
  let at = 0;
  return {
    name: FAR_READ,
    times: TIMES,
    run() {
      for (let i = 0; i < TIMES; i++) at = places[at]!;
      return at;
    },
  };
}

function decimalOps(): Op[] {
  const texts = ['45000.1', '0.25', '1234567.89', '3', '99999.99'];
  const line = Buffer.from(texts.join(''));
  const ends: number[] = [];
  for (const text of texts) ends.push((ends.at(-1) ?? 0) + text.length);
  const starts = [0, ...ends];
  const out = new Uint8Array(64);
  return [
    {
      name: 'decimal text ▸ ticks (own)',
      times: TIMES,
      run() {
        let sum = 0;
        for (let i = 0; i < TIMES; i++) {
          const one = i % 5;
          sum += parseDecimal(line, starts[one]!, ends[one]!, 1, 2);
        }
        return sum;
      },
    },
    {
      name: 'decimal text ▸ binary fraction (Number of a string that is there)',
      times: TIMES,
      run() {
        let sum = 0;
        for (let i = 0; i < TIMES; i++) sum += Number(texts[i % 5]);
        return sum;
      },
    },
    {
      name: 'ticks ▸ decimal text (own)',
      times: TIMES,
      run() {
        let sum = 0;
        for (let i = 0; i < TIMES; i++) sum += writeDecimal(out, 0, 4_500_000 + i, 1, 2);
        return sum + out[3]!;
      },
    },
  ];
}

function histogramOps(): Op[] {
  const random = createSeededRandom(5);
  const values = Float64Array.from({ length: TIMES }, () =>
    random.chance(0.99) ? 200 + random.below(SMALL_ORDER_NS) : random.below(TAIL_NS),
  );
  const own = new HistogramRecorder(createHistogram('bench'));
  const options = {
    lowestDiscernibleValue: 1,
    highestTrackableValue: 2 ** 40,
    numberOfSignificantValueDigits: 3,
  } as const;
  const js = build({ ...options, bitBucketSize: 64 });
  const wasm = build({ ...options, bitBucketSize: 64, useWebAssembly: true });
  return [
    {
      name: OWN_HISTOGRAM,
      times: TIMES,
      run() {
        for (let i = 0; i < TIMES; i++) own.record(values[i]!);
        return 0;
      },
    },
    {
      name: 'histogram, one record (hdr-histogram-js)',
      times: TIMES,
      run() {
        for (let i = 0; i < TIMES; i++) js.recordValue(values[i]!);
        return 0;
      },
    },
    {
      name: 'histogram, one record (hdr-histogram-js, WebAssembly)',
      times: TIMES,
      run() {
        for (let i = 0; i < TIMES; i++) wasm.recordValue(values[i]!);
        return 0;
      },
    },
  ];
}

function crcOps(): Op[] {
  const bytes = Buffer.alloc(BATCH_RECORDS * EVENT_BYTES);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.imul(i, 0x9e3779b1) >>> 24;
  const records = Array.from({ length: BATCH_RECORDS }, (_, i) =>
    bytes.subarray(i * EVENT_BYTES, (i + 1) * EVENT_BYTES),
  );
  return [
    {
      name: `checksum of a record, ${BATCH_RECORDS} in one call (zlib.crc32)`,
      times: BATCH_RECORDS,
      run: () => crc32(bytes),
    },
    {
      name: 'checksum of a record, a call each (zlib.crc32)',
      times: BATCH_RECORDS,
      run() {
        let sum = 0;
        for (let i = 0; i < BATCH_RECORDS; i++) sum += crc32(records[i]!);
        return sum;
      },
    },
  ];
}

function clockOps(): Op[] {
  return [
    {
      name: 'clock, process.hrtime()',
      times: TIMES,
      run() {
        let sum = 0;
        for (let i = 0; i < TIMES; i++) sum += process.hrtime()[1];
        return sum;
      },
    },
    {
      name: 'clock, process.hrtime.bigint()',
      times: TIMES,
      run() {
        let last = 0n;
        for (let i = 0; i < TIMES; i++) last ^= process.hrtime.bigint();
        return Number(last & 0xffffn);
      },
    },
    {
      name: 'clock, performance.now()',
      times: TIMES,
      run() {
        let sum = 0;
        for (let i = 0; i < TIMES; i++) sum += performance.now();
        return sum;
      },
    },
  ];
}
