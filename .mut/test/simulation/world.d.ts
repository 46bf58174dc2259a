import type { Instrument } from '../../core/market/instruments.ts';
import type { Capacities } from '../../core/state/state.ts';
import type { EngineSetup } from '../../workers/engine/startup.ts';
import type { RateLimits } from '../../workers/broker/rate-windows.ts';
import type { Line } from './script.ts';
/** Sizes and options of the process under simulation: small, so that every ring and table fills now and then. */
export interface WorldSettings {
    readonly orders: number;
    readonly ids: number;
    readonly executions: number;
    readonly brokers: number;
    readonly events: number;
    readonly slots: number;
    readonly failover: boolean;
    /** ASYNC_MODE=false: a place is answered with the venue's word. */
    readonly sync: boolean;
    /** Requests that may wait at the door. */
    readonly pending: number;
    readonly outbox: number;
    readonly perSecond: number;
    readonly snapshotEvery: number;
    readonly checkpointEvery: number;
    readonly segmentKib: number;
    readonly tags: number;
    /** The second instrument is of another currency, whose rate has to be told. */
    readonly foreign: boolean;
}
export declare function settingsOf(line: Line | undefined): WorldSettings;
export declare const ACCOUNTS: readonly ['demo', 'blue', 'red'];
export declare const REFERENCE_TICKS = 10000;
/** One unit of money for one lot at one tick. The third takes no orders. */
export declare const INSTRUMENTS: readonly Instrument[];
export declare const LIMITS: {
    readonly maxOpenOrders: 12;
    readonly maxOpenNotional: 8000000;
    readonly maxOrderLots: 500;
    readonly maxOrderNotional: 4000000;
    readonly maxPositionLots: 600;
    readonly collarBps: 1000;
};
export declare function capacitiesOf({ orders, ids, executions, tags }: WorldSettings): Capacities;
export declare function brokerNames(settings: WorldSettings): string[];
export declare function rateLimitsOf({ perSecond }: WorldSettings): RateLimits;
export declare function engineSetupOf(settings: WorldSettings): EngineSetup;
