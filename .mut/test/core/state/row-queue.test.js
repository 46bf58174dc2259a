import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRowQueue, pushRow, rowAt, shiftRow } from '../../../core/state/row-queue.js';
test('rows leave in the order in which they came, however often the queue goes around', () => {
    const queue = createRowQueue(5);
    const model = [];
    for (let i = 0; i < 1_000; i++) {
        if (model.length < 5 && (i * 7) % 3 !== 0) {
            pushRow(queue, i);
            model.push(i);
        }
        else if (model.length > 0)
            assert.equal(shiftRow(queue), model.shift());
        assert.deepEqual(model.map((_, place) => rowAt(queue, place)), model);
        assert.equal(queue.size, model.length);
    }
});
test('a queue that is full or empty says so: a row would be in it twice, or none', () => {
    const queue = createRowQueue(2);
    assert.throws(() => shiftRow(queue), /empty/);
    pushRow(queue, 0);
    pushRow(queue, 1);
    assert.throws(() => pushRow(queue, 0), /once/);
});
//# sourceMappingURL=row-queue.test.js.map