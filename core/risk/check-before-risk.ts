import { notionalUp } from '../number/money.ts';
import { Reject, type RejectCode } from '../schema/reject.ts';
import { InstrumentDefinition, OptionDefinition } from '../schema/definition.ts';
import { OrderType, Side } from '../schema/order-kind.ts';
import {
  ACCOUNT_WIDTH,
  AccountColumn,
  BOOK_WIDTH,
  BookColumn,
  BookState,
  GlobalColumn,
  INSTRUMENT_WIDTH,
  InstrumentColumn,
} from '../state/columns.ts';
import type { EngineState } from '../state/state.ts';
import type { Inputs } from '../order/inputs.ts';
import type { Exposure } from './exposure.ts';
import { checkReducing } from './state-gates.ts';
import type { Verdict } from './verdict.ts';

/** Products of ticks and lots stay so far below 2^53 that a position's cost can hold several of them. */
const MAX_TICKS_TIMES_LOTS = 2 ** 50;
const BPS = 10_000;

const I = InstrumentColumn.DEFINITION;
const DEFINED = InstrumentColumn.DEFINED;
const { TRADABLE, MONEY_NUMERATOR, MONEY_DENOMINATOR, MAX_QUOTE_AGE_US } = InstrumentDefinition;
const A = AccountColumn;
const K = BookColumn;
const OPTIONS = GlobalColumn.OPTIONS;
const { FAST_PATH, FAST_PATH_NOTIONAL } = OptionDefinition;

/**
 * The gates as they were until `risk_begun`: six limits, which stand in the rows of books and accounts. Every journal has
 * such a beginning, or is nothing else, and is decided again by this.
 */
