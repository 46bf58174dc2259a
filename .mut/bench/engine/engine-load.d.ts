import { RingProducer } from '../../core/memory/ring.ts';
import { TimeInForce } from '../../core/schema/order-kind.ts';
import { type Shared } from '../../core/topology.ts';
import type { Capacities } from '../../core/state/state.ts';
import type { Agent } from '../../workers/agent.ts';
import type { EngineSetup } from '../../workers/engine/startup.ts';
import { type Clock } from '../../workers/clock.ts';
import { type Telemetry } from './engine-parts.ts';
/**
 * The engine alone between its rings, in one thread with whoever loads it:
 *
 *   command() ─▶ [commands] ─▶ engine ─▶ [events] ─▶ drain()          65 places, 20 cancels, 5 replaces, 10 refused
 *   tellReports() ─▶ [reports] ─▶ engine ─▶ [events] ─▶ drain()       acknowledged, cancelled, replaced, filled
 *
 * Places are on random accounts and instruments, above the fast path, with client ids; each order ends by a cancel or a
 * fill, so that at most `live` are open. Nothing here makes an object per order.
 */
export interface Load {
    readonly live: number;
    readonly accounts: number;
    readonly instruments: number;
    readonly brokers: number;
    readonly withIds: boolean;
    /** Every limit that there is set, far away, and tags with limits of their own; else the first few. */
    readonly withControls?: boolean;
    /** GTC unless told: DAY orders have a timer each. */
    readonly timeInForce?: TimeInForce;
    readonly telemetry?: Telemetry;
    /** Definitions instead of generous ones, with tables that they fit, and where orders may go. */
    readonly setup?: EngineSetup;
    readonly capacities?: Capacities;
    readonly tradable?: readonly number[];
    /** Makes what reads the events in the journal's place, all that there are at each call. Without it nobody does. */
    readonly journal?: (shared: Shared, clock: Clock) => () => void;
}
export interface Seen {
    commands: number;
    reports: number;
    accepted: number;
    refused: number;
    cancels: number;
    replaces: number;
    live: number;
    mostLive: number;
}
export interface EngineLoad {
    readonly agent: Agent;
    readonly shared: Shared;
    readonly clock: Clock;
    readonly seen: Seen;
    readonly commands: RingProducer;
    /** Writes one command into a slot of the commands ring that was claimed. */
    command(at: number): void;
    /** Takes what the engine left in its rings. */
    drain(): void;
    /** Tells the engine what venues answer to all that was drained, and ends orders beyond `live`. */
    tellReports(turn: Turn): void;
    /** Runs so many commands, `BATCH` a turn, and their reports. */
    run(commands: number, commandTurn: Turn, reportTurn: Turn): void;
    /** Lets all that are open end. */
    endAll(turn: Turn): void;
}
/** One duty cycle of the engine with so many commands or reports before it. */
export type Turn = (count: number) => void;
export declare const BATCH = 64;
/** An engine whose run has begun, with its brokers up and nothing open. */
export declare function createEngineLoad(load: Load): EngineLoad;
