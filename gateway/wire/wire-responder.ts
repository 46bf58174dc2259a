import type { Records } from '../../core/memory/records.ts';
import { WireType } from '../../core/wire/header.ts';
import { ORDER_ANSWER_BYTES } from '../../core/wire/order-answer.ts';
import { invariant } from '../../core/invariant.ts';
import type { Responder } from '../inbound/pending.ts';
import type { Refusal } from '../inbound/refusal.ts';
import { Lane } from '../limits/budget.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import type { Session } from '../ws/session.ts';
import type { Sessions } from '../ws/sessions.ts';
import { putPlaceAnswer } from './place-answer.ts';
import type { BudgetLeft, RecordEncoder } from './record-encoder.ts';

/**
 * Whom the answers to binary records go to. A responder is used again once it has answered, so that an order costs no
 * object; every request that waits is answered, by its deadline at the latest.
 */
export interface WireResponders {
  /** `answered`: type of the request. */
  take(session: Session, requestId: number, answered: number): Responder;
  /** The answer to what never was a request. */
  refuse(session: Session, requestId: number, answered: number, why: Refusal): void;
}

/** What is left of a session's budgets; valid until it is asked again. */
export type BudgetsOf = (session: Session) => BudgetLeft;

const CANCEL_ALL = WireType.cancel_all;

function noJson(): void {
  invariant(false, 'wire: JSON for one who asked in binary');
}

export function createBudgetsOf(limits: RateLimits): BudgetsOf {
  const left = { ordersLeft: 0, cancelsLeft: 0 };
  return ({ principal, budget }) => {
    left.ordersLeft = limits.remaining(principal, budget, Lane.orders);
    left.cancelsLeft = limits.remaining(principal, budget, Lane.cancels);
    return left;
  };
}

export function createWireResponders(encoder: RecordEncoder, sessions: Sessions, left: BudgetsOf): WireResponders {
  const free: WireResponder[] = [];

  interface WireResponder extends Responder {
    session: Session | undefined;
    requestId: number;
    answered: number;
  }

  // One function of each kind for all of them, not one for each: of those V8 knows what stands around them.
  function refuseOne(this: WireResponder, why: Refusal): void {
    refuse(giveBack(this), this.requestId, this.answered, why);
  }

  function answer(
    this: WireResponder,
    status: number,
    records: Records,
    at: number,
    riskUs: number,
    totalUs: number,
  ): void {
    const session = giveBack(this);
    const { requestId, answered } = this;
    if (session.isClosed) return;
    const budgets = left(session);
    if (answered === CANCEL_ALL) {
      sessions.sendRecord(session, encoder.bytes, encoder.cancelAllDone(requestId, status, records, at, budgets));
      return;
    }
    const frame = sessions.room(session, ORDER_ANSWER_BYTES);
    // Behind a record of any length it is written apart.
    const isInPlace = (frame.length & 7) === 0;
    const into = isInPlace ? frame.bytes : encoder.scratch;
    const to = isInPlace ? frame.length : 0;
    const bytes =
      putPlaceAnswer(into, to, requestId, answered, status, records, at, riskUs, totalUs, budgets) ||
      encoder.orderAnswer(into, to, requestId, answered, status, records, at, riskUs, totalUs, budgets);
    if (isInPlace) sessions.written(session, frame, bytes);
    else sessions.sendRecord(session, encoder.bytes, bytes);
  }

  function create(): WireResponder {
    return { session: undefined, requestId: 0, answered: 0, ok: noJson, refuse: refuseOne, event: answer };
  }

  /** It may be taken again only after the call that answers. */
  function giveBack(responder: WireResponder): Session {
    const { session } = responder;
    invariant(session !== undefined, 'wire: answered twice');
    responder.session = undefined;
    free.push(responder);
    return session;
  }

  function refuse(session: Session, requestId: number, answered: number, why: Refusal): void {
    sessions.sendRecord(session, encoder.bytes, encoder.refused(requestId, answered, why, left(session)));
  }

  return {
    refuse,
    take(session, requestId, answered) {
      const responder = free.pop() ?? create();
      responder.session = session;
      responder.requestId = requestId;
      responder.answered = answered;
      return responder;
    },
  };
}
