import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import workerThreads, { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';
import { beganFile, FAULT_FILE, Victims, Ways } from './fault.js';
/**
 * Preloaded into the gateway by NODE_OPTIONS, and by node into each of its threads: the gateway knows nothing of it.
 *
 *   SIGUSR2 ─▶ main thread: reads the fault ─▶ [victim · way · ms] in shared memory
 *                                                 ▲
 *   every thread reads the clock in every cycle ──┘ the victim finds its name there, and does it
 */
const VICTIM = 0;
const WAY = 1;
const FOR_MS = 2;
const KEY = 'tickgate fault';
const file = process.env[FAULT_FILE] ?? '';
if (file !== '' && (!isMainThread || process.argv[2] === 'start')) {
    if (isMainThread)
        arm();
    const role = isMainThread ? 'gateway' : workerThreads.workerData?.role;
    const own = Victims.findIndex((victim) => victim === role) + 1;
    const words = new Int32Array(getEnvironmentData(KEY));
    if (own > 0)
        watchClock(words, own);
}
function arm() {
    setEnvironmentData(KEY, new SharedArrayBuffer(12));
    const words = new Int32Array(getEnvironmentData(KEY));
    const workers = new Map();
    const Real = workerThreads.Worker;
    workerThreads.Worker = class extends Real {
        constructor(...args) {
            super(...args);
            workers.set(args[1]?.name ?? '', this);
        }
    };
    syncBuiltinESMExports();
    process.on('SIGUSR2', () => {
        const { victim, way, forMs } = JSON.parse(readFileSync(file, 'utf8'));
        if (way === 'killed') {
            begins();
            if (victim === 'gateway')
                process.kill(process.pid, 'SIGKILL');
            else
                void workers.get(victim)?.terminate();
            return;
        }
        words[WAY] = Ways.indexOf(way);
        words[FOR_MS] = forMs;
        Atomics.store(words, VICTIM, Victims.indexOf(victim) + 1);
    });
}
function watchClock(words, own) {
    const real = process.hrtime;
    const watched = (time) => {
        if (words[VICTIM] === own && Atomics.compareExchange(words, VICTIM, own, 0) === own) {
            begins();
            strike(Ways[words[WAY]], words[FOR_MS]);
        }
        return real(time);
    };
    process.hrtime = Object.assign(watched, { bigint: real.bigint });
}
function strike(way, forMs) {
    const startedMs = performance.now();
    if (way === 'throws')
        throw new Error('a planted defect');
    if (way === 'exits')
        process.exit(3);
    if (way === 'rejects')
        void Promise.reject(new Error('a planted rejection'));
    if (way === 'blocked')
        while (performance.now() - startedMs < forMs)
            ;
    if (way === 'waits')
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, forMs);
    if (way === 'memory') {
        const hoard = [];
        for (;;)
            hoard.push(Array.from({ length: 4096 }, (_, i) => i + 0.5));
    }
}
/** Written whole before it has its name: whoever finds it may read it. */
function begins() {
    writeFileSync(`${beganFile(file)}.new`, String(process.hrtime.bigint()));
    renameSync(`${beganFile(file)}.new`, beganFile(file));
}
//# sourceMappingURL=inject.js.map