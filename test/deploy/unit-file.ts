import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project: sources, or the package where it is installed. */
export const projectRoot = fileURLToPath(new URL('../../..', import.meta.url));
export const systemdFolder = join(projectRoot, 'deploy/systemd');

/** A unit file's directives by name, each with its values in order; sections don't matter, no name is in two. */
export interface Unit {
  readonly names: readonly string[];
  /** Of a directive that stands there once. */
  only(name: string): string;
  all(name: string): readonly string[];
  /** Words of all its lines. */
  words(name: string): readonly string[];
}

export function readUnit(path: string = join(systemdFolder, 'tickgate.service')): Unit {
  const directives = new Map<string, string[]>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.startsWith('#') || line.startsWith('[') || line.trim() === '') continue;
    const [, name, value] = /^([A-Za-z]+)=(.*)$/.exec(line) ?? [];
    if (name === undefined) throw new Error(`${path}: what is this: ${line}`);
    directives.set(name, [...(directives.get(name) ?? []), value!]);
  }
  const all = (name: string): readonly string[] => directives.get(name) ?? [];
  return {
    names: [...directives.keys()],
    all,
    words: (name) => all(name).flatMap((value) => value.split(/\s+/).filter((word) => word !== '')),
    only(name) {
      const values = all(name);
      if (values.length !== 1) throw new Error(`${path}: ${name} stands there ${values.length} times`);
      return values[0]!;
    },
  };
}
