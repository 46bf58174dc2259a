import { Cause, EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import { NOTE_OVERFILL } from '../../../core/order/lifecycle.ts';
import { OrderStatus, isFinal } from '../../../core/schema/order-kind.ts';
import { PlaceOption } from '../../../core/schema/risk.ts';
import type { Coverage } from '../coverage.ts';
import type { EventFacts } from '../observer.ts';
import { must } from '../violation.ts';
import type { Held, OpenOrder } from './open-orders.ts';
import type { Lots } from './positions.ts';

const K = EventKind;

/**
 * An order that reduces only, or belongs to one: with all that is open on its side it turns no position when it is placed,
 * changed or sent; and when it trades it makes one smaller, unless since then somebody else took what it was for.
 */
export interface ReduceOnly {
  judge(facts: EventFacts, order: OpenOrder, now: Held, positionsBefore: Lots): void;
  learn(facts: EventFacts, order: OpenOrder | undefined): void;
  forget(): void;
}

export const ReduceReached = {
  filled: 'reduce only: it trades',
  taken: 'reduce only: it trades what somebody else has left it too little for',
  ended: 'reduce only: never sent, as the position has gone',
  changed: 'reduce only: replaced',
} as const;

const DECISIONS: ReadonlySet<number> = new Set([K.accepted, K.replace_requested, K.rerouted, K.released]);

export function createReduceOnly(coverage: Coverage): ReduceOnly {
  /** By order: when it was judged last. By book and side: when somebody else may have taken of the position. */
  const judged = new Map<number, number>();
  const taken = new Map<string, number>();
  const asked = new Set<number>();

  const isAsked = ({ orderId, parentId }: OpenOrder): boolean => asked.has(orderId) || asked.has(parentId);
  const sideOf = ({ account, instrument, isBuy }: OpenOrder): string => `${account}/${instrument}/${isBuy ? 'B' : 'S'}`;

  /** A change that is made here is a decision, too. */
  function isDecision({ kind, statusBefore }: EventFacts): boolean {
    const { armed, working, held } = OrderStatus;
    const isHere = statusBefore === armed || statusBefore === working || statusBefore === held;
    return DECISIONS.has(kind) || (kind === K.replaced && isHere);
  }

  /** A group makes its target as small as the position, whatever else is open: without that the target would stay larger. */
  function isOfGroup({ kind, records }: EventFacts): boolean {
    return kind === K.replace_requested && records.i32[EventHalf.CAUSE] === Cause.plan;
  }

  function isOdd({ kind, statusBefore, records }: EventFacts): boolean {
    if (kind === K.suspended) return true;
    return kind === K.filled && (isFinal(statusBefore) || records.i32[EventHalf.NOTE] === NOTE_OVERFILL);
  }

  return {
    judge(facts, order, now, positionsBefore) {
      const { kind, seq, records } = facts;
      const isNew = kind === K.accepted && (order.options & PlaceOption.reduceOnly) !== 0;
      if (!isNew && !isAsked(order)) return;
      const { account, instrument, isBuy } = order;
      const book = `book ${account}/${instrument}`;
      const position = positionsBefore.get(book) ?? 0;
      const reducible = Math.max(0, isBuy ? -position : position);
      if (isDecision(facts) && order.parentId === 0 && !isOfGroup(facts)) {
        const all = (isBuy ? now.buyLots : now.sellLots).get(book) ?? 0;
        // Of a replace what it asks for: it may make an order smaller that is too large by now.
        const lots = records.f64[EventWord.ARG1]! - records.f64[EventWord.FILLED_LOTS]!;
        const open = kind === K.replace_requested ? all - order.lots + lots : all;
        must(open <= reducible, 'what reduces only turns no position when it is placed, changed or sent', () => {
          return `event ${seq}, kind ${kind}: order ${order.orderId}: ${open} open, ${reducible} to reduce`;
        });
        if (kind === K.replace_requested || kind === K.replaced) coverage.reach(ReduceReached.changed);
      }
      if (kind === K.not_sent && facts.statusBefore !== OrderStatus.unknown) coverage.reach(ReduceReached.ended);
      if (kind !== K.filled || isOdd(facts)) return;
      const lots = records.f64[EventWord.LAST_LOTS]!;
      const isTaken = (taken.get(sideOf(order)) ?? 0) > (judged.get(order.orderId) ?? 0);
      coverage.reach(lots > reducible ? ReduceReached.taken : ReduceReached.filled);
      must(lots <= reducible || isTaken, 'a fill of what reduces only never makes a position larger', () => {
        return `event ${seq}: order ${order.orderId} traded ${lots}, ${reducible} to reduce`;
      });
    },
    learn(facts, order) {
      if (order === undefined) return;
      const isNew = facts.kind === K.accepted;
      if (isNew && (order.options & PlaceOption.reduceOnly) !== 0) asked.add(order.orderId);
      if (isDecision(facts)) judged.set(order.orderId, facts.seq);
      const isOthers = isDecision(facts) && !isAsked(order);
      if (isOthers || isOdd(facts)) taken.set(sideOf(order), facts.seq);
    },
    forget() {
      judged.clear();
      taken.clear();
      asked.clear();
    },
  };
}
