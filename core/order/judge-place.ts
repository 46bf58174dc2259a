import type { Records } from '../memory/records.ts';
import { chooseRoute } from '../routing/route.ts';
import { selfTradeOf } from '../risk/self-trade.ts';
import type { Verdict } from '../risk/verdict.ts';
import { CommandByte } from '../schema/command.ts';
import { Reject } from '../schema/reject.ts';
import { LimitOwner } from '../schema/risk.ts';
import { GlobalColumn } from '../state/columns.ts';
import type { EngineState } from '../state/state.ts';
import { checkFields, checkOrder, checkState, exposure, refuse, verdict } from './check-place.ts';
import { type Inputs, stoppedBrokers } from './inputs.ts';
import { expiryOf } from './place-expiry.ts';

/**
 * What would become of a new order, by the same checks, into `into`; its `measure` is told of each control. The client's
 * own id is not looked at. Returns the broker that it would go to, or minus the reject code that says why there is none.
 */
export function judgePlace(state: EngineState, command: Records, at: number, inputs: Inputs, into: Verdict): number {
  const orderId = state.globals.words[GlobalColumn.LAST_ORDER_ID]! + 1;
  const wanted = command.u8[at + CommandByte.BROKER]!;
  const broker = chooseRoute(state, inputs.scores, wanted, stoppedBrokers(inputs.stopWords), orderId);
  verdict.fast = false;
  refuse(0);
  if (checkFields(command, at)) {
    // Told here and not by the gates: what these say is forgotten where the order's own controls begin.
    const mayCome = checkState(state, command, at, broker, false, inputs);
    const { code, limit, owner } = verdict;
    if (mayCome) into.measure?.(Reject.HALTED.code, 0, 0, LimitOwner.firm, false, 0);
    else into.measure?.(code, limit, limit, owner, true, limit);
    verdict.measure = into.measure;
    // Nobody's order passes: the order's own controls are told all the same.
    const isJudged = mayCome || code !== Reject.FORBIDDEN_ACCOUNT.code;
    if (isJudged && checkOrder(state, command, at, expiryOf(state, command, at, inputs), inputs)) {
      selfTradeOf(state, exposure, verdict);
    }
    if (!mayCome) {
      refuse(code, limit);
      verdict.owner = owner;
    }
  }
  verdict.measure = undefined;
  Object.assign(into, verdict);
  return broker;
}
