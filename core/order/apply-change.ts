import { invariant } from '../invariant.ts';
import type { Records } from '../memory/records.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord, NO_BROKER, OrderFlag } from '../schema/event.ts';
import { OrderStatus, isFinal, isHere } from '../schema/order-kind.ts';
import {
  ACCOUNT_WIDTH,
  AccountColumn,
  GlobalColumn,
  ID_WIDTH,
  IdColumn,
  ORDER_WIDTH,
  OrderColumn,
} from '../state/columns.ts';
import { keep } from '../state/keep.ts';
import { unlinkOpen } from '../state/open-list.ts';
import { type EngineState, findOrder } from '../state/state.ts';
import { type Table, add, copyTo, put } from '../state/table.ts';
import { unschedule } from '../state/timer-heap.ts';
import { staged, writeColumns } from '../state/word-hash.ts';
import { applyFill } from './apply-fill.ts';
import { riskOfChange, riskOfRoute, riskOfUncovered } from './apply-risk.ts';
import { moveFanout } from './fanouts.ts';
import { isReplaceOver } from './lifecycle.ts';
import { numberAccount } from './number-account.ts';
import { appendEndedId, appendFinal } from './order-rows.ts';
import { touchBeyond } from './plans/apply-group.ts';
import { planOfChange } from './plans/apply-plan.ts';
import { isReserved, updateReservation } from './reserve.ts';

const E = EventWord;
const H = EventHalf;
const B = EventByte;
const G = GlobalColumn;
const O = OrderColumn;
const K = EventKind;

/** Where an event stages the columns of these names: what nearly every one changes comes first, what fills change next. */
const S = {
  STATUS: 0,
  UPDATED_US: 1,
  FILLED_LOTS: 2,
  FILLED_COST: 3,
  FLAGS: 4,
  REJECT: 5,
  VERSION: 6,
  QUANTITY_LOTS: 7,
} as const;
const CHANGING = new Int32Array(Object.keys(S).length);
for (const name of Object.keys(S) as (keyof typeof S)[]) CHANGING[S[name]] = O[name];
/** How many of them nearly every event changes, and how many a fill: those that stand before the next. */
const PLAIN_COLUMNS = S.FILLED_LOTS;
const FILL_COLUMNS = S.FLAGS;

/** Every later event of an order: the order as the event says it is. */
export function applyToOrder(state: EngineState, kind: number, records: Records, at: number): void {
  const { f64, i32, u8 } = records;
  const word = at >> 3;
  const half = at >> 2;
  const { orders } = state;
  const row = findOrder(state, f64[word + E.ORDER_ID]!);
  invariant(row >= 0, 'an event of an order finds it in the table');
  if (kind === K.acknowledged && isPlain(state, row, records, at)) {
    applyPlain(state, row, records, at);
    return;
  }
  const to = row * ORDER_WIDTH;
  const before = orders.words[to + O.STATUS]!;
  const status = u8[at + B.STATUS]!;
  const wasCovered = (orders.words[to + O.FLAGS]! & OrderFlag.covered) !== 0;
  keepChanging(orders, to, records, at);
  if (f64[word + E.PRICE_TICKS]! !== orders.words[to + O.PRICE_TICKS]!) {
    put(orders, to + O.PRICE_TICKS, f64[word + E.PRICE_TICKS]!);
    put(orders, to + O.RESERVE_TICKS, f64[word + E.PRICE_TICKS]!);
  }
  // One that is kept here changes at once, and by that what it is counted at.
  const isChangedHere = kind === K.replaced && i32[half + H.CAUSE] === Cause.command;
  if (isChangedHere) copyTo(orders, to + O.RESERVE_TICKS, f64, word + E.LIMIT);
  if (kind === K.filled) applyFill(state, row, records, at);
  if (wasCovered && (i32[half + H.FLAGS]! & OrderFlag.covered) === 0) riskOfUncovered(state, row);
  if (kind === K.rerouted || kind === K.released) {
    riskOfRoute(state, row, u8[at + B.BROKER]!);
    put(orders, to + O.BROKER, u8[at + B.BROKER]!);
    put(orders, to + O.ATTEMPT, u8[at + B.ATTEMPT]!);
    put(orders, to + O.TRIED, orders.words[to + O.TRIED]! | (1 << u8[at + B.BROKER]!));
  }
  if (kind === K.not_sent && isHere(status)) leaveBroker(state, row);
  const isReplacing = status === OrderStatus.pending_replace;
  if (kind === K.replace_requested) {
    put(orders, to + O.PENDING_TICKS, f64[word + E.ARG0]!);
    put(orders, to + O.PENDING_LOTS, f64[word + E.ARG1]!);
  } else if (!isReplacing && isReplaceOver(kind, status)) {
    put(orders, to + O.PENDING_TICKS, 0);
    put(orders, to + O.PENDING_LOTS, 0);
  }
  if (kind === K.cancel_requested || kind === K.outcome_unknown) {
    if ((i32[half + H.FLAGS]! & OrderFlag.expiring) !== 0) unschedule(state.timers, row);
  }
  if (i32[half + H.CAUSE] === Cause.fanout) moveFanout(state, records, at);
  numberAccount(state, i32[half + H.ACCOUNT]!, f64, word + E.ACCOUNT_SEQ);
  const isEnd = !isFinal(before) && isFinal(status);
  updateReservation(state, row, isEnd ? -1 : 0);
  riskOfChange(state, row, records, at, isEnd);
  if (isEnd) endOrder(state, row);
  if ((i32[half + H.FLAGS]! & OrderFlag.planned) !== 0) planOfChange(state, row, kind, records, at, isEnd);
  if (kind === K.filled) touchBeyond(state, orders.words[to + O.BOOK]! | 0);
}

