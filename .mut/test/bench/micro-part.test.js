import assert from 'node:assert/strict';
import { test } from 'node:test';
import { microPart } from '../../bench/micro/micro-part.js';
import { allowedCpus } from '../../workers/pin.js';
import { runPart } from './run-part.js';
test('everything inside a process is measured, beside what others do, and the thread may run anywhere afterwards', async () => {
    const cpus = allowedCpus();
    const { figures, tables } = await runPart(microPart, 0.4);
    assert.deepEqual(allowedCpus(), cpus);
    const names = tables[0].rows.map(([name]) => String(name));
    for (const what of ['JSON.parse', 'JSON.stringify', 'hdr-histogram-js', 'zlib.crc32', 'process.hrtime', 'decimal']) {
        assert.ok(names.some((name) => name.includes(what)), what);
    }
    assert.ok(tables[0].rows.every(([, p50, p99]) => Number(p50) > 0 && Number(p99) >= Number(p50)));
    assert.ok(figures['histogram.record_ns'] > 0);
    if (cpus.length < 2)
        return;
    for (const what of ['ringbuf.js', 'MessagePort', 'FIFO', 'waitAsync', 'piscina', 'both park', 'both spin']) {
        assert.ok(names.some((name) => name.includes(what)), what);
    }
    assert.ok(figures['ring.hop.p50_ns'] > 0);
    assert.ok(figures['ring.msgs_per_s'] > 0);
});
//# sourceMappingURL=micro-part.test.js.map