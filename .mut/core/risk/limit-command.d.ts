import type { Records } from '../memory/records.ts';
import { type LimitName } from './limit-field.ts';
/** Limits by name, in the unit of each; null: taken back. What isn't named stays as it is. */
export type LimitValues = Readonly<Partial<Record<LimitName, number | null>>>;
/** Puts the values of a change_limits into its command; at most MOST_LIMITS_SET of them are numbers. */
export declare function putLimits(command: Records, at: number, layer: number, values: LimitValues): void;
