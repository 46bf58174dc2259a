import { moneyText, priceText, quantityText, unitsText } from './decimal-text.js';
/** What LIMIT and VALUE of a refusal, or of a control, count. Those that aren't here tell neither. */
export const REJECT_UNITS = {
    SIZE_LIMIT: 'lots',
    FREEZE_QUANTITY: 'lots',
    POSITION_LIMIT: 'lots',
    BELOW_FILLED: 'lots',
    NOTIONAL_LIMIT: 'money',
    OPEN_NOTIONAL_LIMIT: 'money',
    GROSS_LIMIT: 'money',
    NET_LIMIT: 'money',
    BUYING_POWER: 'money',
    DAILY_LOSS: 'money',
    DRAWDOWN: 'money',
    VAR_LIMIT: 'money',
    PRICE_COLLAR: 'ticks',
    PERIOD_COLLAR: 'ticks',
    OPEN_ORDERS_LIMIT: 'count',
    ORDER_RATE: 'count',
    MESSAGE_RATE: 'count',
    EXECUTION_THROTTLE: 'count',
    ORDER_TO_TRADE: 'hundredths',
    VERSION_MISMATCH: 'count',
    LIMITS_VERSION_MISMATCH: 'count',
    RISK_TABLE_FULL: 'count',
    STALE_PRICE: 'us',
    STALE_RATE: 'us',
    RISK_STALE: 'us',
};
/** Those of which an order takes a part: what is left of them is told. */
export const USED_UP = new Set([
    'SIZE_LIMIT',
    'FREEZE_QUANTITY',
    'NOTIONAL_LIMIT',
    'OPEN_ORDERS_LIMIT',
    'OPEN_NOTIONAL_LIMIT',
    'POSITION_LIMIT',
    'GROSS_LIMIT',
    'NET_LIMIT',
    'BUYING_POWER',
    'DAILY_LOSS',
    'DRAWDOWN',
    'VAR_LIMIT',
    'ORDER_TO_TRADE',
    'ORDER_RATE',
    'MESSAGE_RATE',
]);
const HUNDREDTH_DECIMALS = 2;
/** As a decimal, in the unit that people count in. */
export function rejectText(unit, instrument, of) {
    if (unit === 'money')
        return moneyText(of);
    if (unit === 'hundredths')
        return unitsText(of, 1, HUNDREDTH_DECIMALS);
    if (instrument === undefined || unit === 'count' || unit === 'us')
        return String(of);
    return unit === 'ticks' ? priceText(instrument, of) : quantityText(instrument, of);
}
//# sourceMappingURL=reject-units.js.map