import { NO_BROKER, OrderFlag } from '../../../core/schema/event.ts';
import { OrderStatus, OrderType, Side, isFinal, isHere } from '../../../core/schema/order-kind.ts';
import { BrokerState } from '../../../core/routing/scoreboard.ts';
import {
  BOOK_WIDTH,
  BROKER_WIDTH,
  BookColumn,
  BrokerColumn,
  GlobalColumn,
  ORDER_WIDTH,
  OrderColumn,
} from '../../../core/state/columns.ts';
import { type EngineState, findBook, findOrder } from '../../../core/state/state.ts';
import { parseVenueClientId } from '../../../workers/broker/venue-client-id.ts';
import { isBelievable } from '../../../core/order/believable.ts';
import { JOURNAL } from '../life.ts';
import type { Observer } from '../observer.ts';
import type { Venue } from '../venue.ts';
import { must } from '../violation.ts';
import { ACCOUNTS, INSTRUMENTS } from '../world.ts';

const O = OrderColumn;

/**
 * What is not settled yet, in words; empty: everything is. An order that was filled and that its venue then denies stays
 * unknown until a human has looked, and those that are held for it are held so long.
 */
export function unsettled(state: EngineState, venues: readonly Venue[]): string {
  const { words } = state.orders;
  for (let broker = 0; broker < venues.length; broker++) {
    const now = state.brokers.words[broker * BROKER_WIDTH + BrokerColumn.STATE];
    if (now !== BrokerState.ready) return `broker ${broker} is in state ${now}`;
  }
  if (state.globals.words[GlobalColumn.FANOUTS_ACTIVE]! > 0) return 'a fan-out is under way';
  const doubtful: number[] = [];
  const held: number[] = [];
  for (let row = 0; row < state.orders.touched; row++) {
    const at = row * ORDER_WIDTH;
    const status = words[at + O.STATUS]!;
    if (words[at] === 0 || isFinal(status)) continue;
    const clientId = `tg-${JOURNAL}-${words[at]}-${words[at + O.ATTEMPT]}`;
    if (status === OrderStatus.held) held.push(at);
    // They wait for a price, or for their legs: `plans.ts` says whether they may.
    else if (isHere(status) || words[at + O.BROKER] === NO_BROKER) continue;
    else if (venues[words[at + O.BROKER]!]?.book.orders.get(clientId)?.isLiedAbout === true) doubtful.push(at);
    else if (status !== OrderStatus.live && status !== OrderStatus.partly_filled) {
      return `order ${words[at]} is in status ${status}`;
    }
  }
  for (const at of held) {
    if (![...doubtful, ...held].some((other) => mayTrade(words, at, other))) return `order ${words[at]} is held`;
  }
  if (held.length > 0 && doubtful.length === 0) return `${held.length} orders are held, each for another`;
  return '';
}

function mayTrade(words: Float64Array, a: number, b: number): boolean {
  if (words[a + O.INSTRUMENT] !== words[b + O.INSTRUMENT] || words[a + O.SIDE] === words[b + O.SIDE]) return false;
  if (words[a + O.TYPE] === OrderType.market || words[b + O.TYPE] === OrderType.market) return true;
  const [buy, sell] = words[a + O.SIDE] === Side.buy ? [a, b] : [b, a];
  return words[buy + O.PRICE_TICKS]! >= words[sell + O.PRICE_TICKS]!;
}

export function everythingIsSettledInTheEnd(left: string): void {
  must(left === '', 'when faults stop, everything is settled in bounded time', () => left);
}

/**
 * The venues' own executions against the engine's positions: none lost, none twice. A fill that no question
 * brings up (beyond the order's size, after its end, of an order that the venue denies) may have been told to nobody
 * who could remember it: there the position is right with it and without.
 */
export function positionsAreTheSumOfTheVenuesFills(
  state: EngineState,
  observer: Observer,
  venues: readonly Venue[],
): void {
  const sums = new Map<string, { least: number; most: number }>();
  for (const { book, lives } of venues) {
    for (const { id, clientId, side, lots, ticks, isOdd, toldInLife } of book.executions) {
      const facts = observer.orders.get(parseVenueClientId(JOURNAL, clientId)?.orderId ?? 0);
      if (facts === undefined || !isBelievable(id, lots, ticks)) continue;
      const key = `${facts.account}/${facts.instrument}`;
      const sum = sums.get(key) ?? { least: 0, most: 0 };
      sums.set(key, sum);
      const change = side === 'buy' ? lots : -lots;
      // Of an order with a fill too many nobody asks, whichever of its fills was lost.
      const isAsked = !isOdd && book.orders.get(clientId)?.executions.some((other) => other.isOdd) !== true;
      const maybe =
        (!isAsked && (toldInLife !== lives || findOrder(state, facts.orderId) < 0)) ||
        (book.orders.get(clientId)?.isLiedAbout ?? true);
      sum.least += maybe ? Math.min(0, change) : change;
      sum.most += maybe ? Math.max(0, change) : change;
    }
  }
  for (let account = 0; account < ACCOUNTS.length; account++) {
    for (let instrument = 0; instrument < INSTRUMENTS.length; instrument++) {
      const book = findBook(state, account, instrument);
      const position = book < 0 ? 0 : state.books.words[book * BOOK_WIDTH + BookColumn.POSITION_LOTS]!;
      const { least, most } = sums.get(`${account}/${instrument}`) ?? { least: 0, most: 0 };
      must(position >= least && position <= most, 'positions are the sum of the venues’ fills', () => {
        const filled = least === most ? `${least}` : `${least} to ${most}`;
        return `account ${account}, instrument ${instrument}: ${position} booked, ${filled} filled`;
      });
    }
  }
}