export function checkBeforeRisk(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean {
  const { refTicks, refAgeUs } = inputs;
  const instrument = state.instruments.words;
  const at = order.instrument * INSTRUMENT_WIDTH;
  if (order.instrument < 0 || order.instrument >= state.instruments.rows || instrument[at + DEFINED] === 0) {
    return refuse(verdict, Reject.UNKNOWN_INSTRUMENT.code, 0, 0);
  }
  if (instrument[at + I + TRADABLE] === 0) return refuse(verdict, Reject.NOT_TRADABLE.code, 0, 0);
  const book = state.books.words;
  const row = order.book * BOOK_WIDTH;
  if (order.book < 0 || book[row + K.BLOCKED] === 1) return refuse(verdict, Reject.SYMBOL_BLOCKED.code, 0, 0);
  if (book[row + K.HALTED] === BookState.halted) return refuse(verdict, Reject.SYMBOL_HALTED.code, 0, 0);
  if (order.isExpired) return refuse(verdict, Reject.ALREADY_EXPIRED.code, 0, 0);
  if (!checkReducing(state, order, verdict)) return false;
  const maxLots = book[row + K.MAX_ORDER_LOTS]!;
  if (order.lots > maxLots) return refuse(verdict, Reject.SIZE_LIMIT.code, maxLots, order.lots);

  if (refTicks <= 0) return refuse(verdict, Reject.NO_REFERENCE_PRICE.code, 0, 0);
  const maxAgeUs = instrument[at + I + MAX_QUOTE_AGE_US]!;
  if (refAgeUs > maxAgeUs) return refuse(verdict, Reject.STALE_PRICE.code, maxAgeUs, refAgeUs);

  const isBuy = order.side === Side.buy;
  const collarBps = book[row + K.COLLAR_BPS]!;
  const collarTicks = isBuy
    ? Math.floor((refTicks * (BPS + collarBps)) / BPS)
    : Math.ceil((refTicks * (BPS - collarBps)) / BPS);
  // A market order is counted at the worst price that the collar would let a limit order have.
  const ticks = order.type === OrderType.market ? (isBuy ? collarTicks : refTicks) : order.priceTicks;
  verdict.reserveTicks = ticks;
  const notional =
    ticks * order.lots > MAX_TICKS_TIMES_LOTS
      ? -1
      : notionalUp(ticks, order.lots, instrument[at + I + MONEY_NUMERATOR]!, instrument[at + I + MONEY_DENOMINATOR]!);
  const maxNotional = book[row + K.MAX_ORDER_NOTIONAL]!;
  if (notional < 0 || notional > maxNotional) {
    return refuse(verdict, Reject.NOTIONAL_LIMIT.code, maxNotional, notional < 0 ? Number.MAX_SAFE_INTEGER : notional);
  }
  verdict.notional = notional;
  if (order.type === OrderType.limit && (isBuy ? ticks > collarTicks : ticks < collarTicks)) {
    return refuse(verdict, Reject.PRICE_COLLAR.code, collarTicks, ticks);
  }

  const options = state.globals.words;
  if (
    options[OPTIONS + FAST_PATH] === 1 &&
    order.newOrders === 1 &&
    notional < options[OPTIONS + FAST_PATH_NOTIONAL]! &&
    isRoomy(state, order, notional)
  ) {
    verdict.fast = true;
    return true;
  }
  return checkExposure(state, order, notional, verdict);
}

/** What the small-order path skips: open orders, open notional and the worst position, counting what is in flight. */
function checkExposure(state: EngineState, order: Exposure, notional: number, verdict: Verdict): boolean {
  const account = state.accounts.words;
  const at = order.account * ACCOUNT_WIDTH;
  const openOrders = account[at + A.OPEN_ORDERS]! + order.newOrders;
  const maxOpenOrders = account[at + A.MAX_OPEN_ORDERS]!;
  if (order.newOrders > 0 && openOrders > maxOpenOrders) {
    return refuse(verdict, Reject.OPEN_ORDERS_LIMIT.code, maxOpenOrders, openOrders);
  }
  const openNotional = account[at + A.OPEN_NOTIONAL]! + notional - order.heldNotional;
  const maxOpenNotional = account[at + A.MAX_OPEN_NOTIONAL]!;
  if (openNotional > maxOpenNotional && notional > order.heldNotional) {
    return refuse(verdict, Reject.OPEN_NOTIONAL_LIMIT.code, maxOpenNotional, openNotional);
  }
  const book = state.books.words;
  const row = order.book * BOOK_WIDTH;
  const maxPosition = book[row + K.MAX_POSITION_LOTS]!;
  const added = order.lots - order.heldLots;
  const worst =
    order.side === Side.buy
      ? book[row + K.POSITION_LOTS]! + book[row + K.OPEN_BUY_LOTS]! + added
      : book[row + K.OPEN_SELL_LOTS]! + added - book[row + K.POSITION_LOTS]!;
  if (worst > maxPosition && added > 0) return refuse(verdict, Reject.POSITION_LIMIT.code, maxPosition, worst);
  return true;
}

/**
 * Every limit of the account that an order uses up is used below 90 %, and this order takes less than the remaining
 * tenth of each: then none of the checks that are skipped could have refused it.
 */
function isRoomy(state: EngineState, order: Exposure, notional: number): boolean {
  const account = state.accounts.words;
  const at = order.account * ACCOUNT_WIDTH;
  const maxOrders = account[at + A.MAX_OPEN_ORDERS]!;
  if (account[at + A.OPEN_ORDERS]! * 10 >= maxOrders * 9 || maxOrders < 10) return false;
  const maxNotional = account[at + A.MAX_OPEN_NOTIONAL]!;
  if (account[at + A.OPEN_NOTIONAL]! * 10 >= maxNotional * 9 || notional * 10 > maxNotional) return false;
  const book = state.books.words;
  const row = order.book * BOOK_WIDTH;
  const maxPosition = book[row + K.MAX_POSITION_LOTS]!;
  const position = book[row + K.POSITION_LOTS]!;
  const worst = Math.max(position + book[row + K.OPEN_BUY_LOTS]!, book[row + K.OPEN_SELL_LOTS]! - position);
  return worst * 10 < maxPosition * 9 && order.lots * 10 <= maxPosition;
}

function refuse(verdict: Verdict, code: RejectCode, limit: number, value: number): boolean {
  verdict.code = code;
  verdict.limit = limit;
  verdict.value = value;
  return false;
}
