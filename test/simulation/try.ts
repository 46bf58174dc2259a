import { appendFileSync, readFileSync } from 'node:fs';
import { addCoverage, createCoverage } from './coverage.ts';
import { planOf } from './plan.ts';
import { runScript } from './run.ts';
import { linesOf, textOf } from './script.ts';
import { shrink } from './shrink.ts';
import { missing } from './universe.ts';

const [mode, a, b] = process.argv.slice(2);
if (mode === 'shrink') {
  const lines = a!.includes('/') ? linesOf(readFileSync(a!, 'utf8')) : planOf(Number(a));
  const first = runScript(lines).violation;
  if (first === undefined) throw new Error('it holds');
  const short = shrink(
    lines,
    (candidate) => runScript(candidate).violation?.invariant === first.invariant,
    Number(b ?? 1500),
  );
  console.log(runScript(short).violation?.message);
  console.log(textOf(short));
} else {
  const from = Number(a ?? 1);
  const count = Number(b ?? 10);
  const found = new Map<string, number[]>();
  const samples = new Map<string, string>();
  const t = process.cpuUsage().user;
  let events = 0;
  const coverage = createCoverage();
  for (let seed = from; seed < from + count; seed++) {
    const lines = planOf(seed);
    try {
      const result = runScript(lines);
      addCoverage(coverage, result.coverage);
      events += result.events;
      const { violation, line } = result;
      if (violation !== undefined) {
        found.set(violation.invariant, [...(found.get(violation.invariant) ?? []), seed]);
        if (!samples.has(violation.invariant))
          samples.set(violation.invariant, `seed ${seed} line ${line}: ${violation.message}`);
      }
    } catch (error) {
      console.log(`seed ${seed}`, error, textOf(lines));
      break;
    }
  }
  console.log(
    `${((process.cpuUsage().user - t) / 1000 / count).toFixed(2)} cpu ms a seed, ${(events / count).toFixed(0)} events`,
  );
  for (const [name, seeds] of found)
    console.log(seeds.length, name, seeds.slice(0, 8).join(' '), '\n   ', samples.get(name)?.slice(0, 900));
  if (mode !== 'x') console.log(missing(coverage.counts).join('\n'));
  if (mode === 'coverage')
    for (const [name, n] of [...coverage.counts].sort()) appendFileSync('/dev/stdout', `${n}\t${name}\n`);
}