/** A cancel that was asked for ended the order, or its refusal was told. */
export function noCancelIsLost(state: EngineState, observer: Observer, venues: readonly Venue[]): void {
  const denied = deniedOrders(venues);
  // The whole waits for its part.
  for (const orderId of denied) denied.add(observer.orders.get(orderId)?.parentId ?? 0);
  const isDenied = (orderId: number): boolean => denied.has(orderId);
  for (const { orderId, status, cancelAskedSeq, cancelRefusedSeq } of observer.orders.values()) {
    if (isDenied(orderId)) continue;
    const isDone = cancelAskedSeq === 0 || isFinal(status) || cancelRefusedSeq > cancelAskedSeq;
    must(isDone, 'no cancel is lost', () => `order ${orderId} is in status ${status} after a cancel`);
  }
  const { words } = state.orders;
  for (let row = 0; row < state.orders.touched; row++) {
    const at = row * ORDER_WIDTH;
    if (words[at] === 0 || isFinal(words[at + O.STATUS]!) || isDenied(words[at]!)) continue;
    const isWanted = (words[at + O.FLAGS]! & OrderFlag.cancel_wanted) !== 0;
    must(!isWanted, 'no cancel is lost', () => `order ${words[at]} rests and its cancel is still wanted`);
  }
}

/** Of which a venue has told something untrue. */
function deniedOrders(venues: readonly Venue[]): Set<number> {
  const denied = new Set<number>();
  for (const { book } of venues) {
    for (const { clientId, isLiedAbout } of book.orders.values()) {
      if (isLiedAbout) denied.add(parseVenueClientId(JOURNAL, clientId)?.orderId ?? 0);
    }
  }
  return denied;
}

/** What rests at a venue is open in the engine's books at its price and size, and what the engine holds rests there. */
export function theBooksAgreeWithTheVenues(state: EngineState, observer: Observer, venues: readonly Venue[]): void {
  const NAME = 'the engine’s open orders are the venues’';
  const { words } = state.orders;
  const open = new Map<string, number>();
  for (let row = 0; row < state.orders.touched; row++) {
    const at = row * ORDER_WIDTH;
    if (words[at] === 0 || isFinal(words[at + O.STATUS]!)) continue;
    // At no venue yet.
    if (isHere(words[at + O.STATUS]!) || words[at + O.BROKER] === NO_BROKER) continue;
    open.set(`${words[at + O.BROKER]} tg-${JOURNAL}-${words[at]}-${words[at + O.ATTEMPT]}`, row);
  }
  for (const [number, { name, book }] of venues.entries()) {
    for (const order of book.orders.values()) {
      const key = `${number} ${order.clientId}`;
      const row = open.get(key);
      open.delete(key);
      if (order.isLiedAbout || order.isForgotten) continue;
      const isOpen = order.state === 'open';
      must(
        isOpen === (row !== undefined),
        NAME,
        () => `${order.clientId} at ${name}: ${order.state} there, ${row === undefined ? 'final' : 'open'} here`,
      );
      if (row === undefined) continue;
      const here = `${words[row * ORDER_WIDTH + O.QUANTITY_LOTS]}@${words[row * ORDER_WIDTH + O.PRICE_TICKS]}, filled ${words[row * ORDER_WIDTH + O.FILLED_LOTS]}`;
      const there = `${order.quantityLots}@${order.priceTicks}, filled ${order.filledLots}`;
      must(here === there, NAME, () => `${order.clientId}: ${there} at ${name}, ${here} here`);
    }
  }
  const [left] = open.keys();
  must(left === undefined, NAME, () => `${left} is open here and was never at the venue`);
  must(
    observer.lastSeq === state.globals.words[GlobalColumn.SEQ],
    'nothing is published unseen',
    () => `${observer.lastSeq}`,
  );
}
