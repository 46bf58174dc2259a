import { join } from 'node:path';
import { type Records, recordsOf } from '../../core/memory/records.ts';
import { answerOrder } from '../../core/order/answer.ts';
import { createInputs } from '../../core/order/inputs.ts';
import { EVENT_BYTES, EventKind, EventHalf, EventWord } from '../../core/schema/event.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../../core/state/columns.ts';
import type { EngineState } from '../../core/state/state.ts';
import { type Files, isNoSpace, openIfThere, readWhole, systemFiles, writeWhole } from '../journal/files.ts';

/**
 * Where the orders are that have left the table: one record each, as the engine answers a query for it, at a place
 * that follows from its id. A projection of the journal: written by the follower, made again by replay.
 *
 *   history/00000000.orders   orders 1…65,536          order n at ((n − 1) mod 65,536) × 384
 *   history/00000001.orders   orders 65,537…131,072
 */
const ORDERS_PER_FILE = 65_536;
const MAX_OPEN_FILES = 8;
/** Records that wait for room on a full disk, at most: 6 MiB. Below the mark no new orders come that would add to them. */
const MAX_WAITING = 16_384;

function historyFolder(data: string): string {
  return join(data, 'history');
}

function filePath(folder: string, file: number): string {
  return join(folder, `${String(file).padStart(8, '0')}.orders`);
}

export interface OrderHistoryWriter {
  /**
   * Keeps the `count` orders that have been final for longest: those that the next event takes out of the table. On a
   * full disk they wait in memory.
   */
  keep(state: EngineState, count: number): void;
  /** Makes everything kept so far durable. Throws while the disk is full and some wait. */
  sync(): void;
}

export function createOrderHistory(data: string, files: Files = systemFiles): OrderHistoryWriter {
  const folder = historyFolder(data);
  files.makeFolder(folder);
  const open = new Map<number, number>();
  const dirty = new Set<number>();
  const one = recordsOf(new ArrayBuffer(EVENT_BYTES));
  const sink = { records: one, claim: () => 0 };
  const inputs = createInputs();
  const waiting: { readonly index: number; readonly record: Uint8Array }[] = [];

  function fdOf(file: number): number {
    const known = open.get(file);
    if (known !== undefined) return known;
    if (open.size >= MAX_OPEN_FILES) closeOldest();
    const path = filePath(folder, file);
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

  function write(index: number, record: Uint8Array): void {
    const file = Math.floor(index / ORDERS_PER_FILE);
    writeWhole(files, fdOf(file), record, 0, EVENT_BYTES, (index % ORDERS_PER_FILE) * EVENT_BYTES);
    dirty.add(file);
  }

  function writeWaiting(): void {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      write(next.index, next.record);
      waiting.shift();
    }
  }

  /** Behind those that wait already: their order doesn't matter, but who waits has to be tried again by and by. */
  function writeOrWait(index: number): void {
    try {
      writeWaiting();
      write(index, one.u8);
    } catch (error) {
      if (!isNoSpace(error) || waiting.length >= MAX_WAITING) throw error;
      waiting.push({ index, record: one.u8.slice() });
    }
  }

  return {
    keep(state, count) {
      const { words } = state.orders;
      let link = state.globals.words[GlobalColumn.FINAL_HEAD]!;
      inputs.nowUs = state.globals.words[GlobalColumn.TIME_US]!;
      for (let i = 0; i < count && link !== 0; i++) {
        const row = link - 1;
        answerOrder(state, sink, 0, EventKind.order_view, row, inputs);
        writeOrWait(words[row * ORDER_WIDTH + OrderColumn.ORDER_ID]! - 1);
        link = words[row * ORDER_WIDTH + OrderColumn.NEXT]!;
      }
    },
    sync() {
      writeWaiting();
      for (const file of dirty) files.datasync(open.get(file)!);
      dirty.clear();
    },
  };
}

export interface OrderHistory {
  /** An order that has left the table, as an `order_view`, valid until the next call; undefined: not there (yet). */
  find(orderId: number): Records | undefined;
}

export function readOrderHistory(data: string, files: Files = systemFiles): OrderHistory {
  const folder = historyFolder(data);
  const record = recordsOf(new ArrayBuffer(EVENT_BYTES));
  return {
    find(orderId) {
      const index = orderId - 1;
      const path = filePath(folder, Math.floor(index / ORDERS_PER_FILE));
      const fd = openIfThere(files, path);
      if (fd === undefined) return undefined;
      try {
        const at = (index % ORDERS_PER_FILE) * EVENT_BYTES;
        if (readWhole(files, fd, record.u8, 0, EVENT_BYTES, at) < EVENT_BYTES) return undefined;
      } finally {
        files.close(fd);
      }
      const isWhole =
        record.f64[EventWord.ORDER_ID] === orderId &&
        (record.i32[EventHalf.KIND_VERSION]! & 0xffff) === EventKind.order_view;
      return isWhole ? record : undefined;
    },
  };
}
