import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Master, readMaster } from '../../../gateway/instruments/master.ts';

/** A part of the list that Kite publishes, as it is published. */
export const kiteFile = fileURLToPath(new URL('../../../../test/gateway/instruments/kite.csv', import.meta.url));

function folderOf(context: Pick<TestContext, 'after'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-instruments-'));
  context.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Writes the texts to files, which are read together. */
export function masterOf(context: TestContext, texts: Readonly<Record<string, string>>, most = 100): Master {
  const folder = folderOf(context);
  const paths = Object.entries(texts).map(([name, text]) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  });
  return readMaster(paths.join(','), most);
}

/** A file of our own format, a row a line from line 2 on. */
export function ownFile(rows: readonly unknown[]): string {
  const lines = rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row)));
  return `{"tickgate_instruments":1,"instruments":[\n${lines.join(',\n')}\n]}`;
}

export const ACME = { symbol: 'ACME', class: 'equity', currency: 'INR', tick: '0.05', lot: '1' };
