import { join } from 'node:path';
import { type Files, isNoSpace, openIfThere, readWhole, writeWhole } from '../files.ts';

/**
 * One record of fixed size for each order, at a place that follows from its id, in files of 65,536 orders each. What is
 * written nowhere takes no room: the files are sparse.
 *
 *   00000000.orders   orders 1…65,536          index n at (n mod 65,536) × bytes,  n = id − 1
 *   00000001.orders   orders 65,537…131,072
 */
export const SLOTS_PER_FILE = 65_536;
const MAX_OPEN_FILES = 8;

export interface SlotFiles {
  /** Whole records, one behind the other, all of one file. On a full disk they wait in memory. */
  write(index: number, records: Uint8Array, count: number): void;
  /** False: none was ever written there. */
  read(index: number, into: Uint8Array): boolean;
  /** Makes everything written so far durable. Throws while the disk is full and some wait. */
  sync(): void;
}

/** `ending`: of the files' names. `mostWaiting`: records that wait for room on a full disk, at most. */
export function createSlotFiles(
  files: Files,
  folder: string,
  ending: string,
  bytes: number,
  mostWaiting: number,
): SlotFiles {
  const open = new Map<number, number>();
  const dirty = new Set<number>();
  const waiting = new Map<number, Uint8Array>();

  function fdOf(file: number): number {
    const known = open.get(file);
    if (known !== undefined) return known;
    if (open.size >= MAX_OPEN_FILES) closeOldest();
    const path = slotPath(folder, file, ending);
    const isNew = files.size(path) < 0;
    const fd = files.open(path, isNew ? 'wx+' : 'r+');
    open.set(file, fd);
    if (isNew) files.syncFolder(folder);
    return fd;
  }

  function closeOldest(): void {
    for (const [file, fd] of open) {
      if (dirty.delete(file)) files.datasync(fd);
      files.close(fd);
      open.delete(file);
      return;
    }
  }

  function put(index: number, records: Uint8Array, count: number): void {
    const file = Math.floor(index / SLOTS_PER_FILE);
    writeWhole(files, fdOf(file), records, 0, count * bytes, (index % SLOTS_PER_FILE) * bytes);
    dirty.add(file);
  }

  function putWaiting(): void {
    for (const [index, record] of waiting) {
      put(index, record, 1);
      waiting.delete(index);
    }
  }

  return {
    // Behind those that wait already: their order doesn't matter, but who waits has to be tried again by and by.
    write(index, records, count) {
      try {
        putWaiting();
        put(index, records, count);
      } catch (error) {
        if (!isNoSpace(error) || waiting.size + count > mostWaiting) throw error;
        for (let i = 0; i < count; i++) waiting.set(index + i, records.slice(i * bytes, (i + 1) * bytes));
      }
    },

    read(index, into) {
      const waits = waiting.get(index);
      if (waits !== undefined) into.set(waits);
      return waits !== undefined || readSlot(files, folder, ending, bytes, index, into);
    },

    sync() {
      putWaiting();
      for (const file of dirty) files.datasync(open.get(file)!);
      dirty.clear();
    },
  };
}

/** False: no file reaches so far. What is between records that were written reads as zeros. */
export function readSlot(
  files: Files,
  folder: string,
  ending: string,
  bytes: number,
  index: number,
  into: Uint8Array,
): boolean {
  const fd = openIfThere(files, slotPath(folder, Math.floor(index / SLOTS_PER_FILE), ending));
  if (fd === undefined) return false;
  try {
    return readWhole(files, fd, into, 0, bytes, (index % SLOTS_PER_FILE) * bytes) === bytes;
  } finally {
    files.close(fd);
  }
}

function slotPath(folder: string, file: number, ending: string): string {
  return join(folder, `${String(file).padStart(8, '0')}.${ending}`);
}
