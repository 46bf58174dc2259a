import { CommandByte, CommandHalf, CommandWord } from '../../schema/command.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord, NO_BROKER } from '../../schema/event.ts';
import { hasTerms } from '../../schema/order-kind.ts';
import { VerdictView } from '../../schema/views.ts';
import { createVerdict } from '../../risk/verdict.ts';
import { GlobalColumn } from '../../state/columns.ts';
import type { EngineState } from '../../state/state.ts';
import { judgePlace } from '../judge-place.ts';
import type { EventSink } from '../event-sink.ts';
import type { Inputs } from '../inputs.ts';
import { answerCheck } from './query-checks.ts';
import { NO_MORE, type QueryCursor } from './query-cursor.ts';
import { slicesOf, termsOfSlices } from '../plans/slices.ts';
import { addTerms, beginEvent, writeInputs } from '../write-event.ts';

/*
 * A place that is only judged: by the same function as a place, at once and whole; then told a row at a time, every control
 * first, then what it comes to. The cursor's answer of it is kept in `verdict` until it is told.
 */
const verdict = createVerdict();
const judged = { broker: 0, refTicks: 0, refSequence: 0, refAgeUs: 0, scores: new Int32Array(0) };

export function beginValidation(state: EngineState, cursor: QueryCursor, inputs: Inputs): void {
  cursor.left = Number.MAX_SAFE_INTEGER;
  cursor.before = 0;
  verdict.measure = cursor.checks.take;
  judged.broker = judgePlace(state, cursor.command, 0, inputs, verdict);
  // Other orders are judged before this is told.
  judged.refTicks = inputs.refTicks;
  judged.refSequence = inputs.refSequence;
  judged.refAgeUs = inputs.refAgeUs;
  judged.scores = inputs.scores.slice();
}

export function nextValidation(cursor: QueryCursor): number {
  if (cursor.before > cursor.checks.count) return NO_MORE;
  cursor.before += 1;
  return cursor.before - 1;
}

export function answerValidation(
  state: EngineState,
  cursor: QueryCursor,
  row: number,
  answers: EventSink,
  inputs: Inputs,
): void {
  const { checks, requestId, account, instrument, command } = cursor;
  if (row < checks.count) {
    answerCheck(state, checks, row, answers, inputs, requestId, account, instrument);
    return;
  }
  const at = beginEvent(state, answers, EventKind.verdict_view, Cause.command, 0, inputs, requestId);
  const { f64, i32, u8 } = answers.records;
  const word = at >> 3;
  const half = at >> 2;
  i32[half + EventHalf.ACCOUNT] = command.i32[CommandHalf.ACCOUNT]!;
  i32[half + EventHalf.INSTRUMENT] = command.i32[CommandHalf.INSTRUMENT]!;
  u8[at + EventByte.SIDE] = command.u8[CommandByte.SIDE]!;
  u8[at + EventByte.TYPE] = command.u8[CommandByte.TYPE]!;
  u8[at + EventByte.TIME_IN_FORCE] = command.u8[CommandByte.TIME_IN_FORCE]!;
  u8[at + EventByte.BROKER] = judged.broker < 0 ? NO_BROKER : judged.broker;
  u8[at + EventByte.FAST_PATH] = verdict.fast ? 1 : 0;
  f64[word + EventWord.PRICE_TICKS] = command.f64[CommandWord.PRICE_TICKS]!;
  f64[word + EventWord.QUANTITY_LOTS] = command.f64[CommandWord.QUANTITY_LOTS]!;
  i32[half + EventHalf.REJECT] = verdict.code;
  i32[half + EventHalf.NOTE] = verdict.code === 0 ? verdict.warnings : verdict.owner;
  f64[word + EventWord.LIMIT] = verdict.limit;
  f64[word + EventWord.VALUE] = verdict.value;
  f64[word + VerdictView.NOTIONAL] = verdict.notional;
  f64[word + VerdictView.RESERVE_TICKS] = verdict.reserveTicks;
  i32[half + EventHalf.BROKER_WANTED] = command.u8[CommandByte.BROKER]!;
  const slices = slicesOf(state, command, 0);
  if (hasTerms(command.u8[CommandByte.TYPE]!)) addTerms(answers, at, command.f64, CommandWord.TERMS);
  else if (slices > 0) addTerms(answers, at, termsOfSlices(slices), 0);
  writeInputs(answers, at, { ...inputs, ...judged }, state.globals.words[GlobalColumn.LIMITS_VERSION]!);
}
