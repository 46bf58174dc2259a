import { join } from 'node:path';
import type { Instrument } from '../../core/market/instruments.ts';
import { type Files, readFile, systemFiles, writeWhole } from '../../workers/files.ts';
import type { ExactObject, ExactValue } from './exact-json.ts';
import { OWN_FORMAT_NAME, ownRow, ownRows, ownText } from './own-format.ts';

/**
 * The numbers of instruments, for ever: a file of our own format in the data folder in which an instrument's place is its
 * number. It is durable before any command that has one of its numbers: after a kill at any moment the journal knows no
 * number that this file doesn't, and whatever is here and not there is defined by the next start.
 */
const NAME = 'instruments.json';
const NEW_NAME = 'instruments.json.new';

/** Undefined: there is no such file yet. Throws if it can't be read: its numbers must not be guessed. */
export function readKnown(data: string, files: Files = systemFiles): Instrument[] | undefined {
  const bytes = readFile(files, join(data, NAME));
  if (bytes === undefined) return undefined;
  // What `writeKnown` writes has its numbers in texts.
  const whole = objectOf(JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')));
  const fields = new Map(whole.fields);
  const version: unknown = fields.get(OWN_FORMAT_NAME);
  if (typeof version === 'number') fields.set(OWN_FORMAT_NAME, String(version));
  return ownRows({ line: 0, fields }).map((row, id) => {
    const one = ownRow(objectOf(row));
    if (typeof one === 'string') throw new Error(`instrument ${id}: ${one}`);
    return { id, ...one };
  });
}

function objectOf(value: unknown): ExactObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('an object is missing');
  const fields = new Map(Object.entries(value as Readonly<Record<string, ExactValue>>));
  const session: unknown = fields.get('session');
  if (session !== undefined) fields.set('session', objectOf(session));
  return { line: 0, fields };
}

/** Durable when it returns. The file before stays whole until then. */
export function writeKnown(data: string, instruments: readonly Instrument[], files: Files = systemFiles): void {
  const bytes = Buffer.from(ownText(instruments), 'utf8');
  const path = join(data, NEW_NAME);
  const fd = files.open(path, 'w+');
  try {
    writeWhole(files, fd, bytes, 0, bytes.length, 0);
    files.datasync(fd);
  } finally {
    files.close(fd);
  }
  files.rename(path, join(data, NAME));
  files.syncFolder(data);
}
