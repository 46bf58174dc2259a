import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
/**
 * When sessions end that nobody closed:
 *
 *   asked for heartbeats   a ping each interval ─ no frame, not even a pong, for two of them ─▶ closed 4002
 *   every session          at 240 min: closed 1001 "reconnect"; a minute before a notice says so
 *
 * Beneath that the server closes a connection on which nothing came for 32 s.
 */
export interface Lifetimes {
    /** Asks for heartbeats from now on; 0: no more of them. */
    beat(session: Session, intervalMs: number, nowNs: number): void;
    /** A frame came. */
    heard(session: Session, nowNs: number): void;
    closed(session: Session): void;
    tick(nowNs: number): void;
    /** Closed for their silence, and for their age. */
    readonly silent: number;
    readonly aged: number;
}
export declare const MIN_HEARTBEAT_MS = 1000;
export declare const MAX_HEARTBEAT_MS = 30000;
export declare const LIFETIME_MS: number;
export declare function createLifetimes(sessions: Sessions, lifetimeMs?: number): Lifetimes;
