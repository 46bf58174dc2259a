import type { Instrument } from '../../core/market/instruments.ts';
import type { InstrumentSetup } from '../../workers/engine/startup.ts';
import type { InstrumentSource } from './open-instruments.ts';
import type { ReadAgain } from './read-again.ts';
/**
 * The instruments while the gateway runs: files read again, and sessions that move with their zone's clocks.
 *
 *   reload ─▶ thread: files, file of numbers ─ pieces ─▶ waiting ─ a few a tick ─▶ command, then the list
 *
 * A number stands in the list only behind its command in the ring: an order of it finds it defined.
 */
export interface LiveInstruments {
    /** Rejects with what is wrong with a file; then nothing has changed. One runs at a time: others wait for the same. */
    reload(): Promise<ReadAgain>;
    /** Hands on what waits. Call every 50 ms or so. */
    tick(nowMs: number, nowNs: number): void;
}
export interface LiveInstrumentsParts {
    readonly data: string;
    readonly source: InstrumentSource;
    /** By number; whoever reads it sees what is put there. */
    readonly instruments: Instrument[];
    readonly setupOf: (instrument: Instrument, nowMs: number) => InstrumentSetup;
    /** False: there is no room now. */
    readonly send: (setup: InstrumentSetup, nowNs: number) => boolean;
    /** They are in the list now. */
    readonly added: (instruments: readonly Instrument[]) => void;
    readonly warn: (text: string) => void;
}
export declare function createLiveInstruments(parts: LiveInstrumentsParts): LiveInstruments;
