import { EventKind } from './event.ts';

/*
 * Most events that become durable are what came of the broker's own reports: it has nothing to do with them but to give
 * their slots back. So it isn't woken for them, only for those that it acts on, and before the engine could miss the room.
 *
 *   durable ─▶ r r r r P r r r r r r r r r r r r r …       P: for the broker, rung for
 *                      ↑ rung              ↑ rung          r: any other; at the latest after `maxUnheard` of them
 */

const isHeard = new Uint8Array(256);
for (const kind of [
  EventKind.accepted,
  EventKind.rerouted,
  EventKind.released,
  EventKind.cancel_requested,
  EventKind.replace_requested,
  EventKind.probe_requested,
  EventKind.outcome_unknown,
  EventKind.broker_session,
  EventKind.instrument_defined,
]) {
  isHeard[kind] = 1;
}

/** Whether the broker thread acts on events of this kind. */
export function isForBroker(kind: number): boolean {
  return isHeard[kind] === 1;
}

/**
 * How many others may wait for it, of a ring of `slots`. As many again may come until it is rung for: together half of
 * the ring, and the engine needs less than the other half for a step.
 */
export function maxUnheard(slots: number): number {
  return slots >> 2;
}
