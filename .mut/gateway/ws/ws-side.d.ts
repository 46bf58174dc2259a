import type { Records } from '../../core/memory/records.ts';
import type { Counters } from '../../core/metrics/counters.ts';
import type { Clock } from '../../workers/clock.ts';
import type { DoorCounter } from '../control/door-counters.ts';
import type { Pages } from '../control/pages.ts';
import type { StatusPort } from '../control/status.ts';
import type { Directory } from '../directory.ts';
import type { Admission } from '../inbound/admit.ts';
import type { Calls } from '../inbound/calls.ts';
import type { RequestParser } from '../inbound/parse.ts';
import type { Pending } from '../inbound/pending.ts';
import type { Admittance } from '../keys/admittance.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Principal } from '../keys/principal.ts';
import { type AddressOptions } from '../limits/address-limits.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import type { OrderLog } from '../outbound/order-log.ts';
import type { QuoteFanout } from '../outbound/quote-fanout.ts';
import type { ServerHandlers } from '../server.ts';
import { type Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import { type Publish } from './socket-port.ts';
import { type SubscriptionDefaults } from './subscriptions.ts';
/**
 * The WebSocket half of the door:
 *
 *   upgrade ─▶ address limits ─▶ session ─▶ (logon) ─▶ ws door: JSON ─┬▶ calls, subscriptions
 *                                   │                       wire door ─┘
 *                                   ├▶ lifetimes: heartbeats, 240 minutes
 *                                   └▶ guards: cancel on disconnect ─▶ guard watch, until their cancels have left
 */
export interface WsSide extends Pick<ServerHandlers<Session>, 'upgrade' | 'open' | 'heard' | 'drained' | 'closed'> {
    /** `nowNs`: monotonic. */
    message(session: Session, message: ArrayBuffer, isBinary: boolean, nowNs: number): void;
    /** Whether no more sessions may wait for their logon. */
    isFull(): boolean;
    /** The positions of an account have changed. */
    moved(account: number): void;
    /** An event of a guard, or the end of a fan-out. */
    guarded(kind: number, records: Records, at: number): void;
    /** The health page as it is now. */
    tellHealth(body: string): void;
    /** The keys in force have changed. */
    recheck(): void;
    /** Whatever goes by the clock. Never within a socket's callback. */
    tick(nowNs: number): void;
    /** Closes all sessions with 1001, each with its notice. */
    closeAll(): void;
    /** Whether what their guards cancel has left, or begins at a time of its own; tells the engine what is owed. */
    isOver(): boolean;
}
export interface WsSideParts {
    readonly accounts: readonly string[];
    readonly directory: Directory;
    readonly clock: Clock;
    readonly epoch: string;
    readonly sessions: Sessions;
    readonly log: OrderLog;
    readonly fanout: QuoteFanout;
    readonly pages: Pages;
    readonly status: StatusPort;
    readonly parser: RequestParser;
    readonly calls: Calls;
    readonly limits: RateLimits;
    readonly pending: Pending;
    readonly admission: Admission;
    readonly counters: Counters<DoorCounter>;
    readonly publish: Publish;
    followers(topic: string): number;
    isStopping(): boolean;
    /** Undefined: every session is `local`. */
    readonly keyring: Keyring | undefined;
    readonly admittance: Admittance;
    readonly local: Principal;
    readonly defaults: SubscriptionDefaults;
    readonly addressLimits: Partial<AddressOptions> | undefined;
    readonly lifetimeMs: number | undefined;
}
export declare function createWsSide(parts: WsSideParts): WsSide;
