import type { Calls } from '../inbound/calls.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import type { Session } from '../ws/session.ts';
import type { Sessions } from '../ws/sessions.ts';
import type { RecordEncoder } from './record-encoder.ts';
import type { WireParser } from './wire-parser.ts';
import type { BudgetsOf, WireResponders } from './wire-responder.ts';
/**
 * Binary frames of a session:
 *
 *   frame ─▶ record ─▶ decode ─▶ wire parser ─▶ OrderRequest ─▶ calls     each as if it had come alone
 *          └ a record that is none: refused, and everything behind it in its frame is, too
 *
 * Each record is answered by itself, when its answer is there, and takes of the budgets by itself: a ping, and what is
 * none, of the session's third lane.
 */
export interface WireDoor {
    /** `frame` is valid during the call. `nowNs`: when it came, monotonic. */
    message(session: Session, frame: DataView, nowNs: number): void;
}
export declare function createWireDoor(calls: Calls, parser: WireParser, sessions: Sessions, encoder: RecordEncoder, responders: WireResponders, left: BudgetsOf, limits: RateLimits, nowUs: () => number): WireDoor;
