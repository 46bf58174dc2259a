import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { startThreadRecord } from '../../bench/soak/thread-record.js';
const LOOKED_AT_MS = 200;
const DEADLINE_MS = 10_000;
/** A thread that tells its id, then does nothing but that. */
async function startThread(does) {
    const tellId = `require('node:worker_threads').parentPort.postMessage(require('node:fs').readlinkSync('/proc/thread-self').split('/').at(-1));`;
    const worker = new Worker(`${tellId} setImmediate(() => { ${does} });`, { eval: true });
    const [id] = (await once(worker, 'message'));
    return { worker, id };
}
test('a thread that works runs or waits for a core, and one that sleeps stands still, and it is said where', async () => {
    const busy = await startThread('for (;;);');
    const idle = await startThread('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);');
    try {
        const threads = new Map([
            [busy.id, 'busy'],
            [idle.id, 'idle'],
        ]);
        const endMs = performance.now() + DEADLINE_MS;
        for (;;) {
            const record = startThreadRecord({ pid: process.pid, threads, hot: ['idle'] });
            record.resume();
            await setTimeout(LOOKED_AT_MS);
            const [stall] = record.pause();
            const [first, second] = record.shares();
            if (stall === undefined || first.running + first.waiting < 0.5) {
                assert.ok(performance.now() < endMs, `no stall was seen: ${JSON.stringify(record.shares())}`);
                continue;
            }
            assert.ok(stall.ms >= 50);
            assert.ok(second.running < 0.1);
            assert.deepEqual(stall.threads.map(({ thread }) => thread), ['busy', 'idle']);
            assert.match(stall.threads[1].seen, /^S.* × \d+/);
            return;
        }
    }
    finally {
        await Promise.all([busy.worker.terminate(), idle.worker.terminate()]);
    }
});
test('no thread of those that must move is asked for: there are no stalls', async () => {
    const idle = await startThread('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);');
    try {
        const record = startThreadRecord({ pid: process.pid, threads: new Map([[idle.id, 'idle']]), hot: [] });
        record.resume();
        await setTimeout(LOOKED_AT_MS);
        assert.deepEqual(record.pause(), []);
    }
    finally {
        await idle.worker.terminate();
    }
});
test('a thread that is gone is one that did nothing', async () => {
    const record = startThreadRecord({ pid: process.pid, threads: new Map([['999999999', 'gone']]), hot: [] });
    record.resume();
    await setTimeout(LOOKED_AT_MS);
    record.pause();
    assert.deepEqual(record.shares(), [{ thread: 'gone', running: 0, waiting: 0 }]);
});
//# sourceMappingURL=thread-record.test.js.map