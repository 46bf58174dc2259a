const MARKETS = [
    {
        symbol: 'BTCUSDT',
        home: 4_500_000,
        band: 20_000,
        price: (ticks) => (ticks / 100).toFixed(2),
        quantity: (lots) => (lots / 1000).toFixed(3),
    },
    {
        symbol: 'ETHUSDT',
        home: 250_000,
        band: 1_000,
        price: (ticks) => (ticks / 100).toFixed(2),
        quantity: (lots) => (lots / 100).toFixed(2),
    },
    {
        symbol: 'NIFTY24DEC25000CE',
        home: 3_000,
        band: 10,
        price: (ticks) => (ticks / 20).toFixed(2),
        quantity: (lots) => String(lots * 75),
    },
];
/** Beyond the risk limits, so that it is refused: larger than any order may be. */
const TOO_LARGE = 5_000_000;
/** A new order under that client order id: rests far away, crosses, takes at once, ends soon, or is refused. */
export function drawOrder(random, id, nowMs) {
    const market = random.pick(MARKETS);
    const side = random.pick(['buy', 'sell']);
    const draw = random.whole(1, 100);
    const lots = draw > 97 ? TOO_LARGE : random.whole(1, 40);
    const base = { symbol: market.symbol, side, quantity: market.quantity(lots), client_order_id: id };
    const far = Math.floor(market.home * (random.whole(20, 60) / 1000)) * (side === 'buy' ? -1 : 1);
    const near = random.whole(-market.band, market.band);
    const at = (ticks) => market.price(market.home + ticks);
    const order = (fields) => ({
        kind: 'place',
        id,
        body: { ...base, ...fields },
    });
    if (draw <= 35 || draw > 97)
        return order({ price: at(far), time_in_force: 'GTC' });
    if (draw <= 42)
        return order({ price: at(far), time_in_force: 'DAY', tag: 'crash' });
    if (draw <= 70)
        return order({ price: at(near), time_in_force: 'GTC' });
    if (draw <= 82)
        return order({ price: at(near), time_in_force: 'IOC' });
    if (draw <= 86)
        return order({ price: at(near), time_in_force: 'FOK' });
    if (draw <= 92)
        return order({ order_type: 'MARKET', time_in_force: 'IOC' });
    if (draw <= 95) {
        const expireAt = new Date(nowMs + random.whole(500, 3000)).toISOString();
        return order({ price: at(far), time_in_force: 'GTD', expire_at: expireAt });
    }
    return order({ price: at(far), time_in_force: 'GTD', ttl_minutes: '600' });
}
/** Another price and quantity for that order, further from the market. */
export function drawReplace(random, placed) {
    const market = MARKETS.find(({ symbol }) => symbol === placed.body['symbol']);
    if (market === undefined || placed.body['price'] === undefined)
        return undefined;
    const away = Math.floor(market.home * (random.whole(20, 60) / 1000)) * (placed.body['side'] === 'buy' ? -1 : 1);
    const body = { quantity: market.quantity(random.whole(1, 40)) };
    if (random.chance(0.7))
        body['price'] = market.price(market.home + away);
    return { kind: 'replace', id: placed.id, body };
}
export function drawCancelAll(random) {
    return { kind: 'cancel_all', id: '', body: { symbol: random.pick(MARKETS).symbol } };
}
/** The same client order id, another payload. */
export function otherPayload(placed) {
    return { kind: 'other', id: placed.id, body: { ...placed.body, tag: 'another' } };
}
//# sourceMappingURL=orders.js.map