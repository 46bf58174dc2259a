import type { Directory } from '../directory.ts';
import type { AdminCalls } from '../inbound/admin-calls.ts';
import type { Calls } from '../inbound/calls.ts';
import { type JsonReader } from '../inbound/json-reader.ts';
import { type RequestParser } from '../inbound/parse.ts';
import type { Principal } from '../keys/principal.ts';
import type { HttpReply } from './reply.ts';
import type { RequestHead } from './request-head.ts';
/** The paths of money and limits. */
export declare const RISK_PATHS: readonly ['/positions', '/pnl', '/account', '/limits', '/limits/overrides', '/throttles/rearm', '/orders/validate', '/rates'];
export type RiskPath = (typeof RISK_PATHS)[number];
/** Parameters that each takes in its query. */
export declare const RISK_QUERY_FIELDS: {
    readonly positions: readonly ['account', 'by'];
    readonly pnl: readonly ['account'];
    readonly account: readonly ['account'];
    readonly limits: readonly ['account', 'tag', 'symbol', 'broker'];
};
export type RiskRoutes = Readonly<Record<RiskPath, (head: RequestHead, body: Uint8Array, reply: HttpReply, who: Principal) => void>>;
export declare function createRiskRoutes(calls: Calls, parser: RequestParser, directory: Directory, reader: JsonReader, admin: AdminCalls): RiskRoutes;
