import { EventKind } from '../schema/event.ts';

/**
 * What may wait before it is made durable, and how long. A sync for the venue's word alone is one that the client's next
 * order finds under way:
 *
 *   at once   accepted ▸ sync ─▶ answer ─▶ next order ─▶ accepted ▸ waits ▸ sync
 *                         └─▶ venue ─▶ acknowledged ▸ ════ sync ════┘
 *
 *   held      accepted ▸ sync ─▶ answer ─▶ next order ─▶ accepted ┬▸ sync, of both
 *                         └─▶ venue ─▶ acknowledged ······ held ··┘
 */

/**
 * Longer than a client nearby takes from an answer to its next order; far shorter than anybody sees.
 * @internal
 */
export const HOLD_US = 250;

/**
 * Whether somebody waits for an event of this kind: for an answer, for what a venue is then sent, for a fill or an end.
 * An acknowledgement says that an order rests where it was sent to; only who reads its account's reports hears of it
 * so much later. With ASYNC_MODE=false it is an answer, and nothing may be held.
 */
export function isAwaited(kind: number): boolean {
  return kind !== EventKind.acknowledged && kind !== EventKind.checkpoint;
}

/** How long `held` events that nobody waits for may go on waiting, the first of them for `ageUs` by now; 0: no longer. */
export function holdLeftUs(held: number, slots: number, ageUs: number): number {
  // They take up room that the engine doesn't have for others.
  return held > slots >> 2 ? 0 : Math.max(0, HOLD_US - ageUs);
}
