import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { RESULT_FILE, withFigures, writeFigures } from '../../bench/output/readme.ts';
import { readResult } from '../../bench/output/result.ts';
import { folderOf } from '../support/program.ts';
import { madeUpResult } from './made-up.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** The formatter lines up the columns of tables. */
function withoutPadding(text: string): string {
  return text.replaceAll(/ +\|/g, ' |').replaceAll(/-{3,} \|/g, '--- |');
}

describe('the figures of the README', () => {
  it('are those of the committed result, to the letter: npm run bench -- readme', () => {
    const file = join(ROOT, RESULT_FILE);
    const result = existsSync(file) ? readResult(file) : undefined;
    assert.equal(README, withFigures(README, result));
  });

  it('have a row each, with value, interval, control, goal and verdict, and tell how they were measured', () => {
    const result = madeUpResult();
    const text = withoutPadding(withFigures(README, result));
    for (const name of Object.keys(result.figures)) assert.match(text, new RegExp(`^\\| \`${name}\` +\\|`, 'm'));
    assert.match(
      text,
      /^Measured 2026-11-21 at commit 0123456789 \(full run, seed 7\) on Made-up <CPU> & Sons, 2 cores, virtual, Linux 6\.1\.0, Node 20\.20\.2, ext4\./m,
    );
    assert.match(text, /120 blocks, 1 dropped by rules set beforehand\. Warning: 2 cores: they are shared\.$/m);
    assert.match(
      text,
      /^\| `f2\.throughput_ratio_f1` \| orders accepted ÷ bare uWebSockets +\| 0\.581 \| 0\.57 … 0\.59 \| 0\.98 … 1\.01 \| ≥ 0\.65<br>≥ 0\.8 \(stretch\) \| falls short: off by 0\.069 \(11 %\)<br>not yet: off by 0\.219 \(27 %\) \|$/m,
    );
    assert.match(
      text,
      /\| ≤ 480 µs = 2 × s\.p99_us \+ f1\.asleep\.p99_us \+ 100 \| falls short: off by 240 µs \(50 %\) \|$/m,
    );
  });

  it('replace those of before, and nothing else', () => {
    const once = withFigures(README, madeUpResult());
    assert.equal(withFigures(once, madeUpResult()), once);
    assert.notEqual(withFigures(once, madeUpResult({ commit: 'another' })), once);
    assert.equal(withFigures(withFigures(once, undefined), undefined), withFigures(README, undefined));
  });

  it('are written to the file, which has to have their place', (context) => {
    const folder = folderOf(context);
    writeFileSync(join(folder, 'README.md'), README);
    writeFigures(folder, madeUpResult());
    assert.equal(readFileSync(join(folder, 'README.md'), 'utf8'), withFigures(README, madeUpResult()));
    writeFileSync(join(folder, 'README.md'), '# another');
    assert.throws(() => writeFigures(folder, madeUpResult()), /README\.md lacks the lines/);
  });
});
