import type { Pages } from '../control/pages.ts';
import type { Directory } from '../directory.ts';
import type { Calls } from '../inbound/calls.ts';
import { type RequestParser } from '../inbound/parse.ts';
import { type RateLimits } from '../limits/rate-limits.ts';
import type { Session } from './session.ts';
import type { SESSION_METHODS, SessionMethod } from './session-methods.ts';
import type { Sessions } from './sessions.ts';
import type { WireDoor } from '../wire/wire-door.ts';
import type { Subscriptions } from './subscriptions.ts';
/**
 * Calls of a WebSocket session:
 *
 *   {"id":7,"method":"order.place","params":{…}} → {"id":7,"status":201,"result":{…},"rate_limits":[…]}
 *                                                 or {"id":7,"status":422,"error":{…}}
 *
 * `id` is a whole number or a text of at most 64 bytes, and comes back as it was. Binary frames are the wire door's.
 */
export interface WsDoor {
    /** `message` is valid during the call, and is written to. `nowNs`: when it came, monotonic. */
    message(session: Session, message: Uint8Array, nowNs: number): void;
    /** A binary frame. */
    binary(session: Session, frame: DataView, nowNs: number): void;
}
export declare const MAX_ORDER_FRAME_BYTES: number;
export declare const MAX_OTHER_FRAME_BYTES: number;
/** A longer frame ends the session unread. */
export declare const MAX_FRAME_BYTES: number;
export declare const MAX_ID_BYTES = 64;
/** Every method there is, beside those of the session itself: `SESSION_METHODS`. */
export declare const METHODS: readonly ['order.place', "order.batch", 'order.replace', 'order.cancel', 'order.cancel_all', 'order.status', 'order.validate', 'orders.open', 'fills', 'positions', 'pnl', 'account', 'limits', 'subscribe', 'unsubscribe', 'ping', 'time', 'instruments'];
export declare const NEEDS_NO_LOGON: Set<string>;
export declare function createWsDoor(calls: Calls, parser: RequestParser, directory: Directory, pages: Pages, sessions: Sessions, subscriptions: Subscriptions, wireDoor: WireDoor, nowUs: () => number, limits: RateLimits, sessionMethods: Readonly<Record<(typeof SESSION_METHODS)[number], SessionMethod>>, flooding: () => void): WsDoor;
