import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heapPart } from '../../bench/heap/heap-part.js';
import { runPart } from './run-part.js';
test('what engine, journal and gateway allocate is counted', async () => {
    const { figures, tables } = await runPart(heapPart, 0.5);
    assert.deepEqual(Object.keys(figures).toSorted(), ['gateway.heap.bytes_per_frame', 'heap.bytes_per_order']);
    assert.equal(tables.length, 2);
});
//# sourceMappingURL=heap-part.test.js.map