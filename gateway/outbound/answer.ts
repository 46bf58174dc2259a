import type { Records } from '../../core/memory/records.ts';
import { CancelMode } from '../../core/schema/command.ts';
import { CANCEL_CODES, EventByte, EventHalf, EventKind, EventWord } from '../../core/schema/event.ts';
import { isFinal } from '../../core/schema/order-kind.ts';
import { Reject, rejectName } from '../../core/schema/reject.ts';
import type { Clock } from '../../workers/clock.ts';
import type { Directory } from '../directory.ts';
import { RUN_THINGS, createTimedRuns } from '../control/timed-runs.ts';
import { type Pending, PendingKind } from '../inbound/pending.ts';
import { type Refusal, refusal } from '../inbound/refusal.ts';
import { refusalJson } from '../inbound/refusal-json.ts';
import type { Encoder } from './encode.ts';
import type { RiskEncoder } from './encode-risk.ts';
import { codeRefusal, eventRefusal } from './event-refusal.ts';
import { createRiskAnswers } from './risk-answers.ts';

/** Orders that have left the engine's table. */
export interface OrderHistory {
  /** As an `order_view` at byte 0, valid until the next call; undefined: not there, or not yet. */
  find(orderId: number): Records | undefined;
  /** A view of an order whose plan has left the table before it, with its terms; undefined: as it is. Valid as above. */
  withTerms(records: Records, at: number): Records | undefined;
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

const { REQUEST_ID, ORDER_ID, TIME_US, VALUE, ARG1 } = EventWord;
const { KIND_VERSION, INSTRUMENT, ACCOUNT, REJECT } = EventHalf;
const { STATUS } = EventByte;

const NS_PER_US = 1_000;
/** Of an answer that is no place's. */
const UNTIMED = -1;
const MAX_US = 0x7fff_ffff;

const timedOut = refusal(
  'REQUEST_TIMEOUT',
  'No answer came in time and the outcome is unknown: the request may still take effect. ' +
    'Look it up with GET /orders/by-client-id/{client_order_id} or GET /orders?status=all before trying again.',
);

const noWord = 'The order exists, but no word of the venue came in time.';
const unknownOutcome = 'The order exists, but what became of it at the venue is unknown; the venue is being asked.';

/** A small integer, which is no object wherever it is handed to; 35 minutes at most, where clocks disagree. */
function wholeUs(us: number): number {
  return us > 0 ? Math.min(MAX_US, us) | 0 : 0;
}

/** A place that has become an order, of which nobody knows more yet. */
function unsettled(orderId: number, why: string): Refusal {
  const message = `${why} Follow it with GET /orders/${orderId}.`;
  return { code: 'REQUEST_TIMEOUT', message, field: 'order_id', value: String(orderId) };
}

const LISTS: Partial<Record<PendingKind, string>> = {
  [PendingKind.orders]: 'orders',
  [PendingKind.fills]: 'fills',
  [PendingKind.positions]: 'positions',
};

export function createAnswerer(
  directory: Directory,
  encoder: Encoder,
  pending: Pending,
  clock: Clock,
  asyncMode: boolean,
  history: OrderHistory,
  times: AnswerTimes,
  risk: RiskEncoder,
): Answerer {
  const riskAnswers = createRiskAnswers(risk);
  /** Requests about orders that have left the table and that history doesn't have yet. */
  const retired = new Map<number, { readonly orderId: number; readonly account: number }>();
  /** ASYNC_MODE=false: orders that are accepted and wait for the venue's word. At most as many as pending rows. */
  const waiting = new Map<number, number>();

  // Answers are timed in runs: when the requests of this one came.
  const openedNs = new Float64Array(RUN_THINGS);
  let inRun = 0;
  /** What engine time is ahead of the monotonic one, looked at now and then; NaN: it wants a look. */
  let aheadUs = Number.NaN;
  const runs = createTimedRuns(clock.monotonicNs, (startNs, endNs, answers) => {
    times.encoded((endNs - startNs) / answers, answers);
    for (let i = 0; i < answers; i++) times.answered(endNs - openedNs[i]!);
    inRun = 0;
  });

  function finish(slot: number, status: number, result: string): void {
    const responder = pending.responder(slot);
    pending.close(slot);
    responder.ok(status, result);
  }

  /** The answer to one who wants the event itself. */
  function finishWith(
    slot: number,
    status: number,
    records: Records,
    at: number,
    riskUs: number,
    totalUs: number,
  ): void {
    const responder = pending.responder(slot);
    pending.close(slot);
    responder.event?.(status, records, at, riskUs, totalUs);
  }

  function refuseWith(slot: number, why: Refusal): void {
    const responder = pending.responder(slot);
    pending.close(slot);
    responder.refuse(why);
  }

  function refuse(slot: number, records: Records, at: number): void {
    refuseWith(slot, eventRefusal(directory, records, at));
  }

  function placed(slot: number, status: number, records: Records, at: number): void {
    const cameNs = pending.openedNs(slot);
    if (Number.isNaN(aheadUs)) aheadUs = clock.nowUs() - clock.monotonicNs() / NS_PER_US;
    const nowNs = runs.next();
    openedNs[inRun++] = cameNs;
    const riskUs = wholeUs(records.f64[(at >> 3) + TIME_US]! - (aheadUs + cameNs / NS_PER_US));
    const totalUs = Math.max(riskUs, wholeUs((nowNs - cameNs) / NS_PER_US));
    const responder = pending.responder(slot);
    if (responder.event !== undefined) {
      finishWith(slot, status, records, at, riskUs, totalUs);
      return;
    }
    const end = responder.takesLine?.() === true ? encoder.putPlaced(records, at, riskUs, totalUs) : 0;
    if (end > 0) {
      pending.close(slot);
      responder.okLine!(status, end);
    } else finish(slot, status, encoder.placed(records, at, riskUs, totalUs));
  }

  function placeEvent(slot: number, kind: number, records: Records, at: number): boolean {
    if (kind === EventKind.refused) refuse(slot, records, at);
    else if (kind !== EventKind.accepted) return false;
    else if (asyncMode) placed(slot, 201, records, at);
    else {
      const orderId = records.f64[(at >> 3) + ORDER_ID]!;
      pending.becomes(slot, orderId);
      waiting.set(orderId, pending.requestId(slot));
      return false;
    }
    return true;
  }

  /** Both halves of a cancel-replace: 200 where both went well, 409 where one did; where none did, why the place didn't. */
  function bothEvent(slot: number, kind: number, records: Records, at: number): void {
    const word = at >> 3;
    const outcome = records.f64[word + EventWord.CANCEL_OUTCOME]!;
    const code = Math.floor(outcome / CANCEL_CODES);
    const isPlaced = kind === EventKind.accepted;
    const isAsked = code === 0 && (isPlaced || outcome % CANCEL_CODES === CancelMode.allow_failure);
    if (!isPlaced && !isAsked) {
      refuse(slot, records, at);
      return;
    }
    const id = `"order_id":"${records.f64[word + EventWord.CANCEL_ID]!}"`;
    const why = rejectName(code);
    const cancel = why === undefined ? `${id},"status":"requested"` : `${id},${refusalJson(codeRefusal(why))}`;
    const order = isPlaced ? encoder.order(records, at) : `{${refusalJson(eventRefusal(directory, records, at))}}`;
    finish(slot, isPlaced && isAsked ? 200 : 409, `{"cancel":{${cancel}},"place":${order}}`);
  }

  /** The venue's word on an order whose place still waits. */
  function venueEvent(kind: number, records: Records, at: number): boolean {
    const isWord =
      kind === EventKind.acknowledged ||
      kind === EventKind.filled ||
      kind === EventKind.rejected ||
      kind === EventKind.not_sent ||
      kind === EventKind.outcome_unknown ||
      kind === EventKind.resolved_open ||
      isFinal(records.u8[at + STATUS]!);
    const orderId = records.f64[(at >> 3) + ORDER_ID]!;
    const requestId = isWord ? waiting.get(orderId) : undefined;
    if (requestId === undefined) return false;
    waiting.delete(orderId);
    const slot = pending.find(requestId);
    if (slot < 0) return false;
    if (kind === EventKind.rejected || kind === EventKind.not_sent) refuse(slot, records, at);
    else if (kind === EventKind.outcome_unknown) refuseWith(slot, unsettled(orderId, unknownOutcome));
    else placed(slot, 201, records, at);
    return true;
  }

  /** An order that the engine has had and no longer has: history knows it, or is about to. */
  function hasLeft(slot: number, records: Records, at: number): boolean {
    const orderId = records.f64[(at >> 3) + ORDER_ID]!;
    const asked = pending.kind(slot);
    const reject = records.i32[(at >> 2) + REJECT]!;
    const isKnown = orderId > 0 && (reject === 0 || reject === Reject.ORDER_NOT_FOUND.code);
    if (!isKnown || (asked !== PendingKind.order && asked !== PendingKind.place)) return false;
    retired.set(pending.requestId(slot), { orderId, account: records.i32[(at >> 2) + ACCOUNT]! });
    return true;
  }

  function fromHistory(requestId: number): void {
    const slot = pending.find(requestId);
    const wanted = retired.get(requestId);
    const found = wanted === undefined || slot < 0 ? undefined : history.find(wanted.orderId);
    if (slot >= 0 && (found === undefined || wanted === undefined)) return;
    retired.delete(requestId);
    if (slot < 0 || found === undefined || wanted === undefined) return;
    if (found.i32[ACCOUNT] !== wanted.account) {
      refuseWith(slot, refusal('ORDER_NOT_FOUND', 'There is no such order.'));
    } else if (pending.kind(slot) === PendingKind.place) placed(slot, 200, found, 0);
    else finish(slot, 200, encoder.order(found, 0));
  }

  function viewed(records: Records, at: number): string {
    const whole = history.withTerms(records, at);
    return whole === undefined ? encoder.order(records, at) : encoder.order(whole, 0);
  }

  function changeEvent(slot: number, records: Records, at: number): void {
    if (pending.responder(slot).event !== undefined) finishWith(slot, 200, records, at, UNTIMED, UNTIMED);
    else finish(slot, 200, encoder.changed(records, at));
  }

  function list(slot: number, records: Records, at: number): void {
    const asked = pending.kind(slot);
    const whole = riskAnswers.whole(asked, pending.rows(slot), records, at);
    if (whole !== undefined) {
      finish(slot, 200, whole);
      return;
    }
    const name = LISTS[asked];
    if (name === undefined) return;
    const next = records.f64[(at >> 3) + ARG1]!;
    const cursor = name === 'positions' ? '' : `,"next_cursor":${next > 0 ? `"${next}"` : 'null'}`;
    finish(slot, 200, `{"${name}":[${pending.rows(slot).join(',')}]${cursor}}`);
  }

  return {
    turnEnded() {
      runs.end();
    },

    event(records, at) {
      const kind = records.i32[(at >> 2) + KIND_VERSION]! & 0xffff;
      const isAnswered = waiting.size > 0 && venueEvent(kind, records, at);
      // Most events answer nobody: they have no request.
      if (records.f64[(at >> 3) + REQUEST_ID] === 0) return isAnswered;
      const slot = pending.findAt(records.f64, (at >> 3) + REQUEST_ID);
      if (slot < 0) return isAnswered;
      switch (pending.kind(slot)) {
        case PendingKind.place:
          return placeEvent(slot, kind, records, at) || isAnswered;
        case PendingKind.cancel:
          if (kind === EventKind.request_refused) refuse(slot, records, at);
          else if (kind === EventKind.cancel_requested || isFinal(records.u8[at + STATUS]!))
            changeEvent(slot, records, at);
          break;
        case PendingKind.replace:
          if (kind === EventKind.request_refused) refuse(slot, records, at);
          else if (kind === EventKind.replace_requested || kind === EventKind.replaced) changeEvent(slot, records, at);
          break;
        case PendingKind.cancel_replace:
          bothEvent(slot, kind, records, at);
          break;
        case PendingKind.cancel_all:
          if (kind === EventKind.request_refused) refuse(slot, records, at);
          else if (kind === EventKind.fanout_done) {
            if (pending.responder(slot).event !== undefined) finishWith(slot, 200, records, at, UNTIMED, UNTIMED);
            else finish(slot, 200, `{"cancel_requested":${records.f64[(at >> 3) + VALUE]!}}`);
          }
          break;
        case PendingKind.guard:
          finish(slot, 200, encoder.guard(records, at));
          break;
        case PendingKind.admin:
          finish(slot, 200, risk.changed(records, at));
          break;
        case PendingKind.trading:
          finishWith(slot, 200, records, at, UNTIMED, UNTIMED);
          break;
        default:
          // Queries are answered on the answers ring.
          break;
      }
      return isAnswered;
    },

    answer(records, at) {
      const slot = pending.findAt(records.f64, (at >> 3) + REQUEST_ID);
      if (slot < 0) return;
      const kind = records.i32[(at >> 2) + KIND_VERSION]! & 0xffff;
      switch (kind) {
        case EventKind.query_refused:
          if (hasLeft(slot, records, at)) fromHistory(pending.requestId(slot));
          else refuse(slot, records, at);
          break;
        case EventKind.place_repeated:
          // Under a known id nothing is cancelled.
          if (pending.kind(slot) === PendingKind.cancel_replace)
            finish(slot, 200, `{"cancel":null,"place":${viewed(records, at)}}`);
          else {
            const whole = history.withTerms(records, at);
            placed(slot, 200, whole ?? records, whole === undefined ? at : 0);
          }
          break;
        case EventKind.order_view: {
          const asked = pending.kind(slot);
          if (asked === PendingKind.orders) pending.rows(slot).push(viewed(records, at));
          // A cancel that was under way already is answered with the order as it stands.
          else if (asked === PendingKind.cancel) changeEvent(slot, records, at);
          else if (asked === PendingKind.order) finish(slot, 200, viewed(records, at));
          else if (asked === PendingKind.resolve) {
            const resume = pending.resume(slot);
            pending.close(slot);
            resume?.(records.i32[(at >> 2) + INSTRUMENT]!);
          }
          break;
        }
        case EventKind.fill_view:
          pending.rows(slot).push(encoder.fill(records, at));
          break;
        case EventKind.position_view:
          pending.rows(slot).push(riskAnswers.row(pending.kind(slot), records, at) ?? encoder.position(records, at));
          break;
        case EventKind.account_view:
        case EventKind.check_view:
        case EventKind.limit_view:
        case EventKind.override_view:
        case EventKind.verdict_view:
          pending.rows(slot).push(riskAnswers.row(pending.kind(slot), records, at)!);
          break;
        case EventKind.state_view:
          finishWith(slot, 200, records, at, UNTIMED, UNTIMED);
          break;
        case EventKind.query_end:
          list(slot, records, at);
          break;
        default:
          break;
      }
    },

    retry() {
      aheadUs = Number.NaN;
      for (const requestId of retired.keys()) fromHistory(requestId);
      runs.end();
    },

    expire(openedNs) {
      pending.expire(openedNs, (slot) => {
        const orderId = pending.orderId(slot);
        waiting.delete(orderId);
        pending.responder(slot).refuse(orderId === 0 ? timedOut : unsettled(orderId, noWord));
      });
    },
  };
}
