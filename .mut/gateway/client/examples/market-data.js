import { connect } from 'tickgate/client';
/** The newest of two symbols, ten times a second at most; whoever reads slowly is told what he skipped. */
const tg = await connect({ url: process.argv[2] ?? 'http://127.0.0.1:8099' });
for (const { symbol, tick, lot } of tg.instruments)
    console.log(`${symbol}: tick ${tick}, lot ${lot}`);
let left = 6;
for await (const quote of tg.quotes(['BTCUSDT', 'ETHUSDT'], { throttleMs: 100 })) {
    console.log(`${quote.symbol} ${quote.bid ?? '-'} / ${quote.ask ?? '-'} #${quote.sequence}, skipped ${quote.skipped}`);
    if (--left === 0)
        break;
}
for await (const trade of tg.ticks('BTCUSDT')) {
    console.log(`${trade.symbol} traded ${trade.quantity} at ${trade.price}`);
    break;
}
await tg.close();
//# sourceMappingURL=market-data.js.map