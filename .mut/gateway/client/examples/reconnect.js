import { connect } from 'tickgate/client';
/**
 * Orders that are placed while the gateway is stopped and started again: each once, and no report is missing. One that
 * was on its way to its venue when the gateway died may end as not_sent: it is proven not to be there.
 */
const tg = await connect({ url: process.argv[2] ?? 'http://127.0.0.1:8099', deadlineMs: 60_000 });
tg.onState((state, why) => {
    console.log(`${state}${why === undefined ? '' : `: ${why.message}`}`);
});
const ORDERS = Number(process.argv[3] ?? 40);
const FINAL = new Set(['filled', 'cancelled', 'rejected', 'expired', 'not_sent']);
const reports = tg.orders();
async function placeAll() {
    for (let i = 0; i < ORDERS; i++) {
        const order = await tg.place({ symbol: 'BTCUSDT', side: i % 2 === 0 ? 'buy' : 'sell', quantity: 0.001 });
        console.log(`placed ${order.order_id}`);
    }
}
async function followAll() {
    const over = new Set();
    let filled = 0;
    for await (const report of reports) {
        if (report.type === 'gap')
            throw new Error(`Reports behind ${report.after.sequence} are missing.`);
        const { order } = report;
        if (order === null || !FINAL.has(order.status) || over.has(order.order_id))
            continue;
        over.add(order.order_id);
        if (order.status === 'filled')
            filled += 1;
        if (over.size === ORDERS)
            break;
    }
    return filled;
}
const [, filled] = await Promise.all([placeAll(), followAll()]);
console.log(`all ${ORDERS} orders are over, ${filled} of them filled, each once`);
await tg.close();
//# sourceMappingURL=reconnect.js.map