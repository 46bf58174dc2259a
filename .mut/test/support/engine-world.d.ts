import { type Records } from '../../core/memory/records.ts';
import type { EventSink } from '../../core/order/event-sink.ts';
import { type Inputs } from '../../core/order/inputs.ts';
import { type LimitValues } from '../../core/risk/limit-command.ts';
import { LimitLayer } from '../../core/risk/limit-field.ts';
import { type OverridableControl } from '../../core/risk/override-controls.ts';
import { type Capacities, type EngineState } from '../../core/state/state.ts';
export declare const smallCapacities: Capacities;
export declare const START_US = 1700000000000000;
export interface WorldOptions {
    readonly capacities?: Capacities;
    readonly brokers?: number;
    readonly fastPath?: boolean;
    readonly fastNotional?: number;
    readonly failover?: boolean;
    readonly checkpointEvery?: number;
    readonly finalsKept?: number;
    readonly loadBalance?: boolean;
    /** Of each broker; 0, 1, 2, … */
    readonly priorities?: readonly number[];
    readonly limits?: Partial<WorldLimits>;
    /** Risk is begun, with these limits configured for everybody: `limits` then hold no longer. {}: with no limits at all. */
    readonly risk?: LimitValues;
}
/** Which limits are meant; what isn't named is any. */
export interface LimitScope {
    /** `set` if it isn't said. */
    readonly layer?: keyof typeof LimitLayer;
    readonly account?: number;
    readonly tag?: string;
    readonly instrument?: number;
    /** The broker itself, not 1 + it. */
    readonly broker?: number;
    /** The version that the limits must have. */
    readonly ifVersion?: number;
}
export interface WorldLimits {
    maxOrderLots: number;
    maxOrderNotional: number;
    maxPositionLots: number;
    collarBps: number;
    maxOpenOrders: number;
    maxOpenNotional: number;
}
/** What a world's orders are judged by before risk is begun, as limits for everybody. */
export declare function usualLimits(options: WorldOptions): Record<string, number>;
/** One event or answer, unpacked for tests. */
export interface Told {
    readonly kind: string;
    readonly seq: number;
    readonly orderId: number;
    readonly status: string;
    readonly reject: string | undefined;
    readonly filled: number;
    readonly quantity: number;
    readonly price: number;
    readonly broker: number;
    readonly attempt: number;
    readonly note: number;
    readonly limit: number;
    readonly value: number;
    readonly fast: boolean;
    readonly requestId: number;
    readonly accountSeq: number;
    readonly version: number;
    readonly account: number;
    readonly instrument: number;
    /** ARG0: how many probes, orders or ids an event is about. */
    readonly count: number;
    /** ARG1: a guard's delay, or which of its timers fired. */
    readonly more: number;
    /** Of placements and replaces: the version of the limits that they were judged by. */
    readonly limitsVersion: number;
}
export interface PlaceOptions {
    readonly account?: number;
    readonly instrument?: number;
    readonly side?: 'buy' | 'sell';
    readonly lots?: number;
    /** 0: a market order. */
    readonly ticks?: number;
    readonly tif?: number;
    readonly id?: string;
    readonly expireAtUs?: number;
    readonly ttlMinutes?: number;
    /** 1 + the only broker allowed. */
    readonly broker?: number;
    readonly tag?: string;
    /** `PlaceOption` bits. */
    readonly options?: number;
}
/** The engine without threads: commands and reports in, events kept as the journal would. */
export interface World {
    readonly state: EngineState;
    readonly inputs: Inputs;
    /** Every event so far, as bytes. */
    readonly journal: Uint8Array[];
    place(options?: PlaceOptions): Told[];
    cancel(orderId: number, account?: number): Told[];
    replace(orderId: number, ticks: number, lots: number, ifVersion?: number, account?: number): Told[];
    cancelAll(account?: number, instrument?: number): Told[];
    guard(kind: number, keyNumber: number, account?: number, scope?: number, delayUs?: number): Told[];
    command(kind: number, fill: (command: Records) => void): Told[];
    beginRisk(): Told[];
    /** Sets limits of a scope, null takes one back: `world.limit({ account: 0, tag: 'a' }, { max_position: 100 })`. */
    limit(scope: LimitScope, values: LimitValues): Told[];
    /** Lets one named order pass; no controls: takes that back. */
    override(id: string, controls: readonly OverridableControl[], forUs?: number, account?: number): Told[];
    report(kind: number, orderId: number, fields?: ReportFields): Told[];
    /** What was told last. */
    last(): Told | undefined;
    /** An order of the table as a view shows it. */
    order(orderId: number): Told | undefined;
    timers(): Told[];
    fanouts(): Told[];
    /** Fan-outs until none is under way. */
    settle(): Told[];
    /** Values positions at prices in ticks by instrument, as the engine's sweep does. */
    marks(ticks: readonly number[]): Told[];
    restart(options?: WorldOptions): Told[];
    advance(us: number): void;
    quote(ticks: number, ageUs?: number): void;
    brokerReady(broker: number): void;
}
export interface ReportFields {
    readonly broker?: number;
    readonly attempt?: number;
    readonly execution?: number;
    readonly lots?: number;
    readonly ticks?: number;
    readonly filled?: number;
    readonly price?: number;
    readonly quantity?: number;
    readonly state?: number;
}
export declare function createSink(onClaim?: (at: number) => void): EventSink & {
    used: number;
};
export declare function createWorld(options?: WorldOptions): World;
/** Goes on with a state, as a new run after a replay does. */
export declare function worldOf(state: EngineState, options: WorldOptions, isNew: boolean): World;
export declare function newCommand(kind: number, requestId: number): Records;
export declare function setText(command: Records, text: string): void;
export declare function setTag(command: Records, text: string): void;
