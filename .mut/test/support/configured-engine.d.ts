import { type Config } from '../../gateway/config.ts';
import { type Told, type World } from './engine-world.ts';
/** The engine as a configuration sets it up, without threads: BTCUSDT near 45,000, every broker ready. */
export interface ConfiguredEngine extends World {
    /** A new run with other settings on the same state; what it decides at its start. */
    begin(settings: Settings): Told[];
}
export type Settings = Readonly<Record<string, unknown>>;
export declare const BTC_TICKS = 4500000;
export declare function configOf(settings: Settings): Config;
export declare function createConfiguredEngine(settings: Settings): ConfiguredEngine;
