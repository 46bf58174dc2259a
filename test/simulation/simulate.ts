import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { type SeedResult, judgeLines, judgeSeed, textOfFinding } from './judge-seed.ts';
import { type SeedsResult, runSeeds } from './pool.ts';
import { linesOf } from './script.ts';
import { missing, universe } from './universe.ts';

const HELP = `npm run simulate -- [options]: the process in a simulated world, one seed a run

  --seeds N       so many seeds, one after the other (1,000)
  --from N        the first of them (1)
  --jobs N        threads (2)
  --keep-going    goes on behind the first seed that breaks something
  --seed N        this one only, and what is the shortest script that breaks the same
  --script FILE   this script only, likewise
  --help

Exit code: 0 everything held and everything was reached, 1 something broke, or was never reached in 1,000 seeds or more.
`;

/** With fewer seeds than this nobody expects that everything is reached. */
const ENOUGH_SEEDS = 1_000;
const REDRAW_EVERY_MS = 500;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '2' },
    'keep-going': { type: 'boolean', default: false },
    seed: { type: 'string' },
    script: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(HELP);
else if (values.script !== undefined)
  process.exitCode = tell(judgeLines(linesOf(readFileSync(values.script, 'utf8')), 0));
else if (values.seed !== undefined) process.exitCode = tell(judgeSeed(count('seed', values.seed)));
else process.exitCode = await many();

function tell({ finding, events }: SeedResult): number {
  console.log(finding === undefined ? `everything held, in ${events} events` : textOfFinding(finding));
  return finding === undefined ? 0 : 1;
}

/**
 * A life lasts milliseconds and each has closures of its own, so that V8 would spend a third of both cores on optimizing
 * what is over soon (measured: 14 seeds a second instead of 9).
 */
function optimizeLater(): void {
  setFlagsFromString('--interrupt-budget=540000');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=150');
}

async function many(): Promise<number> {
  optimizeLater();
  const seeds = count('seeds', values.seeds);
  const startedMs = performance.now();
  let enough = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (enough = true));
  let drawnMs = 0;
  const progress = (told: SeedsResult): void => {
    const nowMs = performance.now();
    if (nowMs - drawnMs < REDRAW_EVERY_MS && told.done < seeds) return;
    drawnMs = nowMs;
    const line = lineOf(told, seeds, (nowMs - startedMs) / 1000);
    process.stdout.write(process.stdout.isTTY ? `\r\u001B[K${line}` : `${line}\n`);
  };
  const result = await runSeeds({
    from: count('from', values.from),
    count: seeds,
    jobs: count('jobs', values.jobs),
    tries: 1_000,
    keepGoing: values['keep-going'],
    enough: () => enough,
    progress,
  });
  console.log('');
  for (const finding of result.findings) {
    console.log(`${textOfFinding(finding)}\n    again: npm run simulate -- --seed ${finding.seed}\n`);
  }
  const lacking = result.done >= ENOUGH_SEEDS ? missing(result.coverage.counts) : [];
  for (const name of lacking) console.log(`never reached: ${name}`);
  return result.findings.length === 0 && lacking.length === 0 ? 0 : 1;
}

function lineOf({ done, events, coverage, findings }: SeedsResult, seeds: number, seconds: number): string {
  const all = universe().length;
  const reached = all - missing(coverage.counts).length;
  const number = (value: number): string => value.toLocaleString('en');
  return `${number(done)}/${number(seeds)} seeds, ${(done / seconds).toFixed(0)}/s, ${number(events)} events, ${findings.length} found, ${reached}/${all} reached`;
}

function count(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} ${text}: a whole number`);
  return value;
}
