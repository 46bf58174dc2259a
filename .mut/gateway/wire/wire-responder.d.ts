import type { Responder } from '../inbound/pending.ts';
import type { Refusal } from '../inbound/refusal.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
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
/** What is left of a session's budgets; valid until it is asked again. */
export type BudgetsOf = (session: Session) => BudgetLeft;
export declare function createBudgetsOf(limits: RateLimits): BudgetsOf;
export declare function createWireResponders(encoder: RecordEncoder, sessions: Sessions, left: BudgetsOf): WireResponders;
