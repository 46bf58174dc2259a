import { nextSessionClose } from '../market/sessions.js';
import { Cause, EventKind, EventWord } from '../schema/event.js';
import { RiskColumn } from '../state/risk-columns.js';
import { beginEvent } from './write-event.js';
/** A new day of profits, losses and counts, at the time of day that the run was started with; -1: not yet. */
export function decideDay(state, inputs, part, out) {
    const risk = state.risk.words;
    if (nextDayUs(state) > inputs.nowUs)
        return -1;
    const at = beginEvent(state, out, EventKind.day_begun, Cause.timer, part, inputs, 0);
    // Days that nobody was up for are one.
    out.records.f64[(at >> 3) + EventWord.ARG0] = nextSessionClose(inputs.nowUs, 0, risk[RiskColumn.DAY_RESET_US], 0);
    return at;
}
/** When it is due; Infinity: risk has not begun. */
export function nextDayUs({ risk }) {
    return risk.words[RiskColumn.NEXT_DAY_US] || Infinity;
}
//# sourceMappingURL=decide-day.js.map