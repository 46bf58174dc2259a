import { availableParallelism } from 'node:os';
import { firstLack, lacksTool, lacksTracing } from '../../campaign/machine.ts';
import type { Failure, Part, PartOptions, PartResult } from '../../campaign/part.ts';
import { createRandom, type Random } from '../../crash/random.ts';
import { runGatewayWithFailure } from './gateway-run.ts';
import { type CaseReport, EXIT_WITHIN_MS, openSweep, type SweepCase } from './journal-sweep.ts';
import type { Injection } from './trace.ts';

/** Of the journal alone: drawn from all; undefined: every one. */
const SWEPT = { short: 12, long: undefined } as const;
const GATEWAY_RUNS = { short: 2, long: 40 } as const;
/** Beyond the calls of a start, and reached within seconds of load. */
const GATEWAY_CALLS: readonly (readonly [Injection['call'], number])[] = [
  ['pwrite64', 250],
  ['fdatasync', 250],
  ['fdatasync', 12],
  ['pwrite64', 12],
  ['openat', 4],
  ['rename', 3],
];
const GATEWAY_ACTIONS = ['error=EIO', 'error=ENOSPC', 'error=EDQUOT', 'signal=SIGKILL'] as const;
const LANES = Math.min(2, availableParallelism());

export const ioFailure: Part = {
  name: 'io-failure',
  what: "the Nth write, sync, rename, open of the journal fails or is the process's last, for each N",
  lacks: () => firstLack(lacksTool('strace'), lacksTool('prlimit', 'util-linux'), lacksTracing()),
  async run(options): Promise<PartResult> {
    const { form, seed, enough } = options;
    const random = createRandom(seed);
    const tally = createTally(options);
    const sweep = await openSweep(seed);
    try {
      const swept = draw(sweep.cases, SWEPT[form] ?? sweep.cases.length, random);
      const injections = Array.from({ length: GATEWAY_RUNS[form] }, (_, i) => drawInjection(i, random));
      tally.total = swept.length + injections.length;
      await inLanes(swept, enough, async (one) =>
        tally.add(`journal from ${one.from}, ${textOf(one)}`, await sweep.run(one)),
      );
      await inLanes(injections, enough, async (one) =>
        tally.add(`gateway, ${textOf(one)}`, await runGatewayWithFailure(one, random.whole(1, 2 ** 31))),
      );
    } finally {
      sweep.close();
    }
    return tally.result(form === 'long');
  },
};

function textOf({ call, action, when }: Injection): string {
  return `${call} ${when} ${action}`;
}

function drawInjection(index: number, random: Random): Injection {
  const [call, most] = GATEWAY_CALLS[index % GATEWAY_CALLS.length]!;
  const action = GATEWAY_ACTIONS[Math.floor(index / GATEWAY_CALLS.length) % GATEWAY_ACTIONS.length]!;
  return { call, action, when: random.whole(1, most) };
}

function draw(cases: readonly SweepCase[], count: number, random: Random): readonly SweepCase[] {
  if (count >= cases.length) return cases;
  const rest = [...cases];
  return Array.from({ length: count }, () => rest.splice(random.whole(0, rest.length - 1), 1)[0]!);
}

async function inLanes<One>(
  all: readonly One[],
  enough: () => boolean,
  work: (one: One) => Promise<void>,
): Promise<void> {
  const rest = [...all];
  const lane = async (): Promise<void> => {
    for (let one = rest.shift(); one !== undefined && !enough(); one = rest.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

function createTally({ seed, progress }: PartOptions) {
  const failures: Failure[] = [];
  const exitsMs: number[] = [];
  let cases = 0;
  let survived = 0;
  let acknowledged = 0;
  let total = 0;

  function figures(): string {
    const late = exitsMs.filter((ms) => ms > EXIT_WITHIN_MS).length;
    const slowest = Math.max(0, ...exitsMs).toFixed(0);
    return `${acknowledged} acknowledgements compared; of ${exitsMs.length} ends by exit 74 the slowest came ${slowest} ms after the call that failed, ${late} after more than ${EXIT_WITHIN_MS} ms`;
  }

  return {
    set total(count: number) {
      total = count;
    },
    add(name: string, { problems, exitMs, acknowledged: told }: CaseReport): void {
      cases += 1;
      acknowledged += told;
      if (exitMs !== undefined) exitsMs.push(exitMs);
      if (problems.length === 0) survived += 1;
      const reproduce = `npm run campaign -- --only io-failure --seed ${seed}`;
      failures.push(...problems.map((problem) => ({ what: `${name}: ${problem}`, reproduce })));
      progress(cases, total, figures());
    },
    result(isTimed: boolean): PartResult {
      // Not in a test: a machine that is busy with others may keep a process waiting for as long.
      const late = exitsMs.filter((ms) => ms > EXIT_WITHIN_MS).length;
      if (isTimed && late > exitsMs.length / 20)
        failures.push({
          what: `${late} of ${exitsMs.length} exits took longer than ${EXIT_WITHIN_MS} ms`,
          reproduce: 'on a machine that does nothing else',
        });
      return { cases, survived, failures, figures: figures() };
    },
  };
}
