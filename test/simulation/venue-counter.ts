import type { VenueEvents, VenueOrder, VenueState } from '../../workers/broker/adapter.ts';
import type { BookedOrder, Execution, VenueBook } from './venue-book.ts';

/**
 * Where a venue acts on a request: it books what it says, or as the script has armed it says something else.
 *
 *   request ─▶ armed fault? ─▶ book ─▶ answers, each with faults of its own on the wire
 */
export interface VenueCounter {
  place(order: VenueOrder): void;
  cancel(clientId: string): void;
  replace(clientId: string, priceTicks: number, quantityLots: number): void;
  /** The order's fills, then its state. */
  query(clientId: string): void;
  list(): void;
  sayFill(execution: Execution): void;
  sayEnd(order: BookedOrder, state: 'cancelled' | 'expired'): void;
}

export interface VenueCounterParts {
  readonly book: VenueBook;
  readonly say: (kind: string, tell: (events: VenueEvents) => void, clientId?: string) => void;
  /** What was armed for the next of these, '' for nothing. */
  readonly takeFault: (...messages: string[]) => string;
  /** Acts on it after a while. */
  readonly later: (kind: 'place' | 'cancel' | 'replace', act: () => void) => void;
  /** Of the gateway. */
  readonly lives: () => number;
  /** Whether an order of this side and price would trade with others here at once. */
  readonly takesAtOnce: (symbol: string, side: 'buy' | 'sell', priceTicks: number) => boolean;
}

/** What a market order is filled at. */
export const MARKET_TICKS = 10_000;

