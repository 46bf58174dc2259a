import type { Counters } from '../../core/metrics/counters.ts';
import { type Shared } from '../../core/topology.ts';
import { type AccountFigures } from './account-watch.ts';
import type { FeedCounts } from '../outbound/quote-fanout.ts';
import type { DoorCounter } from './door-counters.ts';
import type { Status } from './status.ts';
import type { ThreadHeap } from './thread-heaps.ts';
/** Counters of one thread, shown as `tickgate_<subsystem>_<name>`; names in `_total` are counters, others gauges. */
export interface CounterGroup {
    readonly subsystem: string;
    readonly counters: Counters<string>;
}
export interface MetricSources {
    readonly door: Counters<DoorCounter>;
    readonly groups: readonly CounterGroup[];
    readonly heaps: readonly ThreadHeap[];
    readonly stages: Shared['histograms'];
    readonly status: Status;
    readonly feeds: readonly FeedCounts[];
    readonly connections: number;
    readonly sessions: number;
    readonly pending: number;
    readonly slowReaders: number;
    readonly slowClosed: number;
    readonly commandsUsed: number;
    readonly commandsCapacity: number;
    /** Orders that were refused, by code. */
    readonly refusals: ReadonlyMap<string, number>;
    readonly accounts: readonly (AccountFigures | undefined)[];
    readonly timeToQuietMs: number;
    readonly isHalted: boolean;
}
/** GET /metrics: the Prometheus text format, version 0.0.4. */
export declare function metricsPage(sources: MetricSources): string;
