import { type Inputs, stoppedBrokers, stopsAccount, stopsEverything, stopsSymbol } from '../order/inputs.ts';
import { Side } from '../schema/order-kind.ts';
import { Reject } from '../schema/reject.ts';
import { LimitOwner, PlaceOption } from '../schema/risk.ts';
import { BOOK_WIDTH, BookColumn, BookState, GlobalColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import {
  INSTRUMENT_RISK_WIDTH,
  InstrumentRiskColumn,
  ORDER_RISK_WIDTH,
  OrderRiskColumn,
  RiskColumn,
  SCOPE_WIDTH,
  ScopeColumn,
} from '../state/risk-columns.ts';
import { type EngineState, FIRM_SCOPE, accountScope, brokerScope } from '../state/state.ts';
import { type Exposure, createExposure } from './exposure.ts';
import { TradingState } from './limit-field.ts';
import { isBlocked } from './blocked.ts';
import { isTripped } from './executions.ts';
import { onlyReduces } from './reduces.ts';
import { limitsOf } from './resolve.ts';
import { findTagBook } from './scopes-of.ts';
import { findTagScope } from './tag-scope.ts';
import { type Verdict, allowed, within } from './verdict.ts';

const { STATE, LOSS_STOP } = ScopeColumn;
const { STATES_SET } = RiskColumn;
const { HALTED } = GlobalColumn;
const BOOK_HALTED = BookColumn.HALTED;
const K = BookColumn;
const O = OrderColumn;
const HALTED_STATE = TradingState.halted;
const REDUCING_STATE = TradingState.reducing;
const BOOK_REDUCING = BookState.reducing;

/**
 * Trading is halted where the order is from, what it is of, or where it rests. Before the order itself is looked at, so
 * `account` and `instrument` may be any numbers.
 */
export function checkHalted(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean {
  const { stopWords } = inputs;
  const isAny = state.risk.words[STATES_SET] !== 0 || state.globals.words[HALTED] !== 0 || stopWords !== 0;
  if (!isAny && verdict.measure === undefined) return true;
  const owner = haltedBy(state, order, stopWords);
  if (allowed(verdict, Reject.HALTED.code, owner >= 0, owner < 0 ? LimitOwner.firm : owner)) return true;
  verdict.value = 0;
  return false;
}

/** `LimitOwner`, of the widest scope that is halted, by a journaled state or by a word; -1: of none. */
function haltedBy(state: EngineState, order: Exposure, stopWords: number): number {
  if (stopsEverything(stopWords) || state.globals.words[HALTED] === 1) return LimitOwner.firm;
  const owner = ownerIn(state, order, HALTED_STATE);
  if (owner >= 0) return owner;
  if (stopsAccount(stopWords)) return LimitOwner.account;
  if (order.broker >= 0 && ((stoppedBrokers(stopWords) >> order.broker) & 1) === 1) return LimitOwner.broker;
  return stopsSymbol(stopWords) ? LimitOwner.symbol : -1;
}

/**
 * Where a scope is reducing, only what makes its account's position smaller: with all that is open on that side, so that
 * several of them can't turn it. The limit is what others leave of the position.
 */
export function checkReducing(state: EngineState, order: Exposure, verdict: Verdict): boolean {
  const books = state.books.words;
  const isBook = order.book >= 0 && books[order.book * BOOK_WIDTH + BOOK_HALTED] === BOOK_REDUCING;
  if (state.risk.words[STATES_SET] === 0 && !isBook) return true;
  const owner = isBook ? LimitOwner.symbol : ownerIn(state, order, REDUCING_STATE);
  if (owner < 0) return true;
  const left = order.book < 0 ? 0 : leftToReduce(books, order.book, order);
  if (!within(verdict, Reject.REDUCING_ONLY.code, left, order.lots, owner, 0)) return false;
  if (owner !== LimitOwner.tag) return true;
  // The tag's own position, too: another's of the same account is not its to close.
  const tagBook = findTagBook(state, order.tagScope, order.instrument);
  const ofTag = tagBook < 0 ? 0 : leftToReduce(state.tagBooks.words, tagBook, order);
  return within(verdict, Reject.REDUCING_ONLY.code, ofTag, order.lots, owner, 0);
}

/** The same for an order that asks for it itself. */
export function checkReduceOnly(state: EngineState, order: Exposure, verdict: Verdict): boolean {
  if ((order.options & PlaceOption.reduceOnly) === 0) return true;
  const left = order.book < 0 ? 0 : leftToReduce(state.books.words, order.book, order);
  return within(verdict, Reject.REDUCE_ONLY.code, left, order.lots, LimitOwner.account, 0);
}

/** Whether an order of the table that asks to reduce only could turn the position by now, with all that is open on its side. */
export function turnsByNow(state: EngineState, row: number): boolean {
  const isAsked =
    (state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.OPTIONS]! & PlaceOption.reduceOnly) !== 0;
  if (!isAsked || state.risk.words[RiskColumn.BEGUN] === 0) return false;
  const { words } = state.orders;
  again.side = words[row * ORDER_WIDTH + O.SIDE]!;
  return !onlyReduces(state.books.words, words[row * ORDER_WIDTH + O.BOOK]!, again);
}

function leftToReduce(words: Float64Array, book: number, order: Exposure): number {
  const at = book * BOOK_WIDTH;
  const isSell = order.side === Side.sell;
  const reducible = isSell ? words[at + K.POSITION_LOTS]! : -words[at + K.POSITION_LOTS]!;
  const others = words[at + (isSell ? K.OPEN_SELL_LOTS : K.OPEN_BUY_LOTS)]! - order.heldLots;
  return reducible > others ? reducible - others : 0;
}

/**
 * Whether an order of the table, which was certainly not sent, may be sent anew: not where its scopes are halted or its
 * symbol is blocked by now; where they are reducing, or stopped by a loss or by too many executions, only if all that is
 * open on its side leaves nothing of the position to turn. What stops everything is asked before.
 */
export function mayGoOn(state: EngineState, row: number): boolean {
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  const book = words[at + O.BOOK]!;
  if (turnsByNow(state, row) || !mayExit(state, words, at, ORDER_COLUMNS, book)) return false;
  again.side = words[at + O.SIDE]!;
  const bookState = state.books.words[book * BOOK_WIDTH + BOOK_HALTED]!;
  const isReducing = bookState === BOOK_REDUCING || ownerIn(state, again, REDUCING_STATE) >= 0;
  const firm = state.scopes.words[FIRM_SCOPE * SCOPE_WIDTH + LOSS_STOP]!;
  const own = state.scopes.words[accountScope(again.account) * SCOPE_WIDTH + LOSS_STOP]!;
  const isStopped = firm !== 0 || own !== 0 || isTripped(state.bookRisk, book);
  if ((isReducing || isStopped) && !onlyReduces(state.books.words, book, again)) return false;
  if (again.tagScope < 0) return true;
  const tagBook = findTagBook(state, again.tagScope, again.instrument);
  const ofTag = state.scopes.words[again.tagScope * SCOPE_WIDTH + LOSS_STOP]!;
  const isTagStopped = ofTag !== 0 || isTripped(state.tagBookRisk, tagBook);
  return !isTagStopped || (tagBook >= 0 && onlyReduces(state.tagBooks.words, tagBook, again));
}

/**
 * Whether an exit that the engine places for a plan may leave: it only makes a position smaller, so that only a halt of what
 * it is of, or a restricted symbol, keeps it back. What stops everything is asked before.
 */
export function mayExit(
  state: EngineState,
  words: Float64Array,
  at: number,
  columns: ExitColumns,
  book: number,
): boolean {
  if (state.books.words[book * BOOK_WIDTH + BOOK_HALTED] === BookState.halted) return false;
  again.account = words[at + columns.account]!;
  again.instrument = words[at + columns.instrument]!;
  again.book = book;
  again.tagScope = findTagScope(state, again.account, words, at + columns.tagLength);
  again.limits = limitsOf(state, again.account, again.tagScope, again.instrument, -1);
  if (ownerIn(state, again, HALTED_STATE) >= 0) return false;
  return state.risk.words[RiskColumn.BEGUN] === 0 || !isBlocked(state, again);
}

const ORDER_COLUMNS: ExitColumns = { account: O.ACCOUNT, instrument: O.INSTRUMENT, tagLength: O.TAG_LENGTH };

/** Where in its row, which begins at `at`, account, instrument and tag stand. */
export interface ExitColumns {
  readonly account: number;
  readonly instrument: number;
  readonly tagLength: number;
}

/** Of no broker: that is chosen anew. It holds all that it could trade: nothing is added. */
const again = createExposure();

/** Whose state it is (`LimitOwner`), of the widest scope that has it; -1: of none. A broker's holds for what rests there. */
function ownerIn(state: EngineState, order: Exposure, wanted: number): number {
  if (state.risk.words[STATES_SET] === 0) return -1;
  const scopes = state.scopes.words;
  const { account, instrument, broker, tagScope } = order;
  if (scopes[FIRM_SCOPE * SCOPE_WIDTH + STATE] === wanted) return LimitOwner.firm;
  if (account >= 0 && account < state.accounts.rows && scopes[accountScope(account) * SCOPE_WIDTH + STATE] === wanted) {
    return LimitOwner.account;
  }
  if (instrument >= 0 && instrument < state.instruments.rows) {
    const at = instrument * INSTRUMENT_RISK_WIDTH + InstrumentRiskColumn.STATE;
    if (state.instrumentRisk.words[at] === wanted) return LimitOwner.symbol;
  }
  if (broker >= 0 && scopes[brokerScope(state, broker) * SCOPE_WIDTH + STATE] === wanted) return LimitOwner.broker;
  return tagScope >= 0 && scopes[tagScope * SCOPE_WIDTH + STATE] === wanted ? LimitOwner.tag : -1;
}
