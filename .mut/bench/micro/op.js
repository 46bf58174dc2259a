import { Bench as Tinybench } from 'tinybench';
const NS_PER_MS = 1e6;
const MIN_SAMPLES = 20;
/** What the operations returned goes here: a store that others could read is never left out. */
const consumed = new Float64Array(new SharedArrayBuffer(8));
/** Each for `seconds`, after a fifth of that to warm up. */
export function timeOps(ops, seconds) {
    return ops.map(({ name, times, run }) => {
        const bench = tinybench(seconds);
        bench.add(name, () => {
            consumed[0] = consumed[0] + run();
        });
        bench.runSync();
        return timesOf(bench, times);
    });
}
export async function timeAsyncOps(ops, seconds) {
    const all = [];
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
function tinybench(seconds) {
    return new Tinybench({
        time: seconds * 1000,
        warmupTime: seconds * 200,
        iterations: MIN_SAMPLES,
        warmupIterations: MIN_SAMPLES,
        timestampProvider: 'hrtimeNow',
        throws: true,
    });
}
function timesOf(bench, times) {
    const [task] = bench.tasks;
    const result = task?.result;
    if (task === undefined || result?.state !== 'completed')
        throw new Error('tinybench left a task undone');
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
//# sourceMappingURL=op.js.map