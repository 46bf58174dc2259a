import type { Records } from '../memory/records.ts';
import { ANY_INSTRUMENT, CommandByte, CommandHalf, CommandKind, CommandWord } from '../schema/command.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord } from '../schema/event.ts';
import { isFinal } from '../schema/order-kind.ts';
import { Reject } from '../schema/reject.ts';
import {
  BOOK_WIDTH,
  BookColumn,
  EXECUTION_WIDTH,
  ExecutionColumn,
  GlobalColumn,
  ORDER_WIDTH,
  OrderColumn,
} from '../state/columns.ts';
import { type EngineState, accountOfKey, findOrder, instrumentOfKey } from '../state/state.ts';
import { answerOrder, answerRefusal } from './answer.ts';
import type { EventSink } from './event-sink.ts';
import { findNamedOrder, lastNamed } from './find-order.ts';
import { beginEvent, describeClientId } from './write-event.ts';
import type { Inputs } from './inputs.ts';

const C = CommandWord;
const E = EventWord;
const H = EventHalf;

/** How many rows one step of a query looks at, so that a long list never holds up an order for long. */
const ROWS_PER_STEP = 512;

/**
 * A list that is being answered: it goes on a step at a time, as far as the answers ring has room. Only the engine
 * thread's own scratch: a query changes nothing and is not journaled.
 */
export interface QueryCursor {
  /** 0: none under way. */
  kind: number;
  requestId: number;
  account: number;
  instrument: number;
  isAll: boolean;
  /** Rows still wanted. */
  left: number;
  sent: number;
  /** Orders: before this id. Fills: before this execution. Positions: the next book row. */
  before: number;
}

export function createQueryCursor(): QueryCursor {
  return { kind: 0, requestId: 0, account: 0, instrument: ANY_INSTRUMENT, isAll: false, left: 0, sent: 0, before: 0 };
}

/** Begins a query; single orders are answered at once. One answer slot is free. */
export function beginQuery(
  state: EngineState,
  command: Records,
  at: number,
  cursor: QueryCursor,
  answers: EventSink,
  inputs: Inputs,
): void {
  const { f64, i32, u8 } = command;
  const word = at >> 3;
  const kind = i32[(at >> 2) + CommandHalf.KIND]!;
  const requestId = f64[word + C.REQUEST_ID]!;
  if (kind === CommandKind.query_order) {
    const row = findNamedOrder(state, command, at);
    if (row >= 0) answerOrder(state, answers, requestId, EventKind.order_view, row, inputs);
    else {
      const account = i32[(at >> 2) + CommandHalf.ACCOUNT]!;
      answerRefusal(state, answers, requestId, Reject.ORDER_NOT_FOUND.code, retiredId(state), inputs, account);
    }
    return;
  }
  cursor.kind = kind;
  cursor.requestId = requestId;
  cursor.account = i32[(at >> 2) + CommandHalf.ACCOUNT]!;
  cursor.instrument = i32[(at >> 2) + CommandHalf.INSTRUMENT]!;
  cursor.isAll = u8[at + CommandByte.BROKER] === 1;
  cursor.left = i32[(at >> 2) + CommandHalf.COUNT]!;
  cursor.sent = 0;
  cursor.before = f64[word + C.VALUE]!;
  if (cursor.before !== 0 || kind === CommandKind.query_positions) return;
  const globals = state.globals.words;
  const newest = kind === CommandKind.query_fills ? GlobalColumn.EXECUTION_COUNT : GlobalColumn.LAST_ORDER_ID;
  cursor.before = globals[newest]! + 1;
}

/** Only an id that was given out can have left the table. */
function retiredId(state: EngineState): number {
  return lastNamed.orderId <= state.globals.words[GlobalColumn.LAST_ORDER_ID]! ? lastNamed.orderId : 0;
}

