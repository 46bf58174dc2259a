import { CommandKind } from '../../core/schema/command.ts';
import { type LimitName } from '../../core/risk/limit-field.ts';
import type { Directory } from '../directory.ts';
import { type Principal } from '../keys/principal.ts';
import { JsonReader } from './json-reader.ts';
import { type OrderRequest } from './order-request.ts';
import { type Refusal } from './refusal.ts';
/**
 * What an administrator asks for: into a request (whose it is, the tag, the order) and the words of its command. Read from
 * the bytes, exactly, as orders are.
 */
export interface AdminParser {
    limits(reader: JsonReader, who: Principal, into: OrderRequest, words: Float64Array): Refusal | undefined;
    override(reader: JsonReader, who: Principal, into: OrderRequest, words: Float64Array, nowUs: number): Refusal | undefined;
    rearm(reader: JsonReader, who: Principal, into: OrderRequest): Refusal | undefined;
    rate(reader: JsonReader, who: Principal, into: OrderRequest, words: Float64Array, nowUs: number): Refusal | undefined;
}
export type AdminKind = typeof CommandKind.change_limits | typeof CommandKind.set_override | typeof CommandKind.rearm_throttle | typeof CommandKind.set_rate;
export declare const LIMIT_CHANGE: readonly ['scope', 'firm', 'limits', 'if_version'];
export declare const LIMIT_SCOPE: readonly ['account', 'tag', 'symbol', 'broker'];
export declare const OVERRIDE: readonly ['account', 'client_order_id', 'controls', 'expires_in_ms'];
export declare const REARM: readonly ['account', 'symbol', 'tag'];
export declare const RATE: readonly ['currency', 'rate', 'max_age_ms'];
export declare const MAX_OVERRIDE_MS = 86400000;
export declare const MAX_RATE_AGE_MS: number;
export declare const MAX_CURRENCY_BYTES = 12;
export declare function createAdminParser(directory: Directory, currencies: readonly string[]): AdminParser;
/** The names that a scope may have: those that can be judged there. */
export declare function limitNamesOf(isFirm: boolean, scope: Pick<OrderRequest, 'account' | 'tagLength' | 'instrument' | 'broker'>): readonly LimitName[];
