import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDoorbell, doorbellCounts } from '../../core/memory/doorbell.ts';
import { type EventGate, EventReader, EventWriter, createEventRing } from '../../core/memory/event-ring.ts';
import type { EventRace } from './event-ring-roles.ts';
import { runThread, until } from './threads.ts';

/*
 * Four threads: a writer, the journal (reader 0, which moves the durable cursor), a broker behind it, a gateway at the
 * published one. Legal outcomes: every reader gets every record once, whole, in order. With a reader frozen the writer
 * comes to stand exactly one ring ahead of it, and the others exactly at their gates; afterwards all go on.
 */
const SLOTS = 32;
const GATES: readonly EventGate[] = ['published', 'durable', 'published'];
const NAMES = ['journal', 'broker', 'gateway'];
const FREEZE = 0;
const FROZEN = 1;

function race(records: number, start: number) {
  const ring = createEventRing(SLOTS, 16, GATES.length, start);
  const bells = ['writer', ...NAMES].map((name) => createDoorbell(name));
  const control = new SharedArrayBuffer(8);
  new Int32Array(control).fill(-1);
  const entry = new URL('./event-ring-roles.js', import.meta.url);
  const data = { ring, bells, records, control };
  const threads = [
    runThread<number>(entry, { ...data, role: 'write', reader: -1, gate: 'published' } satisfies EventRace),
    ...GATES.map((gate, reader) =>
      runThread<number>(entry, { ...data, role: 'read', reader, gate } satisfies EventRace),
    ),
  ];
  return { ring, bells, control: new Int32Array(control), ended: Promise.all(threads) };
}

/** What the cursors say to someone who attaches now. */
function look(ring: SharedArrayBuffer) {
  const writer = new EventWriter(ring);
  const readers = GATES.map((gate, reader) => new EventReader(ring, reader, gate));
  return {
    published: writer.position,
    durable: writer.durablePosition(),
    released: readers.map((reader) => reader.position),
    slowest: writer.slowest(),
    waiting: readers.map((reader) => reader.poll(SLOTS)),
  };
}

function assertNobodySleptInVain(bells: readonly SharedArrayBuffer[]): void {
  for (const bell of bells) assert.equal(doorbellCounts(bell).timeouts, 0);
}

test('a 32-slot event ring with each of its three readers frozen in turn stands still and goes on', async (t) => {
  const records = 250_000;
  const { ring, bells, control, ended } = race(records, 2 ** 31 - 50_000);
  let finished = false;
  void ended.then(
    () => (finished = true),
    () => (finished = true),
  );
  let rounds = 0;
  for (; rounds < 9 && !finished; rounds++) {
    const frozen = rounds % GATES.length;
    Atomics.store(control, FREEZE, frozen);
    await until(() => finished || Atomics.load(control, FROZEN) === frozen, `${NAMES[frozen]} freezes`);
    if (finished) break;
    // All who can go on come to a stand: the ring is full in front of the frozen one.
    await until(() => {
      const { published, released, waiting } = look(ring);
      const others = waiting.every((count, reader) => reader === frozen || count === 0);
      return others && ((published - released[frozen]!) | 0) === SLOTS;
    }, `the ring stands still behind the frozen ${NAMES[frozen]}`);
    const stand = look(ring);
    assert.equal(stand.slowest, frozen);
    for (const reader of GATES.keys()) {
      const at =
        reader === frozen
          ? (stand.published - SLOTS) | 0
          : GATES[reader] === 'durable'
            ? stand.durable
            : stand.published;
      assert.equal(stand.released[reader], at, `${NAMES[reader]} stands at its gate`);
    }
    assert.equal(stand.durable, stand.released[0]);
    for (let turn = 0; turn < 100; turn++) await until(() => true, 'a turn');
    assert.deepEqual(look(ring), stand, 'nobody moves while one is frozen');
    Atomics.store(control, FREEZE, -1);
    Atomics.notify(control, FREEZE);
  }
  assert.deepEqual(await ended, [records, records, records, records]);
  t.diagnostic(`${rounds} freezes`);
  assert.ok(rounds >= 6, 'each reader was frozen at least twice');
  assertNobodySleptInVain(bells);
});

test('a million events reach three gated readers whole and in order across the wrap to zero', async () => {
  const records = 1_000_000;
  const { bells, ended } = race(records, -500_000);
  assert.deepEqual(await ended, [records, records, records, records]);
  assertNobodySleptInVain(bells);
});