/** What an event says of its order as it stands afterwards. */
function keepChanging(orders: Table, to: number, { f64, i32, u8 }: Records, at: number): void {
  const { words } = orders;
  const word = at >> 3;
  const half = at >> 2;
  staged[S.STATUS] = u8[at + B.STATUS]!;
  staged[S.UPDATED_US] = f64[word + E.UPDATED_US]!;
  staged[S.FILLED_LOTS] = f64[word + E.FILLED_LOTS]!;
  staged[S.FILLED_COST] = f64[word + E.FILLED_COST]!;
  staged[S.FLAGS] = i32[half + H.FLAGS]!;
  staged[S.REJECT] = i32[half + H.REJECT]!;
  staged[S.VERSION] = f64[word + E.ORDER_VERSION]!;
  staged[S.QUANTITY_LOTS] = f64[word + E.QUANTITY_LOTS]!;
  const hasMore =
    words[to + O.FLAGS] !== staged[S.FLAGS] ||
    words[to + O.REJECT] !== staged[S.REJECT] ||
    words[to + O.VERSION] !== staged[S.VERSION] ||
    words[to + O.QUANTITY_LOTS] !== staged[S.QUANTITY_LOTS];
  const isFilled =
    words[to + O.FILLED_LOTS] !== staged[S.FILLED_LOTS] || words[to + O.FILLED_COST] !== staged[S.FILLED_COST];
  writeColumns(orders, to, CHANGING, hasMore ? CHANGING.length : isFilled ? FILL_COLUMNS : PLAIN_COLUMNS);
}

const OF_PARTS = OrderFlag.covered | OrderFlag.planned;

/**
 * Whether an acknowledgement says nothing but that a venue has the order, as nearly all do: then nothing is held, met or
 * planned otherwise than before.
 */
function isPlain(state: EngineState, row: number, { f64, i32, u8 }: Records, at: number): boolean {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const word = at >> 3;
  const half = at >> 2;
  const flags = i32[half + H.FLAGS]!;
  return (
    words[from + O.STATUS] === OrderStatus.routed &&
    u8[at + B.STATUS] === OrderStatus.live &&
    i32[half + H.CAUSE] !== Cause.fanout &&
    (flags & OF_PARTS) === 0 &&
    words[from + O.FLAGS] === flags &&
    words[from + O.REJECT] === i32[half + H.REJECT] &&
    words[from + O.VERSION] === f64[word + E.ORDER_VERSION] &&
    words[from + O.FILLED_LOTS] === f64[word + E.FILLED_LOTS] &&
    words[from + O.FILLED_COST] === f64[word + E.FILLED_COST] &&
    words[from + O.QUANTITY_LOTS] === f64[word + E.QUANTITY_LOTS] &&
    words[from + O.PRICE_TICKS] === f64[word + E.PRICE_TICKS] &&
    isReserved(state, row)
  );
}

function applyPlain(state: EngineState, row: number, { f64, i32, u8 }: Records, at: number): void {
  const { orders } = state;
  const to = row * ORDER_WIDTH;
  const word = at >> 3;
  staged[S.STATUS] = u8[at + B.STATUS]!;
  staged[S.UPDATED_US] = f64[word + E.UPDATED_US]!;
  writeColumns(orders, to, CHANGING, PLAIN_COLUMNS);
  numberAccount(state, i32[(at >> 2) + H.ACCOUNT]!, f64, word + E.ACCOUNT_SEQ);
}

/** It is at no venue, and is kept here until it goes again, to whichever broker. */
function leaveBroker(state: EngineState, row: number): void {
  riskOfRoute(state, row, NO_BROKER);
  put(state.orders, row * ORDER_WIDTH + O.BROKER, NO_BROKER);
  put(state.orders, row * ORDER_WIDTH + O.TRIED, 0);
}

function endOrder(state: EngineState, row: number): void {
  const { orders, globals } = state;
  const at = row * ORDER_WIDTH;
  const { words } = orders;
  const account = words[at + O.ACCOUNT]! | 0;
  if (!state.deferred.ofDecisions) {
    unlinkOpen(state.open, account, row);
    unschedule(state.timers, row);
  }
  add(globals, G.OPEN_COUNT, -1);
  add(state.accounts, Math.imul(account, ACCOUNT_WIDTH) + AccountColumn.OPEN_ORDERS, -1);
  appendFinal(state, row);
  const id = (words[at + O.ID_ROW]! - 1) | 0;
  if (id < 0) return;
  keep(state.ids, id * ID_WIDTH + IdColumn.ENDED_US, words, at + O.UPDATED_US);
  appendEndedId(state, id);
}
