import { Refused, connect } from 'tickgate/client';
/** An order that fills, one that rests and is cancelled, and one that is refused. */
const tg = await connect({ url: process.argv[2] ?? 'http://127.0.0.1:8099' });
const reports = tg.orders();
const bought = await tg.place({ symbol: 'BTCUSDT', side: 'buy', quantity: '0.001', price: '46000' });
const resting = await tg.place({ symbol: 'BTCUSDT', side: 'buy', quantity: '0.001', price: '44600', tag: 'resting' });
console.log(`durable after ${resting.latency_us.total} us: ${bought.order_id}, ${resting.order_id}`);
await tg.replace({ client_order_id: resting.client_order_id, price: '44601.5' });
await tg.cancel({ order_id: resting.order_id });
const open = new Set([bought.order_id, resting.order_id]);
for await (const report of reports) {
    if (report.type === 'gap') {
        console.log('reports are missing: look at openOrders()', await tg.openOrders());
        break;
    }
    const { event, order } = report;
    console.log(`#${report.sequence} ${event} ${order?.order_id ?? ''} ${order?.status ?? ''}`);
    if (order?.status === 'filled' || order?.status === 'cancelled')
        open.delete(order.order_id);
    if (open.size === 0)
        break;
}
try {
    await tg.place({ symbol: 'BTCUSDT', side: 'buy', quantity: '1000000', price: '46000' });
}
catch (error) {
    if (!(error instanceof Refused))
        throw error;
    console.log(`refused: ${error.code}, ${error.value ?? '?'} where ${error.limit ?? '?'} is the limit`);
}
await tg.close();
//# sourceMappingURL=place-and-follow.js.map