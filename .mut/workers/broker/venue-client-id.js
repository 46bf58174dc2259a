const PATTERN = /^tg-([0-9a-f]{8})-([1-9]\d{0,15})-([1-9]\d{0,2})$/;
/** @internal */
export const MAX_ATTEMPT = 255;
/** `journal`: the first 8 hex digits of the journal's id. */
export function makeVenueClientId(journal, orderId, attempt) {
    return `tg-${journal}-${orderId}-${attempt}`;
}
/** Undefined: none of ours, or of another journal. */
export function parseVenueClientId(journal, text) {
    const match = PATTERN.exec(text);
    if (match === null || match[1] !== journal)
        return undefined;
    const orderId = Number(match[2]);
    const attempt = Number(match[3]);
    return Number.isSafeInteger(orderId) && attempt <= MAX_ATTEMPT ? { orderId, attempt } : undefined;
}
//# sourceMappingURL=venue-client-id.js.map