import { scratchWords } from '../memory/scratch.ts';
import { worthUp } from '../risk/worth.ts';
import { OrderFlag } from '../schema/event.ts';
import { OrderType, Side, isFinal } from '../schema/order-kind.ts';
import { ACCOUNT_WIDTH, AccountColumn, BOOK_WIDTH, BookColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { IcebergColumn, PLAN_WIDTH } from '../state/plan-columns.ts';
import { RiskColumn } from '../state/risk-columns.ts';
import { type EngineState, findOrder } from '../state/state.ts';
import { addFrom, putStaged } from '../state/table.ts';
import { staged, writeColumns } from '../state/word-hash.ts';
import { planOf } from './plans/plan-rows.ts';

const O = OrderColumn;
/** As they are staged. */
const RESERVED = Int32Array.of(O.RESERVED_LOTS, O.RESERVED_NOTIONAL);
const OPEN_BUYS = Int32Array.of(BookColumn.OPEN_ORDERS, BookColumn.OPEN_BUY_LOTS);
const OPEN_SELLS = Int32Array.of(BookColumn.OPEN_ORDERS, BookColumn.OPEN_SELL_LOTS);

/**
 * Brings what an order holds of its account's and book's limits in line with the order as it now stands: everything
 * that could still trade, whether it rests, is in flight or unknown; under a replace the larger of old and new. An iceberg
 * holds what its leg may trade, too. `orders`: -1 where it is open no more, as its book counts.
 */
export function updateReservation(state: EngineState, row: number, orders = 0): void {
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  const mayBeMore = words[at + O.PENDING_LOTS] !== 0 || words[at + O.TYPE] === OrderType.iceberg;
  if (mayBeMore && holdsItself(words, at)) holdAtMost(state, row);
  else holdAsItStands(state, at);
  countChange(state, at, orders);
  if (held[LOTS_CHANGE] === 0 && held[NOTIONAL_CHANGE] === 0) return;
  staged[0] = held[LOTS]!;
  staged[1] = held[NOTIONAL]!;
  writeColumns(state.orders, at, RESERVED, RESERVED.length);
}

/** The same for an order whose row is being written and begins afterwards. */
export function beginReservation(state: EngineState, row: number): void {
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  holdAsItStands(state, at);
  countChange(state, at, 1);
  words[at + O.RESERVED_LOTS] = held[LOTS]!;
  words[at + O.RESERVED_NOTIONAL] = held[NOTIONAL]!;
}

/** Whether an order that is open at a venue, as a whole and with no replace under way, holds already what it should. */
export function isReserved(state: EngineState, row: number): boolean {
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  if (words[at + O.PENDING_LOTS] !== 0) return false;
  holdAsItStands(state, at);
  return held[LOTS] === words[at + O.RESERVED_LOTS] && held[NOTIONAL] === words[at + O.RESERVED_NOTIONAL];
}

/** In an array, as money is no small integer (`keep`): of the order looked at last. */
export const held = scratchWords(4);
/** Words of `held`: what the order holds now, and how much more that is than before. */
export const Held = { LOTS: 0, NOTIONAL: 1, LOTS_CHANGE: 2, NOTIONAL_CHANGE: 3 } as const;
const { LOTS, NOTIONAL, LOTS_CHANGE, NOTIONAL_CHANGE } = Held;

/** Into `held`, of an order with no replace under way; as all below, -1 for what is beyond 2^53. */
function holdAsItStands(state: EngineState, at: number): void {
  const { words } = state.orders;
  held[LOTS] = 0;
  held[NOTIONAL] = 0;
  if (!holdsItself(words, at)) return;
  const lots = Math.max(0, words[at + O.QUANTITY_LOTS]! - words[at + O.FILLED_LOTS]!);
  const ticks = Math.max(words[at + O.RESERVE_TICKS]!, words[at + O.PENDING_TICKS]!);
  held[LOTS] = lots;
  held[NOTIONAL] = worthUp(state, words[at + O.INSTRUMENT]! | 0, ticks, lots);
}

function holdsItself(words: Float64Array, at: number): boolean {
  return !isFinal(words[at + O.STATUS]!) && (words[at + O.FLAGS]! & OrderFlag.covered) === 0;
}

/** Into `held`, of an order that holds for itself: a replace may be under way, a leg may be open. */
function holdAtMost(state: EngineState, row: number): void {
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  const quantity = Math.max(words[at + O.QUANTITY_LOTS]!, words[at + O.PENDING_LOTS]!);
  const ticks = Math.max(words[at + O.RESERVE_TICKS]!, words[at + O.PENDING_TICKS]!);
  let lots = Math.max(0, quantity - words[at + O.FILLED_LOTS]!);
  let notional =
    words[at + O.PENDING_LOTS] === 0 || state.risk.words[RiskColumn.BEGUN] === 0
      ? worthUp(state, words[at + O.INSTRUMENT]! | 0, ticks, lots)
      : worthOfLarger(state, at);
  const mayHaveLeg = words[at + O.TYPE] === OrderType.iceberg;
  if (mayHaveLeg && findLeg(state, row) && (leg.lots > lots || leg.ticks > ticks)) {
    lots = Math.max(lots, leg.lots);
    notional = worthWithLeg(state, words[at + O.INSTRUMENT]!, ticks, lots);
  }
  held[LOTS] = lots;
  held[NOTIONAL] = notional;
}

/** By how much that is more than before, into the limits of its book and its account; and orders more, of its book. */
function countChange({ orders: { words }, books, accounts }: EngineState, at: number, orders: number): void {
  // Beyond 2^53 nothing was ever accepted; a venue that says so exceeds every limit.
  if (held[NOTIONAL]! < 0) held[NOTIONAL] = words[at + O.RESERVED_NOTIONAL]!;
  held[LOTS_CHANGE] = held[LOTS]! - words[at + O.RESERVED_LOTS]!;
  held[NOTIONAL_CHANGE] = held[NOTIONAL]! - words[at + O.RESERVED_NOTIONAL]!;
  if (held[LOTS_CHANGE] !== 0 || orders !== 0) {
    const isBuy = words[at + O.SIDE] === Side.buy;
    const book = Math.imul(words[at + O.BOOK]!, BOOK_WIDTH);
    staged[0] = books.words[book + BookColumn.OPEN_ORDERS]! + orders;
    staged[1] =
      books.words[book + (isBuy ? BookColumn.OPEN_BUY_LOTS : BookColumn.OPEN_SELL_LOTS)]! + held[LOTS_CHANGE]!;
    putStaged(books, book, isBuy ? OPEN_BUYS : OPEN_SELLS);
  }
  if (held[NOTIONAL_CHANGE] !== 0) {
    const open = Math.imul(words[at + O.ACCOUNT]!, ACCOUNT_WIDTH) + AccountColumn.OPEN_NOTIONAL;
    addFrom(accounts, open, held, NOTIONAL_CHANGE);
  }
}

/** Under a replace the venue may have the old order or the new one: never the larger quantity at the farther price. */
function worthOfLarger(state: EngineState, at: number): number {
  const { words } = state.orders;
  const instrument = words[at + O.INSTRUMENT]!;
  const filled = words[at + O.FILLED_LOTS]!;
  const oldLots = Math.max(0, words[at + O.QUANTITY_LOTS]! - filled);
  const newLots = Math.max(0, words[at + O.PENDING_LOTS]! - filled);
  const before = worthUp(state, instrument, words[at + O.RESERVE_TICKS]!, oldLots);
  const next = worthUp(state, instrument, words[at + O.PENDING_TICKS]!, newLots);
  return before < 0 || next < 0 ? -1 : Math.max(before, next);
}

/** Of the open leg of an iceberg: what it could still trade, and at which price at most. */
const leg = { lots: 0, ticks: 0 };

/** An iceberg that was made smaller, or cheaper, than its leg is: until the venue has followed, the leg may trade as it was. */
function findLeg(state: EngineState, row: number): boolean {
  if (state.risk.words[RiskColumn.RULES]! < 2) return false;
  const plan = planOf(state, row);
  const legRow = plan < 0 ? -1 : findOrder(state, state.plans.words[plan * PLAN_WIDTH + IcebergColumn.LEG_ID]!);
  const { words } = state.orders;
  const at = legRow * ORDER_WIDTH;
  if (legRow < 0 || isFinal(words[at + O.STATUS]!)) return false;
  leg.lots = Math.max(
    0,
    Math.max(words[at + O.QUANTITY_LOTS]!, words[at + O.PENDING_LOTS]!) - words[at + O.FILLED_LOTS]!,
  );
  leg.ticks = Math.max(words[at + O.RESERVE_TICKS]!, words[at + O.PENDING_TICKS]!);
  return leg.lots > 0;
}

/** The leg at its price, the rest of `lots` at that of the order. */
function worthWithLeg(state: EngineState, instrument: number, ticks: number, lots: number): number {
  const ofLeg = worthUp(state, instrument, Math.max(ticks, leg.ticks), leg.lots);
  const ofRest = worthUp(state, instrument, ticks, lots - leg.lots);
  return ofLeg < 0 || ofRest < 0 ? -1 : ofLeg + ofRest;
}
