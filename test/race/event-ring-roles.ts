import { Ringer, Sleeper } from '../../core/memory/doorbell.ts';
import { DurableCursor, type EventGate, EventReader, EventWriter } from '../../core/memory/event-ring.ts';
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

function write({ ring, bells, records }: EventRace): number {
  const writer = new EventWriter(ring);
  const { f64 } = writer.records;
  const sleeper = new Sleeper(bells[WRITER_BELL]!, () => writer.room(1) > 0);
  const readers = bells.slice(1).map((bell) => new Ringer(bell));
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
    writer.publish();
    for (const reader of readers) reader.ring();
  }
  return records;
}

function read({ ring, bells, records, reader: index, gate, control }: EventRace): number {
  const reader = new EventReader(ring, index, gate);
  const { f64 } = reader.records;
  const words = new Int32Array(control);
  const sleeper = new Sleeper(bells[1 + index]!, () => reader.poll(1) > 0);
  const writer = new Ringer(bells[WRITER_BELL]!);
  const durable = index === JOURNAL ? new DurableCursor(ring) : undefined;
  const others = bells.slice(1).map((bell) => new Ringer(bell));
  for (let record = 0; record < records; ) {
    if (Atomics.load(words, FREEZE) === index) {
      Atomics.store(words, FROZEN, index);
      Atomics.wait(words, FREEZE, index);
      Atomics.store(words, FROZEN, -1);
    }
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
    reader.release(readable);
    if (durable !== undefined) {
      durable.advance(reader.position);
      for (const other of others) other.ring();
    }
    writer.ringIfHungry();
  }
  return records;
}
