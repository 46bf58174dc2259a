import { join } from 'node:path';
import { type Records, recordsOf } from '../../core/memory/records.ts';
import { answerOrder } from '../../core/order/answer.ts';
import { createInputs } from '../../core/order/inputs.ts';
import { EVENT_BYTES, EVENT_LONG_BYTES, EventKind, EventHalf, EventWord } from '../../core/schema/event.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../../core/state/columns.ts';
import type { EngineState } from '../../core/state/state.ts';
import { type Files, isNoSpace, openIfThere, readWhole, systemFiles, writeWhole } from '../files.ts';

/**
 * Where the orders are that have left the table: one record each, as the engine answers a query for it, at a place
 * that follows from its id. A projection of the journal: written by the follower, made again by replay.
 *
 *   history/00000000.orders   orders 1…65,536          order n at ((n − 1) mod 65,536) × 384
 *   history/00000001.orders   orders 65,537…131,072
 */
const ORDERS_PER_FILE = 65_536;
/** Of an order's view: without its terms. */
const VIEW_BYTES = EVENT_LONG_BYTES;
const MAX_OPEN_FILES = 8;
/** Orders often end in the order in which they came: as many neighbours as leave the table at once are one write. */
const MOST_TOGETHER = 64;
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
  const run = recordsOf(new ArrayBuffer((MOST_TOGETHER - 1) * VIEW_BYTES + EVENT_BYTES));
  /** Of the orders in `run`: where the first stands, and how many they are. */
  let runIndex = 0;
  let runCount = 0;
  const sink = { records: run, claim: () => runCount * VIEW_BYTES };
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

  /** Whole records, of one file. */
  function write(index: number, records: Uint8Array, count: number): void {
    const file = Math.floor(index / ORDERS_PER_FILE);
    writeWhole(files, fdOf(file), records, 0, count * VIEW_BYTES, (index % ORDERS_PER_FILE) * VIEW_BYTES);
    dirty.add(file);
  }

  function writeWaiting(): void {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      write(next.index, next.record, 1);
      waiting.shift();
    }
  }

  /** Behind those that wait already: their order doesn't matter, but who waits has to be tried again by and by. */
  function writeRunOrWait(): void {
    try {
      writeWaiting();
      write(runIndex, run.u8, runCount);
    } catch (error) {
      if (!isNoSpace(error) || waiting.length + runCount > MAX_WAITING) throw error;
      for (let i = 0; i < runCount; i++) {
        waiting.push({ index: runIndex + i, record: run.u8.slice(i * VIEW_BYTES, (i + 1) * VIEW_BYTES) });
      }
    }
    runCount = 0;
  }

  /** Whether the order that stands at `index` goes on the run. */
  function continuesRun(index: number): boolean {
    return index === runIndex + runCount && runCount < MOST_TOGETHER && index % ORDERS_PER_FILE > 0;
  }

  return {
    keep(state, count) {
      const { words } = state.orders;
      let link = state.globals.words[GlobalColumn.FINAL_HEAD]!;
      inputs.nowUs = state.globals.words[GlobalColumn.TIME_US]!;
      for (let i = 0; i < count && link !== 0; i++) {
        const row = link - 1;
        const index = words[row * ORDER_WIDTH + OrderColumn.ORDER_ID]! - 1;
        if (runCount > 0 && !continuesRun(index)) writeRunOrWait();
        if (runCount === 0) runIndex = index;
        answerOrder(state, sink, 0, EventKind.order_view, row, inputs);
        run.i32[((runCount * VIEW_BYTES) >> 2) + EventHalf.LENGTH] = VIEW_BYTES;
        runCount++;
        link = words[row * ORDER_WIDTH + OrderColumn.NEXT]!;
      }
      if (runCount > 0) writeRunOrWait();
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
  const record = recordsOf(new ArrayBuffer(VIEW_BYTES));
  return {
    find(orderId) {
      const index = orderId - 1;
      const path = filePath(folder, Math.floor(index / ORDERS_PER_FILE));
      const fd = openIfThere(files, path);
      if (fd === undefined) return undefined;
      try {
        const at = (index % ORDERS_PER_FILE) * VIEW_BYTES;
        if (readWhole(files, fd, record.u8, 0, VIEW_BYTES, at) < VIEW_BYTES) return undefined;
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
