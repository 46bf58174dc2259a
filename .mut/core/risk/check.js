import { Reject } from '../schema/reject.js';
import { INSTRUMENT_WIDTH, InstrumentColumn } from '../state/columns.js';
import { RiskColumn } from '../state/risk-columns.js';
import { checkBeforeRisk } from './check-before-risk.js';
import { passesConduct } from './conduct-gates.js';
import { exposureGates } from './exposure-gates.js';
import { isSmall } from './fast-path.js';
import { instrumentGates } from './instrument-gates.js';
import { orderGates } from './order-gates.js';
import { limitsOf } from './resolve.js';
import { freezeGate, sessionGates } from './session-gates.js';
import { checkReducing } from './state-gates.js';
import { resetVerdict, stop } from './verdict.js';
const BEGUN = RiskColumn.BEGUN;
const DEFINED = InstrumentColumn.DEFINED;
/**
 * The gates in order of precedence; true: all passed. Pure, allocates nothing, writes only `order.limits` and `verdict`.
 * With `verdict.measure` every control is told with its limit and its use, and the verdict says by which the order would be
 * refused; where nothing more can be said (an instrument that nobody knows, no price to go by) the rest is left out.
 */
export function checkRisk(state, order, inputs, verdict) {
    resetVerdict(verdict);
    if (state.risk.words[BEGUN] === 0)
        return checkBeforeRisk(state, order, inputs, verdict);
    if (!isKnown(state, order))
        return stop(verdict, Reject.UNKNOWN_INSTRUMENT.code, 0, 0);
    order.limits = limitsOf(state, order.account, order.tagScope, order.instrument, order.broker);
    if (!instrumentGates(state, order, verdict))
        return false;
    if (!sessionGates(state, order, inputs, verdict) || !checkReducing(state, order, verdict))
        return false;
    if (!freezeGate(state, order, verdict) || !orderGates(state, order, inputs, verdict))
        return false;
    if (!passesConduct(state, order, inputs, verdict))
        return false;
    verdict.fast = isSmall(state, order, verdict);
    // Small orders skip what they can't be refused by; whoever wants to know what is left of each limit skips nothing.
    if (verdict.fast && verdict.measure === undefined)
        return true;
    return exposureGates(state, order, inputs, verdict);
}
function isKnown({ instruments }, { instrument }) {
    const isRow = instrument >= 0 && instrument < instruments.rows;
    return isRow && instruments.words[instrument * INSTRUMENT_WIDTH + DEFINED] !== 0;
}
//# sourceMappingURL=check.js.map