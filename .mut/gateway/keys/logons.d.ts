import type { Clock } from '../../workers/clock.ts';
import type { Directory } from '../directory.ts';
import { type JsonReader } from '../inbound/json-reader.ts';
import type { Responder } from '../inbound/pending.ts';
import { type Refusal } from '../inbound/refusal.ts';
import type { Session } from '../ws/session.ts';
import { type Admittance } from './admittance.ts';
import type { Key, Keyring } from './keyring.ts';
import { type Principal } from './principal.ts';
/**
 * How a session comes to its principal, and loses it:
 *
 *   opened ─▶ waiting ──logon──▶ (Ed25519: checking, off this thread) ──▶ logged on ──key revoked──▶ closed, 4001
 *                │ 5 s, or 3 refused logons                                  │ logout
 *                ▼                                                           ▼
 *             closed, 1008                                                waiting
 *
 * The signature is over "tickgate-logon", the key, the timestamp and the nonce, each on a line.
 */
export interface Logons {
    /** Whether no more sessions may wait. */
    readonly isFull: boolean;
    opened(session: Session): void;
    /** The connection is gone. */
    closed(session: Session): void;
    logon(session: Session, params: JsonReader, responder: Responder): void;
    logout(session: Session, params: JsonReader, responder: Responder): void;
    /** Closes the sessions whose key is not in force any more as it was. Not within a socket's callback. */
    recheck(): void;
    /** Closes those that have waited too long. Not within a socket's callback. */
    tick(): void;
}
export interface LogonParts {
    readonly keyring: Keyring;
    readonly admittance: Admittance;
    readonly clock: Clock;
    readonly directory: Directory;
    readonly epoch: string;
    /** Sends what is queued for the session. */
    flush(session: Session): void;
    /** By its own wish: its subscriptions and its principal are about to end. Not called when the connection breaks. */
    loggedOut(session: Session, principal: Principal): void;
}
interface Attempt {
    readonly key: Key | undefined;
    readonly timestampMs: number;
    readonly nonce: string;
    readonly message: string;
    readonly signature: string;
}
export declare function createLogons(parts: LogonParts): Logons;
/** The params of a logon, or what is wrong with their form. */
export declare function readLogon(params: JsonReader): (Omit<Attempt, 'key'> & {
    readonly id: string;
}) | Refusal;
export {};
