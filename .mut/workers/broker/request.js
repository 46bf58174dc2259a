/** What the engine decided to ask of a venue. */
export const RequestKind = { place: 0, cancel: 1, replace: 2 };
export const REQUEST_KINDS = [RequestKind.place, RequestKind.cancel, RequestKind.replace];
export function newRequest() {
    return {
        kind: RequestKind.place,
        orderId: 0,
        attempt: 0,
        account: 0,
        instrument: 0,
        side: 0,
        type: 0,
        timeInForce: 0,
        priceTicks: 0,
        quantityLots: 0,
        expireAtUs: 0,
        queuedUs: 0,
        queuedNs: 0,
    };
}
//# sourceMappingURL=request.js.map