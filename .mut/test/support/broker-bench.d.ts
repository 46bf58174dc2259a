import { ProcessControl } from '../../core/memory/control.ts';
import { StopScopes } from '../../core/memory/stop-scopes.ts';
import { EventKind, SessionNote } from '../../core/schema/event.ts';
import { ReportKind } from '../../core/schema/report.ts';
import { type Shared } from '../../core/topology.ts';
import type { Agent } from '../../workers/agent.ts';
import type { VenueEvents } from '../../workers/broker/adapter.ts';
import type { RateLimits } from '../../workers/broker/rate-windows.ts';
/** A broker agent on real rings, with a scripted venue and a clock that only the test moves. */
export interface BrokerBench extends EngineSide {
    readonly agent: Agent;
    readonly venues: readonly ScriptedVenue[];
    readonly time: {
        us: number;
    };
    readonly counts: Map<string, number>;
    readonly rings: {
        engine: number;
    };
    readonly control: ProcessControl;
    readonly stops: StopScopes;
    /** Duty cycles until one does nothing. */
    readonly run: () => void;
    /** Lets time pass and runs. */
    readonly pass: (us: number) => void;
    readonly score: (broker?: number) => number;
    /** The client id of an order's attempt. */
    readonly id: (orderId: number, attempt?: number) => string;
}
export interface EventFields {
    readonly orderId: number;
    readonly attempt: number;
    readonly broker: number;
    readonly instrument: number;
    readonly account: number;
    readonly priceTicks: number;
    readonly quantityLots: number;
    /** `TimeInForce`; GTC unless given. */
    readonly timeInForce: number;
    readonly arg0: number;
    readonly arg1: number;
    readonly note: keyof typeof SessionNote;
    /** The report that the event comes from: its ARG0. */
    readonly report: keyof typeof ReportKind;
}
/** Notes what it is asked; says what the test tells it to. */
export interface ScriptedVenue {
    readonly events: VenueEvents;
    /** What left for the venue, in order: `place ID`, `cancel ID`, … with its time. */
    readonly wire: string[];
    readonly times: number[];
    /** What calls return. */
    accepts: boolean;
    /** Answers `listOpen` by itself with nothing. */
    listsNothing: boolean;
    reading: boolean;
    opened: boolean;
}
export declare const JOURNAL = "1f00c0de";
export interface BenchOptions {
    readonly slots?: number;
    readonly limits?: RateLimits;
    readonly outboxCapacity?: number;
    readonly outstandingCapacity?: number;
    readonly brokers?: number;
}
/** The engine's and the journal's ends of the rings around the broker thread. */
export interface EngineSide {
    /** Publishes an event; durable at once unless told otherwise. */
    readonly event: (kind: keyof typeof EventKind, fields?: Partial<EventFields>, durable?: boolean) => void;
    readonly makeDurable: () => void;
    /** Takes the reports that are there, at most `limit`: `kind order/attempt …`. */
    readonly reports: (limit?: number) => string[];
}
export declare function createEngineSide(shared: Shared): EngineSide;
export declare function createBrokerBench(options?: BenchOptions): BrokerBench;
