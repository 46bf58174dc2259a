import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Worker } from 'node:worker_threads';
import { allowedCpus, hasSpareCore, parseCpuList, parsePin, PinError } from '../../workers/pin.js';
import { hotThreads } from '../../workers/roster.js';
const THREADS = ['gateway', 'engine', 'journal', 'broker'];
const HOT = ['engine', 'gateway', 'journal'];
function plan(text, cpus) {
    return Object.fromEntries(parsePin(text, THREADS, HOT, cpus));
}
describe('PIN', () => {
    for (const [text, cpus, expected] of [
        ['off', [0, 1], {}],
        ['auto', [0, 1], {}],
        ['auto', [0, 1, 2], {}],
        ['auto', [0, 1, 2, 3], { engine: 1, gateway: 2, journal: 3 }],
        ['auto', [4, 6, 8, 9, 10], { engine: 6, gateway: 8, journal: 9 }],
        ['engine:1,journal:0', [0, 1], { engine: 1, journal: 0 }],
        [' engine : 1 , broker:1 ', [0, 1], { engine: 1, broker: 1 }],
    ]) {
        it(`reads "${text}" on CPUs ${cpus.join(',')}`, () => {
            assert.deepEqual(plan(text, cpus), expected);
        });
    }
    for (const [text, message] of [
        ['', /"" is not role:cpu; allowed: auto, off, engine:1/],
        ['engine', /"engine" is not role:cpu/],
        ['engine:x', /"engine:x" is not role:cpu/],
        ['engine:-1', /is not role:cpu/],
        ['engine:1,', /"" is not role:cpu/],
        ['motor:1', /no thread "motor"; there are: gateway, engine, journal, broker/],
        ['market:1', /no thread "market"/],
        ['engine:7', /no CPU 7 for engine; usable: 0, 1/],
        ['engine:0,engine:1', /"engine" is named twice/],
    ]) {
        it(`refuses "${text}" and says why`, () => {
            assert.throws(() => plan(text, [0, 1]), (error) => error instanceof PinError && error.code === 'PIN_INVALID' && message.test(error.message));
        });
    }
    it('has a spare core only with one more than hot threads', () => {
        assert.equal(hasSpareCore(hotThreads('dedicated'), [0, 1, 2]), false);
        assert.equal(hasSpareCore(hotThreads('dedicated'), [0, 1, 2, 3]), true);
        assert.equal(hasSpareCore(hotThreads('compact'), [0, 1, 2]), true);
    });
    it('reads the kernel’s lists', () => {
        assert.deepEqual(parseCpuList('0-2,5,7-7'), [0, 1, 2, 5, 7]);
        assert.deepEqual(parseCpuList(''), []);
    });
    it('pins the calling thread and no other, as the kernel reports it', async () => {
        const before = allowedCpus();
        const target = before.at(-1);
        const module = new URL('../../workers/pin.js', import.meta.url).href;
        const code = `const { parentPort } = require('node:worker_threads');
      import(${JSON.stringify(module)}).then(({ pinThisThread, allowedCpus, threadId }) => {
        pinThisThread([${target}]);
        parentPort.postMessage({ cpus: allowedCpus(), tid: threadId() });
      });`;
        const worker = new Worker(code, { eval: true });
        const seen = await new Promise((resolve, reject) => {
            worker.once('message', resolve);
            worker.once('error', reject);
        });
        assert.deepEqual(seen.cpus, [target]);
        assert.notEqual(seen.tid, process.pid);
        assert.deepEqual(allowedCpus(), before);
        await worker.terminate();
    });
});
//# sourceMappingURL=pin.test.js.map