import { type JsonReader } from '../inbound/json-reader.ts';
import type { Calls } from '../inbound/calls.ts';
import { type RequestParser } from '../inbound/parse.ts';
import type { Directory } from '../directory.ts';
import type { Pages } from '../control/pages.ts';
import type { ReadAgain } from '../instruments/read-again.ts';
import type { Budget } from '../limits/budget.ts';
import { type Principal } from '../keys/principal.ts';
import type { AdminCalls } from '../inbound/admin-calls.ts';
import type { AdminRoutes } from './admin-routes.ts';
import { type HttpReply } from './reply.ts';
import type { RequestHead } from './request-head.ts';
/**
 * The paths and what each does. A path that isn't here is a 404; another method of a path that is, a 405.
 * `nowNs`: when the request came, monotonic; without it, now.
 */
export type Router = (head: RequestHead, body: Uint8Array, reply: HttpReply, who: Principal, budget: Budget, nowNs?: number) => void;
/** Paths of one call, and what paths with an argument begin with. */
export declare const PATHS: readonly ["/orders", "/orders/batch", "/fills", "/positions", "/pnl", "/account", "/limits", "/limits/overrides", "/throttles/rearm", "/orders/validate", "/rates", "/instruments", "/instruments/reload", "/risk/metrics", "/kill", "/resume", "/latency", "/metrics", "/health", "/openapi.json", "/asyncapi.json", "/docs"];
export declare const BY_CLIENT_ID = "/orders/by-client-id/";
export declare const ORDERS = "/orders/";
export declare const QUOTES = "/quotes/";
export declare const HEALTH = "/health/";
export declare const TEXT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
export declare const MAX_PAGE = 500;
export declare const DEFAULT_PAGE = 50;
/** Parameters that each list takes in its query. */
export declare const QUERY_FIELDS: {
    readonly positions: readonly ['account', 'by'];
    readonly pnl: readonly ['account'];
    readonly account: readonly ['account'];
    readonly limits: readonly ['account', 'tag', 'symbol', 'broker'];
    readonly orders: readonly ['status', 'symbol', 'limit', 'cursor', 'account'];
    readonly cancelAll: readonly ['symbol', 'account'];
    readonly fills: readonly ['symbol', 'limit', 'cursor', 'account'];
    readonly instruments: readonly ['symbol', 'limit', 'cursor'];
};
export declare function createRouter(calls: Calls, parser: RequestParser, directory: Directory, pages: Pages, reader: JsonReader, admin: AdminCalls, kills: AdminRoutes, reload?: () => Promise<ReadAgain>): Router;
