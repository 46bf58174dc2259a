import type { Directory } from '../directory.ts';
import { type JsonReader, JsonType } from '../inbound/json-reader.ts';
import { takeTag } from '../inbound/order-name.ts';
import type { OrderRequest } from '../inbound/order-request.ts';
import type { RequestParser } from '../inbound/parse.ts';
import { type Refusal, refusal } from '../inbound/refusal.ts';

export type RiskParam = 'account' | 'by' | 'tag' | 'symbol' | 'broker';

export interface RiskParams {
  readonly isByTag: boolean;
}

/** The params of `positions`, `pnl`, `account` and `limits`: those of the HTTP paths; whose they are goes into `into`. */
export function readRiskParams(
  reader: JsonReader,
  directory: Directory,
  parser: RequestParser,
  into: OrderRequest,
  allowed: readonly RiskParam[],
): RiskParams | Refusal {
  let isByTag = false;
  for (let field = 0; field < reader.count; field++) {
    const name = reader.keyText(field);
    const isKnown = allowed.includes(name as RiskParam);
    if (!isKnown) return refusal('UNKNOWN_FIELD', `Params here: ${allowed.join(', ')}.`, name.slice(0, 64));
    const type = reader.type[field];
    if (type === JsonType.null) continue;
    const text = type === JsonType.string ? reader.valueText(field) : '';
    const no = readOne(name as RiskParam, text, directory, parser, into);
    if (no !== undefined) return no;
    if (name === 'by') isByTag = text === 'tag';
  }
  return { isByTag };
}

function readOne(
  name: RiskParam,
  text: string,
  directory: Directory,
  parser: RequestParser,
  into: OrderRequest,
): Refusal | undefined {
  switch (name) {
    case 'account':
      return parser.account(text, into);
    case 'symbol':
      into.instrument = directory.instrumentOf(text);
      return into.instrument >= 0 ? undefined : refusal('UNKNOWN_INSTRUMENT', 'There is no such instrument.', name);
    case 'broker':
      into.broker = directory.brokerOf(text) + 1;
      if (into.broker > 0) return undefined;
      return refusal('INVALID_BROKER', `broker is one of ${directory.brokers.join(', ')}.`, name);
    case 'tag':
      return takeTag(text, into) ? undefined : refusal('INVALID_TAG', 'This is no tag.', name);
    default:
      if (text === 'account' || text === 'tag') return undefined;
      return refusal('INVALID_PARAMETER', 'by is account or tag.', name);
  }
}
