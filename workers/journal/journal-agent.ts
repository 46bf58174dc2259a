import type { DurableCursor, EventReader } from '../../core/memory/event-ring.ts';
import { EventByte } from '../../core/schema/event.ts';
import type { JournalWriter } from './journal-writer.ts';

/** Idle for so long, the last batch is sealed: within 10 ms. */
const SEAL_AFTER_US = 9_000;
const US_PER_MS = 1000;

export interface JournalAgentOptions {
  /** Gated on `published`; when to take what is, the ring's writer demands. */
  readonly reader: EventReader;
  readonly durable: DurableCursor;
  readonly writer: JournalWriter;
  /** A sync has just ended: everything before `position` is on the disk, and nobody was told yet. */
  readonly onSynced?: (position: number) => void;
  /** After each batch: `durableSeq` moved and ring slots are free again. Rings whoever waits for either. */
  readonly onDurable: (durableSeq: number) => void;
  /** The first so many readable records have become durable just now and are still in their slots: for timing. */
  readonly onWritten?: (count: number) => void;
  /** Called once per cycle, for what has to be looked at now and then: the disk's free space. */
  readonly watch?: (nowUs: number) => void;
}

export interface JournalAgent {
  /**
   * Once anything is demanded, takes all that is published, up to a greatest batch, and makes it durable; the number of
   * events. What arrives meanwhile is the next batch; what nobody waits for is held back by the engine, not here. 0 for ever once the writer is poisoned.
   */
  doWork(nowUs: number): number;
  hasWork(): boolean;
  /** Until the last batch is to be sealed; Infinity: it is. */
  parkMs(): number;
  /**
   * Drains the ring, marks the clean end and closes the file; false if that failed. The writer of the ring has stopped.
   * Asked again, it says true.
   */
  stop(nowUs: number): boolean;
}

export function createJournalAgent(options: JournalAgentOptions): JournalAgent {
  const { reader, durable, writer, onSynced, onDurable, onWritten, watch } = options;
  const { records } = reader;
  let lastWriteUs = 0;
  let cycleUs = 0;

  function isWithinStep(i: number): boolean {
    return records.u8[reader.at(i) + EventByte.PART] !== 0;
  }

  function writeBatch(nowUs: number): number {
    const readable = reader.poll(reader.capacity);
    let taken = 0;
    while (taken < readable && writer.append(records, reader.at(taken))) taken++;
    // A step is in one batch: what is published ends with one, and a crash leaves all of it or nothing.
    if (taken < readable)
      for (; taken > 0 && isWithinStep(taken); taken--) writer.takeBack(records, reader.at(taken - 1));
    if (taken === 0) return 0;
    if (!writer.commit()) return 0;
    lastWriteUs = nowUs;
    onSynced?.((reader.position + taken) | 0);
    // Durable before released: a slot's sequence must never be ahead of what its readers may see.
    durable.advance((reader.position + taken) | 0);
    onWritten?.(taken);
    reader.release(taken);
    onDurable(writer.durableSeq);
    return taken;
  }

  function doWork(nowUs: number): number {
    cycleUs = nowUs;
    if (writer.poisoned) return 0;
    const taken = reader.isDemanded() ? writeBatch(nowUs) : 0;
    if (taken === 0 && !writer.sealed && nowUs - lastWriteUs >= SEAL_AFTER_US) writer.seal();
    watch?.(nowUs);
    return taken;
  }

  let stopped = false;

  return {
    doWork,
    hasWork: () => !writer.poisoned && reader.isDemanded(),
    parkMs() {
      if (writer.poisoned || writer.sealed) return Infinity;
      return Math.max(0, lastWriteUs + SEAL_AFTER_US - cycleUs) / US_PER_MS;
    },
    stop(nowUs) {
      if (stopped) return true;
      while (!writer.poisoned && writeBatch(nowUs) > 0);
      stopped = !writer.poisoned && writer.stop();
      return stopped;
    },
  };
}
