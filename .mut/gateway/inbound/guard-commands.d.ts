import { CommandKind } from '../../core/schema/command.ts';
import type { Clock } from '../../workers/clock.ts';
import { type Admission } from './admit.ts';
import { type Pending, type Responder } from './pending.ts';
/**
 * What the door tells the engine of an account's sessions. As such commands reduce risk they get the last slots of the
 * ring, like cancels.
 */
export interface GuardCommands {
    /** Asks for a change; `responder` is answered once it is durable, or at once if it can't be handed over: then false. */
    ask(kind: GuardKind, account: number, change: GuardChange, responder: Responder): boolean;
    /** Says it without waiting for an answer; false: there is no room now. */
    tell(kind: GuardKind, account: number, key: number): boolean;
}
export type GuardKind = typeof CommandKind.guard_hold | typeof CommandKind.guard_drop | typeof CommandKind.guard_release | typeof CommandKind.cancel_after;
export interface GuardChange {
    /** The number of the principal's key. */
    readonly key: number;
    /** guard_hold: `GuardScope`, else 0. */
    readonly scope: number;
    /** guard_hold: the grace, cancel_after: the time; else 0. */
    readonly delayUs: number;
}
export declare function createGuardCommands(pending: Pending, admission: Admission, clock: Clock, isStopping: () => boolean): GuardCommands;
