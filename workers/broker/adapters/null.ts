import type { BrokerAdapter, VenueEvents, VenueOrder } from '../adapter.ts';

/**
 * The null venue, for benches: everything is acknowledged in the next microtask, without I/O and without an object per
 * order. It remembers nothing: a query can't be answered (`false`), and it never has open orders to list.
 */
export interface NullAdapterOptions {
  /** `none`: orders rest until cancelled. `full`: every order is filled whole at its price, right after its acknowledgement. */
  readonly fill: 'none' | 'full';
  /** What a market order is filled at. 1. */
  readonly marketTicks?: number;
  /** Answers that wait, a power of two; beyond, calls return false. 65,536. */
  readonly pendingMax?: number;
}

const PLACE = 0;
const CANCEL = 1;
const REPLACE = 2;
const LIST = 3;

export function createNullAdapter(options: NullAdapterOptions, events: VenueEvents): BrokerAdapter {
  const { fill, marketTicks = 1, pendingMax = 65_536 } = options;
  const mask = pendingMax - 1;
  if ((pendingMax & mask) !== 0) throw new RangeError('pendingMax must be a power of two');
  const kinds = new Uint8Array(pendingMax);
  const ids = new Array<string>(pendingMax).fill('');
  const prices = new Float64Array(pendingMax);
  const quantities = new Float64Array(pendingMax);
  let head = 0;
  let tail = 0;
  let executionId = 0;
  let planned = false;
  let paused = false;
  let open = false;

  function ask(kind: number, id: string, priceTicks: number, quantityLots: number): boolean {
    if (!open || tail - head === pendingMax) return false;
    const slot = tail++ & mask;
    kinds[slot] = kind;
    ids[slot] = id;
    prices[slot] = priceTicks;
    quantities[slot] = quantityLots;
    plan();
    return true;
  }

  function plan(): void {
    if (planned) return;
    planned = true;
    queueMicrotask(answerAll);
  }

  function answerAll(): void {
    planned = false;
    // Only what is there now: a receiver that asks again is answered in the next microtask.
    for (const end = tail; head < end && !paused && open; head++) answer(head & mask);
    if (head < tail && !paused && open) plan();
  }

  function answer(slot: number): void {
    const id = ids[slot] as string;
    const priceTicks = prices[slot] as number;
    const quantityLots = quantities[slot] as number;
    const kind = kinds[slot];
    if (kind === PLACE) {
      events.acknowledged(id);
      if (fill === 'full') events.filled(id, ++executionId, priceTicks, quantityLots, quantityLots);
    } else if (kind === LIST) events.listed(0);
    else if (kind === CANCEL) {
      if (fill === 'full') events.cancelRejected(id, 'order is filled');
      else events.cancelled(id, 0);
    } else if (fill === 'full') events.replaceRejected(id, 'order is filled');
    else events.replaced(id, priceTicks, quantityLots, 0);
  }

  return {
    open() {
      if (open) return;
      open = true;
      queueMicrotask(() => {
        if (open) events.up(true);
      });
    },
    place: (order: VenueOrder) =>
      ask(PLACE, order.clientId, order.type === 'market' ? marketTicks : order.priceTicks, order.quantityLots),
    cancel: (clientId) => ask(CANCEL, clientId, 0, 0),
    replace: (clientId, priceTicks, quantityLots) => ask(REPLACE, clientId, priceTicks, quantityLots),
    query: () => false,
    listOpen: () => ask(LIST, '', 0, 0),
    pauseReading(wanted) {
      paused = wanted;
      if (!paused && head < tail) plan();
    },
    close() {
      open = false;
      head = tail;
    },
  };
}
