import type { Records } from '../../core/memory/records.ts';
import { WireType } from '../../core/wire/header.ts';
import { UNLIMITED } from '../../core/wire/wire-codes.ts';
import { invariant } from '../../core/invariant.ts';
import type { Responder } from '../inbound/pending.ts';
import { type Refusal, isRefusedUnasked } from '../inbound/refusal.ts';
import type { Session } from '../ws/session.ts';
import type { Sessions } from '../ws/sessions.ts';
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

/** The budgets of sessions. */
export interface WireBudgets {
  /** What is left; valid until the next call. */
  left(session: Session): BudgetLeft;
  /** Takes one for what is neither an order nor a cancel; why not, or undefined. */
  other(session: Session): Refusal | undefined;
}

const unlimited: BudgetLeft = { ordersLeft: UNLIMITED, cancelsLeft: UNLIMITED };
const CANCEL_ALL = WireType.cancel_all;

/** No session has budgets. */
export const noBudgets: WireBudgets = { left: () => unlimited, other: () => undefined };

export function createWireResponders(encoder: RecordEncoder, sessions: Sessions, budgets: WireBudgets): WireResponders {
  const { left } = budgets;
  const free: WireResponder[] = [];

  interface WireResponder extends Responder {
    session: Session | undefined;
    requestId: number;
    answered: number;
  }

  function create(): WireResponder {
    const responder: WireResponder = {
      session: undefined,
      requestId: 0,
      answered: 0,
      ok() {
        invariant(false, 'wire: JSON for one who asked in binary');
      },
      refuse(why) {
        const session = giveBack(responder);
        if (isRefusedUnasked(why)) budgets.other(session);
        refuse(session, responder.requestId, responder.answered, why);
      },
      event(status: number, records: Records, at: number, receivedUs: number, nowUs: number) {
        const session = giveBack(responder);
        const { requestId, answered } = responder;
        const length =
          answered === CANCEL_ALL
            ? encoder.cancelAllDone(requestId, status, records, at, left(session))
            : encoder.orderAnswer(requestId, answered, status, records, at, receivedUs, nowUs, left(session));
        sessions.sendRecord(session, encoder.bytes, length);
      },
    };
    return responder;
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
