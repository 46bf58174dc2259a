import type { Records } from '../memory/records.ts';
import { forgetBestBrokers } from '../routing/best-brokers.ts';
import { TradingState } from '../risk/limit-field.ts';
import { takeTagScope } from '../risk/tag-scope.ts';
import { EVENT_DEFINITION } from '../schema/definition.ts';
import { EventByte, EventHalf, EventWord, NO_BROKER } from '../schema/event.ts';
import { StateWord } from '../schema/risk.ts';
import { BOOK_WIDTH, BookColumn, BookState, FanoutKind, GlobalColumn } from '../state/columns.ts';
import {
  INSTRUMENT_RISK_WIDTH,
  InstrumentRiskColumn,
  RiskColumn,
  SCOPE_WIDTH,
  ScopeColumn,
} from '../state/risk-columns.ts';
import { type EngineState, FIRM_SCOPE, accountScope, brokerScope } from '../state/state.ts';
import { type Table, add, put } from '../state/table.ts';
import { liftLossStop } from '../risk/loss-stop.ts';
import { takeBook } from './book-rows.ts';
import { startFanout } from './fanouts.ts';

const { ACCOUNT, INSTRUMENT } = EventHalf;
const { STATE } = ScopeColumn;

/** The trading state of a scope from here on; with CANCELS what is open in it is cancelled, one order at a time. */
export function applyTradingState(state: EngineState, records: Records, at: number): void {
  const { f64, i32, u8 } = records;
  const account = i32[(at >> 2) + ACCOUNT]!;
  const instrument = i32[(at >> 2) + INSTRUMENT]!;
  const broker = u8[at + EventByte.BROKER]! - 1;
  const value = f64[(at >> 3) + EVENT_DEFINITION + StateWord.STATE]!;
  const isTag = f64[(at >> 3) + EventWord.CLIENT_ID_LENGTH]! > 0;
  let tag = -1;
  if (isTag) {
    tag = takeTagScope(state, account, f64, (at >> 3) + EventWord.CLIENT_ID_LENGTH);
    setScope(state, tag, value);
  } else if (account >= 0 && instrument >= 0) {
    const book = takeBook(state, account, instrument);
    put(state.books, book * BOOK_WIDTH + BookColumn.HALTED, bookStateOf(value));
  } else if (account >= 0) {
    setScope(state, accountScope(account), value);
  } else if (instrument >= 0) {
    setState(state, state.instrumentRisk, instrument * INSTRUMENT_RISK_WIDTH + InstrumentRiskColumn.STATE, value);
  } else if (broker >= 0) {
    setScope(state, brokerScope(state, broker), value);
  } else {
    setScope(state, FIRM_SCOPE, value);
    // What a journal of an earlier version wrote.
    if (value !== TradingState.halted) put(state.globals, GlobalColumn.HALTED, 0);
  }
  if (f64[(at >> 3) + EVENT_DEFINITION + StateWord.CANCELS] !== 1) return;
  const isReducing = value === TradingState.reducing;
  if (isTag) startFanout(state, isReducing ? FanoutKind.tag_entries : FanoutKind.tag, records, at, tag);
  else {
    const kind = isReducing ? FanoutKind.scope_entries : FanoutKind.scope;
    startFanout(state, kind, records, at, broker < 0 ? NO_BROKER : broker);
  }
}

/** A scope that trades again is judged by its losses anew. */
function setScope(state: EngineState, scope: number, value: number): void {
  setState(state, state.scopes, scope * SCOPE_WIDTH + STATE, value);
  if (value === TradingState.active) liftLossStop(state, scope);
}

function setState(state: EngineState, table: Table, at: number, value: number): void {
  const before = table.words[at]!;
  put(table, at, value);
  forgetBestBrokers(state.best);
  if ((before === 0) !== (value === 0)) add(state.risk, RiskColumn.STATES_SET, value === 0 ? -1 : 1);
}

function bookStateOf(value: number): number {
  if (value === TradingState.active) return BookState.active;
  return value === TradingState.halted ? BookState.halted : BookState.reducing;
}
