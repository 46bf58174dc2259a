import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Records, recordsOf } from '../../../core/memory/records.ts';
import {
  EVENT_BYTES,
  EVENT_SHORT_BYTES,
  EVENT_VERSION,
  EventByte,
  EventHalf,
  EventKind,
  EventWord,
} from '../../../core/schema/event.ts';
import { putText } from '../../../core/schema/text.ts';
import { createTable, type StateHash, add, put } from '../../../core/state/table.ts';
import type { Replica } from '../../../workers/follower/replica.ts';
import { type Files, systemFiles } from '../../../workers/files.ts';
import { JournalError, type JournalErrorCode } from '../../../workers/journal/journal-error.ts';
import { JournalWriter, type JournalWriterOptions } from '../../../workers/journal/journal-writer.ts';
import { type OpenedJournal, openJournal } from '../../../workers/journal/open-journal.ts';
import { readEvents } from '../../../workers/journal/read-journal.ts';

export const SMALL_SEGMENT = 64 * 1024;
const START_US = 1_700_000_000_000_000;

/** A folder that goes away with the test. */
export function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-journal-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const one = recordsOf(new ArrayBuffer(EVENT_BYTES));

/** When event `seq` was decided. */
export function timeOf(seq: number): number {
  return START_US + seq * 10;
}

/** Writes event `seq` to `records` at `at`: each has other content, every third is a placement. */
export function putEvent(records: Records, at: number, seq: number, kind: number = EventKind.accepted): void {
  const { f64, i32, u8 } = records;
  const word = at >> 3;
  const half = at >> 2;
  u8.fill(0, at, at + EVENT_BYTES);
  i32[half + EventHalf.LENGTH] = seq % 3 === 0 ? EVENT_BYTES : EVENT_SHORT_BYTES;
  i32[half + EventHalf.KIND_VERSION] = kind | (EVENT_VERSION << 16);
  f64[word + EventWord.SEQ] = seq;
  f64[word + EventWord.TIME_US] = timeOf(seq);
  f64[word + EventWord.ORDER_ID] = seq;
  i32[half + EventHalf.ACCOUNT] = seq % 7;
  // As half of a double, −1 looks like a NaN: it has to survive.
  i32[half + EventHalf.INSTRUMENT] = seq % 5 === 0 ? -1 : 3;
  u8[at + EventByte.STATUS] = 1;
  f64[word + EventWord.PRICE_TICKS] = 4_500_000 + seq;
  f64[word + EventWord.QUANTITY_LOTS] = 1000;
  const id = Buffer.from(`client-${seq}`);
  f64[word + EventWord.CLIENT_ID_LENGTH] = id.length;
  putText(f64, word + EventWord.CLIENT_ID, 8, id, 0, id.length);
}

/** Appends events `from` to `to` in batches of `perBatch`; returns the last durable sequence. */
export function writeEvents(writer: JournalWriter, from: number, to: number, perBatch = 4): number {
  let staged = 0;
  for (let seq = from; seq <= to; seq++) {
    putEvent(one, 0, seq);
    if (!writer.append(one, 0)) {
      if (!writer.commit()) return writer.durableSeq;
      staged = 0;
      writer.append(one, 0);
    }
    staged++;
    if (staged < perBatch && seq < to) continue;
    if (!writer.commit()) return writer.durableSeq;
    staged = 0;
  }
  return writer.durableSeq;
}

export function open(data: string, segmentBytes = SMALL_SEGMENT): OpenedJournal {
  return openJournal({ data, segmentBytes });
}

/** Opens, writes events up to `lastSeq`, and leaves as told. */
export function run(
  data: string,
  lastSeq: number,
  how: 'stop' | 'crash' | 'seal',
  perBatch = 4,
  segmentBytes = SMALL_SEGMENT,
): OpenedJournal {
  const opened = open(data, segmentBytes);
  const writer = new JournalWriter({ position: opened.position });
  writeEvents(writer, opened.lastSeq + 1, lastSeq, perBatch);
  if (how === 'stop') writer.stop();
  else if (how === 'seal') writer.seal();
  writer.close();
  opened.lock.release();
  return opened;
}

export function writerOf(opened: OpenedJournal, options: Partial<JournalWriterOptions> = {}): JournalWriter {
  return new JournalWriter({ position: opened.position, ...options });
}

/** Every sequence from `from` on, having checked that each event is what `putEvent` made. */
export function readBack(data: string, from = 1, toSeq = Infinity, files: Files = systemFiles): number[] {
  const seqs: number[] = [];
  const wanted = recordsOf(new ArrayBuffer(EVENT_BYTES));
  readEvents(
    data,
    from,
    ({ f64, i32, u8 }, at) => {
      const seq = f64[(at >> 3) + EventWord.SEQ]!;
      putEvent(wanted, 0, seq);
      const length = i32[at >> 2]!;
      if (Buffer.compare(u8.subarray(at, at + length), wanted.u8.subarray(0, length)) !== 0) {
        throw new Error(`event ${seq} came back changed`);
      }
      seqs.push(seq);
    },
    toSeq,
    files,
  );
  return seqs;
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

/** For `assert.throws`. */
export function journalError(code: JournalErrorCode, text?: RegExp): (error: unknown) => boolean {
  return (error) =>
    error instanceof JournalError && error.code === code && (text === undefined || text.test(error.message));
}

/** A small state that depends on every event: sums per account, and a growing list. */
export function createReplica(rows = 4096): Replica & { hash: StateHash } {
  const hash: StateHash = { low: 0, high: 0 };
  const sums = createTable('sums', 4, 16, hash, 1);
  const list = createTable('list', 8, rows, hash, 1_000_003);
  return {
    tables: [sums, list],
    hash,
    apply({ f64, i32 }, at) {
      const seq = f64[(at >> 3) + EventWord.SEQ]!;
      const account = i32[(at >> 2) + EventHalf.ACCOUNT]!;
      add(sums, account * 4, 1);
      add(sums, account * 4 + 1, f64[(at >> 3) + EventWord.PRICE_TICKS]!);
      put(list, (seq % rows) * 8 + (seq % 8), seq);
    },
    rebuild() {},
  };
}

/** The state after events 1 to `lastSeq`. */
export function stateAfter(lastSeq: number): Replica {
  const replica = createReplica();
  const slot = recordsOf(new ArrayBuffer(EVENT_BYTES));
  for (let seq = 1; seq <= lastSeq; seq++) {
    putEvent(slot, 0, seq);
    replica.apply(slot, 0);
  }
  return replica;
}
