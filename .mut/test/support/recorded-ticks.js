import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSeededRandom } from '../../workers/seeded-random.js';
const SEED = 20_210_108;
const START_MS = Date.UTC(2021, 0, 8);
const TRADES = 2001;
const QUOTES = 451;
const SPAN_MS = 46_000;
/** `TICKGATE_DATA`, else `../shared/data` beside the repository; generated into `folder` if there is neither. */
export function recordedTicks(folder) {
    const root = fileURLToPath(new URL('../../..', import.meta.url));
    const data = join(process.env['TICKGATE_DATA'] ?? join(root, '../shared/data'), 'ticks');
    const isRecorded = existsSync(join(data, 'btcusdt-trades.csv'));
    if (!isRecorded)
        generate(folder);
    const place = isRecorded ? data : folder;
    const tradesFile = join(place, 'btcusdt-trades.csv');
    const quotesFile = join(place, 'btcusdt-quotes.csv');
    return { tradesFile, quotesFile, isRecorded, trades: rowsOf(tradesFile), quotes: rowsOf(quotesFile) };
}
function rowsOf(file) {
    const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
    const names = head.trim().split(',');
    return lines.map((line) => {
        const values = line.trim().split(',');
        return Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']));
    });
}
/** A market that wanders upwards, so that what rests above it is reached. */
function generate(folder) {
    const seeded = createSeededRandom(SEED);
    const random = () => seeded.below(1_000_000) / 1_000_000;
    const priceAt = (i, count) => 39_432 + Math.round(((i / count) * 100 + random() * 8 - 4) * 100) / 100;
    const timeAt = (i, count) => new Date(START_MS + Math.floor((i * SPAN_MS) / count)).toISOString();
    const trades = Array.from({ length: TRADES }, (_, i) => {
        const price = priceAt(i, TRADES).toFixed(2);
        return `${timeAt(i, TRADES)},${i + 1},${price},${(random() + 0.001).toFixed(6)},${random() < 0.5 ? 'True' : 'False'}`;
    });
    const quotes = Array.from({ length: QUOTES }, (_, i) => {
        const bid = priceAt(i, QUOTES);
        const size = () => (random() + 0.001).toFixed(6);
        return `${timeAt(i, QUOTES)},BTC/USDT,${size()},${(bid + 0.61).toFixed(2)},${size()},${bid.toFixed(2)}`;
    });
    const tradesHead = 'timestamp,trade_id,price,quantity,buyer_maker';
    const quotesHead = 'timestamp,symbol,ask_size,ask,bid_size,bid';
    writeFileSync(join(folder, 'btcusdt-trades.csv'), `${[tradesHead, ...trades].join('\n')}\n`);
    writeFileSync(join(folder, 'btcusdt-quotes.csv'), `${[quotesHead, ...quotes].join('\n')}\n`);
}
//# sourceMappingURL=recorded-ticks.js.map