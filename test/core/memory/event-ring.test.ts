import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  DurableCursor,
  type EventGate,
  EventReader,
  EventWriter,
  createEventRing,
  isAtOrBehind,
} from '../../../core/memory/event-ring.ts';

const startCursors = fc.constantFrom(0, 2 ** 31 - 5, 2 ** 31 - 1, -5, -1);
const steps = fc.array(
  fc.record({
    does: fc.constantFrom('write', 'publish', 'demand', 'sync', 'read', 'read', 'slowest'),
    who: fc.nat(7),
    count: fc.integer({ min: 0, max: 12 }),
  }),
  { minLength: 30, maxLength: 200, size: 'max' },
);

test('an event ring behaves like one log with a durable mark and a place per reader', () => {
  fc.assert(
    fc.property(
      startCursors,
      fc.constantFrom(2, 8, 32),
      fc.array(fc.constantFrom<EventGate>('published', 'durable'), { minLength: 1, maxLength: 8 }),
      steps,
      (start, slots, gates, script) => {
        const buffer = createEventRing(slots, 16, gates.length, start);
        const writer = new EventWriter(buffer);
        const readers = gates.map((gate, i) => new EventReader(buffer, i, gate));
        const cursor = new DurableCursor(buffer);
        const positionOf = (count: number): number => (start + count) | 0;
        let staged = 0;
        let published = 0;
        let durable = 0;
        let demanded = 0;
        const released = gates.map(() => 0);
        for (const { does, who, count } of script) {
          const free = slots - (staged - Math.min(...released));
          if (does === 'write') {
            const room = writer.room(count);
            assert.ok(room <= free && room >= Math.min(count, free));
            for (let i = 0; i < Math.min(count, room); i++) {
              const at = writer.claim();
              assert.equal(at, writer.stagedAt(staged - published));
              writer.records.f64[at >> 3] = staged++;
            }
            if (writer.room(1) === 0) assert.throws(() => writer.claim(), /claim without room/);
          } else if (does === 'publish') {
            writer.publish();
            published = staged;
            assert.equal(writer.position, positionOf(published));
          } else if (does === 'demand') {
            writer.demand();
            demanded = published;
          } else if (does === 'sync') {
            durable = Math.min(published, durable + count);
            cursor.advance(positionOf(durable));
            for (const end of [writer, ...readers]) assert.equal(end.durablePosition(), positionOf(durable));
          } else if (does === 'slowest') {
            assert.equal(released[writer.slowest()], Math.min(...released));
          } else {
            const index = who % gates.length;
            const reader = readers[index]!;
            const before = released[index]!;
            const gate = gates[index] === 'durable' ? durable : published;
            const readable = reader.poll(count);
            assert.ok(readable <= Math.min(count, gate - before), 'never past the gate');
            if (gate > before && count > 0) assert.ok(readable > 0);
            for (let i = 0; i < readable; i++) assert.equal(reader.records.f64[reader.at(i) >> 3], before + i);
            reader.release(readable);
            released[index] = before + readable;
            assert.equal(reader.position, positionOf(released[index]));
          }
          for (const [index, reader] of readers.entries()) {
            assert.equal(reader.isDemanded(), demanded > released[index]!);
          }
        }
      },
    ),
    { numRuns: 600 },
  );
});

test('a durable reader sees nothing that is only published', () => {
  const buffer = createEventRing(8, 8, 2);
  const writer = new EventWriter(buffer);
  const journal = new EventReader(buffer, 0, 'published');
  const broker = new EventReader(buffer, 1, 'durable');
  for (let i = 0; i < 3; i++) writer.claim();
  writer.publish();
  assert.equal(journal.poll(9), 3);
  assert.equal(broker.poll(9), 0);
  journal.release(2);
  new DurableCursor(buffer).advance(journal.position);
  assert.equal(broker.poll(9), 2);
});

test('the durable cursor neither goes back nor passes what is published, across the wrap too', () => {
  const buffer = createEventRing(8, 8, 1, 2 ** 31 - 2);
  const writer = new EventWriter(buffer);
  const cursor = new DurableCursor(buffer);
  for (let i = 0; i < 4; i++) writer.claim();
  writer.publish();
  cursor.advance((2 ** 31 + 1) | 0);
  assert.equal(cursor.position, -(2 ** 31) + 1);
  assert.throws(() => cursor.advance(2 ** 31 - 1), /goes back/);
  assert.throws(() => cursor.advance((2 ** 31 + 3) | 0), /beyond the published/);
  cursor.advance(writer.position);
});

test('the writer names the reader that bounds it', () => {
  const buffer = createEventRing(4, 8, 3);
  const writer = new EventWriter(buffer);
  const readers = [0, 1, 2].map((i) => new EventReader(buffer, i, 'published'));
  for (let i = 0; i < 4; i++) writer.claim();
  writer.publish();
  for (const [i, count] of [4, 1, 2].entries()) readers[i]!.release(readers[i]!.poll(count));
  assert.equal(writer.slowest(), 1);
  assert.equal(writer.room(4), 1);
});

test('a writer that attaches later is bounded by the readers that are behind', () => {
  const buffer = createEventRing(4, 8, 2, -1);
  const first = new EventWriter(buffer);
  for (let i = 0; i < 3; i++) first.claim();
  first.publish();
  const second = new EventWriter(buffer);
  assert.equal(second.position, first.position);
  assert.equal(second.room(4), 1);
});

test('positions compare right on both sides of the wrap', () => {
  for (const base of [0, 2 ** 31 - 3, 2 ** 31 - 1, -3, 2 ** 32 - 2]) {
    assert.ok(isAtOrBehind(base | 0, base | 0));
    assert.ok(isAtOrBehind(base | 0, (base + 5) | 0));
    assert.ok(!isAtOrBehind((base + 5) | 0, base | 0));
  }
});

test('an event ring has 1 to 8 readers and no ninth', () => {
  assert.throws(() => createEventRing(4, 8, 0), /1 to 8 readers/);
  assert.throws(() => createEventRing(4, 8, 9), /1 to 8 readers/);
  assert.throws(() => createEventRing(6, 8, 1), /power of two/);
  assert.throws(() => createEventRing(4, 9, 1), /multiple of 8/);
  const buffer = createEventRing(4, 8, 2);
  assert.throws(() => new EventReader(buffer, 2, 'published'), /no such reader/);
  const reader = new EventReader(buffer, 0, 'published');
  assert.throws(() => reader.release(1), /beyond the gate/);
});
