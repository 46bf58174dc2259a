import { parseArgs } from 'node:util';
import { accessSync, constants } from 'node:fs';
import { type RoundReport, runLife } from './campaign.ts';
import { ThisBuild } from './processes.ts';

const HELP = `npm run crash -- [options]: kill -9 of gateway and venues under load, again and again, judged by what they kept

  --rounds N          crashes (200)
  --life N            crashes on one journal; then a new, empty one (10)
  --seed N            of everything that is drawn (now)
  --threads MODE      dedicated or compact (dedicated)
  --controls          with every limit and control set
  --types             every type of order among them; crashes also at the moments that hurt those
  --short             small tables, short loads, smaller samples: more crashes in the same time
  --rate N            requests per second at most (3000)
  --venue="ARGS"      faults of the venues, such as --venue="--late-rate 0.01" (drawn for each life)
  --keep              keep journals and logs even if nothing disagrees
  --cli FILE          judge another build: its dist/gateway/cli.js
  --help

TICKGATE_ACK_DIR      where the client remembers, on another file system than TMPDIR (/dev/shm)
Exit code: 0 nothing disagreed, 1 something did: the folders with journal and logs are kept, and named.
`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    life: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 1000) % 1_000_000) },
    threads: { type: 'string', default: 'dedicated' },
    controls: { type: 'boolean', default: false },
    types: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    rate: { type: 'string', default: '3000' },
    venue: { type: 'string' },
    keep: { type: 'boolean', default: false },
    cli: { type: 'string', default: ThisBuild.cli },
    help: { type: 'boolean', default: false },
  },
});
let enough = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (enough) process.exit(130);
    enough = true;
    console.log('stopping after this round; once more: at once');
  });
}
process.exitCode = values.help ? help() : await campaign();

function help(): number {
  process.stdout.write(HELP);
  return 0;
}

async function campaign(): Promise<number> {
  const rounds = whole('rounds', values.rounds);
  const perLife = whole('life', values.life);
  const seed = whole('seed', values.seed);
  const rate = whole('rate', values.rate);
  const { threads } = values;
  if (threads !== 'dedicated' && threads !== 'compact') throw new Error('--threads: dedicated or compact');
  const ackDir = process.env['TICKGATE_ACK_DIR'] ?? '/dev/shm';
  accessSync(ackDir, constants.W_OK);

  const startedMs = performance.now();
  const total = { rounds: 0, asked: 0, orders: 0, acknowledged: 0, fills: 0, retried: 0, unanswered: 0, lives: 0 };
  const resumed = new Map<string, number>();
  const caught = new Map<string, number>();
  const points = new Map<string, number>();
  let bad = 0;
  let slowestMs = 0;
  let last: RoundReport | undefined;
  for (let done = 0; done < rounds && !enough; done += perLife) {
    const life = await runLife({
      program: { ...ThisBuild, cli: values.cli },
      seed: seed + done,
      rounds: Math.min(perLife, rounds - done),
      threads,
      controls: values.controls,
      types: values.types,
      short: values.short,
      rate,
      ackDir,
      faults: values.venue?.split(' ').filter((word) => word !== ''),
      keep: values.keep ? 'always' : 'if it disagrees',
      enough: () => enough,
      told(report) {
        last = report;
        total.rounds += 1;
        total.asked += report.asked;
        for (const [name, many] of Object.entries(report.plans.resumed)) add(resumed, name, many);
        for (const [name, many] of Object.entries(report.plans.caught)) add(caught, name, many);
        add(points, report.point ?? 'any moment', 1);
        slowestMs = Math.max(slowestMs, report.recoveredMs);
        console.log(progress(done + report.round, rounds, report));
      },
    });
    total.lives += 1;
    if (last !== undefined) {
      total.orders += last.verdict.orders;
      total.acknowledged += last.verdict.acknowledged;
      total.fills += last.verdict.fills;
      total.retried += last.verdict.retried;
      total.unanswered += last.verdict.unanswered;
    }
    if (values.keep) console.log(`  kept: ${life.folder}, ${life.ackFolder}`);
    if (life.problems.length === 0) continue;
    bad += 1;
    console.log(
      `  DISAGREES, life of seed ${seed + done} (--seed ${seed + done} --rounds ${perLife} --threads ${threads}${flags()}):`,
    );
    for (const problem of life.problems.slice(0, 20)) console.log(`    ${problem}`);
    if (life.problems.length > 20) console.log(`    … ${life.problems.length - 20} more`);
    console.log(`  kept: ${life.folder} (journal, venues' logs), ${life.ackFolder} (acknowledgement logs)`);
  }
  const seconds = (performance.now() - startedMs) / 1000;
  console.log(`
${bad === 0 ? 'PASS' : 'FAIL'}  ${total.rounds} crashes in ${total.lives} lives (${threads}, seed ${seed}), ${seconds.toFixed(0)} s, ${(seconds / Math.max(1, total.rounds)).toFixed(1)} s each
  requests made              ${total.asked}
  orders acknowledged        ${total.acknowledged}, at the gateway ${total.orders}
  fills                      ${total.fills}
  left without an answer     ${total.unanswered}, all resolved by asking again
  asked again                ${total.retried}
  slowest recovery           ${(slowestMs / 1000).toFixed(1)} s, from start to reconciled
  lives that disagree        ${bad}`);
  if (values.types) {
    console.log(`  struck at                  ${listed(points)}
  plans open at a restart    ${listed(resumed)}
  caught on their way        ${listed(caught)}`);
  }
  return bad === 0 ? 0 : 1;
}

