import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import type { SavedRow } from './history-file.ts';

/**
 * Prices of the past from a file, oldest or newest first, symbols in any order:
 *
 *   symbol,time,price
 *   BTCUSDT,2021-01-08T00:00:01.076Z,39433.30
 *   BTCUSDT,1610064002000,39434.05                  milliseconds since the Unix epoch
 *
 * Of each interval the last price counts, as it would have been recorded. Throws `HistoryCsvError` with file and line.
 */
export class HistoryCsvError extends Error {
  override readonly name = 'HistoryCsvError';
}

const HEAD = 'symbol,time,price';
const MOST_BYTES = 64 * 1024 * 1024;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;
const US_PER_MS = 1_000;

interface Cell {
  timeMs: number;
  price: number;
}

export function readHistoryCsv(path: string, intervalUs: number, nowUs: number): SavedRow[] {
  const intervals = new Map<number, Map<string, Cell>>();
  const lines = read(path).split('\n');
  const fail = (line: number, what: string): never => {
    throw new HistoryCsvError(`${path}:${line}: ${what}`);
  };
  if (lines[0]?.trim() !== HEAD) fail(1, `the first line is ${HEAD}`);
  for (const [i, text] of lines.entries()) {
    const line = text.trim();
    if (i === 0 || line === '') continue;
    const [symbol = '', time = '', price = '', ...more] = line.split(',');
    if (symbol === '' || more.length > 0) fail(i + 1, `a line has three values: ${HEAD}`);
    const timeMs = timeOf(time);
    if (Number.isNaN(timeMs)) fail(i + 1, `"${time}" is no time such as 2021-01-08T00:00:01.076Z`);
    if (timeMs * US_PER_MS > nowUs) fail(i + 1, `${time} is in the future`);
    if (!/^\d{1,15}(\.\d{1,15})?$/.test(price) || Number(price) <= 0) fail(i + 1, `"${price}" is no price`);
    // Interval k holds what came after the end of k - 1, up to its own end.
    const interval = Math.ceil((timeMs * US_PER_MS) / intervalUs);
    const cells = intervals.get(interval) ?? new Map<string, Cell>();
    intervals.set(interval, cells);
    const before = cells.get(symbol);
    if (before === undefined || before.timeMs <= timeMs) cells.set(symbol, { timeMs, price: Number(price) });
  }
  return [...intervals].map(([interval, cells]) => ({
    interval,
    prices: new Map([...cells].map(([symbol, { price }]) => [symbol, price])),
  }));
}

function timeOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  return TIME.test(text) ? Date.parse(text) : Number.NaN;
}

function read(path: string): string {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    throw new HistoryCsvError((error as Error).message);
  }
  try {
    const { size } = fstatSync(fd);
    if (size > MOST_BYTES) throw new HistoryCsvError(`${path}: larger than ${MOST_BYTES} bytes`);
    return readFileSync(fd, 'utf8');
  } finally {
    closeSync(fd);
  }
}
