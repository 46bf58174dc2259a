import { planOf } from './plan.ts';
import { runScript } from './run.ts';
import { type Line, textOf } from './script.ts';
import { shrink } from './shrink.ts';
import type { SimulationOptions } from './simulation.ts';

/** A seed that broke something, in the shortest script that was found. */
export interface Finding {
  readonly seed: number;
  readonly invariant: string;
  readonly message: string;
  readonly script: string;
  readonly lines: number;
}

export interface SeedResult {
  readonly coverage: ReadonlyMap<string, number>;
  readonly events: number;
  readonly finding: Finding | undefined;
}

/** Runs of a script while it is shrunk, at most. */
const MOST_TRIES = 1_000;

export function judgeSeed(seed: number, tries = MOST_TRIES, options: SimulationOptions = {}): SeedResult {
  return judgeLines(planOf(seed), seed, tries, options);
}

export function judgeLines(
  lines: readonly Line[],
  seed: number,
  tries = MOST_TRIES,
  options: SimulationOptions = {},
): SeedResult {
  const { violation, coverage, events } = runScript(lines, options);
  if (violation === undefined) return { coverage, events, finding: undefined };
  const { invariant } = violation;
  const breaks = (candidate: readonly Line[]): boolean =>
    runScript(candidate, options).violation?.invariant === invariant;
  const short = tries === 0 ? [...lines] : shrink(lines, breaks, tries);
  const message = runScript(short, options).violation?.message ?? violation.message;
  return { coverage, events, finding: { seed, invariant, message, script: textOf(short), lines: short.length } };
}

export function textOfFinding({ seed, message, script }: Finding): string {
  const indented = script.split('\n').map((line) => `      ${line}`);
  return [`seed ${seed} breaks “${message}”`, ...indented].join('\n');
}
