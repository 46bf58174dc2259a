import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { placeOf } from '../../bench/profile/source-place.ts';
import { Roster } from '../../workers/roster.ts';

const GATEWAY = new URL('../../gateway/main.js', import.meta.url);
const PROGRAMS = [GATEWAY, ...Object.values(Roster).map(({ module }) => module)];

describe('what a process or a thread begins with', () => {
  for (const program of PROGRAMS) {
    it(`${program.pathname.replace(/^.*\/dist\//, '')} is one module, and imports packages only`, () => {
      const code = readFileSync(program, 'utf8');
      const imported = [...code.matchAll(/^(?:import|export) .*? from '(.*)';$/gm)].map(([, name]) => name!);
      assert.ok(imported.length > 0);
      assert.deepEqual(
        imported.filter((name) => name.startsWith('.')),
        [],
      );
    });
  }

  it('is made of what stands beside it: `tsc` alone leaves it as it was', () => {
    for (const program of PROGRAMS) {
      const { sources } = JSON.parse(readFileSync(`${fileURLToPath(program)}.map`, 'utf8')) as {
        readonly sources: readonly string[];
      };
      assert.ok(sources.length > 1);
      const madeMs = statSync(program).mtimeMs;
      const newer = sources.filter((source) => statSync(new URL(source, program)).mtimeMs > madeMs);
      assert.deepEqual(newer, [], 'npm run build');
    }
  });

  it('has its functions as constants, which V8 needn’t look up', () => {
    const code = readFileSync(Roster.engine.module, 'utf8');
    assert.ok([...code.matchAll(/^const [\w$]+ = function/gm)].length > 500);
    assert.doesNotMatch(code, /^(async )?function/m);
  });

  it('tells where the threads are from where they stand', () => {
    const code = readFileSync(GATEWAY, 'utf8');
    const [, from, source] = /BootUrl = new URL\('(.*)', new URL\("(.*)", import\.meta\.url\)\.href\)/.exec(code)!;
    assert.equal(
      new URL(from!, new URL(source!, GATEWAY)).href,
      new URL('../../workers/boot.js', import.meta.url).href,
    );
  });

  it('has a map that leads to the source', () => {
    const url = Roster.engine.module.href;
    const lines = readFileSync(fileURLToPath(url), 'utf8').split('\n');
    const lineNumber = lines.findIndex((line) => line.startsWith('const apply = function apply('));
    const source = readFileSync(new URL('../../../core/order/apply.ts', import.meta.url), 'utf8').split('\n');
    const expected = source.findIndex((line) => line.startsWith('export function apply(')) + 1;
    const columnNumber = 'const apply = function apply'.length;
    const place = placeOf({ functionName: 'apply', url, lineNumber, columnNumber });
    assert.equal(place, `core/order/apply.ts:${expected}`);
  });
});
