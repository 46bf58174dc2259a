import type { Records } from '../memory/records.ts';
import { LIMIT_FIELDS } from '../risk/limit-field.ts';
import { ALL_FIELDS, fieldsOf, mostOf } from '../risk/limit-scope.ts';
import { areOverridable } from '../risk/override-controls.ts';
import { CLIENT_ID_BYTES, CommandByte, CommandHalf, CommandKind, CommandWord, TAG_BYTES } from '../schema/command.ts';
import { COMMAND_DEFINITION } from '../schema/definition.ts';
import { Cause, EventByte, EventKind, EventWord } from '../schema/event.ts';
import { Reject } from '../schema/reject.ts';
import { LimitsWord, MOST_LIMITS_SET, OverrideWord } from '../schema/risk.ts';
import { GlobalColumn } from '../state/columns.ts';
import { isAccount, isBroker, isInstrument } from '../state/defined.ts';
import { RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { answerRefusal } from './answer.ts';
import { findLimitRow } from './apply-limits.ts';
import { carryDefinition, carryName, carryScope, carryTag } from './carry-over.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { areOverridesFull, findOverride } from './override-rows.ts';
import { findTagScope, hasTagRoom } from '../risk/tag-scope.ts';
import { beginEvent } from './write-event.ts';

const C = CommandWord;
const E = EventWord;
const L = LimitsWord;
const V = OverrideWord;
const VERSION = GlobalColumn.LIMITS_VERSION;
const MOST_OVERRIDE_US = 86_400_000_000;

/** What the answer to a refusal tells as its limit: the version that holds, or how many rows there are. */
let told = 0;

/**
 * What an administrator says of limits: one event, which carries the request id and is the answer, or one refusal and no
 * event. Returns the event's byte offset, or -1.
 *
 *   limits_changed   scope and values as in the command · ARG0 the version it had to have · ORDER_VERSION the version from
 *                    it on · the tag at CLIENT_ID_LENGTH
 *   override_set     account, client id and values as in the command · ORDER_VERSION the version that holds
 */
export function decideLimits(
  state: EngineState,
  command: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
  answers: EventSink,
): number {
  const { f64, i32, u8 } = command;
  const word = at >> 3;
  const kind = i32[(at >> 2) + CommandHalf.KIND]!;
  const requestId = f64[word + C.REQUEST_ID]!;
  const hasBegun = state.risk.words[RiskColumn.BEGUN] === 1;
  told = 0;
  const isChange = kind === CommandKind.change_limits;
  const code = hasBegun
    ? isChange
      ? refusalOfChange(state, command, at)
      : refusalOfOverride(state, command, at, inputs)
    : Reject.RECOVERING.code;
  if (code !== 0) {
    const answer = answerRefusal(state, answers, requestId, code, 0, inputs);
    answers.records.f64[(answer >> 3) + E.LIMIT] = told;
    return -1;
  }
  const eventKind = isChange ? EventKind.limits_changed : EventKind.override_set;
  const to = beginEvent(state, out, eventKind, Cause.command, 0, inputs, requestId);
  const toWord = to >> 3;
  const events = out.records;
  carryScope(command, at, events, to);
  events.u8[to + EventByte.BROKER] = u8[at + CommandByte.BROKER]!;
  if (isChange) carryTag(command, at, events, to);
  else carryName(command, at, events, to);
  carryDefinition(command, at, events, to);
  events.f64[toWord + E.ARG0] = f64[word + C.VALUE]!;
  events.f64[toWord + E.ORDER_VERSION] = state.globals.words[VERSION]! + (isChange ? 1 : 0);
  return to;
}

function refusalOfChange(state: EngineState, command: Records, at: number): number {
  const { f64, i32, u8 } = command;
  const word = at >> 3;
  const account = i32[(at >> 2) + CommandHalf.ACCOUNT]!;
  const instrument = i32[(at >> 2) + CommandHalf.INSTRUMENT]!;
  const broker = u8[at + CommandByte.BROKER]! - 1;
  const tagLength = f64[word + C.TAG_LENGTH]!;
  if (account !== -1 && !isAccount(state, account)) return Reject.FORBIDDEN_ACCOUNT.code;
  if (instrument !== -1 && !isInstrument(state, instrument)) return Reject.UNKNOWN_INSTRUMENT.code;
  if (broker !== -1 && !isBroker(state, broker)) return Reject.INVALID_BROKER.code;
  if (!(Number.isInteger(tagLength) && tagLength >= 0 && tagLength <= TAG_BYTES)) return Reject.INVALID_TAG.code;

  const layer = f64[word + COMMAND_DEFINITION + L.LAYER]!;
  const set = f64[word + COMMAND_DEFINITION + L.SET]!;
  const cleared = f64[word + COMMAND_DEFINITION + L.CLEARED]!;
  if (!isFields(set) || !isFields(cleared) || (set & cleared) !== 0 || (set | cleared) === 0) {
    return Reject.INVALID_PARAMETER.code;
  }
  const possible = fieldsOf(layer, account >= 0, tagLength > 0, instrument >= 0, broker >= 0);
  if (((set | cleared) & ~possible) !== 0) return Reject.INVALID_LIMIT_SCOPE.code;
  let values = 0;
  for (let field = 0; field < LIMIT_FIELDS; field++) {
    if (((set >> field) & 1) === 0) continue;
    if (values === MOST_LIMITS_SET) return Reject.INVALID_PARAMETER.code;
    const value = f64[word + COMMAND_DEFINITION + L.VALUES + values++]!;
    if (!(Number.isSafeInteger(value) && value >= 0 && value <= mostOf(field))) return Reject.INVALID_PARAMETER.code;
  }

  const version = state.globals.words[VERSION]!;
  const wanted = f64[word + C.VALUE]!;
  if (wanted !== 0 && wanted !== version) {
    told = version;
    return Reject.LIMITS_VERSION_MISMATCH.code;
  }
  const tag = tagLength > 0 ? findTagScope(state, account, f64, word + C.TAG_LENGTH) : -1;
  if (tagLength > 0 && tag < 0 && !hasTagRoom(state)) {
    told = state.capacities.tags;
    return Reject.RISK_TABLE_FULL.code;
  }
  const isKnown = (tagLength === 0 || tag >= 0) && findLimitRow(state, layer, account, tag, instrument, broker) >= 0;
  if (!isKnown && state.limitRows.size >= state.limits.rows) {
    told = state.limits.rows;
    return Reject.RISK_TABLE_FULL.code;
  }
  return 0;
}

function refusalOfOverride(state: EngineState, command: Records, at: number, inputs: Inputs): number {
  const { f64, i32 } = command;
  const word = at >> 3;
  const account = i32[(at >> 2) + CommandHalf.ACCOUNT]!;
  if (!isAccount(state, account)) return Reject.FORBIDDEN_ACCOUNT.code;
  const idLength = f64[word + C.CLIENT_ID_LENGTH]!;
  if (!(Number.isInteger(idLength) && idLength > 0 && idLength <= CLIENT_ID_BYTES)) {
    return Reject.INVALID_CLIENT_ORDER_ID.code;
  }
  const low = f64[word + COMMAND_DEFINITION + V.CONTROLS_LOW]!;
  const high = f64[word + COMMAND_DEFINITION + V.CONTROLS_HIGH]!;
  if (!areOverridable(low, high)) return Reject.INVALID_PARAMETER.code;
  const known = findOverride(state, account, f64, word + C.CLIENT_ID_LENGTH);
  if (low === 0 && high === 0) return known >= 0 ? 0 : Reject.NOT_FOUND.code;
  const inUs = f64[word + COMMAND_DEFINITION + V.EXPIRES_US]! - inputs.nowUs;
  if (!(Number.isSafeInteger(inUs) && inUs > 0 && inUs <= MOST_OVERRIDE_US)) return Reject.INVALID_EXPIRE_AT.code;
  now[0] = inputs.nowUs;
  if (known < 0 && areOverridesFull(state, now, 0)) {
    told = state.capacities.overrides;
    return Reject.RISK_TABLE_FULL.code;
  }
  return 0;
}

const now = new Float64Array(1);

function isFields(word: number): boolean {
  return Number.isInteger(word) && word >= 0 && word <= ALL_FIELDS;
}
