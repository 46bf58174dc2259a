import { EventKind } from '../schema/event.ts';

/**
 * Which events may wait for the next batch, and for how long. A sync begun for the venue's word alone is one that the
 * client's next order finds under way:
 *
 *   at once    accepted ▸ sync ─▶ answer ─▶ next order … waits for the sync before ▸ sync
 *                          └─▶ venue ─▶ acknowledged ▸ sync ┘
 *
 *   held       accepted ▸ sync ─▶ answer ─▶ next order ─▶ accepted ┐
 *                          └─▶ venue ─▶ acknowledged ······ held ·····┴─▶ sync, of both
 */
export const HOLD_US = 250;

/**
 * Whether somebody waits for an event of this kind to be durable: for its answer, for what is then sent to a venue, for
 * a fill. An acknowledgement says that an order rests where it was sent: who reads its account's reports hears of it so
 * much later. (Where it answers the place itself, ASYNC_MODE=false, nothing is held.)
 */
export function isAwaited(kind: number): boolean {
  return kind !== EventKind.acknowledged && kind !== EventKind.checkpoint;
}

/** Microseconds that `count` events, none of them awaited, may still be held; 0: no longer. The first came `ageUs` ago. */
export function holdLeftUs(count: number, slots: number, ageUs: number): number {
  // What is held is room that the ring's writer doesn't have.
  if (count > slots >> 2) return 0;
  return Math.max(0, HOLD_US - ageUs);
}
