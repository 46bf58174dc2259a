import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { threadId } from '../../workers/pin.js';
const MODULES = ['../../workers/pin.js', '../../workers/yield-to-others.js'];
/** A thread that yields, and its nice value before and after. */
const SOURCE = `
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
const [{ threadId }, { yieldToOthers }] = await Promise.all(workerData.map((url) => import(url)));
const tid = threadId();
const nice = () => Number(readFileSync('/proc/self/task/' + tid + '/stat', 'latin1').split(') ')[1].split(' ')[16]);
const before = nice();
const isAllowed = yieldToOthers(10);
parentPort.postMessage({ tid, isAllowed, before, after: nice() });
`;
function niceOf(tid) {
    return Number(readFileSync(`/proc/self/task/${tid}/stat`, 'latin1').split(') ')[1]?.split(' ')[16]);
}
test('a thread that yields is nicer than before, and no other thread is', async () => {
    const mine = niceOf(threadId());
    const workerData = MODULES.map((path) => new URL(path, import.meta.url).href);
    const url = new URL(`data:text/javascript,${encodeURIComponent(SOURCE)}`);
    const worker = new Worker(url, { workerData });
    const told = await new Promise((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
    });
    await worker.terminate();
    assert.notEqual(told.tid, threadId());
    assert.equal(told.before, mine);
    // Whose filter of system calls forbids it is told so, and goes on as before.
    assert.equal(told.after, told.isAllowed ? Math.min(19, mine + 10) : mine);
    assert.equal(niceOf(threadId()), mine);
});
//# sourceMappingURL=yield-to-others.test.js.map