import type { Instrument } from '../../../core/market/instruments.ts';
import { type Tick } from './feed.ts';
export interface SimulatedPath {
    /** Writes the next tick, as of `timeUs`, into `tick`. The first round gives one quote per instrument. */
    next(timeUs: number, tick: Tick): void;
}
export declare function createSimulatedPath(seed: number, instruments: readonly Instrument[]): SimulatedPath;
