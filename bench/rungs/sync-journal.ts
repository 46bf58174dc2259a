import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DurableCursor, EventReader } from '../../core/memory/event-ring.ts';
import { EVENT_BYTES } from '../../core/schema/event.ts';
import type { Agent, RoleContext } from '../../workers/agent.ts';
import { RingReaders, type SyncJournalOptions } from './ring-options.ts';

const BLOCK_BYTES = 4096;
/** The journal's greatest batch. */
const BATCH_BYTES = 1024 * 1024;
const BATCH = Math.floor(BATCH_BYTES / EVENT_BYTES);
const FILE_BYTES = 64 * 1024 * 1024;

/** A file of zeros, all of it on the disk: a sync has no metadata to write. */
export function openZeroed(path: string, bytes: number): number {
  const fd = openSync(path, 'w');
  const zeros = Buffer.alloc(BATCH_BYTES);
  for (let at = 0; at < bytes; at += zeros.length) writeSync(fd, zeros, 0, Math.min(zeros.length, bytes - at), at);
  fdatasyncSync(fd);
  return fd;
}

/**
 * The journal of P4: all that is published, in one write of whole blocks and one fdatasync; no head, no checksum, no
 * times. When the file is at its end it begins anew, as the gateway's segments are used again.
 */
export function createRole({ shared, options, bell }: RoleContext): Agent {
  const fd = openZeroed(join((options as SyncJournalOptions).folder, 'p4'), FILE_BYTES);
  const reader = new EventReader(shared.events, RingReaders.journal, 'published');
  const durable = new DurableCursor(shared.events);
  const bytes = Buffer.alloc(BATCH_BYTES);
  const gateway = bell('gateway');
  const engine = bell('engine');
  const { u8 } = reader.records;
  let at = 0;
  return {
    doWork() {
      const count = reader.poll(BATCH);
      if (count === 0) return 0;
      for (let i = 0; i < count; i++) {
        const from = reader.at(i);
        bytes.set(u8.subarray(from, from + EVENT_BYTES), i * EVENT_BYTES);
      }
      const written = Math.ceil((count * EVENT_BYTES) / BLOCK_BYTES) * BLOCK_BYTES;
      if (at + written > FILE_BYTES) at = 0;
      writeSync(fd, bytes, 0, written, at);
      fdatasyncSync(fd);
      at += written;
      durable.advance((reader.position + count) | 0);
      reader.release(count);
      gateway.ring();
      engine.ringIfHungry();
      return count;
    },
    hasWork: () => reader.poll(1) > 0,
    close: () => closeSync(fd),
  };
}
