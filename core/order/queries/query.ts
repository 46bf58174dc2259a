import type { Records } from '../../memory/records.ts';
import { CommandByte, CommandHalf, CommandKind, CommandWord, COMMAND_WORDS } from '../../schema/command.ts';
import { Cause, EventKind, EventWord } from '../../schema/event.ts';
import { Reject } from '../../schema/reject.ts';
import { LIMITS_VERSION_WORD } from '../../schema/views.ts';
import { GlobalColumn } from '../../state/columns.ts';
import type { EngineState } from '../../state/state.ts';
import { answerOrder, answerRefusal } from '../answer.ts';
import type { EventSink } from '../event-sink.ts';
import { findNamedOrder, lastNamed } from '../find-order.ts';
import type { Inputs } from '../inputs.ts';
import { answerAccount, beginAccount, nextAccount } from './query-account.ts';
import { NOT_THIS, NO_MORE, type QueryCursor } from './query-cursor.ts';
import { answerLimits, beginLimits, nextLimits } from './query-limits.ts';
import { answerFill, nextFill, nextOpenOrder, nextOrder } from './query-orders.ts';
import { type SampleMark, answerPosition, nextPosition } from './query-positions.ts';
import { answerValidation, beginValidation, nextValidation } from './query-validation.ts';
import { beginEvent } from '../write-event.ts';

const C = CommandWord;
const E = EventWord;

/** How many rows one step of a query looks at, so that a long list never holds up an order for long. */
const ROWS_PER_STEP = 512;

/** Whether a command is a question, which is answered with views and changes nothing. */
export function isQuery(kind: number): boolean {
  return kind >= CommandKind.query_order && kind <= CommandKind.validate_place;
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
  cursor.parentId = kind === CommandKind.query_orders ? f64[word + C.ORDER_ID]! : 0;
  cursor.left = i32[(at >> 2) + CommandHalf.COUNT]!;
  cursor.sent = 0;
  cursor.options = u8[at + CommandByte.TYPE]!;
  cursor.before = f64[word + C.VALUE]!;
  cursor.checks.count = 0;
  if (kind > CommandKind.query_positions) {
    for (let i = 0; i < COMMAND_WORDS; i++) cursor.command.f64[i] = f64[word + i]!;
    if (kind === CommandKind.query_account) beginAccount(state, cursor, inputs);
    else if (kind === CommandKind.query_limits) beginLimits(state, cursor);
    else beginValidation(state, cursor, inputs);
    return;
  }
  if (cursor.before !== 0 || kind === CommandKind.query_positions) return;
  const globals = state.globals.words;
  const newest = kind === CommandKind.query_fills ? GlobalColumn.EXECUTION_COUNT : GlobalColumn.LAST_ORDER_ID;
  cursor.before = globals[newest]! + 1;
}

/** Only an id that was given out can have left the table. */
function retiredId(state: EngineState): number {
  return lastNamed.orderId <= state.globals.words[GlobalColumn.LAST_ORDER_ID]! ? lastNamed.orderId : 0;
}

/**
 * Goes on with the query under way, at most `room` answers. The last answer is `query_end`. `sampleMark` tells what an
 * instrument is quoted at; it may overwrite the quote that `inputs` has.
 */
export function stepQuery(
  state: EngineState,
  cursor: QueryCursor,
  answers: EventSink,
  room: number,
  inputs: Inputs,
  sampleMark: SampleMark,
): number {
  let used = 0;
  let looked = 0;
  let isDone = cursor.left <= 0;
  while (!isDone && used < room - 1 && looked < ROWS_PER_STEP) {
    looked += 1;
    const row = nextRow(state, cursor);
    if (row === NO_MORE) isDone = true;
    if (row < 0) continue;
    answerRow(state, cursor, row, answers, inputs, sampleMark);
    used += 1;
    cursor.sent += 1;
    cursor.left -= 1;
    isDone = cursor.left === 0;
  }
  if (!isDone || used >= room) return used;
  const at = beginEvent(state, answers, EventKind.query_end, Cause.command, 0, inputs, cursor.requestId);
  answers.records.f64[(at >> 3) + E.VALUE] = cursor.sent;
  answers.records.f64[(at >> 3) + LIMITS_VERSION_WORD] = state.globals.words[GlobalColumn.LIMITS_VERSION]!;
  answers.records.f64[(at >> 3) + E.ARG1] = cursor.left === 0 && hasMore(state, cursor) ? cursor.before : 0;
  cursor.kind = 0;
  return used + 1;
}

/** Moves the cursor by one row: the row if it is wanted, else NOT_THIS, or NO_MORE. */
function nextRow(state: EngineState, cursor: QueryCursor): number {
  switch (cursor.kind) {
    case CommandKind.query_orders:
      return cursor.isAll ? nextOrder(state, cursor) : nextOpenOrder(state, cursor);
    case CommandKind.query_fills:
      return nextFill(state, cursor);
    case CommandKind.query_positions:
      return nextPosition(state, cursor);
    case CommandKind.query_account:
      return nextAccount(state, cursor);
    case CommandKind.query_limits:
      return nextLimits(state, cursor);
    default:
      return nextValidation(cursor);
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

function answerRow(
  state: EngineState,
  cursor: QueryCursor,
  row: number,
  answers: EventSink,
  inputs: Inputs,
  sampleMark: SampleMark,
): void {
  switch (cursor.kind) {
    case CommandKind.query_orders:
      answerOrder(state, answers, cursor.requestId, EventKind.order_view, row, inputs);
      return;
    case CommandKind.query_fills:
      answerFill(state, cursor, row, answers, inputs);
      return;
    case CommandKind.query_positions:
      answerPosition(state, cursor, row, answers, inputs, sampleMark);
      return;
    case CommandKind.query_account:
      answerAccount(state, cursor, row, answers, inputs);
      return;
    case CommandKind.query_limits:
      answerLimits(state, cursor, row, answers, inputs);
      return;
    default:
      answerValidation(state, cursor, row, answers, inputs);
  }
}
