import type { Instrument } from '../../core/market/instruments.ts';
import { type Shared } from '../../core/topology.ts';
import type { Clock } from '../../workers/clock.ts';
import type { AccountWatch } from '../control/account-watch.ts';
import type { StatusPort } from '../control/status.ts';
import type { KillSwitch } from '../control/kill-switch.ts';
import type { ThreadView } from '../control/supervisor.ts';
export interface StatusParts {
    readonly version: string;
    readonly shared: Shared;
    readonly clock: Clock;
    readonly instruments: readonly Instrument[];
    readonly brokers: readonly string[];
    readonly threads: () => readonly ThreadView[];
    /** `DISK_LOW_BYTES`, for the warning's text. */
    readonly diskLowBytes: number;
    readonly isStopping: () => boolean;
    /** What accounts hold, as it was seen last; undefined: nobody looks. */
    readonly accounts?: AccountWatch['figures'] | undefined;
    /** What is stopped, for people, and whether that is everything. */
    readonly killSwitch: Pick<KillSwitch, 'text' | 'isAllHalted'>;
    /** Milliseconds since the Unix epoch; for tests. */
    readonly wallMs?: () => number;
}
/** What the process knows of itself, read from the shared memory that its threads write. */
export declare function createStatus(parts: StatusParts): StatusPort;
