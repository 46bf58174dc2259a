import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createTable } from '../../../core/state/table.js';
import { createTimerHeap, firstDue, firstDueUs, schedule, unschedule } from '../../../core/state/timer-heap.js';
const ROWS = 64;
const WIDTH = 2;
const DUE = 1;
/** A row that is scheduled at one of few times, so that many are due at once, or taken out. */
const act = fc.record({ row: fc.nat(ROWS - 1), dueUs: fc.integer({ min: 1, max: 4 }), isOut: fc.boolean() });
test('the first due is always the one of the earliest time, and of equal times the lowest row', () => {
    fc.assert(fc.property(fc.array(act, { maxLength: 300, size: 'max' }), (acts) => {
        const table = createTable('timed', WIDTH, ROWS, { low: 0, high: 0 }, 1);
        const heap = createTimerHeap(table, DUE);
        const model = new Map();
        const check = () => {
            const [row, dueUs] = [...model].sort((a, b) => a[1] - b[1] || a[0] - b[0])[0] ?? [-1, Number.POSITIVE_INFINITY];
            assert.deepEqual([firstDue(heap), firstDueUs(heap), heap.size], [row, dueUs, model.size]);
        };
        for (const { row, dueUs, isOut } of acts) {
            if (isOut) {
                unschedule(heap, row);
                model.delete(row);
            }
            else {
                table.words[row * WIDTH + DUE] = dueUs;
                schedule(heap, row);
                model.set(row, dueUs);
            }
            check();
        }
        while (model.size > 0) {
            const row = firstDue(heap);
            unschedule(heap, row);
            model.delete(row);
            check();
        }
    }), { numRuns: 300 });
});
//# sourceMappingURL=timer-heap.test.js.map