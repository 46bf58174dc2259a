import type { Part, PartResult } from '../part.ts';
import { allowedCpus } from '../../workers/pin.ts';
import { codecOps } from './codec-ops.ts';
import { FAR_READ, OWN_HISTOGRAM, numberOps } from './number-ops.ts';
import { type OpTimes, timeOps } from './op.ts';
import {
  type Placement,
  loopRoundTrips,
  parkedRoundTrip,
  poolOps,
  portOps,
  ringThroughput,
  ringbufThroughput,
  spinningHop,
} from './thread-ops.ts';

/** What is run, each for an equal part of the time: warm-up takes a fifth on top, threads have to start. */
const OPS = 39;
const OVERHEAD = 1.4;

export const microPart: Part = {
  name: 'micro',
  about: 'rings, doorbells, codecs, decimals, histograms, checksums, clocks: nanoseconds of one, beside what others do',
  fullSeconds: 22,
  quickSeconds: 4,
  async run({ seconds, progress, folder }): Promise<PartResult> {
    const each = seconds / OPS / OVERHEAD;
    const [first = 0, second] = allowedCpus();
    const together: Placement = { name: 'one core', own: first, peer: first };
    const notes = [
      'Where one takes less than a microsecond, many are run between two clock reads ("run"): p99 is then of their means.',
      'There and back goes over two wake-ups. On "two cores" each core may sleep while the other works, on "one core" it never does.',
    ];
    const codecs = timeOps(codecOps(), each);
    progress('codecs done');
    const numbers = timeOps(await numberOps(), each);
    progress('numbers done');
    const threads: OpTimes[] = [];
    const figures: Record<string, number> = {
      'histogram.record_ns': numbers.find(({ name }) => name === OWN_HISTOGRAM)!.p50Ns,
      'memory.read_ns': numbers.find(({ name }) => name === FAR_READ)!.p50Ns,
    };
    if (second === undefined) notes.push('One CPU: nothing that needs two threads at once was measured.');
    else {
      const apart: Placement = { name: 'two cores', own: first, peer: second };
      const hop = await spinningHop(each, apart);
      const ring = await ringThroughput(each, apart);
      figures['ring.hop.p50_ns'] = hop.p50Ns;
      figures['ring.msgs_per_s'] = 1e9 / ring.p50Ns;
      threads.push(ring, ...(await ringbufThroughput(each, apart)), hop);
      progress('rings done');
      for (const place of [apart, together]) {
        threads.push(await parkedRoundTrip(each, place));
        threads.push(...(await loopRoundTrips(each, place, folder('bells'))));
      }
      threads.push(...(await portOps(each, apart)), ...(await poolOps(each)));
      notes.push(`This thread on CPU ${first}, the other on CPU ${second}; on "one core" both on CPU ${first}.`);
      progress('doorbells done');
    }
    const rows = [...threads, ...codecs, ...numbers];
    return {
      figures,
      intervals: {},
      tables: [
        {
          title: 'Inside a process, nanoseconds each',
          columns: ['what', 'p50 ns', 'p99 ns', 'mean ns', 'run', 'samples'],
          rows: rows.map(({ name, p50Ns, p99Ns, meanNs, times, samples }) => [
            name,
            rounded(p50Ns),
            rounded(p99Ns),
            rounded(meanNs),
            times,
            samples,
          ]),
        },
      ],
      plots: [],
      blocks: rows.length,
      dropped: [],
      notes,
    };
  },
};

function rounded(ns: number): number {
  return ns < 100 ? Math.round(ns * 10) / 10 : Math.round(ns);
}
