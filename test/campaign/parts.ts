import { crashes } from '../crash/part.ts';
import { ioNthInProcess } from '../fault/io-failure/adapter/part.ts';
import { journalDamage } from '../fault/journal-damage/part.ts';
import { simulations } from '../simulation/part.ts';
import type { Part } from './part.ts';

/** In the order in which they run: the quick and pure ones first. */
export const parts: readonly Part[] = [simulations, journalDamage, ioNthInProcess, crashes];
