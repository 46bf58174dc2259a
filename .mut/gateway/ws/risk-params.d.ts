import type { Directory } from '../directory.ts';
import { type JsonReader } from '../inbound/json-reader.ts';
import type { OrderRequest } from '../inbound/order-request.ts';
import type { RequestParser } from '../inbound/parse.ts';
import { type Refusal } from '../inbound/refusal.ts';
export type RiskParam = 'account' | 'by' | 'tag' | 'symbol' | 'broker';
export interface RiskParams {
    readonly isByTag: boolean;
}
/** The params of `positions`, `pnl`, `account` and `limits`: those of the HTTP paths; whose they are goes into `into`. */
export declare function readRiskParams(reader: JsonReader, directory: Directory, parser: RequestParser, into: OrderRequest, allowed: readonly RiskParam[]): RiskParams | Refusal;
