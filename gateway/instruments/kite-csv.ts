import type { InstrumentClassName, Session } from '../../core/market/instruments.ts';
import { isZero } from './exact-number.ts';
import { type FileInstrument, instrumentOfRow } from './file-row.ts';
import { localTimeUs } from './zones.ts';

/*
 * Kite's list of instruments (`GET /instruments`), CSV with a header. Symbols are the tradingsymbols of NSE and NFO; those
 * of other exchanges have the exchange before them (BSE:INFY), because both list the same names. `instrument_token` is
 * kept as the venue's id. The exchanges trade from 09:15 to 15:30 IST, Monday to Friday; holidays are not in the file.
 *
 * For currencies and commodities the file doesn't say what one contract is worth: such rows are refused, and have to be
 * given in tickgate's own format, with their multiplier.
 */
const COLUMNS = [
  'instrument_token',
  'tradingsymbol',
  'last_price',
  'expiry',
  'tick_size',
  'lot_size',
  'instrument_type',
  'segment',
  'exchange',
] as const;
type Column = (typeof COLUMNS)[number];

const BARE = new Set(['NSE', 'NFO']);
const KNOWN = new Set([...BARE, 'BSE', 'BFO', 'NSEIX']);
const ZONE = 'Asia/Kolkata';
const US_PER_MINUTE = 60_000_000;
const WEEKDAYS = 0b11111;
const SESSION: Session = { openUs: 555 * US_PER_MINUTE, closeUs: 930 * US_PER_MINUTE, zone: ZONE, days: WEEKDAYS };
const CLASSES: Readonly<Record<string, InstrumentClassName>> = {
  EQ: 'equity',
  FUT: 'future',
  CE: 'option',
  PE: 'option',
};
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

export interface CsvSink {
  take(instrument: FileInstrument, line: number): void;
  refuse(line: number, name: string, why: string): void;
}

/** Throws with what is wrong with the whole file: a column that isn't there. */
export function readKiteCsv(text: string, sink: CsvSink): void {
  let line = 0;
  let places: Readonly<Record<Column, number>> | undefined;
  let width = 0;
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; ) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    const row = text.slice(at, text[end - 1] === '\r' ? end - 1 : end);
    at = end + 1;
    line += 1;
    if (row === '') continue;
    const cells = cellsOf(row);
    if (places === undefined) {
      places = placesOf(cells);
      width = cells.length;
      continue;
    }
    if (cells.length !== width) {
      sink.refuse(line, row.slice(0, 32), `it has ${cells.length} columns, the header ${width}`);
      continue;
    }
    const here = places;
    const made = readRow((name) => cells[here[name]]!);
    if (typeof made === 'string') sink.refuse(line, cells[places.tradingsymbol]!, made);
    else sink.take(made, line);
  }
  if (places === undefined) throw new Error('it has no header');
}

function placesOf(header: readonly string[]): Readonly<Record<Column, number>> {
  const missing = COLUMNS.filter((name) => !header.includes(name));
  if (missing.length > 0) throw new Error(`no CSV of Kite's instruments: the header lacks ${missing.join(', ')}`);
  return Object.fromEntries(COLUMNS.map((name) => [name, header.indexOf(name)])) as Record<Column, number>;
}

function readRow(cell: (name: Column) => string): FileInstrument | string {
  const exchange = cell('exchange');
  if (!KNOWN.has(exchange)) {
    return `the file doesn't say what a contract of ${exchange.slice(0, 16)} is worth: give it in tickgate's own format`;
  }
  if (exchange === 'NSEIX') return 'NSEIX trades in another currency: give it in the own format of tickgate';
  const isIndex = cell('segment') === 'INDICES';
  const type = cell('instrument_type');
  const name = isIndex ? 'index' : CLASSES[type];
  if (name === undefined) return `${type.slice(0, 16)} is no instrument_type that is known`;
  const expiryUs = expiryOf(cell('expiry'));
  if (Number.isNaN(expiryUs)) return `expiry ${cell('expiry').slice(0, 16)} is no date`;
  if ((name === 'future' || name === 'option') && expiryUs === 0) return 'a future or option has an expiry';
  const tradingSymbol = cell('tradingsymbol');
  const lastPrice = cell('last_price');
  return instrumentOfRow({
    symbol: BARE.has(exchange) ? tradingSymbol : `${exchange}:${tradingSymbol}`,
    class: name,
    tradable: !isIndex,
    currency: 'INR',
    // Indices aren't traded, and the file gives them no tick: quotes have two decimals.
    tick: isIndex && isZero(cell('tick_size')) ? '0.01' : cell('tick_size'),
    lot: isIndex && isZero(cell('lot_size')) ? '1' : cell('lot_size'),
    multiplier: '1',
    freezeQuantity: '',
    expiryUs,
    session: SESSION,
    exchange,
    venueId: cell('instrument_token'),
    homePrice: isZero(lastPrice) ? '' : lastPrice,
  });
}

const expiries = new Map<string, number>();
const MAX_EXPIRIES = 4096;

/** The close of that day; 0: never; NaN: it is no date. */
function expiryOf(text: string): number {
  if (text === '') return 0;
  const known = expiries.get(text);
  if (known !== undefined) return known;
  const match = DATE.exec(text);
  const dateMs = match === null ? Number.NaN : Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  const isDate = !Number.isNaN(dateMs) && new Date(dateMs).toISOString().startsWith(text);
  const expiryUs = isDate ? localTimeUs(dateMs, SESSION.closeUs, ZONE) : Number.NaN;
  if (expiries.size < MAX_EXPIRIES) expiries.set(text, expiryUs);
  return expiryUs;
}

/** A cell in quotes may have commas, and quotes written twice. */
function cellsOf(row: string): string[] {
  if (!row.includes('"')) return row.split(',');
  const cells: string[] = [];
  const cell = /"((?:[^"]|"")*)"(?:,|$)|([^,]*)(?:,|$)/y;
  while (cell.lastIndex < row.length) {
    const match = cell.exec(row);
    if (match === null) return [];
    cells.push(match[1] === undefined ? match[2]! : match[1].replaceAll('""', '"'));
  }
  if (row.endsWith(',')) cells.push('');
  return cells;
}
