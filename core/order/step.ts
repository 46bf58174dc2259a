import type { Records } from '../memory/records.ts';
import { CommandHalf, CommandKind } from '../schema/command.ts';
import { EventHalf, EventWord, MAX_EVENTS_PER_STEP, OrderFlag } from '../schema/event.ts';
import { PricesWord } from '../schema/prices.ts';
import type { EngineState } from '../state/state.ts';
import { apply } from './apply.ts';
import { decideCancelOfReplaced, decideCancelReplace } from './decide-cancel-replace.ts';
import { decideCancel, decideCancelAll } from './decide-cancel.ts';
import { decideDefinition, isKnownDefinition } from './decide-definition.ts';
import { decideFanout } from './decide-fanout.ts';
import { decideGuard } from './decide-guard.ts';
import { decideHeld, heldDueUs } from './decide-held.ts';
import { type Marks, decideMarks } from './decide-marks.ts';
import { decideMoney } from './decide-money.ts';
import { decideLimits } from './decide-limits.ts';
import { decidePlans } from './plans/decide-plans.ts';
import { decidePlace } from './decide-place.ts';
import { type PricesCursor, decidePrices } from './plans/decide-prices.ts';
import { decideTradingState } from './decide-state.ts';
import { decideRearm } from './decide-rearm.ts';
import { decideReplace } from './decide-replace.ts';
import { decideAfterReport, decideReport, mayAskAgain } from './decide-report.ts';
import { decideCheckpoint, decideTimer } from './decide-timer.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { answerOpenInScope } from './scope-orders.ts';

/**
 * Steps of the engine: decide, apply, and so on until there is nothing more to decide about it. A step emits at most
 * MAX_EVENTS_PER_STEP events and at most one answer; it begins only when both rings have room for them. Each returns
 * how many events it emitted.
 */
export function stepCommand(
  state: EngineState,
  command: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
  answers: EventSink,
): number {
  const event = decideCommand(state, command, at, inputs, out, answers);
  if (event < 0) return 0;
  apply(state, out.records, event);
  if (command.i32[(at >> 2) + CommandHalf.KIND] !== CommandKind.cancel_replace) return 1;
  const cancel = decideCancelOfReplaced(state, out.records, event, inputs, out);
  if (cancel < 0) return 1;
  apply(state, out.records, cancel);
  return 2;
}

function decideCommand(
  state: EngineState,
  command: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
  answers: EventSink,
): number {
  switch (command.i32[(at >> 2) + CommandHalf.KIND]!) {
    case CommandKind.place:
      return decidePlace(state, command, at, inputs, out, answers);
    case CommandKind.cancel:
      return decideCancel(state, command, at, inputs, out, answers);
    case CommandKind.replace:
      return decideReplace(state, command, at, inputs, out, answers);
    case CommandKind.cancel_replace:
      return decideCancelReplace(state, command, at, inputs, out, answers);
    case CommandKind.cancel_all:
      return decideCancelAll(state, command, at, inputs, out, answers);
    case CommandKind.guard_hold:
    case CommandKind.guard_drop:
    case CommandKind.guard_release:
    case CommandKind.cancel_after:
      return decideGuard(state, command, at, inputs, out, answers);
    case CommandKind.begin_risk:
    case CommandKind.set_metrics:
    case CommandKind.set_rate:
      return decideMoney(state, command, at, inputs, out, answers);
    case CommandKind.change_limits:
    case CommandKind.set_override:
      return decideLimits(state, command, at, inputs, out, answers);
    case CommandKind.set_trading_state:
      return decideTradingState(state, command, at, inputs, out, answers);
    case CommandKind.rearm_throttle:
      return decideRearm(state, command, at, inputs, out, answers);
    case CommandKind.query_state:
      answerOpenInScope(state, command, at, inputs, answers);
      return -1;
    default:
      if (isKnownDefinition(state, command, at)) return -1;
      return decideDefinition(state, command, at, inputs, out);
  }
}

