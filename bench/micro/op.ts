import { Bench as Tinybench } from 'tinybench';

/**
 * One line of the table: something so short that a clock read beside it would be what is measured. It is therefore run
 * `times` over between two clock reads:
 *
 *   read │ op op op … op │ read        one sample = (second read − first) ÷ times
 *
 * Its percentiles are then those of means over `times` operations: a stall of one of them shows in no p99 but its own.
 */
export interface Op {
  readonly name: string;
  /** Operations of one call of `run`. */
  readonly times: number;
  /** Runs them and returns something that depends on every one, so that none can be left out by the compiler. */
  readonly run: () => number;
}

/** The same, where an answer has to come first. */
export interface AsyncOp {
  readonly name: string;
  readonly times: number;
  readonly run: () => Promise<unknown>;
}

/** Nanoseconds per operation. */
export interface OpTimes {
  readonly name: string;
  readonly times: number;
  readonly p50Ns: number;
  readonly p99Ns: number;
  readonly meanNs: number;
  readonly samples: number;
}

const NS_PER_MS = 1e6;
const MIN_SAMPLES = 20;

/** What the operations returned goes here: a store that others could read is never left out. */
const consumed = new Float64Array(new SharedArrayBuffer(8));

/** Each for `seconds`, after a fifth of that to warm up. */
export function timeOps(ops: readonly Op[], seconds: number): OpTimes[] {
  return ops.map(({ name, times, run }) => {
    const bench = tinybench(seconds);
    bench.add(name, () => {
      consumed[0] = consumed[0]! + run();
    });
    bench.runSync();
    return timesOf(bench, times);
  });
}

export async function timeAsyncOps(ops: readonly AsyncOp[], seconds: number): Promise<OpTimes[]> {
  const all: OpTimes[] = [];
  for (const { name, times, run } of ops) {
    const bench = tinybench(seconds);
    bench.add(name, async () => {
      await run();
    });
    await bench.run();
    all.push(timesOf(bench, times));
  }
  return all;
}

function tinybench(seconds: number): Tinybench {
  return new Tinybench({
    time: seconds * 1000,
    warmupTime: seconds * 200,
    iterations: MIN_SAMPLES,
    warmupIterations: MIN_SAMPLES,
    timestampProvider: 'hrtimeNow',
    throws: true,
  });
}

function timesOf(bench: Tinybench, times: number): OpTimes {
  const [task] = bench.tasks;
  const result = task?.result;
  if (task === undefined || result?.state !== 'completed') throw new Error('tinybench left a task undone');
  const perOp = NS_PER_MS / times;
  const { p50, p99, mean, samplesCount } = result.latency;
  return {
    name: task.name,
    times,
    p50Ns: p50 * perOp,
    p99Ns: p99 * perOp,
    meanNs: mean * perOp,
    samples: samplesCount,
  };
}
