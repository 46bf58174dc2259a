import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSeededRandom } from '../../../workers/seeded-random.js';
import { temporaryFolder } from '../venue/process.js';
/** The recorded Binance files where they are, else a seeded copy of their shape, and then the test says so. */
export function findRecording(context) {
    const data = process.env['TICKGATE_DATA'] ?? '../shared/data';
    const folder = existsSync(join(data, 'ticks')) ? join(data, 'ticks') : data;
    const trades = join(folder, 'btcusdt-trades.csv');
    const quotes = join(folder, 'btcusdt-quotes.csv');
    if (existsSync(trades) && existsSync(quotes))
        return { trades, quotes, tradeCount: 2001, quoteCount: 451, recorded: true };
    context.diagnostic(`${folder} is not there: playing seeded ticks of the same shape instead`);
    return generateRecording(context);
}
export function generateRecording(context) {
    const dir = temporaryFolder(context);
    const random = createSeededRandom(2021);
    const start = Date.parse('2021-01-08T00:00:00.278Z');
    const line = (index, count, rest) => `${new Date(start + Math.floor((index / count) * 46_000)).toISOString()},${rest}\n`;
    const price = () => (39_400 + random.below(10_000) / 100).toFixed(2);
    let trades = 'timestamp,trade_id,price,quantity,buyer_maker\n';
    for (let n = 0; n < 2001; n++)
        trades += line(n - (n % 5), 2001, `${553_287_559 + n},${price()},${random.below(4_000_000) / 1e6},True`);
    let quotes = 'timestamp,symbol,ask_size,ask,bid_size,bid\n';
    for (let n = 0; n < 451; n++)
        quotes += line(n, 451, `BTC/USDT,0.066851,39500.01,3.2909330000000003,39399.99`);
    const recording = { trades: join(dir, 'trades.csv'), quotes: join(dir, 'quotes.csv') };
    writeFileSync(recording.trades, trades);
    writeFileSync(recording.quotes, quotes);
    return { ...recording, tradeCount: 2001, quoteCount: 451, recorded: false };
}
//# sourceMappingURL=recordings.js.map