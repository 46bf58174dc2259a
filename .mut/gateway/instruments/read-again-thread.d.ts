import type { Instrument } from '../../core/market/instruments.ts';
import type { InstrumentSource } from './open-instruments.ts';
import { type ReadAgain } from './read-again.ts';
/** What the thread is told, and what it says: pieces of what it found, then one of the others. */
export interface ReadAgainData {
    readonly data: string;
    readonly source: InstrumentSource;
    readonly have: number;
}
export type ReadAgainMessage = {
    readonly found: readonly Instrument[];
} | {
    readonly done: ReadAgain;
} | {
    readonly failed: string;
};
