import { crashes } from '../crash/part.ts';
import { overloads } from '../fault/overload/part.ts';
import { slowDisks } from '../fault/slow-disk/part.ts';
import { threads } from '../fault/threads/part.ts';
import { time } from '../fault/time/part.ts';
import type { Part } from './part.ts';

/** In the order in which they run: the quick and pure ones first. */
export const parts: readonly Part[] = [crashes, threads, time, slowDisks, overloads];