/** Goes on with the query under way, at most `room` answers. The last answer is `query_end`. */
export function stepQuery(
  state: EngineState,
  cursor: QueryCursor,
  answers: EventSink,
  room: number,
  inputs: Inputs,
): number {
  let used = 0;
  let looked = 0;
  let isDone = cursor.left <= 0;
  while (!isDone && used < room - 1 && looked < ROWS_PER_STEP) {
    looked += 1;
    const row = nextRow(state, cursor);
    if (row === NO_MORE) isDone = true;
    if (row < 0) continue;
    answerRow(state, cursor, row, answers, inputs);
    used += 1;
    cursor.sent += 1;
    cursor.left -= 1;
    isDone = cursor.left === 0;
  }
  if (!isDone || used >= room) return used;
  const at = beginEvent(state, answers, EventKind.query_end, Cause.command, 0, inputs, cursor.requestId);
  answers.records.f64[(at >> 3) + E.VALUE] = cursor.sent;
  answers.records.f64[(at >> 3) + E.ARG1] = cursor.left === 0 && hasMore(state, cursor) ? cursor.before : 0;
  cursor.kind = 0;
  return used + 1;
}

const NO_MORE = -2;
const NOT_THIS = -1;

/** Moves the cursor by one row: the row if it is wanted, else NOT_THIS, or NO_MORE. */
function nextRow(state: EngineState, cursor: QueryCursor): number {
  switch (cursor.kind) {
    case CommandKind.query_orders:
      return cursor.isAll ? nextOrder(state, cursor) : nextOpenOrder(state, cursor);
    case CommandKind.query_fills:
      return nextFill(state, cursor);
    default:
      return nextPosition(state, cursor);
  }
}

function hasMore(state: EngineState, cursor: QueryCursor): boolean {
  const { before } = cursor;
  const more = before > 1 || cursor.kind === CommandKind.query_positions;
  if (!more) return false;
  for (let looked = 0; looked < ROWS_PER_STEP; looked++) {
    const at = cursor.before;
    const row = nextRow(state, cursor);
    if (row === NO_MORE) return false;
    if (row !== NOT_THIS) {
      cursor.before = at;
      return true;
    }
  }
  return true;
}

/** By falling id: ids are dense, and those of retired orders are simply not there any more. */
function nextOrder(state: EngineState, cursor: QueryCursor): number {
  if (cursor.before <= 1) return NO_MORE;
  cursor.before -= 1;
  const row = findOrder(state, cursor.before);
  return row >= 0 && isWanted(state, cursor, row) ? row : NOT_THIS;
}

/**
 * From one open order of the account to the next older one. Between two steps, or two pages, the last one told may have
 * ended: then by falling id until an open one is met, each id a step of its own, so that no step walks a whole list.
 */
function nextOpenOrder(state: EngineState, cursor: QueryCursor): number {
  const isNewest = cursor.before > state.globals.words[GlobalColumn.LAST_ORDER_ID]!;
  const last = isNewest ? -1 : openRow(state, cursor, cursor.before);
  if (isNewest || last >= 0) {
    const link = isNewest ? state.open.heads[cursor.account]! : state.open.next[last]!;
    if (link === 0) return NO_MORE;
    cursor.before = state.orders.words[(link - 1) * ORDER_WIDTH + OrderColumn.ORDER_ID]!;
    return isWanted(state, cursor, link - 1) ? link - 1 : NOT_THIS;
  }
  if (cursor.before <= 1) return NO_MORE;
  cursor.before -= 1;
  const row = openRow(state, cursor, cursor.before);
  return row >= 0 && isWanted(state, cursor, row) ? row : NOT_THIS;
}

/** The row of an order that is in the account's open list, or -1. */
function openRow(state: EngineState, cursor: QueryCursor, orderId: number): number {
  const row = findOrder(state, orderId);
  if (row < 0) return -1;
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  const isOpen = !isFinal(words[at + OrderColumn.STATUS]!) && words[at + OrderColumn.ACCOUNT] === cursor.account;
  return isOpen ? row : -1;
}

function isWanted(state: EngineState, cursor: QueryCursor, row: number): boolean {
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  if (words[at + OrderColumn.ACCOUNT] !== cursor.account) return false;
  return cursor.instrument === ANY_INSTRUMENT || words[at + OrderColumn.INSTRUMENT] === cursor.instrument;
}

