import { ANY_INSTRUMENT } from '../schema/command.ts';
import {
  Cause,
  EventByte,
  EventHalf,
  EventKind,
  EventWord,
  NO_BROKER,
  OrderFlag,
  SessionNote,
} from '../schema/event.ts';
import { OrderStatus, isFinal } from '../schema/order-kind.ts';
import {
  ACCOUNT_WIDTH,
  AccountColumn,
  FANOUT_WIDTH,
  FanoutColumn,
  FanoutKind,
  GlobalColumn,
  ORDER_WIDTH,
  OrderColumn,
} from '../state/columns.ts';
import type { EngineState } from '../state/state.ts';
import { isEndWanted, requestCancel } from './decide-cancel.ts';
import type { EventSink } from './event-sink.ts';
import { isCancelling } from './fanouts.ts';
import { isExit } from './is-exit.ts';
import { hasTag, isInScope } from './scope-orders.ts';
import { beginEvent, beginOrderEvent, describeOrder } from './write-event.ts';
import type { Inputs } from './inputs.ts';

const E = EventWord;
const H = EventHalf;
const F = FanoutColumn;
const O = OrderColumn;

/** A list of so many orders is walked for each of them; beyond it the table is looked through once. */
const FEW = 64;

/**
 * The next event of the oldest fan-out: one order's cancel, probe or unknown outcome, or the end of it. A fan-out
 * looks through the rows of the order table once; which row comes next is in its own row, moved by `apply`, so that
 * it goes on after a crash where the journal ends. LAST_TICKS of the event carries that row, LAST_LOTS the fan-out.
 * Returns the event's byte offset, or -1 when no fan-out is under way.
 */
export function decideFanout(state: EngineState, inputs: Inputs, part: number, out: EventSink): number {
  if (state.globals.words[GlobalColumn.FANOUTS_ACTIVE] === 0) return -1;
  const fanout = oldestFanout(state);
  const { words } = state.fanouts;
  const from = fanout * FANOUT_WIDTH;
  const kind = words[from + F.KIND]!;
  const isOfAccount = isCancelling(kind) && words[from + F.ACCOUNT]! >= 0;
  const row = isOfAccount ? nextOfAccount(state, from) : nextOfAll(state, from);
  if (row < 0) return endFanout(state, fanout, inputs, part, out);
  let at: number;
  if (isCancelling(kind)) at = requestCancel(state, row, Cause.fanout, part, inputs, 0, 0, out);
  else if (kind === FanoutKind.restart) at = becomeUnknown(state, row, inputs, part, out);
  else at = probe(state, row, inputs, part, out);
  out.records.f64[(at >> 3) + E.LAST_TICKS] = row + 1;
  out.records.f64[(at >> 3) + E.LAST_LOTS] = fanout + 1;
  return at;
}

/** The first row at or behind the cursor that is meant; -1: none is left. */
function nextOfAccount(state: EngineState, fanout: number): number {
  const { words } = state.fanouts;
  const account = words[fanout + F.ACCOUNT]!;
  const open = openOrders(state, account);
  // Nobody's cancel-all of nothing holds up the others, and a few orders in a large table are found by their list.
  if (open <= FEW) return open === 0 ? -1 : nextOfList(state, fanout, account);
  const { owners } = state.open;
  const used = state.globals.words[GlobalColumn.ORDERS_USED]!;
  for (let row = words[fanout + F.CURSOR]!; row < used; row++) {
    if (owners[row] === account + 1 && isMeant(state, fanout, row)) return row;
  }
  return -1;
}

/** The same by the account's list, which is in no order of rows. */
function nextOfList(state: EngineState, fanout: number, account: number): number {
  const { heads, next } = state.open;
  const cursor = state.fanouts.words[fanout + F.CURSOR]!;
  let first = -1;
  for (let row = heads[account]! - 1; row >= 0; row = next[row]! - 1) {
    if (row >= cursor && (first < 0 || row < first) && isMeant(state, fanout, row)) first = row;
  }
  return first;
}

function nextOfAll(state: EngineState, fanout: number): number {
  const { owners } = state.open;
  const used = state.globals.words[GlobalColumn.ORDERS_USED]!;
  for (let row = state.fanouts.words[fanout + F.CURSOR]!; row < used; row++) {
    if (owners[row] !== 0 && isMeant(state, fanout, row)) return row;
  }
  return -1;
}

function openOrders(state: EngineState, account: number): number {
  if (account < 0 || account >= state.accounts.rows) return 0;
  return state.accounts.words[account * ACCOUNT_WIDTH + AccountColumn.OPEN_ORDERS]!;
}

function oldestFanout(state: EngineState): number {
  const { words, rows } = state.fanouts;
  let oldest = -1;
  for (let row = 0; row < rows; row++) {
    if (words[row * FANOUT_WIDTH + F.KIND] === 0) continue;
    if (oldest < 0 || words[row * FANOUT_WIDTH + F.ID]! < words[oldest * FANOUT_WIDTH + F.ID]!) oldest = row;
  }
  return oldest;
}

