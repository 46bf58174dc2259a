import type { Failure, Part, PartOptions, PartResult } from '../../campaign/part.ts';
import { type FileSystem, lacksLoopDisks } from '../../support/loop-mount.ts';
import { runGatewayLife } from './gateway-life.ts';
import { runJournalLife } from './journal-life.ts';
import type { CutLife, CutLifeOptions, Without } from './life.ts';

const KINDS: readonly FileSystem[] = ['ext4', 'xfs'];
/** Of each file system. */
const GATEWAY_CUTS = { short: 3, long: 150 } as const;
const JOURNAL_CUTS = { short: 2, long: 350 } as const;
const CUTS_PER_LIFE = { gateway: 10, journal: 50 } as const;
/** Within so many cuts a missing fdatasync has to be found: no more than one passes that has it. */
export const MUTANT_CUTS = GATEWAY_CUTS.short;

/** What a cut takes of the one is in the disk's cache, of the other in the page cache. */
export const MUTANTS = new Map<string, readonly Without[]>([
  ['a gateway without fdatasync, past the page cache', ['fdatasync']],
  ['a gateway without fdatasync, through the page cache', ['direct', 'fdatasync']],
]);

/** Two disks at a time, one of each file system. */
export const powerCuts: Part = {
  name: 'power-cuts',
  what: 'power cuts of ext4 and XFS under load: whole gateways, and journals alone',
  lacks: lacksLoopDisks,
  async run(options): Promise<PartResult> {
    const tally = createTally(options);
    await Promise.all(KINDS.map((kind, lane) => runLane(kind, lane, options, tally)));
    return tally.result();
  },
};

async function runLane(kind: FileSystem, lane: number, options: PartOptions, tally: Tally): Promise<void> {
  const { form, seed, enough } = options;
  let next = seed * 2 + lane;
  for (let left = JOURNAL_CUTS[form]; left > 0 && !enough(); left -= CUTS_PER_LIFE.journal) {
    const cuts = Math.min(left, CUTS_PER_LIFE.journal);
    await tally.live('journal', { kind, seed: (next += 2), cuts, without: [] }, runJournalLife);
  }
  for (let left = GATEWAY_CUTS[form]; left > 0 && !enough(); left -= CUTS_PER_LIFE.gateway) {
    const cuts = Math.min(left, CUTS_PER_LIFE.gateway);
    // Every fourth life in compact mode; in the short form that of XFS.
    const isCompact = (Math.ceil(left / CUTS_PER_LIFE.gateway) + lane) % (form === 'short' ? 2 : 4) === 0;
    const threads = isCompact ? 'compact' : 'dedicated';
    await tally.live('gateway', { kind, seed: (next += 2), cuts, without: [] }, (life) =>
      runGatewayLife({ ...life, threads }),
    );
  }
  if (form === 'short' || enough()) return;
  for (const [name, without] of MUTANTS) {
    const found = await findsMutant(kind, without, (next += 2), enough);
    if (found === 0) tally.fail({ what: `${kind}: ${name} was not found`, reproduce: 'see part.ts' });
    else tally.note(`${name} on ${kind} found at cut ${found}`);
  }
}

/** The cut at which a gateway without its fdatasync was found; 0: it was not. */
export async function findsMutant(
  kind: FileSystem,
  without: readonly Without[],
  seed: number,
  enough: () => boolean,
): Promise<number> {
  let survived = 0;
  const life = { kind, seed, cuts: MUTANT_CUTS, without, threads: 'dedicated', enough } as const;
  const { problems } = await runGatewayLife({ ...life, told: () => void (survived += 1) });
  return problems.some((problem) => /acknowledged|is damaged|is not complete|ended with 78/.test(problem))
    ? Math.max(1, survived)
    : 0;
}

type Lived = Omit<CutLifeOptions, 'told' | 'enough'>;
type Tally = ReturnType<typeof createTally>;

function createTally({ form, seed, progress, enough }: PartOptions) {
  const total = KINDS.length * (GATEWAY_CUTS[form] + JOURNAL_CUTS[form]);
  const failures: Failure[] = [];
  const notes: string[] = [];
  const cuts = { gateway: 0, journal: 0 };
  const acknowledged = { gateway: 0, journal: 0 };
  const exitsMs = { gateway: [] as number[], journal: [] as number[] };
  let survived = 0;
  let tooLate = 0;

  function figures(): string {
    const slowest = (of: readonly number[]): string => Math.max(0, ...of).toFixed(0);
    return [
      `${cuts.gateway} cuts of whole gateways, ${cuts.journal} of journals alone`,
      `${acknowledged.gateway} acknowledged orders and ${acknowledged.journal} durable events compared`,
      `slowest exits ${slowest(exitsMs.gateway)} and ${slowest(exitsMs.journal)} ms after the cut`,
      `${tooLate} syncs under way at a cut were called done by the kernel, and were not`,
      ...notes,
    ].join('; ');
  }

  return {
    async live(
      what: 'gateway' | 'journal',
      lived: Lived,
      run: (options: CutLifeOptions) => Promise<CutLife>,
    ): Promise<void> {
      let last = 0;
      let done = 0;
      const { problems, kept } = await run({
        ...lived,
        enough,
        told(cut) {
          done += 1;
          cuts[what] += 1;
          last = cut.acknowledged;
          exitsMs[what].push(cut.exitMs);
          if (cut.isTooLate) tooLate += 1;
          progress(cuts.gateway + cuts.journal, total, figures());
        },
      });
      acknowledged[what] += last;
      survived += problems.length === 0 ? done : Math.max(0, done - 1);
      const folders = kept.length === 0 ? '' : `; kept: ${kept.join(', ')}`;
      const reproduce = `npm run campaign -- --only power-cuts --seed ${seed} (${what} on ${lived.kind}, ${lived.seed})${folders}`;
      failures.push(
        ...problems.slice(0, 20).map((problem) => ({ what: `${what} on ${lived.kind}: ${problem}`, reproduce })),
      );
    },
    fail: (failure: Failure) => void failures.push(failure),
    note: (text: string) => void notes.push(text),
    result: (): PartResult => ({ cases: cuts.gateway + cuts.journal, survived, failures, figures: figures() }),
  };
}
