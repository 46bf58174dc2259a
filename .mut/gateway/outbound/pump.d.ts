import { type EventReader } from '../../core/memory/event-ring.ts';
import type { Records } from '../../core/memory/records.ts';
import type { RingConsumer } from '../../core/memory/ring.ts';
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
    /** An event of this kind went by; `status` is the order's after it. */
    counted(kind: number, status: number, account: number): void;
    /** A new order was refused, by the code of this number. */
    refused(code: number): void;
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
/** `gated`: answers wait until what they show is durable (ACK=durable); then `sinceSync` times those of places. */
export declare function createPump(events: EventReader, answers: RingConsumer, gated: boolean, log: OrderLog, cache: InstrumentCache, answerer: Answerer, sessions: Sessions, fanout: QuoteFanout, sinceSync: SinceSync, hooks: PumpHooks, stopped: StopWatch): Pump;
