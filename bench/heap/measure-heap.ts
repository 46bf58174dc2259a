import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Agent } from '../../workers/agent.ts';
import type { StampingClock } from '../../workers/clock.ts';
import { createRole } from '../../workers/journal/journal-role.ts';
import { openJournal } from '../../workers/journal/open-journal.ts';
import type { Shared } from '../../core/topology.ts';
import { type Load, createEngineLoad } from '../engine/engine-load.ts';
import type { Growth, HeapAnswer, HeapJob } from './job.ts';
import { type Meter, createMeter, uncollected } from './meter.ts';

/**
 * Engine and journal in one thread, turn and turn about, each read before and after: what the load makes between turns is
 * nobody's. Its parent gives it a young generation so large that nothing is collected while it measures.
 */
const LOAD: Load = { accounts: 100, instruments: 10, brokers: 5, live: 5_000, withIds: true };
const SEGMENT_BYTES = 1 << 26;
/** Until code, feedback and inline caches are what they will be. */
const WARM_UP = 24;

/**
 * Of the measured runs that in the middle counts: code that V8 installs in one of them, up to 270 KB, is nobody's steady state.
 * They are many and short, as it does so in two of five runs of three times the length.
 */
const RUNS = 15;

process.on('message', (job: HeapJob) => {
  try {
    process.send!(measure(job) satisfies HeapAnswer);
  } catch (error) {
    process.send!({ error: String(error) } satisfies HeapAnswer);
  }
});
process.on('disconnect', () => process.exit(0));

function measure({ folder, commands, telemetry }: HeapJob): HeapAnswer {
  const [engineMeter, journalMeter] = [createMeter(), createMeter()];
  const journal = (shared: Shared, clock: StampingClock): (() => void) => {
    const agent = journalIn(join(folder, 'journal'), shared, clock);
    let nowUs = 0;
    const work = (): void => {
      while (agent.hasWork()) agent.doWork(nowUs);
    };
    return () => {
      nowUs = clock.nowUs();
      journalMeter.around(work);
    };
  };
  const load = createEngineLoad({ ...LOAD, telemetry, journal });
  const { agent, clock, seen } = load;
  let nowUs = 0;
  const work = (): void => void agent.doWork(nowUs);
  const turn = (): void => {
    nowUs = clock.nowUs();
    engineMeter.around(work);
  };
  for (let i = 0; i < WARM_UP; i++) load.run(commands, turn, turn);
  const runs: Run[] = [];
  for (let i = 0; i < RUNS; i++) {
    engineMeter.reset();
    journalMeter.reset();
    const before = seen.accepted;
    uncollected(() => load.run(commands, turn, turn));
    const orders = seen.accepted - before;
    const growth = ({ bytes, turns }: Meter): Growth => ({ bytes, turns, orders });
    runs.push({ engine: growth(engineMeter), journal: growth(journalMeter) });
  }
  const sorted = runs.toSorted((a, b) => bytesOf(a) - bytesOf(b));
  return sorted[RUNS >> 1]!;
}

type Run = Required<Omit<HeapAnswer, 'error'>>;

function bytesOf({ engine, journal }: Run): number {
  return (engine.bytes + journal.bytes) / engine.orders;
}

function journalIn(data: string, shared: Shared, clock: StampingClock): Agent {
  mkdirSync(data);
  const { position } = openJournal({ data, segmentBytes: SEGMENT_BYTES, reserveBelowBytes: 0 });
  const silent = { ring() {}, ringIfHungry() {} };
  return createRole({
    role: 'journal',
    shared,
    clock,
    options: { position, diskLimits: { lowBytes: 0, refuseBytes: 0 } },
    bell: () => silent,
    wake() {},
  });
}
