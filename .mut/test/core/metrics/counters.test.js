import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Counters, createCounters } from '../../../core/metrics/counters.js';
const names = ['accepted', 'refused', 'depth'];
test('what the writer counts is what a reader of the same buffer sees, each under its own name', () => {
    const buffer = createCounters('engine', names);
    const writer = new Counters(buffer, names);
    const reader = new Counters(buffer, names);
    writer.add(writer.index('accepted'), 2);
    writer.add(writer.index('accepted'), 2 ** 52);
    writer.add(writer.index('refused'), 1);
    writer.set(writer.index('depth'), -7.5);
    assert.deepEqual(reader.names.map((name) => reader.get(reader.index(name))), [2 ** 52 + 2, 1, -7.5]);
});
test('counters made for other names are refused', () => {
    const buffer = createCounters('engine', names);
    for (const other of [
        ['accepted', 'refused'],
        ['accepted', 'depth', 'refused'],
        ['accepted', 'refused', 'width'],
    ]) {
        assert.throws(() => new Counters(buffer, other), /Counters engine appear to have been made for other names/);
    }
});
test('a counter that does not exist can be neither read nor written, and no name stands twice', () => {
    const counters = new Counters(createCounters('engine', names), names);
    for (const index of [-1, 3]) {
        assert.throws(() => counters.get(index), /no such counter/);
        assert.throws(() => counters.add(index, 1), /no such counter/);
        assert.throws(() => counters.set(index, 1), /no such counter/);
    }
    assert.throws(() => createCounters('engine', ['a', 'a']), /each name once/);
    assert.throws(() => createCounters('engine', []), /at least one name/);
});
//# sourceMappingURL=counters.test.js.map