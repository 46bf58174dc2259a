import { CommandHalf, CommandKind } from '../../core/schema/command.ts';
import { COMMAND_DEFINITION } from '../../core/schema/definition.ts';
import { RISK_RULES } from '../../core/schema/risk.ts';
import { type EngineState, findBook } from '../../core/state/state.ts';
import { BOOK_RISK_WIDTH, BookRiskColumn, SCOPE_WIDTH, ScopeColumn } from '../../core/state/risk-columns.ts';
import { type Told, type World, setText } from './engine-world.ts';

/** Risk begins: what the start of every run says. */
export function beginRisk(world: World, metricsAgeUs = 0, staleOpen = 0, dayResetUs = 0): Told[] {
  return world.command(CommandKind.begin_risk, (command) => {
    command.f64.set([metricsAgeUs, staleOpen, dayResetUs, RISK_RULES], COMMAND_DEFINITION);
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
