import { type Ringer } from '../core/memory/doorbell.ts';
import { type Role, type Shared } from '../core/topology.ts';
import type { Clock } from './clock.ts';
/**
 * A role with a duty cycle. It never waits: waiting is the runner's.
 *
 *   runParked   doWork → idle (spin, park on the doorbell) → beat → doWork …     once a second a turn of the event loop
 *   runOnLoop   message, timer or I/O → doWork until 0 → arm the doorbell → back to the event loop
 */
export interface Agent {
    /** One duty cycle; at most a bounded batch. Returns the work done, 0 for none. */
    doWork(nowUs: number): number;
    /** Whether `doWork` would find something: data to read or, while hungry, the room that it waits for. */
    hasWork(): boolean;
    /** Whether it waits for room in a ring that it writes to. */
    isHungry?(): boolean;
    /** The longest that it may sleep now, where that is less than the roster's: until its next timer, or its own pace. */
    parkMs?(): number;
    /** For an event loop: a count that grows with whatever makes more work likely within microseconds. */
    activity?(): number;
    /** After a stop was asked: called after each cycle; true once nothing is left to do. Without it: a cycle of no work. */
    finished?(nowUs: number): boolean;
    close?(): void | Promise<void>;
}
/** What a role is built with. */
export interface RoleContext<Options = unknown> {
    readonly role: Role;
    readonly shared: Shared;
    readonly clock: Clock;
    /** The role's own part of the configuration. */
    readonly options: Options;
    /** The bell of a neighbour (`Neighbours` in core/topology). One that shares this thread needs no bell: nothing rings. */
    readonly bell: (to: Role) => Bell;
    /** For agents in an event loop: asks for a turn soon, after I/O brought work. */
    readonly wake: () => void;
}
/** Rings after publishing, or after releasing slots. */
export type Bell = Pick<Ringer, 'ring' | 'ringIfHungry'>;
/** What every module of a role exports. May take its time: the thread counts as starting until it resolves. */
export type CreateRole = (context: RoleContext) => Agent | Promise<Agent>;
export interface RunOptions {
    readonly role: Role;
    readonly shared: Shared;
    readonly clock: Clock;
    readonly maxParkMs: number;
    /** How long it looks for more work before it parks; 0: parks at once. */
    readonly spinNs: number;
    /** For an event loop: how long it goes on taking turns after activity before it sleeps; 0: sleeps at once. */
    readonly tailUs?: number;
    /** Called in the thread when the supervisor says that it is time. */
    readonly pin: () => void;
}
/** Keeps the thread, but for a moment each second, until the agent was stopped and has finished. */
export declare function runParked(agent: Agent, options: RunOptions): Promise<void>;
export interface LoopRunner {
    /** Asks for a turn soon. Cheap when one is already due. */
    readonly wake: () => void;
    /** Resolves when the agent was stopped and has finished; rejects with what it threw. */
    readonly done: Promise<void>;
}
/** Gives an agent turns in this thread's event loop. `fail` gets what it throws, inside the turn. */
export declare function runOnLoop(agent: Agent, options: RunOptions, fail: (error: unknown) => void): LoopRunner;
