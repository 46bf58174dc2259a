import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EventReader, EventWriter } from '../../core/memory/event-ring.ts';
import { LatchReader } from '../../core/memory/latch.ts';
import { RingConsumer, RingProducer } from '../../core/memory/ring.ts';
import { EventHalf } from '../../core/schema/event.ts';
import {
  bellPairs,
  createShared,
  Events,
  Neighbours,
  Quotes,
  type Role,
  Rings,
  roleIndex,
  Roles,
  Scoreboard,
  type ThreadMode,
  threadOf,
  Waits,
  workerRoles,
} from '../../core/topology.ts';

const MODES: readonly ThreadMode[] = ['dedicated', 'compact'];

describe('topology', () => {
  for (const mode of MODES) {
    it(`allocates every segment as the picture says (${mode})`, () => {
      const shared = createShared({ mode });
      for (const [name, place] of Object.entries(Rings)) {
        const ring = new RingProducer(shared[name as keyof typeof Rings]);
        assert.deepEqual([ring.name, ring.capacity], [name, place.slots]);
        assert.equal(ring.records.u8.length, place.slots * place.slotBytes);
        assert.equal(new RingConsumer(shared[name as keyof typeof Rings]).capacity, place.slots);
      }
      assert.equal(new EventWriter(shared.events).capacity, Events.slots);
      for (const { index, gate } of Object.values(Events.readers)) new EventReader(shared.events, index, gate);
      const quotes = new LatchReader(shared.quotes);
      assert.deepEqual([quotes.slots, quotes.words], [Quotes.slots, Quotes.words]);
      for (const role of Roles) assert.ok(shared.bells[role] instanceof SharedArrayBuffer);
    });

    it(`survives structured cloning as the same memory (${mode})`, () => {
      const shared = createShared({ mode, slots: 32, instruments: 2 });
      const clone = structuredClone(shared);
      const producer = new RingProducer(shared.commands);
      producer.room(1);
      producer.claim();
      producer.publish();
      assert.equal(new RingConsumer(clone.commands).poll(8), 1);
      assert.equal(new RingConsumer(clone.answers).poll(8), 0);
    });

    it(`has a bell between any two threads of which one writes what the other waits for (${mode})`, () => {
      const pairs = bellPairs(mode).map((pair) => pair.join(' '));
      assert.equal(new Set(pairs).size, pairs.length);
      const needed: (readonly [Role, Role])[] = [];
      for (const { writer, reader } of Object.values(Rings)) {
        needed.push([writer, reader]);
        // A thread that starts again alone is rung by nobody, as its end of a pipe ends with it: it looks for room itself.
        if (writer !== 'market') needed.push([reader, writer]);
      }
      needed.push([Events.writer, 'journal'], ['journal', Events.writer], ['broker', Events.writer]);
      needed.push(['journal', 'broker'], ['journal', 'gateway'], ['gateway', Events.writer]);
      for (const [from, to] of needed) {
        const [a, b] = [threadOf(from, mode), threadOf(to, mode)];
        if (a !== b) assert.ok(pairs.includes(`${a} ${b}`), `${a} rings ${b}`);
      }
      for (const [from, to] of bellPairs(mode)) assert.notEqual(from, to);
    });
  }

  it('has a word on the scoreboard for each broker whose score an event can keep', () => {
    assert.equal(Scoreboard.words, EventHalf.BROKER_WANTED - EventHalf.SCORES);
  });

  it('gives every event reader a place of its own', () => {
    const indexes = Object.values(Events.readers).map(({ index }) => index);
    assert.deepEqual(indexes, [0, 1, 2]);
    assert.equal(Events.readers.broker.gate, 'durable', 'nothing leaves before it is durable');
  });

  it('makes the engine a guest of the gateway in compact mode, and only there', () => {
    assert.equal(threadOf('engine', 'compact'), 'gateway');
    assert.equal(threadOf('engine', 'dedicated'), 'engine');
    assert.deepEqual(workerRoles('compact'), ['journal', 'broker', 'market', 'follower', 'watchdog']);
    assert.deepEqual(workerRoles('dedicated'), ['engine', 'journal', 'broker', 'market', 'follower', 'watchdog']);
    const compact = createShared({ mode: 'compact', slots: 32, instruments: 2 });
    assert.equal(compact.bells.engine, compact.bells.gateway);
    const dedicated = createShared({ mode: 'dedicated', slots: 32, instruments: 2 });
    assert.notEqual(dedicated.bells.engine, dedicated.bells.gateway);
  });

  it('wakes nobody for what no order waits for', () => {
    const rung = Neighbours.map(([, to]) => to as Role);
    assert.ok(!rung.includes('follower') && !rung.includes('watchdog'));
  });

  it('parks nobody that has an event loop to run', () => {
    const rung = new Set(Neighbours.map(([, to]) => to));
    for (const role of rung) assert.ok(role in Waits);
    assert.deepEqual([Waits.gateway, Waits.broker, Waits.market], ['loop', 'loop', 'loop']);
    assert.equal(new Set(Roles.map(roleIndex)).size, Roles.length);
  });

  it('refuses an event ring that cannot hold two steps', () => {
    assert.throws(() => createShared({ mode: 'dedicated', slots: 16 }), /two steps/);
  });
});
