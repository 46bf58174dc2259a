import { scratchWords } from '../memory/scratch.ts';
import type { Inputs } from '../order/inputs.ts';
import { InstrumentDefinition } from '../schema/definition.ts';
import { OrderType, Side } from '../schema/order-kind.ts';
import { Reject } from '../schema/reject.ts';
import { LimitOwner } from '../schema/risk.ts';
import { Term } from '../schema/terms.ts';
import { ANY_PLACE } from '../state/any-place.ts';
import { BOOK_WIDTH, BookColumn, INSTRUMENT_WIDTH, InstrumentColumn } from '../state/columns.ts';
import { BOOK_RISK_WIDTH, BookRiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { LimitField } from './limit-field.ts';
import { isPeriodOver } from './period.ts';
import { rateGate } from './rate-gate.ts';
import { NO_LIMIT, limitOr } from './resolve.ts';
import { isStop } from './trigger-gate.ts';
import { type Verdict, atLeast, stop, within } from './verdict.ts';
import { worthUp } from './worth.ts';

/** Products of ticks and lots stay so far below 2^53 that a position's cost can hold several of them. */
export const MAX_TICKS_TIMES_LOTS = 2 ** 50;
const BPS = 10_000;
const US_PER_MS = 1_000;

const I = InstrumentColumn.DEFINITION;
const { MAX_QUOTE_AGE_US } = InstrumentDefinition;
const MAX_QUANTITY = LimitField.max_order_quantity.index;
const MAX_NOTIONAL = LimitField.max_order_notional.index;
const COLLAR_BPS = LimitField.collar_bps.index;
const PERIOD_COLLAR_BPS = LimitField.period_collar_bps.index;
const MAX_AGE_MS = LimitField.max_quote_age_ms.index;
const NO_SHORT = LimitField.no_short.index;
const PERIOD_TICKS = BookRiskColumn.PERIOD_TICKS;
const OWNER = LimitOwner.account;

const maxAgeUs = scratchWords(1);

/**
 * What is judged on the order itself: its size, the quote it is judged by, its worth, its price, and whether it sells what
 * isn't there. Leaves the price that it is counted at, and its worth, in the verdict.
 */
export function orderGates(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean {
  const limits = state.resolved.words;
  const at = order.limits;
  const maxLots = limits[at + MAX_QUANTITY]!;
  // No order is too large to become smaller.
  const isSized = maxLots !== NO_LIMIT && order.lots > order.heldLots;
  if (isSized && !within(verdict, Reject.SIZE_LIMIT.code, maxLots, order.lots, OWNER, 0)) return false;
  return (
    quoteGates(state, order, inputs, verdict) &&
    rateGate(state, order, inputs, verdict) &&
    priceGates(state, order, inputs, verdict) &&
    shortGate(state, order, verdict)
  );
}

function quoteGates(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean {
  // A stop price of its own says what it will trade at.
  if (hasStopPrice(order)) return true;
  if (inputs.refTicks <= 0) return stop(verdict, Reject.NO_REFERENCE_PRICE.code, 0, 0);
  readMaxAge(state, order);
  return within(verdict, Reject.STALE_PRICE.code, maxAgeUs[0]!, inputs.refAgeUs, OWNER);
}

/** Whether the quote is older than it may be. */
export function isStale(state: EngineState, order: Exposure, { refAgeUs }: Inputs): boolean {
  readMaxAge(state, order);
  return refAgeUs > maxAgeUs[0]!;
}

/** By the order's limits, or the instrument's own. Every order is asked: an age that is returned is a number on the heap. */
function readMaxAge({ resolved, instruments }: EngineState, order: Exposure): void {
  const maxAgeMs = resolved.words[(order.limits & ANY_PLACE) + MAX_AGE_MS]!;
  maxAgeUs[0] =
    maxAgeMs === NO_LIMIT
      ? instruments.words[order.instrument * INSTRUMENT_WIDTH + I + MAX_QUOTE_AGE_US]!
      : maxAgeMs * US_PER_MS;
}

function hasStopPrice({ orderType }: Exposure): boolean {
  return orderType === OrderType.stop || orderType === OrderType.stop_limit;
}

/** Where the market will be when the order leaves: at its stop price, or at the reference if that costs more. */
function marketTicks(state: EngineState, order: Exposure, inputs: Inputs): number {
  if (!hasStopPrice(order)) return inputs.refTicks;
  const stop = order.terms[Term.STOP_TICKS]!;
  return order.type === OrderType.limit || isStale(state, order, inputs) ? stop : Math.max(stop, inputs.refTicks);
}

function priceGates(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean {
  const refTicks = marketTicks(state, order, inputs);
  const limits = state.resolved.words;
  const at = order.limits;
  const isBuy = order.side === Side.buy;
  const isLimit = order.type === OrderType.limit;
  const collarBps = limits[at + COLLAR_BPS]!;
  // A market order is counted at the worst price that the collar would let a limit order have.
  const isMarketBuy = !isLimit && isBuy && collarBps !== NO_LIMIT;
  const ticks = isLimit ? order.priceTicks : isMarketBuy ? collarOf(refTicks, collarBps, true) : refTicks;
  verdict.reserveTicks = ticks;
  const maxNotional = limits[at + MAX_NOTIONAL]!;
  const notional = ticks * order.lots > MAX_TICKS_TIMES_LOTS ? -1 : worthUp(state, order.instrument, ticks, order.lots);
  // No double holds it: more than any limit.
  if (notional < 0) return stop(verdict, Reject.NOTIONAL_LIMIT.code, maxNotional, Number.MAX_SAFE_INTEGER);
  const isValued = maxNotional !== NO_LIMIT && notional > order.heldNotional;
  if (isValued && !within(verdict, Reject.NOTIONAL_LIMIT.code, maxNotional, notional, OWNER, 0)) return false;
  verdict.notional = notional;
  if (isLimit && collarBps !== NO_LIMIT) {
    if (!isInside(verdict, Reject.PRICE_COLLAR.code, refTicks, collarBps, ticks, isBuy)) return false;
  }
  const periodBps = limits[at + PERIOD_COLLAR_BPS]!;
  // What waits for a price doesn't trade where the market was in this period.
  if (periodBps === NO_LIMIT || isStop(order.orderType)) return true;
  const from = periodTicks(state, order, inputs);
  // A market order trades about where the market is now.
  return isInside(verdict, Reject.PERIOD_COLLAR.code, from, periodBps, isLimit ? ticks : refTicks, isBuy);
}

/** The reference when the period began; without one, or once it is over, the order begins a new one with its own. */
export function periodTicks(state: EngineState, order: Exposure, inputs: Inputs): number {
  const book = (order.book * BOOK_RISK_WIDTH) & ANY_PLACE;
  const isOver = order.book < 0 || isPeriodOver(state, book, order.limits, inputs);
  return isOver ? inputs.refTicks : state.bookRisk.words[book + PERIOD_TICKS]!;
}

/** The farthest price, rounded towards the reference. */
function collarOf(refTicks: number, bps: number, isBuy: boolean): number {
  return isBuy ? Math.floor((refTicks * (BPS + bps)) / BPS) : Math.ceil((refTicks * (BPS - bps)) / BPS);
}

function isInside(
  verdict: Verdict,
  code: typeof Reject.PRICE_COLLAR.code | typeof Reject.PERIOD_COLLAR.code,
  refTicks: number,
  bps: number,
  ticks: number,
  isBuy: boolean,
): boolean {
  if (verdict.measure === undefined && isNear(refTicks, bps, ticks, isBuy)) return true;
  const farthest = collarOf(refTicks, bps, isBuy);
  return isBuy ? within(verdict, code, farthest, ticks, OWNER) : atLeast(verdict, code, farthest, ticks, OWNER);
}

/** Whether `ticks` is at or before `collarOf` the same, without its division; false: it may be all the same. */
export function isNear(refTicks: number, bps: number, ticks: number, isBuy: boolean): boolean {
  const reach = refTicks * (isBuy ? BPS + bps : BPS - bps);
  // Up to here the product and its quotient are exact enough to say the same.
  if (reach > MAX_TICKS_TIMES_LOTS) return false;
  return isBuy ? ticks * BPS <= reach : ticks * BPS >= reach;
}

/** No more may be sold than is there, whatever else would be bought meanwhile. */
function shortGate(state: EngineState, order: Exposure, verdict: Verdict): boolean {
  if (order.side === Side.buy || limitOr(state, order.limits, NO_SHORT, 0) === 0) return true;
  const added = order.lots - order.heldLots;
  if (added <= 0) return true;
  const books = state.books.words;
  const book = order.book * BOOK_WIDTH;
  const position = order.book < 0 ? 0 : Math.max(0, books[book + BookColumn.POSITION_LOTS]!);
  const selling = order.book < 0 ? 0 : books[book + BookColumn.OPEN_SELL_LOTS]!;
  return within(verdict, Reject.SHORT_SALE.code, position, selling + added, LimitOwner.account, selling);
}
