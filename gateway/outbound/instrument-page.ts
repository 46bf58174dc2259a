import type { Instrument } from '../../core/market/instruments.ts';
import type { Directory } from '../directory.ts';
import { type Refusal, refusal } from '../inbound/refusal.ts';
import { ownFields } from '../instruments/own-format.ts';

/** Rows per page of instruments: by default, and at most. */
export const DEFAULT_INSTRUMENTS = 500;
export const MAX_INSTRUMENTS_PAGE = 1_000;

export interface InstrumentQuery {
  readonly symbol: string | undefined;
  readonly limit: string | undefined;
  /** The number of the first; a page ends with that of the next. */
  readonly cursor: string | undefined;
}

/** The instruments in the order of their numbers, or one of them by its symbol. */
export function instrumentPage(directory: Directory, { symbol, limit, cursor }: InstrumentQuery): string | Refusal {
  const { instruments } = directory;
  const wanted = limit === undefined ? DEFAULT_INSTRUMENTS : /^\d{1,4}$/.test(limit) ? Number(limit) : 0;
  if (wanted < 1 || wanted > MAX_INSTRUMENTS_PAGE) {
    return refusal('INVALID_PARAMETER', `limit is 1 to ${MAX_INSTRUMENTS_PAGE}.`, 'limit');
  }
  if (cursor !== undefined && !/^\d{1,7}$/.test(cursor)) {
    return refusal('INVALID_PARAMETER', 'cursor is the next_cursor of the page before.', 'cursor');
  }
  let from = Number(cursor ?? '0');
  let end = Math.min(from + wanted, instruments.length);
  let next = end < instruments.length ? `"${end}"` : 'null';
  if (symbol !== undefined) {
    from = directory.instrumentOf(symbol);
    if (from < 0) return refusal('UNKNOWN_INSTRUMENT', `There is no instrument ${symbol.slice(0, 64)}.`, 'symbol');
    end = from + 1;
    next = 'null';
  }
  const rows = instruments.slice(from, end).map((instrument) => JSON.stringify(fieldsOf(instrument)));
  return (
    `{"catalog":${directory.catalog()},"brokers":${JSON.stringify(directory.brokers)}` +
    `,"instruments":[${rows.join(',')}],"next_cursor":${next}}`
  );
}

/** As our own file format has them, with its number, and why it isn't tradable. */
function fieldsOf(instrument: Instrument): Record<string, unknown> {
  const { symbol, id, tradable, problem } = instrument;
  const { home_price: _, ...fields } = ownFields(instrument);
  return { symbol, instrument: id, ...fields, tradable, ...(problem === undefined ? {} : { problem }) };
}
