import { type EventReader, isAtOrBehind } from '../../core/memory/event-ring.ts';
import type { Records } from '../../core/memory/records.ts';
import type { RingConsumer } from '../../core/memory/ring.ts';
import { EventByte, EventHalf, EventKind, EventWord } from '../../core/schema/event.ts';
import type { InstrumentCache } from '../inbound/instrument-cache.ts';
import type { Sessions } from '../ws/sessions.ts';
import type { Answerer } from './answer.ts';
import type { OrderLog } from './order-log.ts';
import type { QuoteFanout } from './quote-fanout.ts';
import type { SinceSync } from './since-sync.ts';

/**
 * One bounded turn of everything that goes out:
 *
 *   answers ──▶ whose state is durable ──▶ who asked
 *   events  ──▶ order log ──▶ orders channel            ──▶ one flush per session
 *           └─▶ who asked
 *   latch   ──▶ feeds of class 0 ──▶ topics
 *
 * Never called inside a socket's callback: uWebSockets has one cork buffer.
 */
export interface Pump {
  /** Returns the work done; 0: nothing to do now. */
  pump(): number;
  /** Events and answers that have gone by. */
  readonly passed: number;
}

export interface PumpHooks {
  /** So many orders were accepted. */
  accepted(orders: number): void;
  /** An event of another kind went by, and it was no acknowledgement; `status` is the order's after it. */
  counted(kind: number, status: number, account: number): void;
  /** A new order was refused, by the code of this number. */
  refused(code: number): void;
  /** The event at byte `at` is of a plan. */
  planned(records: Records, at: number): void;
  /** The event at byte `at` is a report that nothing explains. */
  suspended(records: Records, at: number): void;
  /** The event at byte `at` is of a guard, or ends a fan-out. */
  guarded(kind: number, records: Records, at: number): void;
}

/** Who counts what becomes of the orders where trading was stopped; while it is not, nobody is asked. */
export interface StopWatch {
  readonly isWatching: boolean;
  event(kind: number, records: Records, at: number): void;
}

const LIMIT = 256;
const { ORDER_ID, ACCOUNT_SEQ, ARG0 } = EventWord;
const { KIND_VERSION, ACCOUNT, INSTRUMENT, REJECT } = EventHalf;
const { STATUS } = EventByte;
const ACCEPTED = EventKind.accepted;
const ACKNOWLEDGED = EventKind.acknowledged;
const REFUSED = EventKind.refused;
const SUSPENDED = EventKind.suspended;
const PLAN_MOVED = EventKind.plan_moved;
const FANOUT_DONE = EventKind.fanout_done;
const FIRST_GUARD = EventKind.guard_held;
const LAST_GUARD = EventKind.guard_fired;

/** `gated`: answers wait until what they show is durable (ACK=durable); then `sinceSync` times those of places. */
export function createPump(
  events: EventReader,
  answers: RingConsumer,
  gated: boolean,
  log: OrderLog,
  cache: InstrumentCache,
  answerer: Answerer,
  sessions: Sessions,
  fanout: QuoteFanout,
  sinceSync: SinceSync,
  hooks: PumpHooks,
  stopped: StopWatch,
): Pump {
  /**
   * Positions never go back from one answer to the next, so the first that must wait holds up only such as must wait
   * too: the ring itself is the queue of waiting answers, and its size their bound.
   */
  function pumpAnswers(): number {
    const readable = answers.poll(LIMIT);
    if (readable === 0) return 0;
    const durable = events.durablePosition();
    const { records } = answers;
    let done = 0;
    for (; done < readable; done++) {
      const at = answers.at(done);
      if (gated && !isAtOrBehind(records.f64[(at >> 3) + ARG0]! | 0, durable)) break;
      answerer.answer(records, at);
    }
    answers.release(done);
    return done;
  }

  /** What neither begins an order nor says that its venue has it, which most events do. */
  function passed(kind: number, account: number, records: Records, at: number): void {
    hooks.counted(kind, records.u8[at + STATUS]!, account);
    if (kind === REFUSED) hooks.refused(records.i32[(at >> 2) + REJECT]!);
    if (kind === PLAN_MOVED) hooks.planned(records, at);
    if (kind === SUSPENDED) hooks.suspended(records, at);
    if (kind === FANOUT_DONE || (kind >= FIRST_GUARD && kind <= LAST_GUARD)) hooks.guarded(kind, records, at);
  }

  function pumpEvents(): number {
    const readable = events.poll(LIMIT);
    const { records } = events;
    let accepted = 0;
    for (let i = 0; i < readable; i++) {
      const at = events.at(i);
      const kind = records.i32[(at >> 2) + KIND_VERSION]! & 0xffff;
      const account = records.i32[(at >> 2) + ACCOUNT]!;
      if (kind === ACCEPTED) {
        cache.note(records.f64[(at >> 3) + ORDER_ID]!, records.i32[(at >> 2) + INSTRUMENT]!, account);
      }
      if (stopped.isWatching) stopped.event(kind, records, at);
      if (answerer.event(records, at) && gated) sinceSync.answered((events.position + i) | 0);
      if (log.append(records, at)) sessions.report(account, records.f64[(at >> 3) + ACCOUNT_SEQ]!);
      if (kind === ACCEPTED) accepted += 1;
      else if (kind !== ACKNOWLEDGED) passed(kind, account, records, at);
    }
    if (accepted > 0) hooks.accepted(accepted);
    if (readable > 0) events.release(readable);
    return readable;
  }

  const pump = {
    passed: 0,
    pump() {
      const done = pumpAnswers() + pumpEvents();
      answerer.turnEnded();
      pump.passed += done;
      const told = fanout.turn();
      sessions.catchUpAll();
      sessions.flushAll();
      sinceSync.sent();
      return done + told;
    },
  } satisfies Pump;
  return pump;
}