export function createVenueCounter({
  book,
  say,
  takeFault,
  later,
  lives,
  takesAtOnce,
}: VenueCounterParts): VenueCounter {
  function sayFill(execution: Execution): void {
    const { clientId, id, ticks, lots, filledLots } = execution;
    const tell = (to: VenueEvents): void => {
      to.filled(clientId, id, ticks, lots, filledLots);
      execution.toldInLife = lives();
    };
    say('fill', tell, clientId);
  }

  function sayState(order: BookedOrder | undefined, clientId: string): void {
    const wrong = takeFault('truth');
    if (order === undefined || order.isForgotten || wrong === 'absent') {
      if (order !== undefined) order.isLiedAbout = true;
      say('state', (to) => to.state(clientId, 'absent', 0, 0, 0));
      return;
    }
    let { state }: { state: VenueState } = order;
    const { priceTicks, quantityLots, filledLots } = order;
    if (wrong === 'filled') {
      order.isLiedAbout = true;
      state = 'filled';
    }
    say('state', (to) => to.state(clientId, state, priceTicks, quantityLots, filledLots));
  }

  function sayEnd(order: BookedOrder, state: 'cancelled' | 'expired'): void {
    const { clientId, filledLots } = order;
    say(state, (to) => to[state](clientId, filledLots));
  }

  function query(clientId: string): void {
    const order = book.orders.get(clientId);
    if (order !== undefined && !order.isForgotten) for (const execution of order.executions) sayFill(execution);
    sayState(order, clientId);
  }

  function place(asked: VenueOrder): void {
    const { clientId } = asked;
    if (book.orders.has(clientId)) return query(clientId);
    const fault = takeFault('place');
    if (fault === 'ignored') return;
    if (fault === 'slow') {
      later('place', () => place(asked));
      return;
    }
    if (fault === 'busy') return say('reject', (to) => to.rejected(clientId, 'busy', true));
    const order = book.accept(asked);
    const wouldTake = asked.postOnly && takesAtOnce(asked.symbol, asked.side, asked.priceTicks);
    if (fault === 'rejected' || wouldTake) {
      book.end(order, 'rejected');
      return say('reject', (to) => to.rejected(clientId, wouldTake ? 'it would trade at once' : 'not today', false));
    }
    if (fault === 'lies-busy' || fault === 'lies-rejected') {
      order.isLiedAbout = true;
      return say('reject', (to) => to.rejected(clientId, 'not true', fault === 'lies-busy'));
    }
    if (fault === 'fill-first')
      sayFill(book.fill(order, Math.max(1, order.quantityLots >> 1), asked.priceTicks || MARKET_TICKS));
    if (fault === 'fill-whole-first')
      sayFill(book.fill(order, order.quantityLots - order.filledLots, asked.priceTicks || MARKET_TICKS));
    if (fault === 'cancels-first') {
      book.end(order, 'cancelled');
      sayEnd(order, 'cancelled');
    }
    if (fault === 'expires-first') {
      book.end(order, 'expired');
      sayEnd(order, 'expired');
    }
    say('ack', (to) => to.acknowledged(clientId));
    if (fault === 'changes-its-mind') {
      book.end(order, 'rejected');
      say('reject', (to) => to.rejected(clientId, 'after all not', false));
    }
    if (order.state === 'open') trade(order, asked, fault);
  }

  /** Orders that can't rest: filled, wholly or in part, and the rest cancelled. */
  function trade(order: BookedOrder, { type, timeInForce, priceTicks }: VenueOrder, fault: string): void {
    const endsAtOnce = timeInForce === 'ioc' || timeInForce === 'fok';
    if (type !== 'market' && !endsAtOnce) return;
    const left = order.quantityLots - order.filledLots;
    const isNone = fault === 'unfilled' || (fault === 'partly' && timeInForce === 'fok');
    const lots = isNone ? 0 : fault === 'partly' ? left >> 1 : left;
    if (lots > 0) sayFill(book.fill(order, lots, priceTicks || MARKET_TICKS));
    // A market order without a time in force of its own may take a while.
    if (order.state !== 'open' || !endsAtOnce) return;
    book.end(order, 'cancelled');
    sayEnd(order, 'cancelled');
  }

  function cancel(clientId: string): void {
    const order = book.orders.get(clientId);
    const fault = takeFault('cancel');
    if (fault === 'ignored') return;
    if (fault === 'slow') {
      later('cancel', () => cancel(clientId));
      return;
    }
    if (fault === 'refused' || order?.state !== 'open') {
      const reason = order === undefined ? 'unknown order' : `order is ${order.state}`;
      return say('cancel-reject', (to) => to.cancelRejected(clientId, reason));
    }
    if (fault === 'expired') {
      book.end(order, 'expired');
      return sayEnd(order, 'expired');
    }
    book.end(order, 'cancelled');
    sayEnd(order, 'cancelled');
    if (fault === 'says-both') sayEnd(order, 'expired');
  }

  function replace(clientId: string, priceTicks: number, quantityLots: number): void {
    const order = book.orders.get(clientId);
    const fault = takeFault('replace');
    if (fault === 'ignored') return;
    if (fault === 'slow') {
      later('replace', () => replace(clientId, priceTicks, quantityLots));
      return;
    }
    const wouldTake = order?.postOnly === true && takesAtOnce(order.symbol, order.side, priceTicks);
    if (fault === 'refused' || wouldTake || order?.state !== 'open' || quantityLots <= order.filledLots) {
      return say('replace-reject', (to) => to.replaceRejected(clientId, 'no'));
    }
    order.priceTicks = priceTicks;
    order.quantityLots = quantityLots;
    const { filledLots } = order;
    say('replaced', (to) => to.replaced(clientId, priceTicks, quantityLots, filledLots));
  }

  function list(): void {
    const open = [...book.orders.values()].filter(({ state, isForgotten }) => state === 'open' && !isForgotten);
    for (const { clientId, priceTicks, quantityLots, filledLots } of open) {
      say('state', (to) => to.state(clientId, 'open', priceTicks, quantityLots, filledLots));
    }
    say('listed', (to) => to.listed(open.length));
  }

  return { place, cancel, replace, query, list, sayFill, sayEnd };
}
