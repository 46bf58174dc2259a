import type { RequestParser } from '../inbound/parse.ts';
import { type Logons } from '../keys/logons.ts';
import type { Guards } from './guards.ts';
import { type JsonReader } from '../inbound/json-reader.ts';
import type { Responder } from '../inbound/pending.ts';
import { type Lifetimes } from './lifetimes.ts';
import type { Session } from './session.ts';
import type { Subscriptions } from './subscriptions.ts';
/** `session.…`: what a session says of itself. */
export type SessionMethod = (session: Session, params: JsonReader, responder: Responder) => void;
export declare const SESSION_METHODS: readonly ['session.logon', 'session.logout', 'session.resume', 'session.heartbeat', 'session.cancel_on_disconnect', 'session.cancel_all_after'];
export declare function createSessionMethods(parser: RequestParser, subscriptions: Subscriptions, lifetimes: Lifetimes, guards: Guards, logons: Logons | undefined, monotonicNs: () => number): Readonly<Record<(typeof SESSION_METHODS)[number], SessionMethod>>;
