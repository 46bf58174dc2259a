import type { Clock } from '../../workers/clock.ts';
import { type Principal } from '../keys/principal.ts';
import { type Budget } from '../limits/budget.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import type { AdminKind } from './admin-parse.ts';
import { type Admission } from './admit.ts';
import type { InstrumentCache } from './instrument-cache.ts';
import { JsonReader } from './json-reader.ts';
import { type OrderRequest } from './order-request.ts';
import { type RequestParser } from './parse.ts';
import { type Pending, type Responder } from './pending.ts';
import { type Refusal } from './refusal.ts';
/**
 * What can be asked, whether by HTTP or by WebSocket: parse ▸ open a pending row ▸ admit ▸ write the command. Whatever
 * goes wrong is answered at once; the rest is answered by the pump.
 */
export interface Calls {
    /**
     * For whom the calls from here on are, and whose budget they use (none: the gateway's own): said at the start of each.
     * `nowNs`: when they came, monotonic; without it, now.
     */
    begin(principal: Principal, budget: Budget | undefined, nowNs?: number): void;
    /** For the caller's own fields; valid until the next call. */
    readonly request: OrderRequest;
    place(reader: JsonReader, responder: Responder): void;
    /** The order that the parser `takes` last. */
    placeTaken(responder: Responder): void;
    /** `request` as the new order that it is, or `no`: why it could not be read. */
    placeParsed(no: Refusal | undefined, responder: Responder): void;
    /** Each of `{"orders":[…]}` as a `place` of its own, in order; answered when all are. */
    batch(reader: JsonReader, responder: Responder): void;
    /** The order that `request` names, or that `reader` names. */
    cancel(responder: Responder): void;
    cancelAll(responder: Responder): void;
    /** `bytes` from `start` to `end`: an object of new values. `named`: `request` names the order already. */
    replace(bytes: Uint8Array, start: number, end: number, named: boolean, responder: Responder): void;
    /** `request` as the replace that it is, in ticks and lots, or `no`: why it could not be read. */
    replaceParsed(no: Refusal | undefined, responder: Responder): void;
    order(responder: Responder): void;
    orders(all: boolean, limit: number, before: number, responder: Responder): void;
    fills(limit: number, before: number, responder: Responder): void;
    /** `byTag`: of each tag of the account, instead of the account's own. */
    positions(byTag: boolean, responder: Responder): void;
    /** The account's money, and what each of its positions has to do with it. */
    pnl(responder: Responder): void;
    /** Figures of the account and its tags, and every control with what is left. */
    account(responder: Responder): void;
    /** Limits of the account as they were set, and those in force for the scope that `request` names. */
    limits(responder: Responder): void;
    /** The order that `reader` has, judged and not placed. */
    validate(reader: JsonReader, responder: Responder): void;
    /** A change that the administrator wants of what `request` names, with the words of its command. */
    administer(kind: AdminKind, words: Float64Array, responder: Responder): void;
    /** Whether the caller may change how the gateway runs; if not, it has been refused. */
    mayAdminister(responder: Responder): boolean;
    /** Whether something that is not asked of the engine may be told now; if not, it has been refused. */
    mayTell(responder: Responder): boolean;
}
/** Positions of tags that one answer tells at most. */
export declare const MAX_TAG_POSITIONS = 4096;
/** `accounts`: how many there are. `isInForce`: false once the principal's key is revoked or has changed. */
export declare function createCalls(parser: RequestParser, pending: Pending, admission: Admission, cache: InstrumentCache, clock: Clock, isStopping: () => boolean, maxPositions: number, limits: RateLimits, accounts: number, isInForce?: (principal: Principal) => boolean): Calls;
