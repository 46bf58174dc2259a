import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type PriceHistory, MOST_ROWS } from '../../core/risk/metrics/price-history.ts';
import { checksum } from '../journal/checksum.ts';
import { readFile, systemFiles } from '../files.ts';

/**
 * Recorded prices as they are kept between runs. Little-endian; replaced as a whole, so that there is always a good one.
 *
 *   0       4         8           16     20       24              24 + 8 R
 *   +-------+---------+-----------+------+--------+---------------+---------------------------------------+----------+
 *   | magic | version | interval  | rows | series | numbers of    | per series: name 64 bytes, R prices   | checksum |
 *   |  i32  |  i32    | us, f64   | R i32|  i32   | intervals, f64| f64; NaN: none                        |  u32     |
 *   +-------+---------+-----------+------+--------+---------------+---------------------------------------+----------+
 */
const MAGIC = 0x3172_6774; // "tgr1"
const VERSION = 1;
const HEAD_BYTES = 24;
const NAME_BYTES = 64;
const CHECKSUM_BYTES = 4;

/** One row as it was recorded: the prices of an interval by symbol. */
export interface SavedRow {
  readonly interval: number;
  readonly prices: ReadonlyMap<string, number>;
}

export interface SavedHistory {
  readonly intervalUs: number;
  readonly rows: readonly SavedRow[];
}

export function encodeHistory(history: PriceHistory): Uint8Array<ArrayBuffer> {
  // A name that has no room here would come back as another.
  const symbols = history.symbols().filter((symbol) => Buffer.byteLength(symbol) <= NAME_BYTES);
  const { grid, prices } = history.read(symbols.map((symbol, id) => ({ id, symbol })));
  const rows = grid.length;
  const bytes = new Uint8Array(HEAD_BYTES + rows * 8 + symbols.length * (NAME_BYTES + rows * 8) + CHECKSUM_BYTES);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, MAGIC, true);
  view.setInt32(4, VERSION, true);
  view.setFloat64(8, history.intervalUs, true);
  view.setInt32(16, rows, true);
  view.setInt32(20, symbols.length, true);
  let at = HEAD_BYTES;
  for (let t = 0; t < rows; t++, at += 8) view.setFloat64(at, grid[t]!, true);
  for (const [i, symbol] of symbols.entries()) {
    bytes.set(Buffer.from(symbol), at);
    at += NAME_BYTES;
    for (let t = 0; t < rows; t++, at += 8) view.setFloat64(at, prices[i * rows + t]!, true);
  }
  view.setUint32(at, checksum(bytes.subarray(0, at), 0), true);
  return bytes;
}

/**
 * The rows, or what is wrong with the bytes.
 * @internal
 */
export function decodeHistory(bytes: Uint8Array): SavedHistory | string {
  if (bytes.length < HEAD_BYTES + CHECKSUM_BYTES) return 'it is too short';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = bytes.length - CHECKSUM_BYTES;
  if (view.getInt32(0, true) !== MAGIC) return 'it is no record of prices';
  if (view.getInt32(4, true) > VERSION) return 'it was written by a newer version of tickgate';
  if (view.getUint32(end, true) !== checksum(bytes.subarray(0, end), 0)) return 'its checksum is wrong';
  const rows = view.getInt32(16, true);
  const series = view.getInt32(20, true);
  const wanted = HEAD_BYTES + rows * 8 + series * (NAME_BYTES + rows * 8);
  if (rows < 0 || rows > MOST_ROWS || series < 0 || wanted !== end) return 'its size is wrong';
  const saved = Array.from({ length: rows }, (_, t) => ({
    interval: view.getFloat64(HEAD_BYTES + t * 8, true),
    prices: new Map<string, number>(),
  }));
  let at = HEAD_BYTES + rows * 8;
  for (let i = 0; i < series; i++) {
    const name = Buffer.from(bytes.subarray(at, at + NAME_BYTES))
      .toString()
      .replace(/\0+$/, '');
    at += NAME_BYTES;
    for (const { prices } of saved) {
      const price = view.getFloat64(at, true);
      if (price > 0) prices.set(name, price);
      at += 8;
    }
  }
  return { intervalUs: view.getFloat64(8, true), rows: saved };
}

/** Undefined: there is none yet; a text: what is wrong with it. */
export function loadHistory(path: string): SavedHistory | string | undefined {
  const bytes = readFile(systemFiles, path);
  return bytes === undefined ? undefined : decodeHistory(bytes);
}

/** Replaces the file. Not in the calling thread: a sync can take as long as the disk likes. Rejects with the disk's error. */
export async function saveHistory(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
