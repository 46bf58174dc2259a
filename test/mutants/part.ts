import type { Failure, Part, PartResult } from '../campaign/part.ts';
import { mutants, type PlantedMutant } from './mutants.ts';
import { type StageName, type Verdict, tryMutant } from './trial.ts';
import { type Workshop, createWorkshop } from './workshop.ts';

/** Of the short form: checks beside the code see them within seconds. */
const QUICK = ['lets a cancel overtake its order'];

/** `npm run mutants` is the same with more to choose. */
export const plantedBugs: Part = {
  name: 'mutants',
  what: 'bugs planted one at a time: some check has to fail',
  async run({ form, progress, enough }): Promise<PartResult> {
    const chosen = form === 'long' ? mutants : mutants.filter(({ name }) => QUICK.includes(name));
    return tryMutants(chosen, form === 'long' ? 'slow' : 'fast', enough, (done, mutant) =>
      progress(done, chosen.length, mutant),
    );
  },
};

/** One after the other; `told` of each verdict. What can't be planted is a failure too. */
export async function tryMutants(
  chosen: readonly PlantedMutant[],
  last: StageName,
  enough: () => boolean,
  told: (done: number, text: string) => void,
): Promise<PartResult> {
  const failures: Failure[] = [];
  const byStage = new Map<StageName, number>();
  let done = 0;
  let caught = 0;
  const workshop = createWorkshop();
  try {
    for (const mutant of chosen) {
      if (enough()) break;
      const verdict = await verdictOf(workshop, mutant, last);
      done += 1;
      if (typeof verdict !== 'string' && verdict.caught) {
        caught += 1;
        byStage.set(verdict.stage, (byStage.get(verdict.stage) ?? 0) + 1);
      } else {
        const why = typeof verdict === 'string' ? verdict : `no check noticed; ${mutant.harm}`;
        failures.push({
          what: `${mutant.name} (${mutant.file}): ${why}`,
          reproduce: `npm run mutants -- --only '${mutant.name}'`,
        });
      }
      told(done, lineOf(mutant, verdict));
    }
  } finally {
    workshop.close();
  }
  const stages = [...byStage].map(([stage, count]) => `${count} ${stage}`).join(', ');
  return { cases: done, survived: caught, failures, figures: `caught: ${stages === '' ? 'none' : stages}` };
}

async function verdictOf(workshop: Workshop, mutant: PlantedMutant, last: StageName): Promise<Verdict | string> {
  try {
    return await tryMutant(workshop, mutant, last);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function lineOf({ name, author }: PlantedMutant, verdict: Verdict | string): string {
  if (typeof verdict === 'string') return `ERROR     ${author.padEnd(6)}  ${name}: ${verdict}`;
  const { caught, stage, by, seconds } = verdict;
  const took = `${seconds.toFixed(1)} s`.padStart(7);
  return caught
    ? `caught    ${author.padEnd(6)}  ${took}  ${name}  ◂ ${stage}: ${by}`
    : `SURVIVED  ${author.padEnd(6)}  ${took}  ${name}`;
}
