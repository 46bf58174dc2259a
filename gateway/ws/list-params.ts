import type { Directory } from '../directory.ts';
import { type JsonReader, JsonType } from '../inbound/json-reader.ts';
import type { OrderRequest } from '../inbound/order-request.ts';
import { orderIdOf } from '../inbound/order-name.ts';
import type { RequestParser } from '../inbound/parse.ts';
import { type Refusal, refusal } from '../inbound/refusal.ts';
import { MAX_PAGE } from '../http/routes.ts';
import type { InstrumentQuery } from '../outbound/instrument-page.ts';

export interface ListParams {
  readonly instrument: number;
  readonly all: boolean;
  readonly limit: number;
  readonly before: number;
}

/** The params of `orders.open` and `fills`: those of the HTTP lists; the account goes into `into`. `withStatus`: open or all orders, or those of one other. */
export function readListParams(
  reader: JsonReader,
  directory: Directory,
  parser: RequestParser,
  into: OrderRequest,
  withStatus: boolean,
): ListParams | Refusal {
  let instrument = -1;
  let all = false;
  let limit = 50;
  let before = 0;
  for (let field = 0; field < reader.count; field++) {
    const name = reader.keyText(field);
    const type = reader.type[field];
    const text = type === JsonType.string || type === JsonType.number ? reader.valueText(field) : '';
    if (name === 'symbol') {
      instrument = directory.instrumentOf(text);
      if (instrument < 0) return refusal('UNKNOWN_INSTRUMENT', 'There is no such instrument.', name);
    } else if (name === 'account') {
      const no = parser.account(text, into);
      if (no !== undefined) return no;
    } else if (name === 'status' && withStatus) {
      const status = text.toLowerCase();
      if (status !== 'open' && status !== 'all') return refusal('INVALID_PARAMETER', 'status is open or all.', name);
      all = status === 'all';
    } else if (name === 'parent_order_id' && withStatus) {
      into.orderId = orderIdOf(text);
      if (into.orderId === 0) return refusal('INVALID_PARAMETER', 'parent_order_id is the id of an order.', name);
    } else if (name === 'limit') {
      limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
      if (limit < 1 || limit > MAX_PAGE) return refusal('INVALID_PARAMETER', `limit is 1 to ${MAX_PAGE}.`, name);
    } else if (name === 'cursor') {
      before = orderIdOf(text);
      if (before === 0) return refusal('INVALID_PARAMETER', 'cursor is the next_cursor of the page before.', name);
    } else return refusal('UNKNOWN_FIELD', 'There is no field of this name here.', name.slice(0, 64));
  }
  return { instrument, all, limit, before };
}

/** The params of `instruments`: those of the HTTP call. */
export function readInstrumentParams(reader: JsonReader): InstrumentQuery | Refusal {
  const query: Record<keyof InstrumentQuery, string | undefined> = {
    symbol: undefined,
    limit: undefined,
    cursor: undefined,
  };
  for (let field = 0; field < reader.count; field++) {
    const name = reader.keyText(field);
    const type = reader.type[field];
    if (name !== 'symbol' && name !== 'limit' && name !== 'cursor') {
      return refusal('UNKNOWN_FIELD', 'There is no field of this name here.', name.slice(0, 64));
    }
    query[name] = type === JsonType.string || type === JsonType.number ? reader.valueText(field) : '';
  }
  return query;
}
