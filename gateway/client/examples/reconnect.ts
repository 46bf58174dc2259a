import { connect } from 'tickgate/client';

/** Orders that are placed while the gateway is stopped and started again: each once, and no report is missing. */
const tg = await connect({ url: process.argv[2] ?? 'http://127.0.0.1:8099', deadlineMs: 60_000 });
tg.onState((state, why) => {
  console.log(`${state}${why === undefined ? '' : `: ${why.message}`}`);
});

const ORDERS = Number(process.argv[3] ?? 40);
const reports = tg.orders();

async function placeAll(): Promise<void> {
  for (let i = 0; i < ORDERS; i++) {
    const order = await tg.place({ symbol: 'BTCUSDT', side: i % 2 === 0 ? 'buy' : 'sell', quantity: 0.001 });
    console.log(`placed ${order.order_id}`);
  }
}

async function followAll(): Promise<void> {
  let filled = 0;
  for await (const report of reports) {
    if (report.type === 'gap') throw new Error(`Reports behind ${report.after.sequence} are missing.`);
    if (report.order?.status === 'filled') filled += 1;
    if (filled === ORDERS) return;
  }
}

await Promise.all([placeAll(), followAll()]);
console.log(`all ${ORDERS} orders are filled, each once`);
await tg.close();
