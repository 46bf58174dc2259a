import { DurableCursor, EventReader } from '../../core/memory/event-ring.ts';
import { SyncLogWriter } from '../../core/memory/sync-log.ts';
import { EVENT_BYTES } from '../../core/schema/event.ts';
import type { Agent, RoleContext } from '../../workers/agent.ts';
import { fastPageAlignedMemory } from '../../workers/block-memory.ts';
import { RingReaders, type SyncJournalOptions } from './ring-options.ts';
import { openSegment } from './segment.ts';

const BLOCK_BYTES = 4096;
/** The journal's greatest batch. */
const BATCH_BYTES = 1024 * 1024;
const BATCH = Math.floor(BATCH_BYTES / EVENT_BYTES);

/** The journal of P4: all that is published, in one write of whole blocks and one fdatasync; no head, no checksum. P3: no fdatasync. */
export function createRole({ shared, clock, options, bell }: RoleContext): Agent {
  const { folder, syncs } = options as SyncJournalOptions;
  const segment = openSegment(folder, syncs ? 'p4' : 'p3');
  const reader = new EventReader(shared.events, RingReaders.journal, 'published');
  const durable = new DurableCursor(shared.events);
  const log = new SyncLogWriter(shared.syncs);
  const bytes = new Uint8Array(fastPageAlignedMemory(BATCH_BYTES));
  const gateway = bell('gateway');
  const engine = bell('engine');
  const { u8 } = reader.records;
  return {
    doWork() {
      const count = reader.poll(BATCH);
      if (count === 0) return 0;
      for (let i = 0; i < count; i++) {
        const from = reader.at(i);
        bytes.set(u8.subarray(from, from + EVENT_BYTES), i * EVENT_BYTES);
      }
      segment.write(bytes, Math.ceil((count * EVENT_BYTES) / BLOCK_BYTES) * BLOCK_BYTES);
      if (syncs) segment.sync();
      log.note((reader.position + count) | 0, clock.stampNs);
      durable.advance((reader.position + count) | 0);
      reader.release(count);
      gateway.ring();
      engine.ringIfHungry();
      return count;
    },
    hasWork: () => reader.poll(1) > 0,
    close: () => segment.close(),
  };
}
