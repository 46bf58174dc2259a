import { CommandKind, CommandWord } from '../../core/schema/command.ts';
import { GuardCommand } from '../../core/schema/guard.ts';
import type { Clock } from '../../workers/clock.ts';
import { type Admission, AdmissionClass } from './admit.ts';
import { clearOrderRequest, createOrderRequest } from './order-request.ts';
import { type Pending, PendingKind, type Responder } from './pending.ts';
import { refusal } from './refusal.ts';
import { writeCommand } from './write-command.ts';

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

export type GuardKind =
  | typeof CommandKind.guard_hold
  | typeof CommandKind.guard_drop
  | typeof CommandKind.guard_release
  | typeof CommandKind.cancel_after;

export interface GuardChange {
  /** The number of the principal's key. */
  readonly key: number;
  /** guard_hold: `GuardScope`, else 0. */
  readonly scope: number;
  /** guard_hold: the grace, cancel_after: the time; else 0. */
  readonly delayUs: number;
}

const { RECEIVED_NS } = CommandWord;
const { KEY, SCOPE, DELAY_US } = GuardCommand;
const busy = refusal('BUSY', 'The gateway has more requests than it can take; try again shortly.');
const stopping = refusal('SHUTTING_DOWN', 'The gateway is shutting down.');

export function createGuardCommands(
  pending: Pending,
  admission: Admission,
  clock: Clock,
  isStopping: () => boolean,
): GuardCommands {
  const request = createOrderRequest();

  function write(kind: GuardKind, account: number, { key, scope, delayUs }: GuardChange, nowNs: number): number {
    const at = admission.claim(AdmissionClass.cancel, nowNs);
    if (at < 0) return at;
    clearOrderRequest(request);
    request.account = account;
    writeCommand(admission.records, at, kind, request, 0, 0);
    const { f64 } = admission.records;
    const word = at >> 3;
    f64[word + RECEIVED_NS] = nowNs;
    f64[word + KEY] = key;
    f64[word + SCOPE] = scope;
    f64[word + DELAY_US] = delayUs;
    return at;
  }

  return {
    ask(kind, account, change, responder) {
      const nowNs = clock.monotonicNs();
      const slot = isStopping() ? -1 : pending.open(PendingKind.guard, responder, nowNs);
      const at = slot < 0 ? -1 : write(kind, account, change, nowNs);
      if (at >= 0) {
        pending.stamp(slot, admission.records, at);
        return true;
      }
      if (slot >= 0) pending.close(slot);
      responder.refuse(isStopping() ? stopping : busy);
      return false;
    },
    tell: (kind, account, key) => write(kind, account, { key, scope: 0, delayUs: 0 }, clock.monotonicNs()) >= 0,
  };
}
