/** A fill without an id, of nothing or at no price moves no position: something is wrong at the venue. */
export function isBelievable(executionId, lots, ticks) {
    return (Number.isSafeInteger(executionId) &&
        executionId > 0 &&
        Number.isSafeInteger(lots) &&
        lots > 0 &&
        Number.isSafeInteger(ticks) &&
        ticks > 0 &&
        // Beyond, the product isn't exact, and no order that was accepted is worth as much.
        lots * ticks <= Number.MAX_SAFE_INTEGER);
}
//# sourceMappingURL=believable.js.map