export function stepReport(state: EngineState, report: Records, at: number, inputs: Inputs, out: EventSink): number {
  const event = decideReport(state, report, at, inputs, out);
  if (event < 0) return 0;
  apply(state, out.records, event);
  const { i32 } = out.records;
  // Most orders are wanted: of them nothing is asked again.
  if ((i32[(event >> 2) + EventHalf.FLAGS]! & OrderFlag.cancel_wanted) === 0) return 1;
  if (!mayAskAgain(i32[(event >> 2) + EventHalf.KIND_VERSION]! & 0xffff)) return 1;
  const again = decideAfterReport(state, out.records.f64[(event >> 3) + EventWord.ORDER_ID]!, inputs, out);
  if (again < 0) return 1;
  apply(state, out.records, again);
  return 2;
}

/** What is due by the clock, and what held orders waited for. */
export function stepTimers(state: EngineState, inputs: Inputs, out: EventSink): number {
  let part = stepParts(state, inputs, out, decideTimer);
  while (part < MAX_EVENTS_PER_STEP && state.held.count > 0 && heldDueUs(state) <= inputs.nowUs) {
    const event = decideHeld(state, inputs, part, out);
    if (event < 0) return part;
    apply(state, out.records, event);
    part += 1;
  }
  return part;
}

/**
 * What held orders wait for, as far as it can be done now: a burst of them would else wait for the next turn of the clock.
 * Of those that wait for a venue nobody is looked at again before an order has ended.
 */
export function stepHeld(state: EngineState, inputs: Inputs, out: EventSink): number {
  const { held } = state;
  for (let part = 0; part < MAX_EVENTS_PER_STEP; part++) {
    const event = held.from < held.count ? decideHeld(state, inputs, part, out, held.from) : -1;
    if (event < 0) {
      held.from = held.count;
      return part;
    }
    apply(state, out.records, event);
  }
  return MAX_EVENTS_PER_STEP;
}

/**
 * What a record of prices means for the orders that wait for them: as many events as a step may have, and from where the
 * cursor stands the next time. Fewer than that: the record is done with.
 */
export function stepPrices(
  state: EngineState,
  prices: Float64Array,
  at: number,
  cursor: PricesCursor,
  inputs: Inputs,
  out: EventSink,
): number {
  inputs.refTicks = prices[at + PricesWord.MARK]!;
  inputs.refSequence = 0;
  inputs.refAgeUs = Math.max(0, inputs.nowUs - prices[at + PricesWord.LAST_US]!);
  for (let part = 0; part < MAX_EVENTS_PER_STEP; part++) {
    const event = decidePrices(state, prices, at, cursor, inputs, part, out);
    if (event < 0) return part;
    apply(state, out.records, event);
  }
  return MAX_EVENTS_PER_STEP;
}

/** What plans want next. */
export function stepPlans(state: EngineState, inputs: Inputs, out: EventSink): number {
  return stepParts(state, inputs, out, decidePlans);
}

export function stepFanouts(state: EngineState, inputs: Inputs, out: EventSink): number {
  return stepParts(state, inputs, out, decideFanout);
}

/** What an engine values its positions at: as many events as the marks given take, a step's at most. */
export function stepMarks(state: EngineState, marks: Marks, inputs: Inputs, out: EventSink): number {
  let from = 0;
  for (let part = 0; part < MAX_EVENTS_PER_STEP; part++) {
    const event = decideMarks(state, marks, from, inputs, part, out);
    if (event < 0) return part;
    from = marks.next;
    apply(state, out.records, event);
  }
  return MAX_EVENTS_PER_STEP;
}

function stepParts(state: EngineState, inputs: Inputs, out: EventSink, decide: typeof decideTimer): number {
  for (let part = 0; part < MAX_EVENTS_PER_STEP; part++) {
    const event = decide(state, inputs, part, out);
    if (event < 0) return part;
    apply(state, out.records, event);
  }
  return MAX_EVENTS_PER_STEP;
}

export function stepCheckpoint(state: EngineState, inputs: Inputs, out: EventSink): number {
  const event = decideCheckpoint(state, inputs, out);
  if (event < 0) return 0;
  apply(state, out.records, event);
  return 1;
}
