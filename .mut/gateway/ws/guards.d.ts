import type { GuardCommands } from '../inbound/guard-commands.ts';
import type { Responder } from '../inbound/pending.ts';
import type { Session } from './session.ts';
/**
 * Cancel on disconnect. The engine keeps one guard for each account and key; here stand the sessions that hold it:
 *
 *   enable    ─▶ guard_hold ······▶ answered once it is durable; the session holds it from here on
 *   disable   ─▶ guard_release ···▶ answered once it is durable; with other holders left: at once, and nothing changes
 *   logout    ─▶ guard_release      if it was the last holder
 *   close     ─▶ guard_drop         if it was the last holder: the engine cancels after the grace
 *
 * What is told at a close or logout finds room at some time: until then it is owed, one word per guard, and what a session
 * says of the guard later takes its place. A planned stop closes sessions like anybody else: their guards are dropped. What
 * a gateway that died could not tell counts as dropped at the next start.
 */
export interface Guards {
    enable(session: Session, change: GuardHold, responder: Responder): void;
    disable(session: Session, account: number, responder: Responder): void;
    /** Cancels all of the account after so long, unless it is said again; 0: not any more. */
    cancelAfter(session: Session, account: number, timeoutMs: number, responder: Responder): void;
    /** The session says goodbye: no order of its is cancelled. */
    loggedOut(session: Session): void;
    /** Its connection is gone. */
    closed(session: Session): void;
    /** Tells what is owed, as far as there is room. */
    settle(): void;
    /** Guards of which something is owed. */
    owed(): number;
}
export interface GuardHold {
    readonly account: number;
    /** `GuardScope`. */
    readonly scope: number;
    readonly graceMs: number;
}
/** `dropped`: the engine was told that the last session of an account's key is gone. */
export declare function createGuards(commands: GuardCommands, accounts: readonly string[], dropped?: (account: number, key: number) => void): Guards;