function flags(): string {
  const names = ['types', 'short', 'controls'] as const;
  return names.map((name) => (values[name] ? ` --${name}` : '')).join('');
}

function add(into: Map<string, number>, name: string, many: number): void {
  into.set(name, (into.get(name) ?? 0) + many);
}

function listed(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([name, many]) => `${name} ${many}`).join(' · ');
}

function progress(round: number, rounds: number, report: RoundReport): string {
  const { killed, asked, verdict, problems, recoveredMs, roundMs, retriedMs, settledMs, lastDoubt } = report;
  const slow = settledMs > 5000 ? `\n          settled after ${(settledMs / 1000).toFixed(1)} s: ${lastDoubt}` : '';
  const late = retriedMs > 5000 ? `\n          asking again took ${(retriedMs / 1000).toFixed(1)} s` : '';
  const { plans, point, loadedMs, readMs } = report;
  const resumed = Object.values(plans.resumed).reduce((sum, many) => sum + many, 0);
  const parts = [loadedMs, recoveredMs, retriedMs, settledMs - readMs, readMs].map((ms) => (ms / 1000).toFixed(1));
  const inFlight =
    plans.all === 0
      ? ''
      : `  ${resumed} plans resumed, ${plans.open} of ${plans.all} open, ${plans.alarmed} alarmed, at ${point ?? 'any moment'}  (${parts.join(' + ')})`;
  const gaveUp = verdict.timedOut > 0 ? `  ${verdict.timedOut} timed out` : '';
  const state = problems.length === 0 ? 'agree' : `${problems.length} PROBLEMS`;
  return (
    `${String(round).padStart(4)}/${rounds}  ${killed.padEnd(18)}  ${String(asked).padStart(6)} requests  ` +
    `${String(verdict.orders).padStart(6)} orders  ${String(verdict.fills).padStart(6)} fills  ` +
    `${String(verdict.unanswered).padStart(5)} unanswered  ${String(verdict.rerouted).padStart(4)} re-routed  ` +
    `${String(verdict.cancelsRefused).padStart(3)} cancels refused  recovered ${(recoveredMs / 1000).toFixed(1)} s  round ${(roundMs / 1000).toFixed(1)} s${inFlight}${gaveUp}  ${state}${late}${slow}`
  );
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} ${text}: a whole number from 1 on`);
  return value;
}
