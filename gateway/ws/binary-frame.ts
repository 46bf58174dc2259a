import { type Records, recordsOf } from '../../core/memory/records.ts';
import { MAX_FRAME_RECORDS } from '../../core/wire/header.ts';

/** Binary records that leave together, in one WebSocket frame. Reused: `length` bytes of it are in use. */
export interface BinaryFrame {
  readonly isBinary: true;
  bytes: Records;
  length: number;
  records: number;
  /** What was sent of it before, by the number of records: most often it is as long again. */
  readonly sent: (Uint8Array | undefined)[];
}

/** Frames that are free to be used again; what is beyond the few that a turn needs is left to the collector. */
export interface BinaryFrames {
  take(): BinaryFrame;
  giveBack(frame: BinaryFrame): void;
}

const FIRST_BYTES = 1024;
const MOST_BYTES = 32 * 1024;
const WORD_BYTES = 8;
const KEPT = 64;
const MOST_RECORDS = MAX_FRAME_RECORDS;

export function createBinaryFrames(): BinaryFrames {
  const free: BinaryFrame[] = [];
  return {
    take: () => free.pop() ?? createFrame(),
    giveBack(frame) {
      frame.length = 0;
      frame.records = 0;
      if (free.length < KEPT) free.push(frame);
    },
  };
}

/** Room at the end for one more record of at most `most` bytes; false: the frame is full. A record fits an empty frame. */
export function hasRoom(frame: BinaryFrame, most: number): boolean {
  const end = frame.length + most;
  if (frame.records === MOST_RECORDS || end > MOST_BYTES) return false;
  if (end > frame.bytes.u8.length) grow(frame, end);
  return true;
}

/** Copies a record of `length` bytes to the end, where there is room for it. */
export function append(frame: BinaryFrame, record: Uint8Array, length: number): void {
  const { u8 } = frame.bytes;
  for (let i = 0, to = frame.length; i < length; i++, to++) u8[to] = record[i]!;
  appended(frame, length);
}

/** A record of `length` bytes was written to the end. */
export function appended(frame: BinaryFrame, length: number): void {
  frame.length += length;
  frame.records += 1;
}

/** The bytes in use. */
export function inUse(frame: BinaryFrame): Uint8Array {
  const { sent, records, length } = frame;
  const before = sent[records];
  if (before?.length === length) return before;
  const now = frame.bytes.u8.subarray(0, length);
  sent[records] = now;
  return now;
}

function createFrame(): BinaryFrame {
  return {
    isBinary: true,
    bytes: recordsOf(new ArrayBuffer(FIRST_BYTES)),
    length: 0,
    records: 0,
    sent: Array.from({ length: MOST_RECORDS + 1 }),
  };
}

function grow(frame: BinaryFrame, end: number): void {
  const wanted = Math.max(end, frame.bytes.u8.length * 2);
  const larger = recordsOf(new ArrayBuffer(Math.min(MOST_BYTES, Math.ceil(wanted / WORD_BYTES) * WORD_BYTES)));
  larger.u8.set(frame.bytes.u8.subarray(0, frame.length));
  frame.bytes = larger;
  frame.sent.fill(undefined);
}
