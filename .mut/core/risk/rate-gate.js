import { Reject } from '../schema/reject.js';
import { LimitOwner } from '../schema/risk.js';
import { CURRENCY_WIDTH, CurrencyColumn } from '../state/risk-columns.js';
import { measured } from './verdict.js';
import { currencyOf } from './worth.js';
const { RATE, RATE_US, MAX_AGE_US } = CurrencyColumn;
/** What an order of another currency is worth is known only by a rate that is not too old. Before its worth is judged. */
export function rateGate(state, order, inputs, verdict) {
    const currency = currencyOf(state, order.instrument);
    if (currency === 0)
        return true;
    const { words } = state.currencies;
    const at = currency * CURRENCY_WIDTH;
    const maxAgeUs = words[at + MAX_AGE_US];
    const isKnown = words[at + RATE] > 0;
    if (isKnown && maxAgeUs === 0)
        return true;
    const ageUs = isKnown ? Math.max(0, inputs.nowUs - words[at + RATE_US]) : Number.MAX_SAFE_INTEGER;
    return measured(verdict, Reject.STALE_RATE.code, maxAgeUs, ageUs, LimitOwner.symbol, !isKnown || ageUs > maxAgeUs);
}
//# sourceMappingURL=rate-gate.js.map