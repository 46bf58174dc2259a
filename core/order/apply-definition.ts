import { invariant } from '../invariant.ts';
import type { Records } from '../memory/records.ts';
import { forgetBestBrokers } from '../routing/best-brokers.ts';
import { BrokerState } from '../routing/scoreboard.ts';
import { ANY_INSTRUMENT, CLIENT_ID_WORDS } from '../schema/command.ts';
import {
  BrokerDefinition,
  BROKER_DEFINITION_WORDS,
  BROKER_TERM_WORDS,
  EVENT_DEFINITION,
  INSTRUMENT_DEFINITION_WORDS,
  LimitDefinition,
  OPTION_WORDS,
  OptionDefinition,
} from '../schema/definition.ts';
import { EventByte, EventHalf, EventKind, EventWord, SessionNote } from '../schema/event.ts';
import {
  ACCOUNT_WIDTH,
  AccountColumn,
  BOOK_WIDTH,
  BROKER_WIDTH,
  BookColumn,
  BrokerColumn,
  FanoutKind,
  GlobalColumn,
  INSTRUMENT_WIDTH,
  InstrumentColumn,
} from '../state/columns.ts';
import { PlanHead } from '../state/plan-columns.ts';
import { BROKER_TERMS_WIDTH, RiskColumn, TERMS_WIDTH } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { type Table, add, copyTo, put } from '../state/table.ts';
import { dropHeldGuards } from './apply-guard.ts';
import { takeBook } from './book-rows.ts';
import { endFanout, startFanout } from './fanouts.ts';

const G = GlobalColumn;
const K = EventKind;
const L = LimitDefinition;

/** Definitions, limits, a new run, halt and resume. */
export function applyDefinition(state: EngineState, kind: number, records: Records, at: number): void {
  const half = at >> 2;
  const from = (at >> 3) + EVENT_DEFINITION;
  const account = records.i32[half + EventHalf.ACCOUNT]!;
  const instrument = records.i32[half + EventHalf.INSTRUMENT]!;
  switch (kind) {
    case K.restarted:
      applyRestart(state, records, at);
      return;
    case K.halted:
      put(state.globals, G.HALTED, 1);
      return;
    case K.resumed:
      put(state.globals, G.HALTED, 0);
      return;
    case K.account_defined: {
      const to = account * ACCOUNT_WIDTH;
      if (state.accounts.words[to + AccountColumn.DEFINED] === 0) add(state.globals, G.ACCOUNT_COUNT, 1);
      put(state.accounts, to + AccountColumn.DEFINED, 1);
      putName(state.accounts, to + AccountColumn.NAME_LENGTH, records, at);
      return;
    }
    case K.instrument_defined: {
      const to = instrument * INSTRUMENT_WIDTH;
      put(state.instruments, to + InstrumentColumn.DEFINED, 1);
      putWords(state.instruments, to + InstrumentColumn.DEFINITION, records, from, INSTRUMENT_DEFINITION_WORDS);
      putName(state.instruments, to + InstrumentColumn.NAME_LENGTH, records, at);
      if (state.risk.words[RiskColumn.BEGUN] === 0) return;
      putWords(state.terms, instrument * TERMS_WIDTH, records, from + INSTRUMENT_DEFINITION_WORDS, TERMS_WIDTH);
      return;
    }
    case K.broker_defined: {
      const to = records.u8[at + EventByte.BROKER]! * BROKER_WIDTH;
      if (state.brokers.words[to + BrokerColumn.DEFINED] === 0) add(state.globals, G.BROKER_COUNT, 1);
      put(state.brokers, to + BrokerColumn.DEFINED, 1);
      putWords(state.brokers, to + BrokerColumn.DEFINITION, records, from, BROKER_DEFINITION_WORDS);
      const terms = records.u8[at + EventByte.BROKER]! * BROKER_TERMS_WIDTH;
      putWords(state.brokerTerms, terms, records, from + BrokerDefinition.FEE_PPM, BROKER_TERM_WORDS);
      putName(state.brokers, to + BrokerColumn.NAME_LENGTH, records, at);
      forgetBestBrokers(state.best);
      return;
    }
    case K.limits_set:
      applyLimits(state, account, instrument, records, from);
      return;
    default:
      invariant(false, 'an event kind that nobody applies');
  }
}

