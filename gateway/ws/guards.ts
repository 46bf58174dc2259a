import { CommandKind } from '../../core/schema/command.ts';
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

interface Guard {
  readonly name: string;
  readonly account: number;
  readonly key: number;
  readonly holders: Set<Session>;
  owes: Parting | 0;
}

type Parting = typeof CommandKind.guard_drop | typeof CommandKind.guard_release;

const US_PER_MS = 1_000;
/** The engine may or may not have heard of it. */
const UNKNOWN = 'REQUEST_TIMEOUT';

/** `dropped`: the engine was told that the last session of an account's key is gone. */
export function createGuards(
  commands: GuardCommands,
  accounts: readonly string[],
  dropped: (account: number, key: number) => void = () => undefined,
): Guards {
  /** Those that are held or of which something is owed: as many at most as there are accounts times keys. */
  const guards = new Map<string, Guard>();
  const held = new Map<Session, Set<Guard>>();
  const owing = new Set<Guard>();

  function guardOf(account: number, key: number): Guard {
    const name = `${account} ${key}`;
    const guard = guards.get(name) ?? { name, account, key, holders: new Set(), owes: 0 };
    guards.set(name, guard);
    return guard;
  }

  function forgetIfIdle(guard: Guard): void {
    const isIdle = guard.holders.size === 0 && guard.owes === 0;
    // A late refusal may find that another has its name by now.
    if (isIdle && guards.get(guard.name) === guard) guards.delete(guard.name);
  }

  /** What was owed is overtaken by what has been said since. */
  function said(guard: Guard): void {
    guard.owes = 0;
    owing.delete(guard);
  }

  function join(session: Session, guard: Guard): void {
    guard.holders.add(session);
    const all = held.get(session) ?? new Set();
    held.set(session, all.add(guard));
  }

  function leave(session: Session, guard: Guard): void {
    guard.holders.delete(session);
    const all = held.get(session);
    all?.delete(guard);
    if (all?.size === 0) held.delete(session);
    forgetIfIdle(guard);
  }

  function tell(guard: Guard): boolean {
    if (guard.owes !== 0 && !commands.tell(guard.owes, guard.account, guard.key)) return false;
    if (guard.owes === CommandKind.guard_drop) dropped(guard.account, guard.key);
    said(guard);
    forgetIfIdle(guard);
    return true;
  }

  function settle(): void {
    for (const guard of owing) if (!tell(guard)) return;
  }

  /** The session holds nothing any more; of whom it was the last one the engine hears that. */
  function part(session: Session, word: Parting): void {
    for (const guard of held.get(session) ?? []) {
      guard.holders.delete(session);
      if (guard.holders.size > 0) continue;
      guard.owes = word;
      owing.add(guard);
    }
    held.delete(session);
    settle();
  }

  function numberOf({ principal }: Session): number {
    return principal?.number ?? 0;
  }

  return {
    owed() {
      return owing.size;
    },
    settle,

    enable(session, { account, scope, graceMs }, responder) {
      const key = numberOf(session);
      const guard = guardOf(account, key);
      const wasHolder = guard.holders.has(session);
      const change = { key, scope, delayUs: graceMs * US_PER_MS };
      const isAsked = commands.ask(CommandKind.guard_hold, account, change, {
        ok: (status, result) => {
          responder.ok(status, result);
        },
        refuse(why) {
          if (!wasHolder && why.code !== UNKNOWN) leave(session, guard);
          responder.refuse(why);
        },
      });
      if (!isAsked) return;
      said(guard);
      join(session, guard);
    },

    disable(session, account, responder) {
      const key = numberOf(session);
      const guard = guardOf(account, key);
      const hasOthers = guard.holders.size > (guard.holders.has(session) ? 1 : 0);
      if (hasOthers) responder.ok(200, `{"account":"${accounts[account]}","enabled":false}`);
      else if (!commands.ask(CommandKind.guard_release, account, { key, scope: 0, delayUs: 0 }, responder)) {
        forgetIfIdle(guard);
        return;
      } else said(guard);
      leave(session, guard);
    },

    cancelAfter(session, account, timeoutMs, responder) {
      const change = { key: numberOf(session), scope: 0, delayUs: timeoutMs * US_PER_MS };
      commands.ask(CommandKind.cancel_after, account, change, responder);
    },

    loggedOut(session) {
      part(session, CommandKind.guard_release);
    },

    closed(session) {
      part(session, CommandKind.guard_drop);
    },
  };
}
