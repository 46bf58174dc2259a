import type { Instrument } from '../../core/market/instruments.ts';
import { type Capacities } from '../../core/state/state.ts';
import type { SharedOptions } from '../../core/topology.ts';
import type { EngineSetup, InstrumentSetup } from '../../workers/engine/startup.ts';
import type { DiskLimits } from '../../workers/journal/disk-watch.ts';
import type { Config } from '../config.ts';
/** How much the engine and the follower hold. */
export declare function engineCapacities(config: Config): Capacities;
/** How full the disk may get. */
export declare function diskLimitsOf({ DISK_LOW_BYTES: lowBytes, DISK_REFUSE_BYTES: refuseBytes }: Config): DiskLimits;
/** How much waits between the threads at most. */
export declare function sharedOptions(config: Config): SharedOptions;
/** What the engine is to decide by, from the configuration. */
export declare function engineSetup(config: Config, instruments: readonly Instrument[], nowMs?: number): EngineSetup;
/** With the offset that its zone has at `nowMs`. Money in the instrument's own currency: what that is worth, the engine knows by its rate. */
export declare function instrumentSetupOf(config: Config, instrument: Instrument, nowMs: number): InstrumentSetup;
