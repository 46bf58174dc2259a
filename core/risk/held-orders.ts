import { invariant } from '../invariant.ts';

/** So many orders may be held at once; the next is refused. */
export const MOST_HELD = 1024;

/** A cancel in favour of a held order is asked for so often, with a pause after each: then the held order gives up. */
export const MOST_ASKS = 5;
export const ASK_PAUSE_US = 1_000_000;
/** Asked for longer ago than this, a cancel begins to be counted anew. */
export const ASKS_KEPT_US = 60_000_000;

/** A held order that may go on waits until it is so old, or the run, for a broker that is up, and looks for one so often. */
export const MOST_WAIT_US = 30_000_000;
export const LOOK_EVERY_US = 10_000;

/** The rows of the orders that are held, the oldest first. Derived from the orders, so it is no state. */
export interface HeldOrders {
  readonly rows: Int32Array;
  count: number;
  /** Of those from this place on something may have to be done now; the others wait for venues, or for their time. */
  from: number;
  /** When the first of them may go on, as of the event `dueSeq`; then, when one that only lacks a broker looks again. */
  readonly times: Float64Array;
  dueSeq: number;
}

/** Words of `times`. */
export const HeldTime = { DUE_US: 0, LOOK_US: 1 } as const;

export function createHeldOrders(): HeldOrders {
  return {
    rows: new Int32Array(MOST_HELD),
    count: 0,
    from: 0,
    times: new Float64Array(2),
    dueSeq: -1,
  };
}

export function addHeld(held: HeldOrders, row: number): void {
  invariant(held.count < MOST_HELD, 'there are at most so many held orders');
  held.from = Math.min(held.from, held.count);
  held.rows[held.count] = row;
  held.count += 1;
}

/** Whether it was one of them. */
export function dropHeld(held: HeldOrders, row: number): boolean {
  const place = held.rows.subarray(0, held.count).indexOf(row);
  if (place < 0) return false;
  held.rows.copyWithin(place, place + 1, held.count);
  if (place < held.from) held.from -= 1;
  held.count -= 1;
  return true;
}
