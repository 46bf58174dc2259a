import type { Records } from '../memory/records.ts';
import { CommandHalf, CommandKind, CommandWord, TEXT_BYTES_PER_WORD } from '../schema/command.ts';
import { COMMAND_DEFINITION } from '../schema/definition.ts';
import { Cause, EventKind, EventWord } from '../schema/event.ts';
import { Reject } from '../schema/reject.ts';
import { BeginWord, MetricsWord, RateWord } from '../schema/risk.ts';
import { GlobalColumn } from '../state/columns.ts';
import { isAccount, isInstrument } from '../state/defined.ts';
import { CURRENCY_WIDTH, CurrencyColumn, RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { answerRefusal } from './answer.ts';
import { carryDefinition, carryName, carryScope } from './carry-over.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { beginEvent } from './write-event.ts';

const D = COMMAND_DEFINITION;
const CURRENCY_NAME_BYTES = 2 * TEXT_BYTES_PER_WORD;

const KINDS: Readonly<Record<number, number>> = {
  [CommandKind.begin_risk]: EventKind.risk_begun,
  [CommandKind.set_metrics]: EventKind.metrics_set,
  [CommandKind.set_rate]: EventKind.rate_set,
};

/**
 * What a start says of risk, and values that are worked out elsewhere: exchange rates, values at risk. What is known
 * already is not decided; what can't be is answered to whoever waits. Returns the event's byte offset, or -1.
 */
export function decideMoney(
  state: EngineState,
  command: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
  answers: EventSink,
): number {
  const { f64, i32 } = command;
  const word = at >> 3;
  const kind = i32[(at >> 2) + CommandHalf.KIND]!;
  const requestId = f64[word + CommandWord.REQUEST_ID]!;
  const code = refusal(state, command, at, kind);
  if (code !== 0) {
    if (requestId !== 0) answerRefusal(state, answers, requestId, code, 0, inputs);
    return -1;
  }
  // Whoever waits is answered, with what stands already too.
  if (requestId === 0 && isKnown(state, f64, word, kind)) return -1;
  const to = beginEvent(state, out, KINDS[kind]!, Cause.command, 0, inputs, requestId);
  const events = out.records;
  carryScope(command, at, events, to);
  carryName(command, at, events, to);
  carryDefinition(command, at, events, to);
  if (kind === CommandKind.begin_risk) {
    const isFirst = state.risk.words[RiskColumn.BEGUN] === 0;
    const version = state.globals.words[GlobalColumn.LIMITS_VERSION]!;
    events.f64[(to >> 3) + EventWord.ORDER_VERSION] = isFirst ? version + 1 : version;
  }
  return to;
}

function refusal(state: EngineState, command: Records, at: number, kind: number): number {
  const { f64, i32 } = command;
  const word = at >> 3;
  if (kind === CommandKind.begin_risk) return 0;
  if (state.risk.words[RiskColumn.BEGUN] === 0) return Reject.RECOVERING.code;
  if (kind === CommandKind.set_rate) {
    const row = f64[word + D + RateWord.ROW]!;
    const length = f64[word + CommandWord.CLIENT_ID_LENGTH]!;
    if (row >= state.currencies.rows) return Reject.RISK_TABLE_FULL.code;
    const isName = length > 0 && length <= CURRENCY_NAME_BYTES;
    const isRate = isAmount(f64[word + D + RateWord.RATE]!) && f64[word + D + RateWord.RATE]! > 0;
    const areTimes = isAmount(f64[word + D + RateWord.AS_OF_US]!) && isAmount(f64[word + D + RateWord.MAX_AGE_US]!);
    return isAmount(row) && row > 0 && isName && isRate && areTimes ? 0 : Reject.INVALID_PARAMETER.code;
  }
  const account = i32[(at >> 2) + CommandHalf.ACCOUNT]!;
  const instrument = i32[(at >> 2) + CommandHalf.INSTRUMENT]!;
  if (account >= 0 && !isAccount(state, account)) return Reject.FORBIDDEN_ACCOUNT.code;
  if (account < 0 && instrument >= 0 && !isInstrument(state, instrument)) return Reject.UNKNOWN_INSTRUMENT.code;
  const areGood = isAmount(f64[word + D + MetricsWord.VAR]!) && isAmount(f64[word + D + MetricsWord.AS_OF_US]!);
  return areGood ? 0 : Reject.INVALID_PARAMETER.code;
}

function isAmount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** Whether it would change nothing: then the journal doesn't grow at each start. */
function isKnown(state: EngineState, f64: Float64Array, word: number, kind: number): boolean {
  const risk = state.risk.words;
  if (kind === CommandKind.begin_risk) {
    return (
      risk[RiskColumn.BEGUN] === 1 &&
      risk[RiskColumn.METRICS_AGE_US] === f64[word + D + BeginWord.METRICS_AGE_US] &&
      risk[RiskColumn.STALE_OPEN] === f64[word + D + BeginWord.STALE_OPEN] &&
      risk[RiskColumn.DAY_RESET_US] === f64[word + D + BeginWord.DAY_RESET_US] &&
      risk[RiskColumn.RULES]! >= f64[word + D + BeginWord.RULES]!
    );
  }
  if (kind !== CommandKind.set_rate || f64[word + D + RateWord.MAX_AGE_US] !== 0) return false;
  // One that never grows old needn't be said again for its time.
  const row = f64[word + D + RateWord.ROW]! * CURRENCY_WIDTH;
  const known = state.currencies.words;
  return (
    known[row + CurrencyColumn.RATE] === f64[word + D + RateWord.RATE] &&
    known[row + CurrencyColumn.MAX_AGE_US] === 0 &&
    known[row + CurrencyColumn.NAME_LENGTH] === f64[word + CommandWord.CLIENT_ID_LENGTH] &&
    known[row + CurrencyColumn.NAME] === f64[word + CommandWord.CLIENT_ID] &&
    known[row + CurrencyColumn.NAME + 1] === f64[word + CommandWord.CLIENT_ID + 1]
  );
}
