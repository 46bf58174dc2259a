import { CommandHalf, CommandKind } from '../../core/schema/command.ts';
import { COMMAND_DEFINITION } from '../../core/schema/definition.ts';
import { LimitField, type LimitName } from '../../core/risk/limit-field.ts';
import { type EngineState, findBook } from '../../core/state/state.ts';
import { GlobalColumn } from '../../core/state/columns.ts';
import {
  BOOK_RISK_WIDTH,
  BookRiskColumn,
  LIMIT_ROW_WIDTH,
  LimitRowColumn,
  RiskColumn,
  SCOPE_WIDTH,
  ScopeColumn,
} from '../../core/state/risk-columns.ts';
import { add, put } from '../../core/state/table.ts';
import { type Told, type World, setText } from './engine-world.ts';

/** Risk begins: what the start of every run says. */
export function beginRisk(world: World, metricsAgeUs = 0, staleOpen = 0, dayResetUs = 0): Told[] {
  return world.command(CommandKind.begin_risk, (command) => {
    command.f64.set([metricsAgeUs, staleOpen, dayResetUs], COMMAND_DEFINITION);
  });
}

export function setRate(world: World, row: number, name: string, rate: number, asOfUs = 0, maxAgeUs = 0): Told[] {
  return world.command(CommandKind.set_rate, (command) => {
    setText(command, name);
    command.f64.set([row, rate, asOfUs, maxAgeUs], COMMAND_DEFINITION);
  });
}

export function setMetrics(world: World, account: number, instrument: number, value: number, asOfUs: number): Told[] {
  return world.command(CommandKind.set_metrics, (command) => {
    command.i32[CommandHalf.ACCOUNT] = account;
    command.i32[CommandHalf.INSTRUMENT] = instrument;
    command.f64.set([value, asOfUs], COMMAND_DEFINITION);
  });
}

export interface LimitScope {
  readonly layer?: number;
  readonly account?: number;
  /** The row in `scopes`. */
  readonly tag?: number;
  readonly instrument?: number;
  readonly broker?: number;
}

/** Writes a row of limits as a change of them does. */
export function limit(state: EngineState, scope: LimitScope, values: Partial<Record<LimitName, number>>): void {
  const key = Float64Array.of(
    scope.layer ?? 2,
    (scope.account ?? -1) + 1,
    (scope.tag ?? -1) + 1,
    (scope.instrument ?? -1) + 1,
    (scope.broker ?? -1) + 1,
  );
  let row = state.limitRows.find(key, 0);
  if (row < 0) {
    row = state.risk.words[RiskColumn.LIMIT_ROWS]!;
    for (const [i, word] of key.entries()) put(state.limits, row * LIMIT_ROW_WIDTH + LimitRowColumn.LAYER + i, word);
    add(state.risk, RiskColumn.LIMIT_ROWS, 1);
    state.limitRows.insert(row);
  }
  for (const [name, value] of Object.entries(values)) {
    const { index } = LimitField[name as LimitName];
    put(state.limits, row * LIMIT_ROW_WIDTH + LimitRowColumn.FIELDS + index, value + 1);
  }
  add(state.globals, GlobalColumn.LIMITS_VERSION, 1);
}

export function scopeOf(state: EngineState, scope: number, name: keyof typeof ScopeColumn): number {
  return state.scopes.words[scope * SCOPE_WIDTH + ScopeColumn[name]]!;
}

export function bookOf(
  state: EngineState,
  account: number,
  instrument: number,
  name: keyof typeof BookRiskColumn,
): number {
  return state.bookRisk.words[findBook(state, account, instrument) * BOOK_RISK_WIDTH + BookRiskColumn[name]]!;
}
