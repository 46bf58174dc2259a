/**
 * One number for an order's attempt, for maps: attempts are below 256. Exact as long as a journal has less than 2^45
 * orders; a venue that names a greater one doesn't mean any of ours.
 */
export function attemptKey(orderId, attempt) {
    return orderId * 256 + attempt;
}
//# sourceMappingURL=attempt-key.js.map