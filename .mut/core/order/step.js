import { CommandHalf, CommandKind } from '../schema/command.js';
import { EventHalf, EventWord, MAX_EVENTS_PER_STEP } from '../schema/event.js';
import { apply } from './apply.js';
import { decideCancel, decideCancelAll } from './decide-cancel.js';
import { decideDefinition, isKnownDefinition } from './decide-definition.js';
import { decideFanout } from './decide-fanout.js';
import { decideGuard } from './decide-guard.js';
import { decideHeld } from './decide-held.js';
import { decideMarks } from './decide-marks.js';
import { decideMoney } from './decide-money.js';
import { decideLimits } from './decide-limits.js';
import { decidePlace } from './decide-place.js';
import { decideTradingState } from './decide-state.js';
import { decideRearm } from './decide-rearm.js';
import { decideReplace } from './decide-replace.js';
import { decideAfterReport, decideReport, mayAskAgain } from './decide-report.js';
import { decideCheckpoint, decideTimer } from './decide-timer.js';
import { answerOpenInScope } from './scope-orders.js';
/**
 * Steps of the engine: decide, apply, and so on until there is nothing more to decide about it. A step emits at most
 * MAX_EVENTS_PER_STEP events and at most one answer; it begins only when both rings have room for them. Each returns
 * how many events it emitted.
 */
export function stepCommand(state, command, at, inputs, out, answers) {
    const event = decideCommand(state, command, at, inputs, out, answers);
    if (event < 0)
        return 0;
    apply(state, out.records, event);
    return 1;
}
function decideCommand(state, command, at, inputs, out, answers) {
    switch (command.i32[(at >> 2) + CommandHalf.KIND]) {
        case CommandKind.place:
            return decidePlace(state, command, at, inputs, out, answers);
        case CommandKind.cancel:
            return decideCancel(state, command, at, inputs, out, answers);
        case CommandKind.replace:
            return decideReplace(state, command, at, inputs, out, answers);
        case CommandKind.cancel_all:
            return decideCancelAll(state, command, at, inputs, out, answers);
        case CommandKind.guard_hold:
        case CommandKind.guard_drop:
        case CommandKind.guard_release:
        case CommandKind.cancel_after:
            return decideGuard(state, command, at, inputs, out, answers);
        case CommandKind.begin_risk:
        case CommandKind.set_metrics:
        case CommandKind.set_rate:
            return decideMoney(state, command, at, inputs, out, answers);
        case CommandKind.change_limits:
        case CommandKind.set_override:
            return decideLimits(state, command, at, inputs, out, answers);
        case CommandKind.set_trading_state:
            return decideTradingState(state, command, at, inputs, out, answers);
        case CommandKind.rearm_throttle:
            return decideRearm(state, command, at, inputs, out, answers);
        case CommandKind.query_state:
            answerOpenInScope(state, command, at, inputs, answers);
            return -1;
        default:
            if (isKnownDefinition(state, command, at))
                return -1;
            return decideDefinition(state, command, at, inputs, out);
    }
}
export function stepReport(state, report, at, inputs, out) {
    const event = decideReport(state, report, at, inputs, out);
    if (event < 0)
        return 0;
    apply(state, out.records, event);
    if (!mayAskAgain(out.records.i32[(event >> 2) + EventHalf.KIND_VERSION] & 0xffff))
        return 1;
    const again = decideAfterReport(state, out.records.f64[(event >> 3) + EventWord.ORDER_ID], inputs, out);
    if (again < 0)
        return 1;
    apply(state, out.records, again);
    return 2;
}
export function stepTimers(state, inputs, out) {
    return stepParts(state, inputs, out, decideTimer);
}
/**
 * What held orders wait for, as far as it can be done now: a burst of them would else wait for the next turn of the clock.
 * Of those that wait for a venue nobody is looked at again before an order has ended.
 */
export function stepHeld(state, inputs, out) {
    const { held } = state;
    for (let part = 0; part < MAX_EVENTS_PER_STEP; part++) {
        const event = held.from < held.count ? decideHeld(state, inputs, part, out, held.from) : -1;
        if (event < 0) {
            held.from = held.count;
            return part;
        }
        apply(state, out.records, event);
    }
    return MAX_EVENTS_PER_STEP;
}
export function stepFanouts(state, inputs, out) {
    return stepParts(state, inputs, out, decideFanout);
}
/** What an engine values its positions at: as many events as the marks given take, a step's at most. */
export function stepMarks(state, marks, inputs, out) {
    let from = 0;
    for (let part = 0; part < MAX_EVENTS_PER_STEP; part++) {
        const event = decideMarks(state, marks, from, inputs, part, out);
        if (event < 0)
            return part;
        from = marks.next;
        apply(state, out.records, event);
    }
    return MAX_EVENTS_PER_STEP;
}
function stepParts(state, inputs, out, decide) {
    for (let part = 0; part < MAX_EVENTS_PER_STEP; part++) {
        const event = decide(state, inputs, part, out);
        if (event < 0)
            return part;
        apply(state, out.records, event);
    }
    return MAX_EVENTS_PER_STEP;
}
export function stepCheckpoint(state, inputs, out) {
    const event = decideCheckpoint(state, inputs, out);
    if (event < 0)
        return 0;
    apply(state, out.records, event);
    return 1;
}
//# sourceMappingURL=step.js.map