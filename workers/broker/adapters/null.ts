import type { PortEvents, VenuePort } from '../venue-port.ts';

/**
 * The null venue, for benches: everything is acknowledged in the next microtask, without I/O and without an object per
 * order. It remembers nothing: a query can't be answered (`false`), and it never has open orders to list.
 */
export interface NullVenueOptions {
  /** `none`: orders rest until cancelled. `full`: every order is filled whole at its price, right after its acknowledgement. */
  readonly fills: 'none' | 'full';
  /** What a market order is filled at. 1. */
  readonly marketTicks?: number;
  /** Executions are numbered from here on: above all that an earlier run gave out. 1. */
  readonly firstExecution?: number;
  /** Answers that wait, a power of two; beyond, calls return false. 65,536. */
  readonly pendingMax?: number;
}

const PLACE = 0;
const CANCEL = 1;
const REPLACE = 2;
const LIST = 3;

export function createNullVenue(options: NullVenueOptions, events: PortEvents): VenuePort {
  const { marketTicks = 1, firstExecution = 1, pendingMax = 65_536 } = options;
  const mask = pendingMax - 1;
  if ((pendingMax & mask) !== 0) throw new RangeError('pendingMax must be a power of two');
  const fillsAll = options.fills === 'full';
  const kinds = new Uint8Array(pendingMax);
  const orderIds = new Float64Array(pendingMax);
  const attempts = new Uint8Array(pendingMax);
  const prices = new Float64Array(pendingMax);
  const quantities = new Float64Array(pendingMax);
  let head = 0;
  let tail = 0;
  let executionId = firstExecution - 1;
  let planned = false;
  let paused = false;
  let open = false;

  function ask(kind: number, orderId: number, attempt: number, priceTicks: number, quantityLots: number): boolean {
    if (!open || tail - head === pendingMax) return false;
    const slot = tail++ & mask;
    kinds[slot] = kind;
    orderIds[slot] = orderId;
    attempts[slot] = attempt;
    prices[slot] = priceTicks;
    quantities[slot] = quantityLots;
    if (!planned) plan();
    return true;
  }

  function plan(): void {
    planned = true;
    queueMicrotask(answerAll);
  }

  function answerAll(): void {
    planned = false;
    events.together(answerWaiting);
    if (head < tail && !paused && open && !planned) plan();
  }

  /** Only what is there now: a receiver that asks again is answered in the next microtask. */
  function answerWaiting(): void {
    for (const end = tail; head < end && !paused && open; head++) answer(head & mask);
    if (head < tail) return;
    // From the beginning again: what few orders at a time need stays in the cache.
    head = 0;
    tail = 0;
  }

  function answer(slot: number): void {
    const kind = kinds[slot];
    const orderId = orderIds[slot]!;
    const attempt = attempts[slot]!;
    const priceTicks = prices[slot]!;
    const quantityLots = quantities[slot]!;
    if (kind === PLACE) {
      events.acknowledged(orderId, attempt);
      if (fillsAll) events.filled(orderId, attempt, ++executionId, priceTicks, quantityLots, quantityLots);
    } else if (kind === LIST) events.listed(0);
    else if (kind === CANCEL) {
      if (fillsAll) events.cancelRejected(orderId, attempt, 'order is filled');
      else events.cancelled(orderId, attempt, 0);
    } else if (fillsAll) events.replaceRejected(orderId, attempt, 'order is filled');
    else events.replaced(orderId, attempt, priceTicks, quantityLots, 0);
  }

  return {
    // What it takes never trades before it rests, or always.
    hasPostOnly: !fillsAll,
    open() {
      if (open) return;
      open = true;
      queueMicrotask(() => {
        if (open) events.up(true);
      });
    },
    place: ({ orderId, attempt, type, priceTicks, quantityLots }) =>
      ask(PLACE, orderId, attempt, type === 'market' ? marketTicks : priceTicks, quantityLots),
    cancel: (orderId, attempt) => ask(CANCEL, orderId, attempt, 0, 0),
    replace: (orderId, attempt, priceTicks, quantityLots) => ask(REPLACE, orderId, attempt, priceTicks, quantityLots),
    query: () => false,
    listOpen: () => ask(LIST, 0, 0, 0, 0),
    isBackedUp: () => false,
    pauseReading(wanted) {
      paused = wanted;
      if (!paused && head < tail && !planned) plan();
    },
    close() {
      open = false;
      head = tail;
    },
  };
}
