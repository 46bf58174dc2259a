import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Reject, type RejectName } from '../../core/schema/reject.ts';
import type { Files } from '../../workers/files.ts';
import { BadRequests } from './bad-requests.ts';
import { judgeSeed } from './judge-seed.ts';
import { planOf } from './plan.ts';
import { runScript } from './run.ts';
import { linesOf, textOf } from './script.ts';
import { shrink } from './shrink.ts';
import { GivenByNobody, ReachedElsewhere, universe } from './universe.ts';

test('the same seed is the same run, byte for byte', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const first = runScript(planOf(seed));
    assert.ok(first.events > 10);
    assert.equal(runScript(planOf(seed)).fingerprint, first.fingerprint, `seed ${seed}`);
  }
});

test('a script that is printed and read again is the same run', () => {
  const lines = planOf(3);
  assert.equal(runScript(linesOf(textOf(lines))).fingerprint, runScript(lines).fingerprint);
});

/** No batch is synced: the writer believes that it is. */
function acknowledgesBeforeItIsOnTheDisk(files: Files): Files {
  const segments = new Set<number>();
  return {
    ...files,
    open(path, flags) {
      const fd = files.open(path, flags);
      if (flags === 'direct' && path.endsWith('.segment')) segments.add(fd);
      return fd;
    },
    datasync(fd) {
      if (!segments.has(fd)) files.datasync(fd);
    },
  };
}

test('a journal that acknowledges before the sync is found within 50 seeds, in a script of at most 12 lines', (t) => {
  for (let seed = 1; seed <= 50; seed++) {
    const { finding } = judgeSeed(seed, 400, { files: acknowledgesBeforeItIsOnTheDisk });
    if (finding === undefined) continue;
    t.diagnostic(`seed ${seed}: ${finding.message}\n${finding.script}`);
    assert.ok(finding.lines <= 12, `${finding.lines} lines`);
    return;
  }
  assert.fail('it was not found');
});

test('what is shrunk still breaks, and nothing can be left out of it', () => {
  const lines = linesOf(Array.from({ length: 40 }, (_, i) => `new B ${i + 1}@10000 id=o${i} day`).join('\n'));
  const breaks = (candidate: readonly { text: string }[]): boolean =>
    candidate.some(({ text }) => text.includes('id=o7')) && candidate.some(({ text }) => text.includes('id=o31'));
  assert.equal(textOf(shrink(lines, breaks)), 'new B 10@10000 id=o7\nnew B 10@10000 id=o31');
});

test('a code that the simulation can’t reach is reached by the test that is named for it', () => {
  for (const [code, file] of Object.entries(ReachedElsewhere)) {
    assert.match(readFileSync(file, 'utf8'), new RegExp(`\\b${code}\\b`), `${file} mentions ${code}`);
  }
});

test('a code that nobody gives stands nowhere but in the list of codes', () => {
  const sources = ['core/order/decide-place.ts', 'core/order/decide-report.ts', 'core/order/move-order.ts'];
  for (const code of GivenByNobody) {
    assert.ok(code in Reject);
    for (const file of sources) assert.doesNotMatch(readFileSync(file, 'utf8'), new RegExp(`\\b${code}\\b`), file);
  }
});

test('each request that deserves a code of the door gets it', () => {
  for (const code of Object.keys(BadRequests) as RejectName[]) {
    const { coverage } = runScript(linesOf(`world\nwait 1s\nbad ${code}`));
    assert.ok((coverage.get(`reject: ${code}`) ?? 0) > 0, code);
  }
});

test('what has to be reached is named once', () => {
  const names = universe();
  assert.equal(new Set(names).size, names.length);
  assert.ok(names.length > 300);
});
