import type { Records } from '../../core/memory/records.ts';
import { TradingState } from '../../core/risk/limit-field.ts';
import { CommandKind } from '../../core/schema/command.ts';
import { COMMAND_DEFINITION, EVENT_DEFINITION } from '../../core/schema/definition.ts';
import { EventWord } from '../../core/schema/event.ts';
import { StateWord } from '../../core/schema/risk.ts';
import type { Clock } from '../../workers/clock.ts';
import type { TradingScope } from '../control/trading-scope.ts';
import { type Admission, AdmissionClass } from './admit.ts';
import { clearOrderRequest, createOrderRequest } from './order-request.ts';
import { type Pending, PendingKind } from './pending.ts';
import type { Refusal } from './refusal.ts';
import { writeCommand } from './write-command.ts';

/**
 * What a person tells the engine of a trading state. It gets the last slots of the ring, like cancels, and goes on while
 * the door stops admitting. `undefined`: there is no room now.
 */
export interface TradingCommands {
  /** Resolves once it is durable; `heard` is called before, between this event and the next. */
  set(
    scope: TradingScope,
    state: keyof typeof TradingState,
    cancels: boolean,
    heard?: (told: Journaled) => void,
  ): Promise<Journaled | Refusal> | undefined;
  /** How many orders are open in a scope that stands so. */
  open(scope: TradingScope, state: keyof typeof TradingState): Promise<number | Refusal> | undefined;
}

export interface Journaled {
  readonly requestId: number;
  /** Whether the cancels that were asked for have begun. */
  readonly cancels: boolean;
}

export function createTradingCommands(pending: Pending, admission: Admission, clock: Clock): TradingCommands {
  const request = createOrderRequest();

  function ask<Answer>(
    kind: CommandKind,
    { account, instrument, broker, tag }: TradingScope,
    state: keyof typeof TradingState,
    cancels: boolean,
    read: (records: Records, at: number) => Answer,
  ): Promise<Answer | Refusal> | undefined {
    const nowNs = clock.monotonicNs();
    let settle: (answer: Answer | Refusal) => void = () => undefined;
    const answered = new Promise<Answer | Refusal>((resolve) => (settle = resolve));
    const responder = {
      ok: () => undefined,
      refuse: (why: Refusal) => settle(why),
      event: (_: number, records: Records, at: number) => settle(read(records, at)),
    };
    const slot = pending.open(PendingKind.trading, responder, nowNs);
    if (slot < 0) return undefined;
    const at = admission.claim(AdmissionClass.cancel, nowNs);
    if (at < 0) {
      pending.close(slot);
      return undefined;
    }
    clearOrderRequest(request);
    request.account = account;
    request.instrument = instrument;
    request.broker = broker + 1;
    request.tag.set(Buffer.from(tag, 'latin1'));
    request.tagLength = tag.length;
    writeCommand(admission.records, at, kind, request, 0, 0);
    pending.stamp(slot, admission.records, at);
    const to = (at >> 3) + COMMAND_DEFINITION;
    admission.records.f64[to + StateWord.STATE] = TradingState[state];
    admission.records.f64[to + StateWord.CANCELS] = cancels ? 1 : 0;
    return answered;
  }

  return {
    set: (scope, state, cancels, heard) =>
      ask(CommandKind.set_trading_state, scope, state, cancels, (records, at) => {
        const told = {
          requestId: records.f64[(at >> 3) + EventWord.REQUEST_ID]!,
          cancels: records.f64[(at >> 3) + EVENT_DEFINITION + StateWord.CANCELS] === 1,
        };
        heard?.(told);
        return told;
      }),
    open: (scope, state) =>
      ask(CommandKind.query_state, scope, state, false, (records, at) => records.f64[(at >> 3) + EventWord.VALUE]!),
  };
}
