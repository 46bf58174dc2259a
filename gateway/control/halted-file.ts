import { constants, readFileSync } from 'node:fs';
import { type FileHandle, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type ScopeNames, SCOPE_FIELDS } from './trading-scope.ts';

/**
 * DATA_DIR/HALTED: every scope that a person has stopped, for a start that finds no word of it in the journal. Its presence
 * alone means halted: one that can't be read stops everything. It is no more once nothing is stopped.
 *
 *   {"version":1,"stopped":[{"account":"demo","state":"halted","since":"…Z","by":"…","reason":"…"}]}
 */
export interface HaltedFile {
  /** What it says; empty: it isn't there. */
  read(): readonly StoppedScope[];
  /** Replaces it, synced, its folder too; resolves once that is so, rejects if it can't be. One after the other. */
  write(stopped: readonly StoppedScope[]): Promise<void>;
}

export interface StoppedScope extends ScopeNames {
  readonly state: StoppedState;
  /** ISO 8601. */
  readonly since: string;
  readonly by: string;
  readonly reason: string;
}

export type StoppedState = 'reducing' | 'halted';

export const HALTED_FILE = 'HALTED';
const MAX_TEXT = 256;

export function createHaltedFile(data: string): HaltedFile {
  const path = join(data, HALTED_FILE);
  let last: Promise<unknown> = Promise.resolve();

  async function replace(stopped: readonly StoppedScope[]): Promise<void> {
    if (stopped.length === 0) await unlink(path).catch(unlessAbsent);
    else {
      await writeSynced(`${path}.new`, `${JSON.stringify({ version: 1, stopped })}\n`);
      await rename(`${path}.new`, path);
    }
    await synced(await open(data, constants.O_RDONLY), (folder) => folder.sync());
  }

  return {
    read() {
      try {
        return parse(readFileSync(path, 'utf8'));
      } catch (error) {
        if (isAbsent(error)) return [];
        return [unreadable(error instanceof Error ? error.message : 'no words')];
      }
    },
    async write(stopped) {
      const written = last.then(() => replace(stopped));
      last = written.catch(() => undefined);
      return written;
    },
  };
}

function parse(text: string): StoppedScope[] {
  const content: unknown = text.trim() === '' ? undefined : JSON.parse(text);
  const stopped = (content as { readonly stopped?: unknown } | undefined)?.stopped;
  if (!Array.isArray(stopped) || stopped.length === 0) return [unreadable('it names no scope')];
  return stopped.map((entry: unknown) => {
    const fields = entry as Readonly<Record<string, unknown>>;
    const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name].slice(0, MAX_TEXT) : '');
    const names = Object.fromEntries(SCOPE_FIELDS.flatMap((name) => (text(name) === '' ? [] : [[name, text(name)]])));
    const state = text('state') === 'reducing' ? 'reducing' : 'halted';
    return { ...names, state, since: text('since'), by: text('by'), reason: text('reason') };
  });
}

function unreadable(why: string): StoppedScope {
  return { state: 'halted', since: '', by: 'the file HALTED', reason: `it can't be read: ${why}` };
}

async function writeSynced(path: string, text: string): Promise<void> {
  await synced(await open(path, 'w', 0o600), async (file) => {
    await file.writeFile(text);
    await file.datasync();
  });
}

async function synced(file: FileHandle, act: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await act(file);
  } finally {
    await file.close();
  }
}

function unlessAbsent(error: unknown): void {
  if (!isAbsent(error)) throw error;
}

function isAbsent(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
