import { CommandHalf, CommandKind } from '../../core/schema/command.js';
import { COMMAND_DEFINITION } from '../../core/schema/definition.js';
import { findBook } from '../../core/state/state.js';
import { BOOK_RISK_WIDTH, BookRiskColumn, SCOPE_WIDTH, ScopeColumn } from '../../core/state/risk-columns.js';
import { setText } from './engine-world.js';
/** Risk begins: what the start of every run says. */
export function beginRisk(world, metricsAgeUs = 0, staleOpen = 0, dayResetUs = 0) {
    return world.command(CommandKind.begin_risk, (command) => {
        command.f64.set([metricsAgeUs, staleOpen, dayResetUs], COMMAND_DEFINITION);
    });
}
export function setRate(world, row, name, rate, asOfUs = 0, maxAgeUs = 0) {
    return world.command(CommandKind.set_rate, (command) => {
        setText(command, name);
        command.f64.set([row, rate, asOfUs, maxAgeUs], COMMAND_DEFINITION);
    });
}
export function setMetrics(world, account, instrument, value, asOfUs) {
    return world.command(CommandKind.set_metrics, (command) => {
        command.i32[CommandHalf.ACCOUNT] = account;
        command.i32[CommandHalf.INSTRUMENT] = instrument;
        command.f64.set([value, asOfUs], COMMAND_DEFINITION);
    });
}
export function scopeOf(state, scope, name) {
    return state.scopes.words[scope * SCOPE_WIDTH + ScopeColumn[name]];
}
export function bookOf(state, account, instrument, name) {
    return state.bookRisk.words[findBook(state, account, instrument) * BOOK_RISK_WIDTH + BookRiskColumn[name]];
}
//# sourceMappingURL=risk-world.js.map