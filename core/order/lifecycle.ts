import { invariant } from '../invariant.ts';
import { EventKind } from '../schema/event.ts';
import { OrderStatus, isFinal } from '../schema/order-kind.ts';

/** What can happen to an order. */
export const OrderEvent = {
  acknowledged: 0,
  partly: 1,
  complete: 2,
  cancel_requested: 3,
  cancelled: 4,
  cancel_rejected: 5,
  replace_requested: 6,
  replaced: 7,
  replace_rejected: 8,
  rejected: 9,
  rerouted: 10,
  expired: 11,
  not_sent: 12,
  outcome_unknown: 13,
  resolved_open: 14,
  /** What it was held for is gone. */
  released: 15,
  /** The price that it waited for was reached. */
  triggered: 16,
  /** It may leave, and would meet another order of the firm. */
  kept_back: 17,
  /** It certainly isn't at its venue, protects a position, and is to go again. */
  came_back: 18,
} as const;
export type OrderEvent = (typeof OrderEvent)[keyof typeof OrderEvent];

type StatusName = Exclude<keyof typeof OrderStatus, 'none'>;
type EventName = keyof typeof OrderEvent;
/** `resting`: `live`, or `partly_filled` once anything was filled. */
type Next = StatusName | 'resting';

/**
 * Where each event takes an order. A pair that is absent is refused: a request with a code, a report by booking it to
 * suspense, halting the (account, symbol) and asking the venue again. Odd pairs are explained below.
 */
const Lifecycle: Record<StatusName, Partial<Record<EventName, Next>>> = {
  routed: {
    acknowledged: 'live',
    partly: 'partly_filled',
    complete: 'filled',
    cancel_requested: 'pending_cancel',
    cancelled: 'cancelled',
    cancel_rejected: 'routed',
    rejected: 'rejected',
    rerouted: 'routed',
    expired: 'expired',
    not_sent: 'not_sent',
    outcome_unknown: 'unknown',
    came_back: 'triggered',
  },
  live: {
    acknowledged: 'live',
    partly: 'partly_filled',
    complete: 'filled',
    cancel_requested: 'pending_cancel',
    cancelled: 'cancelled',
    cancel_rejected: 'live',
    replace_requested: 'pending_replace',
    replaced: 'live',
    replace_rejected: 'live',
    rejected: 'rejected',
    expired: 'expired',
    outcome_unknown: 'unknown',
    resolved_open: 'live',
  },
  partly_filled: {
    acknowledged: 'partly_filled',
    partly: 'partly_filled',
    complete: 'filled',
    cancel_requested: 'pending_cancel',
    cancelled: 'cancelled',
    cancel_rejected: 'partly_filled',
    replace_requested: 'pending_replace',
    replaced: 'partly_filled',
    replace_rejected: 'partly_filled',
    expired: 'expired',
    outcome_unknown: 'unknown',
    resolved_open: 'partly_filled',
  },
  pending_cancel: {
    acknowledged: 'pending_cancel',
    partly: 'pending_cancel',
    complete: 'filled',
    cancel_requested: 'pending_cancel',
    cancelled: 'cancelled',
    cancel_rejected: 'resting',
    replaced: 'pending_cancel',
    replace_rejected: 'pending_cancel',
    rejected: 'rejected',
    expired: 'expired',
    not_sent: 'not_sent',
    outcome_unknown: 'unknown',
    resolved_open: 'pending_cancel',
  },
  pending_replace: {
    acknowledged: 'pending_replace',
    partly: 'pending_replace',
    complete: 'filled',
    cancel_requested: 'pending_cancel',
    cancelled: 'cancelled',
    cancel_rejected: 'pending_replace',
    replaced: 'resting',
    replace_rejected: 'resting',
    rejected: 'rejected',
    expired: 'expired',
    outcome_unknown: 'unknown',
    resolved_open: 'pending_replace',
  },
  unknown: {
    acknowledged: 'resting',
    partly: 'unknown',
    complete: 'filled',
    cancel_requested: 'unknown',
    cancelled: 'cancelled',
    cancel_rejected: 'unknown',
    replaced: 'resting',
    replace_rejected: 'unknown',
    rejected: 'rejected',
    expired: 'expired',
    not_sent: 'not_sent',
    outcome_unknown: 'unknown',
    resolved_open: 'resting',
    came_back: 'triggered',
  },
  filled: {
    acknowledged: 'filled',
    complete: 'filled',
    cancel_rejected: 'filled',
    replace_rejected: 'filled',
    replaced: 'filled',
    outcome_unknown: 'filled',
    resolved_open: 'filled',
  },
  cancelled: {
    acknowledged: 'cancelled',
    partly: 'cancelled',
    complete: 'filled',
    cancelled: 'cancelled',
    cancel_rejected: 'cancelled',
    replaced: 'cancelled',
    replace_rejected: 'cancelled',
    expired: 'cancelled',
    outcome_unknown: 'cancelled',
    resolved_open: 'cancelled',
  },
  rejected: {
    rejected: 'rejected',
    cancel_rejected: 'rejected',
    replace_rejected: 'rejected',
    outcome_unknown: 'rejected',
  },
  expired: {
    acknowledged: 'expired',
    partly: 'expired',
    complete: 'filled',
    cancelled: 'expired',
    cancel_rejected: 'expired',
    replaced: 'expired',
    replace_rejected: 'expired',
    expired: 'expired',
    outcome_unknown: 'expired',
    resolved_open: 'expired',
  },
  not_sent: {
    not_sent: 'not_sent',
    cancel_rejected: 'not_sent',
    replace_rejected: 'not_sent',
    outcome_unknown: 'not_sent',
  },
  // Nothing was sent: no venue has a word in it, and its end is at once.
  held: {
    cancel_requested: 'cancelled',
    cancelled: 'cancelled',
    replaced: 'held',
    expired: 'expired',
    released: 'routed',
    not_sent: 'not_sent',
  },
  armed: {
    cancel_requested: 'cancelled',
    replaced: 'armed',
    expired: 'expired',
    triggered: 'triggered',
  },
  triggered: {
    cancel_requested: 'cancelled',
    replaced: 'triggered',
    expired: 'expired',
    not_sent: 'not_sent',
    kept_back: 'held',
    released: 'routed',
  },
  // Its fills are those of its legs: it hears of the last one.
  working: {
    complete: 'filled',
    cancel_requested: 'pending_cancel',
    cancelled: 'cancelled',
    rejected: 'rejected',
    replaced: 'working',
    expired: 'expired',
  },
};

