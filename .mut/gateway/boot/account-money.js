/**
 * The row of a currency in the engine: 0 for the accounts' own, then RATES in their order. Undefined: nobody knows what it
 * is worth.
 */
export function currencyRow(config, currency) {
    if (currency === config.CURRENCY)
        return 0;
    const place = config.RATES.findIndex((rate) => rate.currency === currency);
    return place < 0 ? undefined : place + 1;
}
//# sourceMappingURL=account-money.js.map