function isMeant(state: EngineState, fanout: number, row: number): boolean {
  const { words } = state.orders;
  const order = row * ORDER_WIDTH;
  const id = words[order + O.ORDER_ID]!;
  const fan = state.fanouts.words;
  if (id === 0 || id > fan[fanout + F.UP_TO_ORDER_ID]! || isFinal(words[order + O.STATUS]!)) return false;
  const status = words[order + O.STATUS]!;
  switch (fan[fanout + F.KIND]) {
    case FanoutKind.cancel_all: {
      const instrument = fan[fanout + F.INSTRUMENT]!;
      if (words[order + O.ACCOUNT] !== fan[fanout + F.ACCOUNT]) return false;
      return (instrument === ANY_INSTRUMENT || words[order + O.INSTRUMENT] === instrument) && !isEndWanted(state, row);
    }
    case FanoutKind.cancel_entries:
      if (words[order + O.ACCOUNT] !== fan[fanout + F.ACCOUNT]) return false;
      return !isEndWanted(state, row) && !isExit(state, row);
    case FanoutKind.scope:
      return isOfScope(state, fanout, order) && !isEndWanted(state, row);
    case FanoutKind.scope_entries:
      return isOfScope(state, fanout, order) && !isEndWanted(state, row) && !isExit(state, row);
    case FanoutKind.tag:
      return hasTag(state, order, fan[fanout + F.BROKER]!) && !isEndWanted(state, row);
    case FanoutKind.tag_entries:
      return hasTag(state, order, fan[fanout + F.BROKER]!) && !isEndWanted(state, row) && !isExit(state, row);
    case FanoutKind.restart:
      // Of an order that is sent in parts its legs were sent.
      if (words[order + O.BROKER] === NO_BROKER) return false;
      return (
        status === OrderStatus.routed || status === OrderStatus.pending_cancel || status === OrderStatus.pending_replace
      );
    default:
      return words[order + O.BROKER] === fan[fanout + F.BROKER];
  }
}

/** Of what a trading state cancels. */
function isOfScope(state: EngineState, fanout: number, order: number): boolean {
  const fan = state.fanouts.words;
  const broker = fan[fanout + F.BROKER]!;
  const { ACCOUNT, INSTRUMENT } = F;
  return isInScope(state, order, fan[fanout + ACCOUNT]!, fan[fanout + INSTRUMENT]!, broker === NO_BROKER ? -1 : broker);
}

function endFanout(state: EngineState, fanout: number, inputs: Inputs, part: number, out: EventSink): number {
  const { words } = state.fanouts;
  const from = fanout * FANOUT_WIDTH;
  const isProbe = words[from + F.KIND] === FanoutKind.probe;
  const kind = isProbe ? EventKind.broker_session : EventKind.fanout_done;
  const at = beginEvent(state, out, kind, Cause.fanout, part, inputs, words[from + F.REQUEST_ID]!);
  const { f64, i32, u8 } = out.records;
  if (isProbe) {
    u8[at + EventByte.BROKER] = words[from + F.BROKER]!;
    i32[(at >> 2) + H.NOTE] = SessionNote.probed;
    f64[(at >> 3) + E.ARG0] = words[from + F.COUNT]!;
  } else {
    i32[(at >> 2) + H.ACCOUNT] = words[from + F.ACCOUNT]!;
    i32[(at >> 2) + H.INSTRUMENT] = words[from + F.INSTRUMENT]!;
    i32[(at >> 2) + H.NOTE] = words[from + F.KIND]!;
  }
  f64[(at >> 3) + E.VALUE] = words[from + F.COUNT]!;
  f64[(at >> 3) + E.LAST_LOTS] = fanout + 1;
  return at;
}

/** Routed or pending when the last run ended: nobody knows what was sent. */
function becomeUnknown(state: EngineState, row: number, inputs: Inputs, part: number, out: EventSink): number {
  const at = beginOrderEvent(state, row, EventKind.outcome_unknown, Cause.fanout, part, inputs, 0, out);
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  out.records.u8[at + EventByte.STATUS] = OrderStatus.unknown;
  if (words[from + O.STATUS] === OrderStatus.pending_cancel) {
    out.records.i32[(at >> 2) + H.FLAGS] = words[from + O.FLAGS]! | OrderFlag.cancel_wanted;
  }
  return at;
}

function probe(state: EngineState, row: number, inputs: Inputs, part: number, out: EventSink): number {
  const at = beginEvent(state, out, EventKind.probe_requested, Cause.fanout, part, inputs, 0);
  describeOrder(state, row, out, at);
  return at;
}

/**
 * Whether orders of the run before may still stand as they stood then. Until each is known to be unknown, nothing else
 * is decided about them: a cancel that finds no session would make one `live` that was never sent.
 */
export function isRestarting(state: EngineState): boolean {
  if (state.globals.words[GlobalColumn.FANOUTS_ACTIVE] === 0) return false;
  const { words, rows } = state.fanouts;
  for (let row = 0; row < rows; row++) if (words[row * FANOUT_WIDTH + F.KIND] === FanoutKind.restart) return true;
  return false;
}
