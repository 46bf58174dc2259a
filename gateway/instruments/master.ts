import { openSync, closeSync, fstatSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { SimulatedInstruments } from '../../core/market/instruments.ts';
import { ccxtRows } from './ccxt-markets.ts';
import { type ExactValue, isExactObject, parseExact } from './exact-json.ts';
import type { FileInstrument } from './file-row.ts';
import { readKiteCsv } from './kite-csv.ts';
import { OWN_FORMAT_NAME, type RowReader, ownRow, ownRows } from './own-format.ts';
import { type RowRefusals, createRowRefusals, refuseRow } from './row-refusals.ts';

/** The instruments of all files together, each symbol once, in the order of the files. */
export interface Master {
  readonly instruments: readonly FileInstrument[];
  readonly refused: RowRefusals;
}

/** INSTRUMENTS: `simulated`, paths, or both, separated by commas. */
export const SIMULATED = 'simulated';
const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** A file that can't be read at all. */
export class MasterError extends Error {
  override readonly name = 'MasterError';
}

/**
 *   file ─▶ its format ─▶ rows ─▶ instruments, each symbol once
 *                            └──▶ refused: which line, and why
 *
 * At most `most` are taken. Throws `MasterError` if a whole file is wrong: better no change than half of a file.
 */
export function readMaster(spec: string, most: number): Master {
  const instruments: FileInstrument[] = [];
  const refused = createRowRefusals();
  const seen = new Set<string>();

  function take(instrument: FileInstrument, file: string, line: number): void {
    const { symbol } = instrument;
    if (seen.has(symbol)) refuseRow(refused, file, line, symbol, 'this symbol was given before');
    else if (instruments.length >= most) refuseRow(refused, file, line, symbol, `MAX_INSTRUMENTS=${most} are taken`);
    else {
      seen.add(symbol);
      instruments.push(instrument);
    }
  }

  for (const path of spec.split(',').map((name) => name.trim())) {
    if (path === SIMULATED) {
      for (const { id: _, ...instrument } of SimulatedInstruments) take(instrument, SIMULATED, 0);
      continue;
    }
    const file = basename(path);
    try {
      const text = readText(path);
      if (/^\ufeff?\s*[{[]/.test(text.slice(0, 4096))) readJson(text, file, take, refused);
      else {
        readKiteCsv(text, {
          take: (instrument, line) => {
            take(instrument, file, line);
          },
          refuse: (line, name, why) => {
            refuseRow(refused, file, line, name, why);
          },
        });
      }
    } catch (error) {
      throw new MasterError(`INSTRUMENTS: ${path}: ${(error as Error).message}`, { cause: error });
    }
  }
  return { instruments, refused };
}

function readJson(
  text: string,
  file: string,
  take: (instrument: FileInstrument, file: string, line: number) => void,
  refused: RowRefusals,
): void {
  const whole = parseExact(text);
  if (!isExactObject(whole)) throw new Error('it is an object, in the own format of tickgate or as ccxt has it');
  const isOwn = whole.fields.has(OWN_FORMAT_NAME);
  const { rows, read } = isOwn ? { rows: ownRows(whole), read: ownRow } : ccxtRows(whole);
  for (const row of rows) readRow(row, read, file, take, refused);
}

function readRow(
  row: ExactValue,
  read: RowReader,
  file: string,
  take: (instrument: FileInstrument, file: string, line: number) => void,
  refused: RowRefusals,
): void {
  if (!isExactObject(row)) {
    refuseRow(refused, file, 0, typeof row === 'string' ? row : '?', 'an instrument is an object');
    return;
  }
  const made = read(row);
  const name = row.fields.get('symbol');
  if (typeof made === 'string') refuseRow(refused, file, row.line, typeof name === 'string' ? name : '?', made);
  else take(made, file, row.line);
}

function readText(path: string): string {
  const fd = openSync(path, 'r');
  try {
    const { size } = fstatSync(fd);
    if (size > MAX_FILE_BYTES) throw new Error(`it has ${size} bytes, at most ${MAX_FILE_BYTES} are read`);
    return readFileSync(fd, 'utf8');
  } finally {
    closeSync(fd);
  }
}
