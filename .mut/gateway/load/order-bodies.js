/** The i-th order of a load: sides alternate, prices walk through 100 of them. */
export function orderBody(i) {
    const side = i % 2 === 0 ? 'buy' : 'sell';
    return `{"symbol":"BTCUSDT","side":"${side}","quantity":0.001,"price":${45_000 + (i % 100)},"order_type":"LIMIT"}`;
}
//# sourceMappingURL=order-bodies.js.map