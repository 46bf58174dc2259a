import type { Directory } from '../directory.ts';
import { type JsonReader } from '../inbound/json-reader.ts';
import type { OrderRequest } from '../inbound/order-request.ts';
import type { RequestParser } from '../inbound/parse.ts';
import { type Refusal } from '../inbound/refusal.ts';
import type { InstrumentQuery } from '../outbound/instrument-page.ts';
export interface ListParams {
    readonly instrument: number;
    readonly all: boolean;
    readonly limit: number;
    readonly before: number;
}
/** The params of `orders.open` and `fills`: those of the HTTP lists; the account goes into `into`. `withStatus`: open or all orders. */
export declare function readListParams(reader: JsonReader, directory: Directory, parser: RequestParser, into: OrderRequest, withStatus: boolean): ListParams | Refusal;
/** The params of `instruments`: those of the HTTP call. */
export declare function readInstrumentParams(reader: JsonReader): InstrumentQuery | Refusal;
