import type { Records } from '../../core/memory/records.ts';
import type { Clock } from '../../workers/clock.ts';
import type { Directory } from '../directory.ts';
import { type Pending } from '../inbound/pending.ts';
import type { Encoder } from './encode.ts';
import type { RiskEncoder } from './encode-risk.ts';
/** Orders that have left the engine's table. */
export interface OrderHistory {
    /** As an `order_view` at byte 0, valid until the next call; undefined: not there, or not yet. */
    find(orderId: number): Records | undefined;
}
/**
 * Finds who waits for an event or an answer and answers. What an event means depends on what was asked:
 *
 *   asked        answered by
 *   place        accepted 201 · refused, query_refused → its error · place_repeated 200
 *     (ASYNC_MODE=false: accepted only notes the order; its acknowledged, filled, … 201, rejected or not_sent → error,
 *     outcome_unknown → 504 that names it)
 *   cancel       cancel_requested, or whatever is final 200 · request_refused → its error
 *   replace      replace_requested, replaced 200 · request_refused → its error
 *   cancel_all   fanout_done 200
 *   guard        guard_held, guard_released, cancel_after_set 200 · query_refused → its error
 *   admin        limits_changed, override_set, throttle_rearmed, rate_set 200 · query_refused → its error
 *   trading      trading_state_set, state_view · query_refused → its error
 *   lists        …_view: one row more · query_end 200
 */
export interface Answerer {
    /** After the events and answers of a turn: what was answered has left now, as far as times go. */
    turnEnded(): void;
    /** A journaled event. True: it was the answer of a place. */
    event(records: Records, at: number): boolean;
    /** A record of the `answers` ring. */
    answer(records: Records, at: number): void;
    /** Looks again for orders that have left the table and were not in history yet. */
    retry(): void;
    /** Answers all that were asked at or before `openedNs` with 504. */
    expire(openedNs: number): void;
}
/** Of places. */
export interface AnswerTimes {
    /** Each of so many answers has taken so long on average, with whatever stood between them in their turn. */
    encoded(ns: number, answers: number): void;
    /** From a request's arrival until its answer was written. */
    answered(ns: number): void;
}
export declare function createAnswerer(directory: Directory, encoder: Encoder, pending: Pending, clock: Clock, asyncMode: boolean, history: OrderHistory, times: AnswerTimes, risk: RiskEncoder): Answerer;
