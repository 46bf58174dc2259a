import { closeSync, openSync, readSync } from 'node:fs';
import { parseNearestUnits } from '../../decimal-text.js';
import { createTopOfBook } from './feed.js';
/**
 * One recorded file, read line by line; columns are found by the names in its first line.
 *
 *   trades: timestamp,trade_id,price,quantity,buyer_maker         2021-01-08T00:00:00.278Z,553287559,39432.48,0.000263,True
 *   quotes: timestamp,symbol,ask_size,ask,bid_size,bid            2021-01-08T00:00:01.076Z,BTC/USDT,0.066851,39433.62,…
 *
 * A line that is not what it should be throws a TickFileError with file and line number.
 */
class TickFileError extends Error {
    name = 'TickFileError';
}
const CHUNK = 1 << 16;
const MAX_LINE = 1024;
const Columns = {
    trade: ['timestamp', 'price', 'quantity'],
    quote: ['timestamp', 'symbol', 'ask_size', 'ask', 'bid_size', 'bid'],
};
/** Trades files name no symbol: theirs is `symbol`. */
export function openTickFile(path, kind, symbol, instruments) {
    const fd = openSync(path, 'r');
    const chunk = Buffer.allocUnsafe(CHUNK);
    const clock = createTimestampParser();
    const row = createRow(kind);
    const fields = [];
    let text = '';
    let at = 0;
    let line = 0;
    let open = true;
    function fail(what) {
        throw new TickFileError(`${path}:${line}: ${what}`);
    }
    function readLine() {
        for (;;) {
            const end = text.indexOf('\n', at);
            if (end >= 0) {
                const found = text.slice(at, end);
                at = end + 1;
                line++;
                return found.endsWith('\r') ? found.slice(0, -1) : found;
            }
            if (text.length - at > MAX_LINE) {
                line++;
                fail(`a line longer than ${MAX_LINE} characters`);
            }
            const bytes = readSync(fd, chunk, 0, CHUNK, null);
            if (bytes === 0) {
                const last = text.slice(at);
                at = text.length;
                if (last === '')
                    return undefined;
                line++;
                return last;
            }
            text = text.slice(at) + chunk.toString('latin1', 0, bytes);
            at = 0;
        }
    }
    function split(source) {
        let count = 0;
        let start = 0;
        for (;;) {
            const end = source.indexOf(',', start);
            fields[count++] = end < 0 ? source.slice(start) : source.slice(start, end);
            if (end < 0)
                return count;
            start = end + 1;
        }
    }
    const header = readLine();
    if (header === undefined)
        fail('the file is empty');
    const width = split(header);
    const columns = new Map(fields.slice(0, width).map((name, index) => [name.trim(), index]));
    function column(name) {
        return columns.get(name) ?? fail(`no column ${name} in the first line`);
    }
    for (const name of Columns[kind])
        column(name);
    function instrumentOf(name) {
        const plain = name.replace('/', '');
        return instruments.find((instrument) => instrument.symbol === plain) ?? fail(`unknown symbol ${name}`);
    }
    let symbolText = symbol;
    let instrument = instrumentOf(symbol);
    function price(index) {
        const value = fields[index] ?? '';
        const ticks = parseNearestUnits(value, instrument.tickMantissa, instrument.tickDecimals);
        return ticks > 0 ? ticks : fail(`not a price: ${value}`);
    }
    function size(index) {
        const value = fields[index] ?? '';
        const lots = parseNearestUnits(value, instrument.lotMantissa, instrument.lotDecimals);
        return lots >= 0 ? lots : fail(`not a size: ${value}`);
    }
    const timestampAt = column('timestamp');
    const readFields = kind === 'trade' ? tradeFields() : quoteFields();
    function tradeFields() {
        const priceAt = column('price');
        const quantityAt = column('quantity');
        row.instrument = instrument.id;
        return () => {
            row.lastTicks = price(priceAt);
            row.lastLots = size(quantityAt);
        };
    }
    function quoteFields() {
        const symbolAt = column('symbol');
        const [bidAt, bidSizeAt, askAt, askSizeAt] = [column('bid'), column('bid_size'), column('ask'), column('ask_size')];
        return () => {
            const name = fields[symbolAt] ?? '';
            if (name !== symbolText) {
                instrument = instrumentOf(name);
                symbolText = name;
            }
            row.instrument = instrument.id;
            row.bidTicks = price(bidAt);
            row.bidLots = size(bidSizeAt);
            row.askTicks = price(askAt);
            row.askLots = size(askSizeAt);
        };
    }
    return {
        row,
        next() {
            const source = readLine();
            if (source === undefined)
                return false;
            if (split(source) !== width)
                fail(`${width} fields expected: ${source}`);
            const stamp = fields[timestampAt] ?? '';
            const timeUs = clock(stamp);
            if (Number.isNaN(timeUs))
                fail(`not a UTC timestamp: ${stamp}`);
            if (timeUs < row.timeUs)
                fail(`time goes back: ${stamp}`);
            row.timeUs = timeUs;
            readFields();
            return true;
        },
        close() {
            if (open)
                closeSync(fd);
            open = false;
        },
    };
}
function createRow(kind) {
    return {
        kind,
        instrument: 0,
        timeUs: 0,
        ...createTopOfBook(),
    };
}
/** `2021-01-08T00:00:01.076Z`, up to six fraction digits, as microseconds; the day is parsed once, not per line. */
function createTimestampParser() {
    let day = '';
    let dayUs = Number.NaN;
    return (text) => {
        const length = text.length;
        if (length < 20 || length > 27 || text.charCodeAt(10) !== 84 || text.charCodeAt(length - 1) !== 90)
            return Number.NaN;
        if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58)
            return Number.NaN;
        if (!text.startsWith(day) || day === '') {
            const start = text.slice(0, 10);
            dayUs = /^\d{4}-\d\d-\d\d$/.test(start) ? Date.parse(start) * 1000 : Number.NaN;
            day = Number.isNaN(dayUs) ? '' : start;
        }
        const hour = number(text, 11, 13);
        const minute = number(text, 14, 16);
        const second = number(text, 17, 19);
        if (!(hour < 24 && minute < 60 && second < 61))
            return Number.NaN;
        let fractionUs = 0;
        if (length > 20) {
            if (text.charCodeAt(19) !== 46 || length === 21)
                return Number.NaN;
            fractionUs = number(text, 20, length - 1) * 10 ** (6 - (length - 21));
        }
        return dayUs + ((hour * 60 + minute) * 60 + second) * 1_000_000 + fractionUs;
    };
}
function number(text, from, to) {
    let value = 0;
    for (let at = from; at < to; at++) {
        const digit = text.charCodeAt(at) - 48;
        if (digit < 0 || digit > 9)
            return Number.NaN;
        value = value * 10 + digit;
    }
    return value;
}
//# sourceMappingURL=tick-file.js.map