/** Pairs that look wrong and are real. An event's NOTE is 1 + the index here; append only. */
const OddPairs: readonly (readonly [StatusName, EventName, string])[] = [
  ['live', 'acknowledged', 'acknowledged twice: the venue repeated itself'],
  ['partly_filled', 'acknowledged', 'filled before it was acknowledged'],
  ['live', 'rejected', 'rejected after the acknowledgement: the venue changed its mind'],
  ['live', 'cancel_rejected', 'an old answer to a cancel arrived late or twice'],
  ['partly_filled', 'cancel_rejected', 'an old answer to a cancel arrived late or twice'],
  ['live', 'replaced', 'an answer to a replace arrived late or twice'],
  ['partly_filled', 'replaced', 'an answer to a replace arrived late or twice'],
  ['live', 'replace_rejected', 'an answer to a replace arrived late or twice'],
  ['partly_filled', 'replace_rejected', 'an answer to a replace arrived late or twice'],
  ['pending_cancel', 'rejected', 'rejected after its cancel was asked for'],
  ['pending_cancel', 'not_sent', 'never sent, so that there is nothing to cancel'],
  ['unknown', 'partly', 'filled while its outcome was unknown'],
  ['filled', 'acknowledged', 'filled before it was acknowledged'],
  ['filled', 'complete', 'filled beyond its quantity'],
  ['filled', 'cancel_rejected', 'too late to cancel: it was filled'],
  ['filled', 'replace_rejected', 'too late to replace: it was filled'],
  ['filled', 'replaced', 'an answer to a replace arrived after the last fill'],
  ['filled', 'outcome_unknown', 'a request timed out after the last fill'],
  ['filled', 'resolved_open', 'an old state arrived after the last fill'],
  ['cancelled', 'acknowledged', 'cancelled before it was acknowledged'],
  ['cancelled', 'partly', 'filled after cancel: the venue was faster'],
  ['cancelled', 'complete', 'filled after cancel: the venue was faster'],
  ['cancelled', 'cancelled', 'cancelled twice: the venue repeated itself'],
  ['cancelled', 'cancel_rejected', 'a second cancel found nothing to cancel'],
  ['cancelled', 'replaced', 'replaced before it was cancelled, told afterwards'],
  ['cancelled', 'replace_rejected', 'too late to replace: it was cancelled'],
  ['cancelled', 'outcome_unknown', 'a request timed out after the cancel'],
  ['cancelled', 'resolved_open', 'an old state arrived after the cancel'],
  ['rejected', 'rejected', 'rejected twice: the venue repeated itself'],
  ['rejected', 'cancel_rejected', 'nothing to cancel: it was rejected'],
  ['rejected', 'replace_rejected', 'nothing to replace: it was rejected'],
  ['rejected', 'outcome_unknown', 'a request timed out after the rejection'],
  ['expired', 'acknowledged', 'expired before it was acknowledged'],
  ['expired', 'partly', 'filled before it expired, told afterwards'],
  ['expired', 'complete', 'filled before it expired, told afterwards'],
  ['expired', 'cancelled', 'cancelled at its expiry by both sides'],
  ['expired', 'cancel_rejected', 'nothing to cancel: it had expired'],
  ['expired', 'replaced', 'replaced before it expired, told afterwards'],
  ['expired', 'replace_rejected', 'too late to replace: it had expired'],
  ['expired', 'expired', 'expired at the venue and here'],
  ['expired', 'outcome_unknown', 'a request timed out after the expiry'],
  ['expired', 'resolved_open', 'an old state arrived after the expiry'],
  ['not_sent', 'not_sent', 'proven absent twice'],
  ['not_sent', 'cancel_rejected', 'nothing to cancel: it was never sent'],
  ['not_sent', 'replace_rejected', 'nothing to replace: it was never sent'],
  ['not_sent', 'outcome_unknown', 'a request timed out after the absence was proven'],
  ['cancelled', 'expired', 'cancelled at its expiry by both sides'],
  ['pending_replace', 'rejected', 'rejected while its replace was under way: the venue changed its mind'],
  ['routed', 'cancel_rejected', 'an answer to a cancel came twice, before any word of the order'],
];