/** By falling execution: numbered from 1 as they came, the newest `executions` of them kept. */
function nextFill(state: EngineState, cursor: QueryCursor): number {
  const count = state.globals.words[GlobalColumn.EXECUTION_COUNT]!;
  const { rows, words } = state.executions;
  if (cursor.before <= 1 || cursor.before <= count - rows + 1) return NO_MORE;
  cursor.before -= 1;
  const row = (cursor.before - 1) % rows;
  const at = row * EXECUTION_WIDTH;
  if (words[at + ExecutionColumn.ACCOUNT] !== cursor.account) return NOT_THIS;
  const isWantedInstrument =
    cursor.instrument === ANY_INSTRUMENT || words[at + ExecutionColumn.INSTRUMENT] === cursor.instrument;
  return isWantedInstrument ? row : NOT_THIS;
}

function nextPosition(state: EngineState, cursor: QueryCursor): number {
  const row = cursor.before;
  if (row >= state.globals.words[GlobalColumn.ROW_COUNT]!) return NO_MORE;
  cursor.before += 1;
  const key = state.books.words[row * BOOK_WIDTH + BookColumn.KEY]!;
  return accountOfKey(key) === cursor.account ? row : NOT_THIS;
}

function answerRow(state: EngineState, cursor: QueryCursor, row: number, answers: EventSink, inputs: Inputs): void {
  if (cursor.kind === CommandKind.query_orders) {
    answerOrder(state, answers, cursor.requestId, EventKind.order_view, row, inputs);
    return;
  }
  const kind = cursor.kind === CommandKind.query_fills ? EventKind.fill_view : EventKind.position_view;
  const at = beginEvent(state, answers, kind, Cause.command, 0, inputs, cursor.requestId);
  const { f64, i32, u8 } = answers.records;
  const word = at >> 3;
  i32[(at >> 2) + H.ACCOUNT] = cursor.account;
  if (kind === EventKind.fill_view) {
    const { words } = state.executions;
    const from = row * EXECUTION_WIDTH;
    i32[(at >> 2) + H.INSTRUMENT] = words[from + ExecutionColumn.INSTRUMENT]!;
    u8[at + EventByte.SIDE] = words[from + ExecutionColumn.SIDE]!;
    u8[at + EventByte.BROKER] = words[from + ExecutionColumn.BROKER]!;
    f64[word + E.ORDER_ID] = words[from + ExecutionColumn.ORDER_ID]!;
    f64[word + E.EXECUTION_ID] = words[from + ExecutionColumn.EXECUTION_ID]!;
    f64[word + E.LAST_TICKS] = words[from + ExecutionColumn.TICKS]!;
    f64[word + E.LAST_LOTS] = words[from + ExecutionColumn.LOTS]!;
    f64[word + E.UPDATED_US] = words[from + ExecutionColumn.TIME_US]!;
    describeClientId(state, words[from + ExecutionColumn.ORDER_ID]!, answers, at);
    return;
  }
  const { words } = state.books;
  const from = row * BOOK_WIDTH;
  i32[(at >> 2) + H.INSTRUMENT] = instrumentOfKey(words[from + BookColumn.KEY]!);
  f64[word + E.QUANTITY_LOTS] = words[from + BookColumn.POSITION_LOTS]!;
  f64[word + E.FILLED_COST] = words[from + BookColumn.COST]!;
  f64[word + E.VALUE] = words[from + BookColumn.REALISED]!;
  f64[word + E.FILLED_LOTS] = words[from + BookColumn.BOUGHT_LOTS]!;
  f64[word + E.LAST_LOTS] = words[from + BookColumn.SOLD_LOTS]!;
  f64[word + E.LIMIT] = words[from + BookColumn.OPEN_BUY_LOTS]!;
  f64[word + E.ARG1] = words[from + BookColumn.OPEN_SELL_LOTS]!;
}
