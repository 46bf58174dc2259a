import { RiskColumn } from '../state/risk-columns.js';
import { passesConduct } from './conduct-gates.js';
import { exposureGates } from './exposure-gates.js';
import { createExposure } from './exposure.js';
import { createVerdict, resetVerdict } from './verdict.js';
const nothing = createExposure();
const verdict = createVerdict();
/**
 * Tells every control of an account's totals, and of the firm's: through the gates that judge orders, with an order of no
 * money in no instrument. What is counted by the order (orders and messages in a while) is told with one more.
 */
export function measureAccount(state, account, inputs, measure) {
    if (state.risk.words[RiskColumn.BEGUN] === 0)
        return;
    nothing.account = account;
    nothing.instrument = -1;
    nothing.lots = 1;
    nothing.newOrders = 1;
    resetVerdict(verdict);
    verdict.measure = measure;
    passesConduct(state, nothing, inputs, verdict);
    nothing.newOrders = 0;
    exposureGates(state, nothing, inputs, verdict);
    verdict.measure = undefined;
}
//# sourceMappingURL=measure-account.js.map