import type { DurableCursor, EventReader } from '../../core/memory/event-ring.ts';
import type { Agent } from '../agent.ts';
import type { JournalWriter } from './journal-writer.ts';

/** Idle for so long, the last batch is sealed; with parks of 5 ms at most that is within 10 ms. */
const SEAL_AFTER_US = 4_000;

export interface JournalAgentOptions {
  /** Gated on `published`. */
  readonly reader: EventReader;
  readonly durable: DurableCursor;
  readonly writer: JournalWriter;
  /**
   * After each batch: `durableSeq` moved and ring slots are free again. Rings whoever waits for either. `beganUs`: when
   * the cycle began.
   */
  readonly onDurable: (durableSeq: number, beganUs: number) => void;
  /** Called once per cycle, for what has to be looked at now and then: the disk's free space. */
  readonly watch?: (nowUs: number) => void;
}

/**
 * `doWork` takes what is published, up to a greatest batch, and makes it durable; what arrives meanwhile is the next
 * batch: there is no timer. 0 for ever once the writer is poisoned. `finished`, asked after the ring's writer has
 * stopped: once all is written it marks the clean end, closes the file and says true.
 */
export type JournalAgent = Agent & { finished(nowUs: number): boolean };

export function createJournalAgent(options: JournalAgentOptions): JournalAgent {
  const { reader, durable, writer, onDurable, watch } = options;
  const { records } = reader;
  let lastWriteUs = 0;

  function writeBatch(nowUs: number): number {
    const readable = reader.poll(reader.capacity);
    let taken = 0;
    while (taken < readable && writer.append(records, reader.at(taken))) taken++;
    if (taken === 0) return 0;
    if (!writer.commit()) return 0;
    lastWriteUs = nowUs;
    // Durable before released: a slot's sequence must never be ahead of what its readers may see.
    durable.advance((reader.position + taken) | 0);
    reader.release(taken);
    onDurable(writer.durableSeq, nowUs);
    return taken;
  }

  function doWork(nowUs: number): number {
    if (writer.poisoned) return 0;
    const taken = writeBatch(nowUs);
    if (taken === 0 && !writer.sealed && nowUs - lastWriteUs >= SEAL_AFTER_US) writer.seal();
    watch?.(nowUs);
    return taken;
  }

  let ended = false;

  return {
    doWork,
    hasWork: () => !writer.poisoned && reader.poll(1) > 0,
    finished() {
      if (ended) return true;
      if (writer.poisoned || reader.poll(1) > 0) return false;
      ended = writer.stop();
      return ended;
    },
    close: () => writer.close(),
  };
}
