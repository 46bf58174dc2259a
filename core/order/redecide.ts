import { type Records, recordsOf } from '../memory/records.ts';
import {
  CLIENT_ID_WORDS,
  COMMAND_BYTES,
  COMMAND_VERSION,
  CommandByte,
  CommandHalf,
  CommandKind,
  CommandWord,
  TAG_WORDS,
} from '../schema/command.ts';
import { COMMAND_DEFINITION, DEFINITION_WORDS, EVENT_DEFINITION } from '../schema/definition.ts';
import {
  CANCEL_CODES,
  Cause,
  EVENT_BYTES,
  EVENT_LONG_BYTES,
  EventByte,
  EventHalf,
  EventKind,
  EventWord,
} from '../schema/event.ts';
import { GuardCommand } from '../schema/guard.ts';
import { isHere } from '../schema/order-kind.ts';
import { REPORT_BYTES, ReportHalf, ReportKind, ReportWord, VenueStateCode } from '../schema/report.ts';
import { PlaceOption } from '../schema/risk.ts';
import { TERM_WORDS, Term, TermFlag } from '../schema/terms.ts';
import { ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { type EngineState, findOrder } from '../state/state.ts';
import { decideCancelReplace } from './decide-cancel-replace.ts';
import { decideCancel, decideCancelAll, requestCancel } from './decide-cancel.ts';
import { decideDefinition } from './decide-definition.ts';
import { decideFanout } from './decide-fanout.ts';
import { decideGuard } from './decide-guard.ts';
import { decideHeld } from './decide-held.ts';
import { decideMarks, marksOf } from './decide-marks.ts';
import { decideMoney } from './decide-money.ts';
import { decideLimits } from './decide-limits.ts';
import { decidePlace } from './decide-place.ts';
import { decidePlanAgain } from './plans/decide-plans.ts';
import { decidePricesAgain } from './plans/decide-prices.ts';
import { decideTradingState } from './decide-state.ts';
import { decideRearm } from './decide-rearm.ts';
import { decideReplace } from './decide-replace.ts';
import { closeGroup } from './plans/close-group.ts';
import { decideAfterReport, decideReport } from './decide-report.ts';
import { decideCheckpoint, decideTimer } from './decide-timer.ts';
import type { EventSink } from './event-sink.ts';
import { type Inputs, createInputs } from './inputs.ts';
import { readInputs } from './write-event.ts';

const C = CommandWord;
const E = EventWord;
const H = EventHalf;
const R = ReportWord;
const K = EventKind;

const COMMAND_OF: Readonly<Record<number, number>> = {
  [K.accepted]: CommandKind.place,
  [K.refused]: CommandKind.place,
  [K.cancel_requested]: CommandKind.cancel,
  // Of a held order.
  [K.cancelled]: CommandKind.cancel,
  // Of a group whose order is final.
  [K.replace_requested]: CommandKind.replace,
  // Of an order that is kept here.
  [K.replaced]: CommandKind.replace,
  [K.request_refused]: CommandKind.replace,
  [K.cancel_all_started]: CommandKind.cancel_all,
  [K.account_defined]: CommandKind.define_account,
  [K.instrument_defined]: CommandKind.define_instrument,
  [K.broker_defined]: CommandKind.define_broker,
  [K.limits_set]: CommandKind.set_limits,
  [K.restarted]: CommandKind.restart,
  [K.halted]: CommandKind.halt,
  [K.resumed]: CommandKind.resume,
  [K.guard_held]: CommandKind.guard_hold,
  [K.guard_dropped]: CommandKind.guard_drop,
  [K.guard_released]: CommandKind.guard_release,
  [K.cancel_after_set]: CommandKind.cancel_after,
  [K.risk_begun]: CommandKind.begin_risk,
  [K.metrics_set]: CommandKind.set_metrics,
  [K.rate_set]: CommandKind.set_rate,
  [K.limits_changed]: CommandKind.change_limits,
  [K.override_set]: CommandKind.set_override,
  [K.trading_state_set]: CommandKind.set_trading_state,
  [K.throttle_rearmed]: CommandKind.rearm_throttle,
};

/** Kinds that keep their inputs. */
const WITH_INPUTS: ReadonlySet<number> = new Set([
  K.accepted,
  K.refused,
  K.rerouted,
  K.released,
  K.triggered,
  K.replace_requested,
  K.request_refused,
]);

const noAnswers: EventSink = {
  records: recordsOf(new ArrayBuffer(EVENT_BYTES)),
  claim: () => 0,
};

/**
 * Decides a journaled event again: what made the engine act and what it saw are in the event, the rest in the state
 * before it. Writes what is decided now to `out`, whose bytes must equal the journal's. Returns its offset, or -1 if
 * nothing would be decided now.
 */
export function redecide(state: EngineState, event: Records, at: number, out: EventSink): number {
  const half = at >> 2;
  const kind = event.i32[half + H.KIND_VERSION]! & 0xffff;
  const part = event.u8[at + EventByte.PART]!;
  const inputs = createInputs();
  const isAsked = kind === K.replaced && event.i32[half + H.CAUSE] === Cause.command;
  if (isAsked || WITH_INPUTS.has(kind)) readInputs(event, at, inputs);
  inputs.nowUs = event.f64[(at >> 3) + E.TIME_US]!;
  if (event.i32[half + H.LENGTH]! > EVENT_LONG_BYTES) readSeen(event, at, inputs);
  switch (event.i32[half + H.CAUSE]) {
    case Cause.timer:
      return decideTimer(state, inputs, part, out);
    case Cause.fanout:
      return decideFanout(state, inputs, part, out);
    case Cause.conduct:
      return decideHeld(state, inputs, part, out, 0, event.f64[(at >> 3) + E.ORDER_ID]!);
    case Cause.plan:
      return decidePlanAgain(state, event, at, inputs, part, out);
    case Cause.prices:
      return decidePricesAgain(state, event, at, inputs, part, out);
    case Cause.checkpoint:
      return decideCheckpoint(state, inputs, out);
    case Cause.marks:
      return decideMarks(state, marksOf(event, at), 0, inputs, part, out);
    case Cause.report: {
      if (part === 1) return decideAfterReport(state, event.f64[(at >> 3) + E.ORDER_ID]!, inputs, out);
      return decideReport(state, reportOf(state, event, at, kind), 0, inputs, out);
    }
    default: {
      // The second half of a cancel_replace: the event before it said what it is of.
      if (part === 1) {
        const row = findOrder(state, event.f64[(at >> 3) + E.ORDER_ID]!);
        return row < 0 ? -1 : requestCancel(state, row, Cause.command, part, inputs, 0, 0, out);
      }
      // Whichever of its orders the cancel named.
      if (kind === K.plan_moved) {
        const f64 = event.f64;
        const [orderId, requestId] = [f64[(at >> 3) + E.ORDER_ID]!, f64[(at >> 3) + E.REQUEST_ID]!];
        return closeGroup(state, orderId, event.i32[half + H.ACCOUNT]!, requestId, inputs, out);
      }
      const command = commandOf(event, at, kind);
      if (command.i32[CommandHalf.KIND] === CommandKind.cancel_replace) {
        return decideCancelReplace(state, command, 0, inputs, out, noAnswers);
      }
      switch (COMMAND_OF[kind]) {
        case CommandKind.place:
          return decidePlace(state, command, 0, inputs, out, noAnswers);
        case CommandKind.cancel:
          return decideCancel(state, command, 0, inputs, out, noAnswers);
        case CommandKind.replace:
          return decideReplace(state, command, 0, inputs, out, noAnswers);
        case CommandKind.cancel_all:
          return decideCancelAll(state, command, 0, inputs, out, noAnswers);
        case CommandKind.guard_hold:
        case CommandKind.guard_drop:
        case CommandKind.guard_release:
        case CommandKind.cancel_after:
          return decideGuard(state, command, 0, inputs, out, noAnswers);
        case CommandKind.begin_risk:
        case CommandKind.set_metrics:
        case CommandKind.set_rate:
          return decideMoney(state, command, 0, inputs, out, noAnswers);
        case CommandKind.change_limits:
        case CommandKind.set_override:
          return decideLimits(state, command, 0, inputs, out, noAnswers);
        case CommandKind.set_trading_state:
          return decideTradingState(state, command, 0, inputs, out, noAnswers);
        case CommandKind.rearm_throttle:
          return decideRearm(state, command, 0, inputs, out, noAnswers);
        default:
          return decideDefinition(state, command, 0, inputs, out);
      }
    }
  }
}

/** Only the price that the order is compared with was kept. */
function readSeen(event: Records, at: number, inputs: Inputs): void {
  const ticks = event.f64[(at >> 3) + E.LAST_TICKS]!;
  inputs.lastTicks = ticks;
  inputs.bidTicks = ticks;
  inputs.askTicks = ticks;
}

function commandOf(event: Records, at: number, kind: number): Records {
  const command = recordsOf(new ArrayBuffer(COMMAND_BYTES));
  const { f64, i32, u8 } = command;
  const word = at >> 3;
  const half = at >> 2;
  i32[CommandHalf.KIND] = COMMAND_OF[kind]!;
  i32[CommandHalf.VERSION] = COMMAND_VERSION;
  f64[C.REQUEST_ID] = event.f64[word + E.REQUEST_ID]!;
  i32[CommandHalf.ACCOUNT] = event.i32[half + H.ACCOUNT]!;
  i32[CommandHalf.INSTRUMENT] = event.i32[half + H.INSTRUMENT]!;
  if (kind >= K.risk_begun) {
    // A tag stands where others have the client id, or the name of a currency.
    const isNamed = kind === K.rate_set || kind === K.override_set;
    const to = isNamed ? C.CLIENT_ID_LENGTH : C.TAG_LENGTH;
    const words = isNamed ? CLIENT_ID_WORDS : TAG_WORDS;
    for (let i = 0; i <= words; i++) f64[to + i] = event.f64[word + E.CLIENT_ID_LENGTH + i]!;
    if (kind === K.limits_changed) f64[C.VALUE] = event.f64[word + E.ARG0]!;
    u8[CommandByte.BROKER] = event.u8[at + EventByte.BROKER]!;
    for (let i = 0; i < DEFINITION_WORDS; i++) f64[COMMAND_DEFINITION + i] = event.f64[word + EVENT_DEFINITION + i]!;
    return command;
  }
  for (let i = 0; i <= CLIENT_ID_WORDS; i++) f64[C.CLIENT_ID_LENGTH + i] = event.f64[word + E.CLIENT_ID_LENGTH + i]!;
  if (kind >= K.guard_held && kind <= K.guard_fired) {
    f64[GuardCommand.KEY] = event.f64[word + E.ARG0]!;
    f64[GuardCommand.SCOPE] = event.i32[half + H.NOTE]!;
    f64[GuardCommand.DELAY_US] = event.f64[word + E.ARG1]!;
    return command;
  }
  if (kind >= K.restarted) {
    u8[CommandByte.BROKER] = event.u8[at + EventByte.BROKER]!;
    for (let i = 0; i < DEFINITION_WORDS; i++) f64[COMMAND_DEFINITION + i] = event.f64[word + EVENT_DEFINITION + i]!;
    return command;
  }
  u8[CommandByte.SIDE] = event.u8[at + EventByte.SIDE]!;
  u8[CommandByte.TYPE] = event.u8[at + EventByte.TYPE]!;
  u8[CommandByte.TIME_IN_FORCE] = event.u8[at + EventByte.TIME_IN_FORCE]!;
  if (kind === K.accepted || kind === K.refused) {
    u8[CommandByte.BROKER] = event.i32[half + H.BROKER_WANTED]!;
    const options = event.f64[word + E.OPTIONS]!;
    // A refused one says what the client said.
    const isPriced = kind === K.accepted && (options & PlaceOption.priced) !== 0;
    f64[C.PRICE_TICKS] = isPriced ? 0 : event.f64[word + E.PRICE_TICKS]!;
    f64[C.QUANTITY_LOTS] = event.f64[word + E.QUANTITY_LOTS]!;
    f64[C.VALUE] = event.f64[word + E.ARG0]!;
    f64[C.EXPIRE_AT_US] = event.f64[word + E.ARG1]!;
    i32[CommandHalf.COUNT] = isPriced ? options & ~PlaceOption.priced : options;
    for (let i = 0; i <= TAG_WORDS; i++) f64[C.TAG_LENGTH + i] = event.f64[word + E.TAG_LENGTH + i]!;
    if (event.f64[word + E.CANCEL_OUTCOME] !== 0) {
      i32[CommandHalf.KIND] = CommandKind.cancel_replace;
      f64[C.ORDER_ID] = event.f64[word + E.CANCEL_ID]!;
      f64[C.CANCEL_MODE] = event.f64[word + E.CANCEL_OUTCOME]! % CANCEL_CODES;
    }
    if (event.i32[half + H.LENGTH]! <= EVENT_LONG_BYTES) return command;
    for (let i = 0; i < TERM_WORDS; i++) f64[C.TERMS + i] = event.f64[word + E.TERMS + i]!;
    return command;
  }
  f64[C.ORDER_ID] = event.f64[word + E.ORDER_ID]!;
  if (kind === K.replace_requested || kind === K.request_refused || kind === K.replaced) {
    f64[C.PRICE_TICKS] = event.f64[word + E.ARG0]!;
    f64[C.QUANTITY_LOTS] = event.f64[word + E.ARG1]!;
    f64[C.VALUE] = event.f64[word + E.EXPIRE_AT_US]!;
    // As they are to be; those that stand behind them say whose child it is.
    if (event.i32[half + H.LENGTH]! > EVENT_LONG_BYTES) {
      for (let i = 0; i < Term.LEGS; i++) f64[C.TERMS + i] = event.f64[word + E.TERMS + i]!;
      f64[C.TERMS + Term.FLAGS] = event.f64[word + E.TERMS + Term.FLAGS]! & TermFlag.percent;
    }
  }
  return command;
}

function reportOf(state: EngineState, event: Records, at: number, kind: number): Records {
  const report = recordsOf(new ArrayBuffer(REPORT_BYTES));
  const { f64, i32 } = report;
  const word = at >> 3;
  const orderId = event.f64[word + E.ORDER_ID]!;
  i32[ReportHalf.KIND] = event.f64[word + E.ARG0]!;
  i32[ReportHalf.STATE] = event.f64[word + E.ARG1]!;
  i32[ReportHalf.BROKER] = event.u8[at + EventByte.BROKER]!;
  i32[ReportHalf.ATTEMPT] = event.u8[at + EventByte.ATTEMPT]!;
  f64[R.ORDER_ID] = orderId;
  f64[R.EXECUTION_ID] = event.f64[word + E.EXECUTION_ID]!;
  f64[R.LAST_TICKS] = event.f64[word + E.LAST_TICKS]!;
  f64[R.LAST_LOTS] = event.f64[word + E.LAST_LOTS]!;
  f64[R.PRICE_TICKS] = event.f64[word + E.LIMIT]!;
  f64[R.QUANTITY_LOTS] = event.f64[word + E.VALUE]!;
  if (kind === K.suspended) f64[R.FILLED_LOTS] = event.f64[word + E.VENUE_FILLED]!;
  else if (kind === K.filled || (kind === K.outcome_unknown && isEnd(i32[ReportHalf.KIND]!, i32[ReportHalf.STATE]!))) {
    f64[R.FILLED_LOTS] = event.f64[word + E.VALUE]!;
    f64[R.QUANTITY_LOTS] = 0;
  }
  if (kind === K.suspended || kind === K.rejected) {
    for (let i = 0; i <= CLIENT_ID_WORDS; i++) f64[R.TEXT_LENGTH + i] = event.f64[word + E.TEXT_LENGTH + i]!;
  }
  const isKeptHere = kind === K.not_sent && isHere(event.u8[at + EventByte.STATUS]!);
  if (kind !== K.rerouted && !isKeptHere) return report;
  // The event names the broker it goes to, or none; the report came from where it was.
  const row = findOrder(state, orderId) * ORDER_WIDTH;
  i32[ReportHalf.BROKER] = state.orders.words[row + OrderColumn.BROKER]!;
  i32[ReportHalf.ATTEMPT] = state.orders.words[row + OrderColumn.ATTEMPT]!;
  return report;
}

/** Whether the report told of an order's end: after a doubtful one the event says what the venue counts as filled. */
function isEnd(kind: number, venueState: number): boolean {
  const isOpen = kind === ReportKind.state && venueState === VenueStateCode.open;
  return kind !== ReportKind.outcome_unknown && kind !== ReportKind.replaced && !isOpen;
}
