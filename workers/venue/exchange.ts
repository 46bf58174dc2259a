import type { Instrument } from '../../core/market/instruments.ts';
import type { Tick } from '../market/feeds/feed.ts';
import { type Book, bestOrder, BUY, crosses, quoteLots, SELL, type Side, takeableLots } from './book.ts';
import type { Ledger, PlaceRequest } from './ledger.ts';
import { MAX_PRICE_TICKS, MAX_QUANTITY_LOTS, type VenueLimits } from './limits.ts';
import { type Execution, type Gateway, type Order, openLots } from './order.ts';

/**
 * The rules of the venue. Pure: time comes in, records gather in the ledger, what users are told goes to `output`.
 *
 * An incoming order meets, best price first, the users' resting orders and the outside market's displayed size; at
 * one price the users go first. What is left rests or is cancelled by its time in force. A quote that reaches a
 * resting order fills it at its own price, up to the displayed size; a trade printed beyond its price does too.
 */
export interface VenueOutput {
  acknowledged(order: Order): void;
  /** `transient` is never set here: the rules looked at the order. */
  rejected(gateway: Gateway, id: string, reason: string): void;
  filled(order: Order, execution: Execution): void;
  cancelled(order: Order): void;
  expired(order: Order): void;
  cancelRejected(gateway: Gateway, id: string, reason: string): void;
  replaced(order: Order): void;
  replaceRejected(gateway: Gateway, id: string, reason: string): void;
}

export interface ExchangeOptions {
  readonly instruments: readonly Instrument[];
  readonly limits: VenueLimits;
  /** The end of the trading day that `timeUs` is in: when a day order placed then expires. */
  readonly dayEndUs: (timeUs: number) => number;
  /** True once the log takes no new orders. */
  readonly logFull: () => boolean;
}

export interface Exchange {
  /** The client id was never used (the session answers those that were). `refuse`: an injected rejection. */
  place(gateway: Gateway, request: PlaceRequest, timeUs: number, refuse: string | undefined): void;
  cancel(gateway: Gateway, id: string, timeUs: number): void;
  replace(gateway: Gateway, id: string, priceTicks: number, quantityLots: number, timeUs: number): void;
  tick(tick: Readonly<Tick>, timeUs: number): void;
  /** Ends the orders whose time has come. */
  expire(timeUs: number): void;
}

