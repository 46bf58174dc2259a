import type { LimitName } from '../../../core/risk/limit-field.ts';
import { findTagBook, tagScopeOfOrder } from '../../../core/risk/scopes-of.ts';
import { EventByte, EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import { OrderStatus, OrderType, isFinal } from '../../../core/schema/order-kind.ts';
import type { RejectName } from '../../../core/schema/reject.ts';
import { Term } from '../../../core/schema/terms.ts';
import { NOTE_OVERFILL } from '../../../core/order/lifecycle.ts';
import { BOOK_RISK_WIDTH, BookRiskColumn, SCOPE_WIDTH, ScopeColumn } from '../../../core/state/risk-columns.ts';
import { type EngineState, FIRM_SCOPE, accountScope, findBook, findOrder } from '../../../core/state/state.ts';
import type { EventFacts } from '../observer.ts';
import { must } from '../violation.ts';
import { ACCOUNTS, INSTRUMENTS } from '../world.ts';
import type { LimitBook, Place } from './limit-book.ts';
import { type Held, type OpenOrder, booksOf, scopesOf } from './open-orders.ts';
import type { Override } from './overrides.ts';
import type { Lots } from './positions.ts';

const E = EventWord;
const K = EventKind;
const NAME = 'open, in flight, unknown and held stay within the limits';

/** An event of an order, with what all orders held before and behind it. */
export interface Judged {
  readonly state: EngineState;
  readonly facts: EventFacts;
  readonly order: OpenOrder;
  readonly was: Held;
  readonly now: Held;
  readonly positionsBefore: Lots;
  readonly positions: Lots;
  readonly limits: LimitBook;
  readonly override: Override;
}

function nowhere(account: number): Place {
  return { account, tag: '', instrument: -1, broker: -1 };
}

function totalOf({ limits, order }: Judged, scope: string, name: LimitName): number | undefined {
  if (scope === 'firm') return limits.firm(name);
  if (scope.startsWith('broker')) return limits.total(name, { ...nowhere(-1), broker: order.broker });
  return limits.total(
    name,
    scope.startsWith('tag') ? { ...nowhere(order.account), tag: order.tag } : nowhere(order.account),
  );
}

function stays(
  { facts, override }: Judged,
  code: RejectName,
  limit: number | undefined,
  value: number,
  what: string,
): void {
  if (limit === undefined || value <= limit || override(code)) return;
  must(false, NAME, () => `event ${facts.seq}, kind ${facts.kind}: ${what}: ${value}, at most ${limit} (${code})`);
}

/**
 * Whatever grew by an event is within its limit behind it: a limit that was lowered below what is there counts from the
 * next order on. A fill that nobody could have reserved for (too much, after the end, unexplained) is the venue's doing.
 */
export function whatIsHeldStaysWithinItsLimits(judged: Judged): void {
  const { facts, order, was, now, limits, positions, positionsBefore } = judged;
  for (const scope of scopesOf(order)) {
    const count = now.counts.get(scope) ?? 0;
    if (count > (was.counts.get(scope) ?? 0)) {
      stays(judged, 'OPEN_ORDERS_LIMIT', totalOf(judged, scope, 'max_open_orders'), count, `orders of ${scope}`);
    }
    const notional = now.notionals.get(scope) ?? 0;
    if (notional > (was.notionals.get(scope) ?? 0) && !isOnlyWorthMore(judged)) {
      stays(judged, 'OPEN_NOTIONAL_LIMIT', totalOf(judged, scope, 'max_open_notional'), notional, `open of ${scope}`);
    }
  }
  const isTheVenues =
    facts.kind === K.suspended ||
    (facts.kind === K.filled && (facts.records.i32[EventHalf.NOTE] === NOTE_OVERFILL || isFinal(facts.statusBefore)));
  if (isTheVenues) return;
  const { account, tag, instrument } = order;
  for (const book of booksOf(order)) {
    const isFirms = book === `book ${instrument}`;
    const isTags = book === `book ${account}/${tag}/${instrument}`;
    const limit = isFirms
      ? limits.firm('max_position', instrument)
      : limits.of('max_position', { account, tag: isTags ? tag : '', instrument, broker: -1 });
    for (const isBuy of [true, false]) {
      const worst = worstOf(now, positions, book, isBuy);
      if (worst > worstOf(was, positionsBefore, book, isBuy)) {
        stays(judged, 'POSITION_LIMIT', limit, worst, `worst ${isBuy ? 'long' : 'short'} of ${book}`);
      }
    }
  }
}

/** The order is what it was, and its currency is worth more since: nobody decided that. */
function isOnlyWorthMore(judged: Judged): boolean {
  const { order, was } = judged;
  const before = was.orders.find(({ orderId }) => orderId === order.orderId);
  return isForeign(judged) && before !== undefined && order.lots <= before.lots && order.ticks === before.ticks;
}

function worstOf({ buyLots, sellLots }: Held, positions: Lots, book: string, isBuy: boolean): number {
  const position = positions.get(book) ?? 0;
  return isBuy ? position + (buyLots.get(book) ?? 0) : (sellLots.get(book) ?? 0) - position;
}

/** What is judged of a new order, or a change of one, at its own prices and the last marks. */
export function orderStaysWithinItsLimits(judged: Judged): void {
  const { facts, order, limits, positionsBefore, was } = judged;
  if (facts.kind !== K.accepted && facts.kind !== K.replace_requested) return;
  const { f64 } = facts.records;
  const isNew = facts.kind === K.accepted;
  const lots = isNew ? f64[E.QUANTITY_LOTS]! : f64[E.ARG1]! - f64[E.FILLED_LOTS]!;
  const ticks = isNew ? f64[E.PRICE_TICKS]! : f64[E.ARG0]!;
  // Where a held order was meant to go is told nowhere.
  const isKnown = order.status !== OrderStatus.held;
  const { account, tag, instrument, isBuy } = order;
  if (isKnown) {
    const place: Place = { account, tag, instrument, broker: order.broker };
    // No order is too large to become smaller.
    const before = was.orders.find(({ orderId }) => orderId === order.orderId);
    if (lots > (before?.lots ?? 0)) {
      stays(judged, 'SIZE_LIMIT', limits.of('max_order_quantity', place), lots, 'lots of the order');
    }
    const isBlocked = limits.of('blocked', place) === 1 ? 1 : 0;
    stays(judged, 'SYMBOL_BLOCKED', 0, isBlocked, 'blocked');
    const collar = limits.of('collar_bps', place);
    const ref = referenceOf(facts);
    if (collar !== undefined && ticks > 0) {
      const off = (isBuy ? ticks - ref : ref - ticks) * 10_000;
      stays(judged, 'PRICE_COLLAR', collar * ref, off, 'off the reference');
    }
    const ageMs = limits.of('max_quote_age_ms', place);
    if (ageMs !== undefined && !hasStopPrice(facts))
      stays(judged, 'STALE_PRICE', ageMs * 1000, f64[E.REF_AGE_US]!, 'age of the quote');
    if (!isForeign(judged)) {
      const counted = isNew ? f64[E.LIMIT]! : ticks;
      const isMore = counted * lots > (before?.notional ?? 0);
      const most = isMore ? limits.of('max_order_notional', place) : undefined;
      stays(judged, 'NOTIONAL_LIMIT', most, counted * lots, 'worth of the order');
    }
    if (limits.of('no_short', place) === 1 && !isBuy) {
      const book = `book ${account}/${instrument}`;
      const grown = (judged.now.sellLots.get(book) ?? 0) > (was.sellLots.get(book) ?? 0);
      const position = Math.max(0, positionsBefore.get(book) ?? 0);
      if (grown) stays(judged, 'SHORT_SALE', position, judged.now.sellLots.get(book) ?? 0, 'sold short');
    }
  }
  for (const scope of scopesOf(order)) if (!scope.startsWith('broker')) exposureStays(judged, scope);
}

/** It says itself where it will trade: there it is judged, however old the quote is. */
function hasStopPrice({ records: { u8 } }: EventFacts): boolean {
  const type = u8[EventByte.TYPE];
  return type === OrderType.stop || type === OrderType.stop_limit;
}

function referenceOf(facts: EventFacts): number {
  const { f64 } = facts.records;
  return hasStopPrice(facts) ? f64[E.TERMS + Term.STOP_TICKS]! : f64[E.REF_TICKS]!;
}

function isForeign({ state, order }: Judged): boolean {
  return state.terms.words[order.instrument * state.terms.width] !== 0;
}

function exposureStays(judged: Judged, scope: string): void {
  const { state, order, was, now, facts } = judged;
  const value = valuesOf(judged, scope);
  const gross = grossOf(judged, now, value);
  const isGrown = gross > grossOf(judged, was, value);
  if (isGrown) {
    stays(judged, 'GROSS_LIMIT', totalOf(judged, scope, 'max_gross_exposure'), gross, `gross of ${scope}`);
    const cash = totalOf(judged, scope, 'cash');
    if (cash !== undefined) {
      const at = rowOf(judged, scope) * SCOPE_WIDTH;
      const { words } = state.scopes;
      const losing = Math.min(0, words[at + ScopeColumn.UNREALISED]!);
      const power = cash + words[at + ScopeColumn.REALISED]! - words[at + ScopeColumn.FEES]! + losing;
      const needed = (gross * (totalOf(judged, scope, 'margin_bps') ?? 10_000)) / 10_000;
      stays(judged, 'BUYING_POWER', power, needed, `buying power of ${scope}`);
    }
  }
  if (!isExit(judged, scope)) lossIsNotReached(judged, scope);
  const openOf = (held: Held): number => (order.isBuy ? held.buys : held.sells).get(scope) ?? 0;
  if (openOf(now) <= openOf(was)) return;
  const net = [...value.values()].reduce((sum, one) => sum + one, 0);
  const worst = (order.isBuy ? net : -net) + openOf(now);
  stays(judged, 'NET_LIMIT', totalOf(judged, scope, 'max_net_exposure'), worst, `net of ${scope} by ${facts.orderId}`);
}

/** Whether all it can do is make the position of its book smaller: of its tag's, where the tag is asked. */
function isExit({ order, was, now, positionsBefore }: Judged, scope: string): boolean {
  const { account, tag, instrument, isBuy } = order;
  const book = scope.startsWith('tag') ? `book ${account}/${tag}/${instrument}` : `book ${account}/${instrument}`;
  const open = (isBuy ? now.buyLots : now.sellLots).get(book) ?? 0;
  const position = positionsBefore.get(book) ?? 0;
  return open <= ((isBuy ? was.buyLots : was.sellLots).get(book) ?? 0) || open <= (isBuy ? -position : position);
}

function lossIsNotReached(judged: Judged, scope: string): void {
  const { words } = judged.state.scopes;
  const at = rowOf(judged, scope) * SCOPE_WIDTH;
  const earned =
    words[at + ScopeColumn.REALISED]! - words[at + ScopeColumn.FEES]! + words[at + ScopeColumn.UNREALISED]!;
  // A limit of 0 is reached by the first loss; one that is reached is exceeded.
  const most = (limit: number | undefined): number | undefined => limit && limit - 1;
  const loss = words[at + ScopeColumn.DAY_BASE]! - earned;
  stays(judged, 'DAILY_LOSS', most(totalOf(judged, scope, 'max_daily_loss')), loss, `loss of ${scope}`);
  const drawdown = words[at + ScopeColumn.DAY_PEAK]! - earned;
  stays(judged, 'DRAWDOWN', most(totalOf(judged, scope, 'max_drawdown')), drawdown, `drawdown of ${scope}`);
}

/** Values of the scope's positions by book, at the marks that are kept; of another currency as they are kept. */
function valuesOf({ state, order, positionsBefore }: Judged, scope: string): Map<string, number> {
  const values = new Map<string, number>();
  for (const { id: instrument } of INSTRUMENTS) {
    const put = (book: string, words: Float64Array, row: number): void => {
      const at = row * BOOK_RISK_WIDTH;
      const isOwn = state.terms.words[instrument * state.terms.width] === 0;
      const mark = row < 0 ? 0 : words[at + BookRiskColumn.MARK_TICKS]!;
      const kept = row < 0 ? 0 : words[at + BookRiskColumn.VALUE]!;
      values.set(book, isOwn ? mark * (positionsBefore.get(book) ?? 0) : kept);
    };
    if (scope.startsWith('tag')) {
      const tagScope = tagScopeOfOrder(state, findOrder(state, order.orderId));
      const book = `book ${order.account}/${order.tag}/${instrument}`;
      put(book, state.tagBookRisk.words, findTagBook(state, tagScope, instrument));
      continue;
    }
    for (let account = 0; account < ACCOUNTS.length; account++) {
      if (scope !== 'firm' && account !== order.account) continue;
      put(`book ${account}/${instrument}`, state.bookRisk.words, findBook(state, account, instrument));
    }
  }
  return values;
}

function grossOf(_: Judged, { buyMoney, sellMoney }: Held, values: ReadonlyMap<string, number>): number {
  let gross = 0;
  for (const [book, value] of values) {
    gross += Math.max(value + (buyMoney.get(book) ?? 0), (sellMoney.get(book) ?? 0) - value);
  }
  return gross;
}

function rowOf({ state, order }: Judged, scope: string): number {
  if (scope === 'firm') return FIRM_SCOPE;
  if (scope.startsWith('account')) return accountScope(order.account);
  return tagScopeOfOrder(state, findOrder(state, order.orderId));
}
