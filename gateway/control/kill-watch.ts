import type { Records } from '../../core/memory/records.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord } from '../../core/schema/event.ts';
import { isFinal } from '../../core/schema/order-kind.ts';
import { Reject } from '../../core/schema/reject.ts';
import type { TradingScope } from './trading-scope.ts';

/** What became of the orders of one scope since it was stopped, by the events that go by. */
export interface KillWatch {
  /** The stop stands in the journal; its cancels end with a fan-out of this request. */
  journaled(requestId: number, cancels: boolean): void;
  event(kind: number, records: Records, at: number): void;
  /** Each of its open orders was asked to end, or none was to be. */
  readonly isAsked: boolean;
  /** Refused, orders and replaces. */
  readonly blocked: number;
  /** Decided before, and certainly not sent. */
  readonly notSent: number;
  /** Whose end was asked for, and of those the ones that have ended. */
  readonly cancelled: number;
  readonly confirmed: number;
}

const { ORDER_ID, REQUEST_ID } = EventWord;
const { ACCOUNT, INSTRUMENT, REJECT, CAUSE } = EventHalf;
const { BROKER, STATUS } = EventByte;

export function createKillWatch({ account, instrument, broker }: TradingScope): KillWatch {
  /** Asked and not ended: as many at most as there are orders. */
  const waiting = new Set<number>();
  let requestId = 0;
  let isAsked = false;
  let blocked = 0;
  let notSent = 0;
  let cancelled = 0;
  let confirmed = 0;

  function isIn({ i32, u8 }: Records, at: number, hasBroker: boolean): boolean {
    return (
      (account < 0 || i32[(at >> 2) + ACCOUNT] === account) &&
      (instrument < 0 || i32[(at >> 2) + INSTRUMENT] === instrument) &&
      (broker < 0 || !hasBroker || u8[at + BROKER] === broker)
    );
  }

  function refused(records: Records, at: number): void {
    const code = records.i32[(at >> 2) + REJECT]!;
    const isOurs = code === Reject.HALTED.code || code === Reject.REDUCING_ONLY.code;
    if ((isOurs || code === Reject.SYMBOL_HALTED.code) && isIn(records, at, false)) blocked += 1;
  }

  return {
    journaled(id, cancels) {
      requestId = id;
      isAsked = !cancels;
    },
    event(kind, records, at) {
      const { f64, i32, u8 } = records;
      if (kind === EventKind.refused || kind === EventKind.request_refused) return refused(records, at);
      if (kind === EventKind.fanout_done) {
        if (requestId !== 0 && f64[(at >> 3) + REQUEST_ID] === requestId) isAsked = true;
        return;
      }
      const orderId = f64[(at >> 3) + ORDER_ID]!;
      if (kind === EventKind.cancel_requested) {
        if (isAsked || requestId === 0 || i32[(at >> 2) + CAUSE] !== Cause.fanout || !isIn(records, at, true)) return;
        waiting.add(orderId);
        cancelled += 1;
        return;
      }
      if (!isFinal(u8[at + STATUS]!)) return;
      // Held back here, it was nowhere: asked and ended in one.
      const isHeld = kind === EventKind.cancelled && i32[(at >> 2) + CAUSE] === Cause.fanout;
      if (isHeld && !isAsked && requestId !== 0 && isIn(records, at, false)) {
        cancelled += 1;
        confirmed += 1;
      }
      if (kind === EventKind.not_sent && isIn(records, at, true)) notSent += 1;
      if (waiting.delete(orderId)) confirmed += 1;
    },
    get isAsked() {
      return isAsked;
    },
    get blocked() {
      return blocked;
    },
    get notSent() {
      return notSent;
    },
    get cancelled() {
      return cancelled;
    },
    get confirmed() {
      return confirmed;
    },
  };
}
