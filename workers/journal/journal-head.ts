import { JOURNAL_ID_BYTES } from '../../core/journal/frame.ts';
import { checksum } from './checksum.ts';
import { type Files, readFile, writeWhole } from '../files.ts';
import type { JournalPaths } from './journal-paths.ts';

/**
 * Which journal this is, and its last segment: a small file beside the segments, so that a last segment that is gone is
 * missed. Written in place when a segment begins, odd and even numbers in turn, so that a torn write spoils one of two.
 *
 *   0                    4096
 *   +--------------------+--------------------+      slot  | magic i32 | number i32 | journal id 16 | checksum u32 |
 *   | slot, even numbers | slot, odd numbers  |
 *   +--------------------+--------------------+
 */
const SLOT_BYTES = 4096;
const HEAD_BYTES = 2 * SLOT_BYTES;
const MAGIC = 0x3168_6774; // "tgh1"
const ID_AT = 8;
const CHECKED_BYTES = ID_AT + JOURNAL_ID_BYTES;

export interface JournalHead {
  readonly journalId: Uint8Array;
  /** Of the last segment; a newer one may be there, whose start a crash cut off. */
  readonly number: number;
}

/** Undefined: there is none, or nothing of it is whole. */
export function readHead(files: Files, paths: JournalPaths): JournalHead | undefined {
  const bytes = readFile(files, paths.head) ?? new Uint8Array(0);
  const slots = [readSlot(bytes, 0), readSlot(bytes, SLOT_BYTES)].filter((slot) => slot !== undefined);
  return slots.sort((a, b) => b.number - a.number)[0];
}

/**
 * Durable when it returns. Needs no room on the disk, except the first time: then both slots get their blocks, or the
 * second segment's would be missing when the disk is full.
 */
export function writeHead(files: Files, paths: JournalPaths, { journalId, number }: JournalHead): void {
  const both = new Uint8Array(HEAD_BYTES);
  const slotAt = (number & 1) * SLOT_BYTES;
  const slot = both.subarray(slotAt, slotAt + SLOT_BYTES);
  const view = new DataView(slot.buffer, slotAt, SLOT_BYTES);
  view.setInt32(0, MAGIC, true);
  view.setInt32(4, number, true);
  slot.set(journalId, ID_AT);
  view.setUint32(CHECKED_BYTES, checksum(slot.subarray(0, CHECKED_BYTES), 0), true);
  const isThere = files.size(paths.head) === HEAD_BYTES;
  const path = isThere ? paths.head : `${paths.head}.tmp`;
  const fd = files.open(path, isThere ? 'r+' : 'w+');
  try {
    if (isThere) writeWhole(files, fd, slot, 0, SLOT_BYTES, slotAt);
    else writeWhole(files, fd, both, 0, HEAD_BYTES, 0);
    files.datasync(fd);
  } finally {
    files.close(fd);
  }
  if (isThere) return;
  files.rename(path, paths.head);
  files.syncFolder(paths.journal);
}

function readSlot(bytes: Uint8Array, at: number): JournalHead | undefined {
  if (bytes.length < at + SLOT_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, SLOT_BYTES);
  if (view.getInt32(0, true) !== MAGIC) return undefined;
  if (checksum(bytes.subarray(at, at + CHECKED_BYTES), 0) !== view.getUint32(CHECKED_BYTES, true)) return undefined;
  return { number: view.getInt32(4, true), journalId: bytes.slice(at + ID_AT, at + CHECKED_BYTES) };
}
