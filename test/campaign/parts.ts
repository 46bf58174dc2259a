import { crashes } from '../crash/part.ts';
import { fullDisk } from '../fault/full-disk/part.ts';
import { ioNthInProcess } from '../fault/io-failure/adapter/part.ts';
import { ioFailure } from '../fault/io-failure/part.ts';
import { journalDamage } from '../fault/journal-damage/part.ts';
import { overloads } from '../fault/overload/part.ts';
import { powerCuts } from '../fault/power-cuts/part.ts';
import { sessions } from '../fault/sessions/part.ts';
import { slowDisks } from '../fault/slow-disk/part.ts';
import { threads } from '../fault/threads/part.ts';
import { time } from '../fault/time/part.ts';
import { plantedBugs } from '../mutants/part.ts';
import { simulations } from '../simulation/part.ts';
import type { Part } from './part.ts';

/** In the order in which they run: the quick and pure ones first. */
export const parts: readonly Part[] = [
  simulations,
  journalDamage,
  ioNthInProcess,
  ioFailure,
  fullDisk,
  time,
  threads,
  slowDisks,
  overloads,
  sessions,
  crashes,
  powerCuts,
  plantedBugs,
];
