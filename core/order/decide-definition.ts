import { invariant } from '../invariant.ts';
import type { Records } from '../memory/records.ts';
import { CLIENT_ID_WORDS, CommandByte, CommandHalf, CommandKind, CommandWord } from '../schema/command.ts';
import {
  BROKER_DEFINITION_WORDS,
  BROKER_TERM_WORDS,
  BrokerDefinition,
  COMMAND_DEFINITION,
  INSTRUMENT_DEFINITION_WORDS,
  EVENT_DEFINITION,
  InstrumentDefinition,
} from '../schema/definition.ts';
import { Cause, EventByte, EventKind, EventWord } from '../schema/event.ts';
import {
  ACCOUNT_WIDTH,
  AccountColumn,
  BROKER_WIDTH,
  BrokerColumn,
  INSTRUMENT_WIDTH,
  InstrumentColumn,
} from '../state/columns.ts';
import { BROKER_TERMS_WIDTH, RiskColumn, TERMS_WIDTH } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import { beginEvent } from './write-event.ts';
import type { Inputs } from './inputs.ts';
import { carryDefinition, carryName, carryScope } from './carry-over.ts';

const KINDS: Readonly<Record<number, number>> = {
  [CommandKind.define_account]: EventKind.account_defined,
  [CommandKind.define_instrument]: EventKind.instrument_defined,
  [CommandKind.define_broker]: EventKind.broker_defined,
  [CommandKind.set_limits]: EventKind.limits_set,
  [CommandKind.restart]: EventKind.restarted,
  [CommandKind.halt]: EventKind.halted,
  [CommandKind.resume]: EventKind.resumed,
};

/**
 * What the operator says: definitions, limits, a new run, halt and resume. The values go from the command to the event
 * word by word; `apply` does the rest. Returns the event's byte offset.
 */
export function decideDefinition(
  state: EngineState,
  command: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
): number {
  const kind = command.i32[(at >> 2) + CommandHalf.KIND]!;
  const eventKind = KINDS[kind];
  invariant(eventKind !== undefined, 'a command kind that nobody decides');
  const word = at >> 3;
  const to = beginEvent(state, out, eventKind, Cause.command, 0, inputs, command.f64[word + CommandWord.REQUEST_ID]!);
  carryScope(command, at, out.records, to);
  out.records.u8[to + EventByte.BROKER] = command.u8[at + CommandByte.BROKER]!;
  carryName(command, at, out.records, to);
  carryDefinition(command, at, out.records, to);
  if (kind === CommandKind.define_instrument) keepUnits(state, command, at, out.records, to >> 3);
  return to;
}

/**
 * Another tick or lot, or another name, would turn every stored price and quantity of the instrument into another one: it
 * keeps what it has, and is not tradable as long as its definition says otherwise.
 */
function keepUnits(state: EngineState, command: Records, at: number, event: Records, toWord: number): void {
  const instrument = command.i32[(at >> 2) + CommandHalf.INSTRUMENT]!;
  invariant(instrument >= 0 && instrument < state.instruments.rows, 'an instrument id is within the capacity');
  const { words } = state.instruments;
  const row = instrument * INSTRUMENT_WIDTH;
  if (words[row + InstrumentColumn.DEFINED] !== 1) return;
  const { TRADABLE, TICK_MANTISSA, LOT_DECIMALS } = InstrumentDefinition;
  let isKept = hasName(words, row + InstrumentColumn.NAME, command, at >> 3);
  for (let i = TICK_MANTISSA; i <= LOT_DECIMALS; i++) {
    const kept = words[row + InstrumentColumn.DEFINITION + i]!;
    isKept &&= kept === command.f64[(at >> 3) + COMMAND_DEFINITION + i];
    event.f64[toWord + EVENT_DEFINITION + i] = kept;
  }
  if (isKept) return;
  event.f64[toWord + EVENT_DEFINITION + TRADABLE] = 0;
  for (let i = 0; i <= CLIENT_ID_WORDS; i++) {
    event.f64[toWord + EventWord.CLIENT_ID_LENGTH + i] = words[row + InstrumentColumn.NAME_LENGTH + i]!;
  }
}

/** Whether a definition would change nothing: then it isn't decided, and the journal doesn't grow at each start. */
export function isKnownDefinition(state: EngineState, command: Records, at: number): boolean {
  const kind = command.i32[(at >> 2) + CommandHalf.KIND]!;
  const word = at >> 3;
  if (kind === CommandKind.define_account) {
    const row = command.i32[(at >> 2) + CommandHalf.ACCOUNT]! * ACCOUNT_WIDTH;
    const { words } = state.accounts;
    return words[row + AccountColumn.DEFINED] === 1 && hasName(words, row + AccountColumn.NAME, command, word);
  }
  if (kind === CommandKind.define_instrument) {
    const row = command.i32[(at >> 2) + CommandHalf.INSTRUMENT]! * INSTRUMENT_WIDTH;
    const { words } = state.instruments;
    if (words[row + InstrumentColumn.DEFINED] !== 1) return false;
    return (
      hasName(words, row + InstrumentColumn.NAME, command, word) &&
      hasValues(words, row + InstrumentColumn.DEFINITION, command, word, INSTRUMENT_DEFINITION_WORDS) &&
      hasTerms(state, command, at)
    );
  }
  if (kind === CommandKind.define_broker) {
    const row = command.u8[at + CommandByte.BROKER]! * BROKER_WIDTH;
    const { words } = state.brokers;
    if (words[row + BrokerColumn.DEFINED] !== 1) return false;
    return (
      hasName(words, row + BrokerColumn.NAME, command, word) &&
      hasValues(words, row + BrokerColumn.DEFINITION, command, word, BROKER_DEFINITION_WORDS) &&
      hasFees(state, command, at)
    );
  }
  return false;
}

function hasFees(state: EngineState, command: Records, at: number): boolean {
  const row = command.u8[at + CommandByte.BROKER]! * BROKER_TERMS_WIDTH;
  return hasValues(state.brokerTerms.words, row, command, (at >> 3) + BrokerDefinition.FEE_PPM, BROKER_TERM_WORDS);
}

function hasTerms(state: EngineState, command: Records, at: number): boolean {
  if (state.risk.words[RiskColumn.BEGUN] === 0) return true;
  const row = command.i32[(at >> 2) + CommandHalf.INSTRUMENT]! * TERMS_WIDTH;
  return hasValues(state.terms.words, row, command, (at >> 3) + INSTRUMENT_DEFINITION_WORDS, TERMS_WIDTH);
}

function hasName(words: Float64Array, at: number, command: Records, word: number): boolean {
  for (let i = 0; i < CLIENT_ID_WORDS; i++) {
    if (words[at + i] !== command.f64[word + CommandWord.CLIENT_ID + i]) return false;
  }
  return true;
}

function hasValues(words: Float64Array, at: number, command: Records, word: number, count: number): boolean {
  for (let i = 0; i < count; i++) {
    if (words[at + i] !== command.f64[word + COMMAND_DEFINITION + i]) return false;
  }
  return true;
}
