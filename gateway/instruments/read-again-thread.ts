import { parentPort, workerData } from 'node:worker_threads';
import type { Instrument } from '../../core/market/instruments.ts';
import type { InstrumentSource } from './open-instruments.ts';
import { type ReadAgain, readAgain } from './read-again.ts';

/** What the thread is told, and what it says: pieces of what it found, then one of the others. */
export interface ReadAgainData {
  readonly data: string;
  readonly source: InstrumentSource;
  readonly have: number;
}
export type ReadAgainMessage =
  | { readonly found: readonly Instrument[] }
  | { readonly done: ReadAgain }
  | { readonly failed: string };

/** A message as large as that keeps whoever reads it for a few milliseconds. */
const PIECE = 1_000;

const { data, source, have } = workerData as ReadAgainData;
const say = (message: ReadAgainMessage): void => parentPort?.postMessage(message);

try {
  const done = readAgain(data, source, have, (instruments) => {
    for (let at = 0; at < instruments.length; at += PIECE) say({ found: instruments.slice(at, at + PIECE) });
  });
  say({ done });
} catch (error) {
  say({ failed: (error as Error).message });
}
