import { invariant } from '../invariant.ts';
import type { Records } from '../memory/records.ts';
import { COMMAND_DEFINITION } from '../schema/definition.ts';
import { LimitsWord, MOST_LIMITS_SET } from '../schema/risk.ts';
import { LimitField, type LimitName } from './limit-field.ts';

/** Limits by name, in the unit of each; null: taken back. What isn't named stays as it is. */
export type LimitValues = Readonly<Partial<Record<LimitName, number | null>>>;

/** Puts the values of a change_limits into its command; at most MOST_LIMITS_SET of them are numbers. */
export function putLimits(command: Records, at: number, layer: number, values: LimitValues): void {
  const from = (at >> 3) + COMMAND_DEFINITION;
  let set = 0;
  let cleared = 0;
  let count = 0;
  for (const [name, { index }] of Object.entries(LimitField)) {
    const value = values[name as LimitName];
    if (value === undefined) continue;
    if (value === null) {
      cleared |= 1 << index;
      continue;
    }
    invariant(count < MOST_LIMITS_SET, 'so many limits fit one change');
    set |= 1 << index;
    command.f64[from + LimitsWord.VALUES + count] = value;
    count += 1;
  }
  command.f64[from + LimitsWord.LAYER] = layer;
  command.f64[from + LimitsWord.SET] = set;
  command.f64[from + LimitsWord.CLEARED] = cleared;
}
