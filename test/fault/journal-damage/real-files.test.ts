import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { systemFiles } from '../../../workers/files.ts';
import { createSeededRandom } from '../../../workers/seeded-random.ts';
import type { SimulatedDisk } from '../../simulation/disk.ts';
import { DATA, makeFixtures, makeStrangers } from './fixtures.ts';
import { judge } from './judge.ts';
import { rows } from './rows.ts';

const SEED = 11;
/** Of each row, for each journal. */
const SAMPLES = 1;

test('real files and the simulated disk come to the same verdicts', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-damage-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const random = createSeededRandom(SEED);
  const strangers = makeStrangers(SEED);
  let cases = 0;
  for (const [i, fixture] of makeFixtures(SEED).entries()) {
    const context = { random, stranger: strangers[i]!, every: 20_000, flips: 10 };
    for (const row of rows) {
      if (row.journals !== undefined && !row.journals.includes(fixture.name)) continue;
      let taken = 0;
      for (const { name, apply } of row.cases(fixture, context)) {
        if (taken++ === SAMPLES) break;
        const disk = fixture.disk.fork();
        apply(disk);
        const data = join(folder, String(cases++));
        copyOut(disk, data);
        const real = judge(systemFiles, data, fixture, true);
        const simulated = judge(disk.files, DATA, fixture, true);
        assert.equal(real.outcome, simulated.outcome, `${fixture.name}: ${name}: ${real.why}; ${simulated.why}`);
        assert.equal(real.why.replaceAll(data, DATA), simulated.why);
        rmSync(data, { recursive: true });
      }
    }
  }
  assert.ok(cases > 60);
  t.diagnostic(`${cases} damaged journals`);
});

function copyOut(disk: SimulatedDisk, data: string): void {
  for (const path of disk.paths()) {
    const to = join(data, path.slice(DATA.length));
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, disk.contents(path)!);
  }
}
