import { blindMutants } from './blind.ts';
import type { Mutant } from './mutant.ts';
import { blindOrderTypeMutants } from './order-types-blind.ts';
import { orderTypeMutants } from './order-types.ts';
import { seeingMutants } from './seeing.ts';

/** Who chose it: somebody who hadn't read the tests, or somebody who had. */
export type Author = 'blind' | 'seeing';

export interface PlantedMutant extends Mutant {
  readonly author: Author;
}

export const mutants: readonly PlantedMutant[] = [
  ...[...blindMutants, ...blindOrderTypeMutants].map((mutant) => ({ ...mutant, author: 'blind' as const })),
  ...[...seeingMutants, ...orderTypeMutants].map((mutant) => ({ ...mutant, author: 'seeing' as const })),
];