/** NOTE of an event that books a fill beyond the order's quantity: the book is halted. */
export const NOTE_OVERFILL = 1 + OddPairs.findIndex(([status, event]) => status === 'filled' && event === 'complete');

/** Whether a NOTE is of something that was told of an order behind its end. */
export function isOfEnded(note: number): boolean {
  return note > 0 && isFinal(OrderStatus[OddPairs[note - 1]![0]]);
}

const STATUSES = Object.keys(OrderStatus).length;
const EVENTS = Object.keys(OrderEvent).length;
const RESTING = 255;

const nextStatus = new Uint8Array(STATUSES * EVENTS);
const notes = new Uint8Array(STATUSES * EVENTS);
for (const [status, row] of Object.entries(Lifecycle) as [StatusName, Partial<Record<EventName, Next>>][]) {
  for (const [event, next] of Object.entries(row) as [EventName, Next][]) {
    nextStatus[OrderStatus[status] * EVENTS + OrderEvent[event]] = next === 'resting' ? RESTING : OrderStatus[next];
  }
}
for (const [index, [status, event]] of OddPairs.entries()) {
  const pair = OrderStatus[status] * EVENTS + OrderEvent[event];
  invariant(nextStatus[pair] !== 0 && notes[pair] === 0, 'an odd pair is in the lifecycle, and explained once');
  notes[pair] = index + 1;
}

/** The status after `event`, or 0: the table lacks the pair. `filledLots` decides what resting means. */
export function statusAfter(status: number, event: OrderEvent, filledLots: number): number {
  const next = nextStatus[status * EVENTS + event]!;
  if (next !== RESTING) return next;
  return filledLots > 0 ? OrderStatus.partly_filled : OrderStatus.live;
}

/** 0, or the number of the explanation of an odd pair. */
export function oddNote(status: number, event: OrderEvent): number {
  return notes[status * EVENTS + event]!;
}

/** Whether NOTE of such an event is one of these: placements and replaces have warnings there, or whose limit it was. */
export function hasNote(kind: number): boolean {
  return kind > EventKind.refused && kind < EventKind.suspended && kind !== EventKind.replace_requested;
}

export function noteText(note: number): string | undefined {
  return OddPairs[note - 1]?.[2];
}

/**
 * Whether an event of this kind, after which the order is `status`, ends a replace. Until then the larger of old and new
 * stays reserved: also while the outcome is unknown or a cancel is under way.
 */
export function isReplaceOver(eventKind: number, status: number): boolean {
  return (
    eventKind === EventKind.replaced ||
    eventKind === EventKind.replace_rejected ||
    eventKind === EventKind.resolved_open ||
    isFinal(status)
  );
}
