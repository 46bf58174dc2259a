import { Ringer, Sleeper } from '../../core/memory/doorbell.ts';
import { DurableCursor, type EventGate, EventReader, EventWriter, maxUnheard } from '../../core/memory/event-ring.ts';
import { DEADLINE_MS, playRole } from './threads.ts';

export interface EventRace {
  readonly role: 'write' | 'read';
  readonly ring: SharedArrayBuffer;
  /** Of the writer, then of each reader. */
  readonly bells: readonly SharedArrayBuffer[];
  readonly records: number;
  /** Reader 0 is the journal: it moves the durable cursor. */
  readonly reader: number;
  readonly gate: EventGate;
  readonly control: SharedArrayBuffer;
  /** Who is rung only for what it wants, by the journal: of the writer's batches every third is awaited, and the last. -1: nobody. */
  readonly picky: number;
}

/** Words of `control`: which reader is to freeze (-1: none), and which one is frozen (-1: none). */
const FREEZE = 0;
const FROZEN = 1;

const JOURNAL = 0;
const WRITER_BELL = 0;

function content(record: number): number {
  return record * 3 - 1;
}

playRole<EventRace>({ write, read });

function write({ ring, bells, records, picky }: EventRace): number {
  const writer = new EventWriter(ring);
  const { f64 } = writer.records;
  const sleeper = new Sleeper(bells[WRITER_BELL]!, () => writer.room(1) > 0);
  const readers = bells.slice(1).map((bell) => new Ringer(bell));
  let batches = 0;
  for (let record = 0; record < records; ) {
    const room = Math.min(writer.room(1 + (record % 5)), records - record, 5);
    if (room === 0) {
      sleeper.hungry = true;
      sleeper.park(DEADLINE_MS);
      sleeper.hungry = false;
      continue;
    }
    for (let i = 0; i < room; i++, record++) {
      const at = writer.claim() >> 3;
      f64[at] = record;
      f64[at + 1] = content(record);
    }
    writer.publish(picky < 0 || batches++ % 3 === 0 || record === records);
    for (const [index, reader] of readers.entries()) if (index !== picky) reader.ring();
  }
  return records;
}

function read({ ring, bells, records, reader: index, gate, control, picky }: EventRace): number {
  const reader = new EventReader(ring, index, gate);
  const { f64 } = reader.records;
  const words = new Int32Array(control);
  const sleeper = new Sleeper(bells[1 + index]!, () => (index === picky ? reader.hasWanted() : reader.poll(1) > 0));
  const writer = new Ringer(bells[WRITER_BELL]!);
  const durable = index === JOURNAL ? new DurableCursor(ring) : undefined;
  const others = bells.slice(1).map((bell) => new Ringer(bell));
  let unheard = 0;
  /** As the journal's role rings the gateway. */
  function ringPicky(from: number, written: number): void {
    unheard += written;
    if (unheard < maxUnheard(reader.capacity) && !durable!.isWantedBy(picky, from)) return;
    unheard = 0;
    others[picky]!.ring();
  }
  for (let record = 0; record < records; ) {
    if (Atomics.load(words, FREEZE) === index) {
      Atomics.store(words, FROZEN, index);
      Atomics.wait(words, FREEZE, index);
      Atomics.store(words, FROZEN, -1);
    }
    if (index === picky && record % 5 === 0) reader.wantsAll = record % 2 === 0;
    const readable = reader.poll(1 + (record % 7));
    if (readable === 0) {
      sleeper.park(DEADLINE_MS);
      continue;
    }
    for (let i = 0; i < readable; i++, record++) {
      const at = reader.at(i) >> 3;
      if (f64[at] !== record || f64[at + 1] !== content(record)) {
        throw new Error(`reader ${index}: record ${record} reads ${f64[at]}, ${f64[at + 1]}`);
      }
    }
    const from = reader.position;
    reader.release(readable);
    if (durable !== undefined) {
      durable.advance(reader.position);
      for (const [other, bell] of others.entries()) if (other !== picky) bell.ring();
      if (picky >= 0) ringPicky(from, readable);
    }
    writer.ringIfHungry();
  }
  return records;
}
