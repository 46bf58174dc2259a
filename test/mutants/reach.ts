import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const NAMED = /(?:\b(?:from |import |import\()'(?=\.)|\bnew URL\(')([^']+\.js)'/g;

/** What was made one module with a file (`deploy/bundle.mjs`), or is its own source: as they were compiled. */
function sourcesIn(file: string, map: string): string[] {
  const { sources } = JSON.parse(map) as { readonly sources: readonly string[] };
  return sources.map((source) =>
    normalize(join(dirname(file), source))
      .replace(/^\.\.\//, '')
      .replace(/\.ts$/, '.js'),
  );
}

/**
 * Which compiled files a test can run: what it imports, and what it names as the URL of a worker or a program, and so
 * on from there. A bug in any other file can't change what the test does.
 */
export function createReach(dist: string): (test: string, file: string) => boolean {
  const named = new Map<string, readonly string[]>();
  const reached = new Map<string, ReadonlySet<string>>();

  function namedIn(file: string): readonly string[] {
    const known = named.get(file);
    if (known !== undefined) return known;
    const path = join(dist, file);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const found = [...text.matchAll(NAMED)].map(([, name]) => normalize(join(dirname(file), name!)));
    if (existsSync(`${path}.map`)) found.push(...sourcesIn(file, readFileSync(`${path}.map`, 'utf8')));
    named.set(file, found);
    return found;
  }

  function reachedFrom(test: string): ReadonlySet<string> {
    const known = reached.get(test);
    if (known !== undefined) return known;
    const all = new Set([test]);
    for (const file of all) for (const next of namedIn(file)) all.add(next);
    reached.set(test, all);
    return all;
  }

  return (test, file) => reachedFrom(test).has(file);
}
