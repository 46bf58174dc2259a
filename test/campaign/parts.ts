import { crashes } from '../crash/part.ts';
import { fullDisk } from '../fault/full-disk/part.ts';
import { ioFailure } from '../fault/io-failure/part.ts';
import { powerCuts } from '../fault/power-cuts/part.ts';
import type { Part } from './part.ts';

/** In the order in which they run: the quick and pure ones first. */
export const parts: readonly Part[] = [ioFailure, fullDisk, crashes, powerCuts];
