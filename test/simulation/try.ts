import { planOf } from './plan.ts';
import { runScript } from './run.ts';
import { textOf } from './script.ts';

const from = Number(process.argv[2] ?? 1);
const count = Number(process.argv[3] ?? 10);
const found = new Map<string, number[]>();
const samples = new Map<string, string>();
const t = performance.now();
let events = 0;
for (let seed = from; seed < from + count; seed++) {
  const lines = planOf(seed);
  try {
    const { violation, events: n, line } = runScript(lines);
    events += n;
    if (violation !== undefined) {
      found.set(violation.invariant, [...(found.get(violation.invariant) ?? []), seed]);
      if (!samples.has(violation.invariant)) samples.set(violation.invariant, `seed ${seed} line ${line}: ${violation.message}`);
    }
  } catch (error) {
    console.log(`seed ${seed}`, error, textOf(lines));
    break;
  }
}
console.log(`${((performance.now() - t) / count).toFixed(2)} ms a seed, ${(events / count).toFixed(0)} events`);
for (const [name, seeds] of found) console.log(seeds.length, name, seeds.slice(0, 8).join(' '), '\n   ', samples.get(name)?.slice(0, 900));
