import { crashes } from '../crash/part.ts';
import { simulations } from '../simulation/part.ts';
import type { Part } from './part.ts';

/** In the order in which they run: the quick and pure ones first. */
export const parts: readonly Part[] = [simulations, crashes];
