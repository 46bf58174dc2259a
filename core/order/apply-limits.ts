import type { Records } from '../memory/records.ts';
import { LIMIT_FIELDS, LimitField } from '../risk/limit-field.ts';
import { EVENT_DEFINITION } from '../schema/definition.ts';
import { EventByte, EventHalf, EventWord } from '../schema/event.ts';
import { LimitsWord, OverrideWord, Warning } from '../schema/risk.ts';
import { BOOK_WIDTH, BookColumn, GlobalColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import {
  LIMIT_ROW_WIDTH,
  LimitRowColumn,
  ORDER_RISK_WIDTH,
  OVERRIDE_WIDTH,
  OrderRiskColumn,
  OverrideColumn,
  RiskColumn,
} from '../state/risk-columns.ts';
import { type EngineState, findBook } from '../state/state.ts';
import { add, copyTo, put } from '../state/table.ts';
import { dropOverride, findOverride, takeOverride } from './override-rows.ts';
import { takeTagScope } from '../risk/tag-scope.ts';

const E = EventWord;
const H = EventHalf;
const L = LimitRowColumn;
const V = OverrideColumn;
const BLOCKED = LimitField.blocked.index;

const key = new Float64Array(5);

/** One change of one scope's limits is one version of all of them. A scope that has none left keeps its row. */
export function applyLimitsChanged(state: EngineState, records: Records, at: number): void {
  const { f64, i32, u8 } = records;
  const word = at >> 3;
  const from = word + EVENT_DEFINITION;
  const account = i32[(at >> 2) + H.ACCOUNT]!;
  const hasTag = f64[word + E.CLIENT_ID_LENGTH]! > 0;
  key[0] = f64[from + LimitsWord.LAYER]!;
  key[1] = account + 1;
  key[2] = hasTag ? takeTagScope(state, account, f64, word + E.CLIENT_ID_LENGTH) + 1 : 0;
  key[3] = i32[(at >> 2) + H.INSTRUMENT]! + 1;
  key[4] = u8[at + EventByte.BROKER]!;
  const to = takeLimitRow(state) * LIMIT_ROW_WIDTH + L.FIELDS;
  const set = f64[from + LimitsWord.SET]!;
  const cleared = f64[from + LimitsWord.CLEARED]!;
  let value = from + LimitsWord.VALUES;
  for (let field = 0; field < LIMIT_FIELDS; field++) {
    if (((cleared >> field) & 1) === 1) put(state.limits, to + field, 0);
    if (((set >> field) & 1) === 1) put(state.limits, to + field, f64[value++]! + 1);
  }
  add(state.globals, GlobalColumn.LIMITS_VERSION, 1);
  if ((((set | cleared) >> BLOCKED) & 1) === 1 && key[2] === 0 && key[4] === 0) unblock(state, account, key[3]! - 1);
}

/** What blocked a book before risk began holds no longer once somebody has said whether it is blocked. */
function unblock(state: EngineState, account: number, instrument: number): void {
  if (account < 0 || instrument < 0) return;
  const book = findBook(state, account, instrument);
  if (book >= 0) put(state.books, book * BOOK_WIDTH + BookColumn.BLOCKED, 0);
}

/** The row of limits of the scope in `key`, or -1. */
export function findLimitRow(
  state: EngineState,
  layer: number,
  account: number,
  tag: number,
  instrument: number,
  broker: number,
): number {
  key[0] = layer;
  key[1] = account + 1;
  key[2] = tag + 1;
  key[3] = instrument + 1;
  key[4] = broker + 1;
  return state.limitRows.find(key, 0);
}

function takeLimitRow(state: EngineState): number {
  const known = state.limitRows.find(key, 0);
  if (known >= 0) return known;
  const row = state.risk.words[RiskColumn.LIMIT_ROWS]!;
  for (let i = 0; i < key.length; i++) put(state.limits, row * LIMIT_ROW_WIDTH + L.LAYER + i, key[i]!);
  add(state.risk, RiskColumn.LIMIT_ROWS, 1);
  state.limitRows.insert(row);
  return row;
}

/** A named order may pass; one of no controls takes back what was allowed. */
export function applyOverrideSet(state: EngineState, records: Records, at: number): void {
  const { f64, i32 } = records;
  const word = at >> 3;
  const from = word + EVENT_DEFINITION;
  const account = i32[(at >> 2) + H.ACCOUNT]!;
  const known = findOverride(state, account, f64, word + E.CLIENT_ID_LENGTH);
  if (f64[from + OverrideWord.CONTROLS_LOW] === 0 && f64[from + OverrideWord.CONTROLS_HIGH] === 0) {
    if (known >= 0) dropOverride(state, known);
    return;
  }
  const row = known >= 0 ? known : takeOverride(state, account, f64, word + E.CLIENT_ID_LENGTH, f64, word + E.TIME_US);
  const to = row * OVERRIDE_WIDTH;
  copyTo(state.overrides, to + V.CONTROLS_LOW, f64, from + OverrideWord.CONTROLS_LOW);
  copyTo(state.overrides, to + V.CONTROLS_HIGH, f64, from + OverrideWord.CONTROLS_HIGH);
  copyTo(state.overrides, to + V.EXPIRES_US, f64, from + OverrideWord.EXPIRES_US);
}

/** An order, or a change of one, that passed by an override has used it up. */
export function useOverride(state: EngineState, row: number, warnings: number): void {
  if ((warnings & Warning.overridden) === 0) return;
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const override = findOverride(state, words[from + OrderColumn.ACCOUNT]!, words, from + OrderColumn.CLIENT_ID_LENGTH);
  if (override >= 0) dropOverride(state, override);
}

/** By which limits an order was accepted, and what it asked for. */
export function keepTerms(state: EngineState, row: number, records: Records, at: number): void {
  const to = row * ORDER_RISK_WIDTH;
  put(state.orderRisk, to + OrderRiskColumn.LIMITS_VERSION, records.i32[(at >> 2) + H.LIMITS_VERSION]!);
  put(state.orderRisk, to + OrderRiskColumn.OPTIONS, records.f64[(at >> 3) + E.OPTIONS]! | 0);
}