function applyLimits(state: EngineState, account: number, instrument: number, records: Records, from: number): void {
  add(state.globals, G.LIMITS_VERSION, 1);
  if (instrument === ANY_INSTRUMENT) {
    const to = account * ACCOUNT_WIDTH;
    put(state.accounts, to + AccountColumn.MAX_OPEN_ORDERS, records.f64[from + L.MAX_OPEN_ORDERS]!);
    put(state.accounts, to + AccountColumn.MAX_OPEN_NOTIONAL, records.f64[from + L.MAX_OPEN_NOTIONAL]!);
    return;
  }
  const to = takeBook(state, account, instrument) * BOOK_WIDTH;
  put(state.books, to + BookColumn.MAX_ORDER_LOTS, records.f64[from + L.MAX_ORDER_LOTS]!);
  put(state.books, to + BookColumn.MAX_ORDER_NOTIONAL, records.f64[from + L.MAX_ORDER_NOTIONAL]!);
  put(state.books, to + BookColumn.MAX_POSITION_LOTS, records.f64[from + L.MAX_POSITION_LOTS]!);
  put(state.books, to + BookColumn.COLLAR_BPS, records.f64[from + L.COLLAR_BPS]!);
  put(state.books, to + BookColumn.BLOCKED, records.f64[from + L.BLOCKED]!);
}

/** A new run: its options, every session gone, of venues and of clients, and what was under way becomes unknown, one order at a time. */
function applyRestart(state: EngineState, records: Records, at: number): void {
  add(state.globals, G.RUN, 1);
  putWords(state.globals, G.OPTIONS, records, (at >> 3) + EVENT_DEFINITION, OPTION_WORDS);
  copyTo(state.plans, PlanHead.PROTECT_US, records.f64, (at >> 3) + EVENT_DEFINITION + OptionDefinition.PROTECT_US);
  for (let broker = 0; broker < state.brokers.rows; broker++) {
    if (state.brokers.words[broker * BROKER_WIDTH + BrokerColumn.DEFINED] === 0) continue;
    put(state.brokers, broker * BROKER_WIDTH + BrokerColumn.STATE, BrokerState.down);
  }
  forgetBestBrokers(state.best);
  const timeAt = (at >> 3) + EventWord.TIME_US;
  if (state.risk.words[RiskColumn.BEGUN] === 1) copyTo(state.risk, RiskColumn.RESTARTED_US, records.f64, timeAt);
  dropHeldGuards(state, records.f64[(at >> 3) + EventWord.TIME_US]!);
  startFanout(state, FanoutKind.restart, records, at);
}

/** A broker's session came up or went down, its probes were all sent, or all were answered. */
export function applySession(state: EngineState, kind: number, records: Records, at: number): void {
  const to = records.u8[at + EventByte.BROKER]! * BROKER_WIDTH;
  const { brokers } = state;
  forgetBestBrokers(state.best);
  if (kind === K.broker_reconciled) {
    if (brokers.words[to + BrokerColumn.STATE] === BrokerState.recovering) {
      put(brokers, to + BrokerColumn.STATE, BrokerState.ready);
    }
    return;
  }
  const note = records.i32[(at >> 2) + EventHalf.NOTE]!;
  if (note === SessionNote.down) {
    put(brokers, to + BrokerColumn.STATE, BrokerState.down);
  } else if (note === SessionNote.up) {
    put(brokers, to + BrokerColumn.STATE, BrokerState.recovering);
    add(brokers, to + BrokerColumn.SESSION, 1);
    startFanout(state, FanoutKind.probe, records, at);
  } else {
    endFanout(state, records.f64[(at >> 3) + EventWord.LAST_LOTS]! - 1);
  }
}

function putWords(table: Table, to: number, records: Records, from: number, count: number): void {
  for (let i = 0; i < count; i++) put(table, to + i, records.f64[from + i]!);
}

function putName(table: Table, to: number, records: Records, at: number): void {
  putWords(table, to, records, (at >> 3) + EventWord.CLIENT_ID_LENGTH, 1 + CLIENT_ID_WORDS);
}
