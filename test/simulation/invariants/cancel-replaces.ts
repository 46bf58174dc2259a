import { CancelMode } from '../../../core/schema/command.ts';
import { CANCEL_CODES, EventByte, EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import { OrderStatus, isFinal } from '../../../core/schema/order-kind.ts';
import type { Coverage } from '../coverage.ts';
import type { EventFacts } from '../observer.ts';
import { must } from '../violation.ts';

const K = EventKind;
const E = EventWord;

/** One order for another: never both at a venue where the first had to go, and its end is asked for in any case. */
export interface CancelReplaces {
  event(facts: EventFacts): void;
  /** The same, of an event that was seen in another life. */
  again(facts: EventFacts): void;
  /** When nothing happens any more. */
  end(): void;
  forget(): void;
}

export const SwapReached = {
  held: 'cancel-replace: the new order waits for the old one',
  placed: 'cancel-replace: the old one is gone, and the new one leaves',
  placedOfPart: 'cancel-replace: the old one was filled in part, and the new one leaves',
  dropped: 'cancel-replace: the old one stays or is filled, and the new one ends unsent',
  both: 'cancel-replace: the new one leaves at once, and the old one is asked to go',
  tooLate: 'cancel-replace: nothing left to cancel, and the new one leaves',
  refused: 'cancel-replace: the new one is refused, and the old one is asked to go',
  of: 'cancel-replace: of an order with terms',
} as const;

interface Known {
  readonly account: number;
  readonly hasTerms: boolean;
  status: number;
  filled: number;
  isAskedToGo: boolean;
}

interface Swap {
  readonly newId: number;
  readonly oldId: number;
  readonly seq: number;
}

export function createCancelReplaces(coverage: Coverage): CancelReplaces {
  const orders = new Map<number, Known>();
  const strict = new Map<number, Swap>();
  const loose: Swap[] = [];

  function learn({ kind, orderId, records: { f64, i32, u8 } }: EventFacts): void {
    if (orderId === 0 || kind >= K.cancel_all_started || kind === K.suspended || kind === K.request_refused) return;
    if (kind === K.accepted) {
      const account = i32[EventHalf.ACCOUNT]!;
      const hasTerms = i32[EventHalf.LENGTH]! > 48 * 8;
      orders.set(orderId, { account, hasTerms, status: 0, filled: 0, isAskedToGo: false });
    }
    const known = orders.get(orderId);
    if (known === undefined) return;
    if (kind === K.plan_moved && isFinal(known.status)) return;
    known.status = u8[EventByte.STATUS]!;
    if (kind === K.filled) known.filled += f64[E.LAST_LOTS]!;
    if (kind === K.cancel_requested || isFinal(known.status)) known.isAskedToGo = true;
  }

  function begin({ kind, seq, orderId, records: { f64, i32, u8 } }: EventFacts): void {
    if (kind !== K.accepted && kind !== K.refused) return;
    const oldId = f64[E.CANCEL_ID]!;
    if (oldId === 0) return;
    const mode = f64[E.CANCEL_OUTCOME]! % CANCEL_CODES;
    const code = Math.floor(f64[E.CANCEL_OUTCOME]! / CANCEL_CODES);
    const old = orders.get(oldId);
    const isThere = old !== undefined && old.account === i32[EventHalf.ACCOUNT] && !isFinal(old.status);
    must(isThere === (code === 0), 'a cancel-replace says whether there is something to cancel', () => {
      return `event ${seq}: order ${oldId} in status ${old?.status}, told was ${code}`;
    });
    const swap = { newId: orderId, oldId, seq };
    if (old?.hasTerms === true) coverage.reach(SwapReached.of);
    if (mode === CancelMode.stop_on_failure) {
      if (kind !== K.accepted) return;
      const isHeld = u8[EventByte.STATUS] === OrderStatus.held;
      must(isThere && isHeld, 'a cancel-replace that stops on failure sends nothing yet', () => `event ${seq}`);
      strict.set(orderId, swap);
      coverage.reach(SwapReached.held);
      return;
    }
    must(mode === CancelMode.allow_failure, 'a cancel-replace has a mode', () => `event ${seq}: ${mode}`);
    if (isThere) loose.push(swap);
    coverage.reach(kind === K.refused ? SwapReached.refused : isThere ? SwapReached.both : SwapReached.tooLate);
  }

  function goOn({ kind, seq, orderId, statusBefore, records: { u8 } }: EventFacts): void {
    const swap = strict.get(orderId);
    if (swap === undefined || statusBefore !== OrderStatus.held) return;
    const old = orders.get(swap.oldId);
    if (kind !== K.released) {
      if (isFinal(u8[EventByte.STATUS]!)) coverage.reach(SwapReached.dropped);
      return;
    }
    const isGone = old !== undefined && isFinal(old.status) && old.status !== OrderStatus.filled;
    must(isGone, 'a cancel-replace never doubles', () => {
      return `event ${seq}: order ${orderId} leaves, and order ${swap.oldId} is in status ${old?.status}`;
    });
    coverage.reach((old?.filled ?? 0) > 0 ? SwapReached.placedOfPart : SwapReached.placed);
  }

  function take(facts: EventFacts): void {
    begin(facts);
    goOn(facts);
    learn(facts);
  }

  return {
    event: take,
    again: take,
    end() {
      for (const { oldId, newId, seq } of loose) {
        const isAsked = orders.get(oldId)?.isAskedToGo === true;
        must(isAsked, 'what a cancel-replace takes the place of is asked to go', () => {
          return `event ${seq}: order ${newId} in place of order ${oldId}`;
        });
      }
    },
    forget() {
      orders.clear();
      strict.clear();
      loose.length = 0;
    },
  };
}