export function createExchange(options: ExchangeOptions, ledger: Ledger, output: VenueOutput): Exchange {
  const { instruments, limits } = options;
  let nextExpiryUs = Number.POSITIVE_INFINITY;
  for (const order of ledger.openOrders.values()) noteExpiry(order);

  function noteExpiry(order: Order): void {
    if (order.expireAtUs > 0 && order.expireAtUs < nextExpiryUs) nextExpiryUs = order.expireAtUs;
  }

  function whyNot(request: PlaceRequest, timeUs: number): string | undefined {
    const instrument = instruments[request.instrument];
    const book = ledger.books[request.instrument];
    if (instrument === undefined || book === undefined) return 'unknown symbol';
    if (!instrument.tradable) return 'not tradable';
    if (!(request.quantityLots > 0 && request.quantityLots <= MAX_QUANTITY_LOTS)) return 'invalid quantity';
    if (request.type === 'limit' && !(request.priceTicks > 0 && request.priceTicks <= MAX_PRICE_TICKS))
      return 'invalid price';
    if (request.timeInForce === 'gtd' && request.expireAtUs <= timeUs) return 'expire time has passed';
    if (mayRest(request) && book.resting >= limits.resting) return 'book full';
    if (request.postOnly && takesAtOnce(book, request.side, request.priceTicks)) return WOULD_TRADE;
    return options.logFull() ? 'log full' : undefined;
  }

  function fill(order: Order, priceTicks: number, lots: number, timeUs: number): void {
    output.filled(order, ledger.fill(order, priceTicks, lots, timeUs));
  }

  /** Trades an order that isn't in the book against users and quote, as far as its limit goes. */
  function take(book: Book, order: Order, timeUs: number): void {
    const { side } = order;
    const limitTicks = limitOf(order);
    const opposite = side === BUY ? SELL : BUY;
    while (order.state === 'open') {
      const maker = bestOrder(book, opposite);
      const makerTicks = maker === undefined || !crosses(side, limitTicks, maker.priceTicks) ? 0 : maker.priceTicks;
      const quoteTicks = reachableQuote(book, side, limitTicks);
      if (maker !== undefined && makerTicks > 0 && (quoteTicks === 0 || crosses(side, quoteTicks, makerTicks))) {
        const lots = Math.min(openLots(order), openLots(maker));
        fill(order, makerTicks, lots, timeUs);
        fill(maker, makerTicks, lots, timeUs);
      } else if (quoteTicks > 0) {
        const lots = Math.min(openLots(order), quoteLots(book, side));
        fill(order, quoteTicks, lots, timeUs);
        if (side === BUY) book.askLots -= lots;
        else book.bidLots -= lots;
      } else return;
    }
  }

  function enter(book: Book, order: Order, timeUs: number): void {
    const whole = order.timeInForce === 'fok';
    if (!whole || takeableLots(book, order.side, limitOf(order), openLots(order)) === openLots(order))
      take(book, order, timeUs);
    if (order.state !== 'open') return;
    if (mayRest(order)) {
      ledger.rest(order);
      return;
    }
    ledger.finish(order, 'cancelled', timeUs);
    output.cancelled(order);
  }

  /** Fills what rests on one side at a price that the outside market reached; returns the lots left. */
  function sweep(book: Book, side: Side, marketTicks: number, beyond: boolean, lots: number, timeUs: number): number {
    let left = lots;
    while (left > 0) {
      const order = bestOrder(book, side);
      if (order === undefined || !crosses(side, order.priceTicks, marketTicks)) break;
      if (beyond && order.priceTicks === marketTicks) break;
      const filled = Math.min(left, openLots(order));
      fill(order, order.priceTicks, filled, timeUs);
      left -= filled;
    }
    return left;
  }

  return {
    place(gateway, request, timeUs, refuse) {
      const unkept = ledger.full();
      if (unkept !== undefined) {
        output.rejected(gateway, request.id, unkept);
        return;
      }
      const reason = refuse ?? whyNot(request, timeUs);
      if (reason !== undefined) {
        ledger.reject(gateway, request, reason, timeUs);
        output.rejected(gateway, request.id, reason);
        return;
      }
      const expireAtUs = request.timeInForce === 'day' ? options.dayEndUs(timeUs) : request.expireAtUs;
      const order = ledger.accept(gateway, request, expireAtUs, timeUs);
      noteExpiry(order);
      output.acknowledged(order);
      enter(ledger.books[request.instrument] as Book, order, timeUs);
    },
    cancel(gateway, id, timeUs) {
      const order = gateway.orders.get(id);
      if (order?.state !== 'open') {
        output.cancelRejected(gateway, id, whyFinal(gateway, order, id));
        return;
      }
      ledger.finish(order, 'cancelled', timeUs);
      output.cancelled(order);
    },
    replace(gateway, id, priceTicks, quantityLots, timeUs) {
      const order = gateway.orders.get(id);
      if (order?.state !== 'open') {
        output.replaceRejected(gateway, id, whyFinal(gateway, order, id));
        return;
      }
      if (!(priceTicks > 0 && priceTicks <= MAX_PRICE_TICKS)) {
        output.replaceRejected(gateway, id, 'invalid price');
        return;
      }
      if (!(quantityLots > order.filledLots && quantityLots <= MAX_QUANTITY_LOTS)) {
        output.replaceRejected(gateway, id, 'quantity not above what is filled');
        return;
      }
      if (order.postOnly && takesAtOnce(ledger.books[order.instrument] as Book, order.side, priceTicks)) {
        output.replaceRejected(gateway, id, WOULD_TRADE);
        return;
      }
      if (priceTicks === order.priceTicks && quantityLots <= order.quantityLots) {
        if (quantityLots < order.quantityLots) ledger.shrink(order, quantityLots);
        output.replaced(order);
        return;
      }
      ledger.move(order, priceTicks, quantityLots);
      output.replaced(order);
      enter(ledger.books[order.instrument] as Book, order, timeUs);
    },
    tick(tick, timeUs) {
      const book = ledger.books[tick.instrument];
      if (book === undefined) return;
      if (tick.kind === 'trade') {
        const left = sweep(book, BUY, tick.lastTicks, true, tick.lastLots, timeUs);
        sweep(book, SELL, tick.lastTicks, true, left, timeUs);
        return;
      }
      book.bidTicks = tick.bidTicks;
      book.askTicks = tick.askTicks;
      book.askLots = tick.askTicks > 0 ? sweep(book, BUY, tick.askTicks, false, tick.askLots, timeUs) : 0;
      book.bidLots = tick.bidTicks > 0 ? sweep(book, SELL, tick.bidTicks, false, tick.bidLots, timeUs) : 0;
    },
    expire(timeUs) {
      if (timeUs < nextExpiryUs) return;
      nextExpiryUs = Number.POSITIVE_INFINITY;
      for (const order of ledger.openOrders.values()) {
        if (order.expireAtUs === 0 || order.expireAtUs > timeUs) {
          noteExpiry(order);
          continue;
        }
        ledger.finish(order, 'expired', timeUs);
        output.expired(order);
      }
    },
  };
}

const WOULD_TRADE = 'post only: it would trade at once';

function takesAtOnce(book: Book, side: Side, limitTicks: number): boolean {
  return takeableLots(book, side, limitTicks, 1) > 0;
}

function mayRest(order: { readonly type: string; readonly timeInForce: string }): boolean {
  return order.type === 'limit' && order.timeInForce !== 'ioc' && order.timeInForce !== 'fok';
}

function limitOf(order: Order): number {
  if (order.type === 'limit') return order.priceTicks;
  return order.side === BUY ? Number.POSITIVE_INFINITY : 1;
}

/** The quote's price if an order of `side` may take from it, else 0. */
function reachableQuote(book: Book, side: Side, limitTicks: number): number {
  const priceTicks = side === BUY ? book.askTicks : book.bidTicks;
  return priceTicks > 0 && quoteLots(book, side) > 0 && crosses(side, limitTicks, priceTicks) ? priceTicks : 0;
}

function whyFinal(gateway: Gateway, order: Order | undefined, id: string): string {
  if (order !== undefined) return `order is ${order.state}`;
  return gateway.retired.has(id) ? 'order is final' : 'unknown order';
}
