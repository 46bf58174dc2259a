import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.js';
import { createReplayFeed } from '../../../workers/market/feeds/replay-feed.js';
import { temporaryFolder } from '../venue/process.js';
import { findRecording, generateRecording } from './recordings.js';
const base = {
    speed: 0,
    symbol: 'BTCUSDT',
    instruments: SimulatedInstruments,
    nowUs: () => performance.now() * 1000,
};
/** Plays to the end; `refuse` says when the sink has no room, which it has again a turn later. */
function play(context, options, refuse = () => false) {
    return new Promise((resolve) => {
        const ticks = [];
        let refused = 0;
        let justRefused = false;
        const feed = createReplayFeed({ ...base, ...options }, {
            tick(tick) {
                if (!justRefused && refuse(ticks.length)) {
                    justRefused = true;
                    refused++;
                    setImmediate(() => feed.resume());
                    return false;
                }
                justRefused = false;
                ticks.push({ ...tick });
                return true;
            },
            up: () => undefined,
            down: (reason) => resolve({ ticks, refused, down: reason }),
            ended: () => resolve({ ticks, refused, down: undefined }),
        });
        context.after(() => feed.close());
        feed.open();
    });
}
function files(recording) {
    return { tradesFile: recording.trades, quotesFile: recording.quotes };
}
function checkWhole(ticks, recording) {
    assert.equal(ticks.filter(({ kind }) => kind === 'trade').length, recording.tradeCount);
    assert.equal(ticks.filter(({ kind }) => kind === 'quote').length, recording.quoteCount);
    for (const [index, tick] of ticks.entries()) {
        assert.equal(tick.sequence, index + 1);
        assert.ok(tick.venueTimeUs >= (ticks[index - 1]?.venueTimeUs ?? 0));
    }
}
/** Every price and size of the file, in its order, computed from the text by another way. */
function expectedTrades(path) {
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n').slice(1);
    return lines.map((line) => {
        const [, , price, quantity] = line.split(',');
        return [Math.round(Number(price) * 100), Math.round(Number(quantity) * 1e6)];
    });
}
for (const speed of [0, 100, ...(process.env['TICKGATE_REPLAY_1X'] === '1' ? [1] : [])]) {
    test(`at speed ${speed} every recorded trade and quote comes out once, merged by time`, async (context) => {
        const recording = findRecording(context);
        const { ticks, down } = await play(context, { ...files(recording), speed });
        assert.equal(down, undefined);
        checkWhole(ticks, recording);
        const trades = ticks.filter(({ kind }) => kind === 'trade').map(({ lastTicks, lastLots }) => [lastTicks, lastLots]);
        assert.deepEqual(trades, expectedTrades(recording.trades));
    });
}
test('generated recordings have the shape of the real ones', async (context) => {
    const recording = generateRecording(context);
    const { ticks } = await play(context, files(recording));
    checkWhole(ticks, recording);
});
test('a sink without room makes the replay wait, and loses nothing', async (context) => {
    const recording = findRecording(context);
    const { ticks, refused } = await play(context, files(recording), (count) => count % 10 === 3);
    assert.ok(refused > 100);
    checkWhole(ticks, recording);
});
test('at speed 0 nothing is waited for, at other speeds the recorded time is kept', async (context) => {
    const recording = generateRecording(context);
    let asked = 0;
    let clockUs = 0;
    const played = [];
    await new Promise((resolve) => {
        const feed = createReplayFeed({
            ...base,
            ...files(recording),
            speed: 1000,
            nowUs: () => {
                asked++;
                clockUs += 500;
                return clockUs;
            },
        }, {
            tick(tick) {
                played.push([tick.venueTimeUs, clockUs]);
                return true;
            },
            up: () => undefined,
            down: (reason) => assert.fail(reason),
            ended: resolve,
        });
        context.after(() => feed.close());
        feed.open();
    });
    const [firstUs] = played[0] ?? [0];
    // The clock stood at 500 when the feed opened.
    for (const [venueUs, atUs] of played)
        assert.ok((venueUs - firstUs) / 1000 <= atUs - 500, 'never early');
    assert.ok(asked >= played.length);
});
test('a burst within a millisecond keeps its order, and the quote of that time goes first', async (context) => {
    const dir = temporaryFolder(context);
    const at = '2021-01-08T00:00:01.000Z';
    writeFileSync(join(dir, 't.csv'), `timestamp,trade_id,price,quantity,buyer_maker\n${[5, 3, 9].map((n) => `${at},${n},100.0${n},0.00000${n},True`).join('\n')}`);
    writeFileSync(join(dir, 'q.csv'), `timestamp,symbol,ask_size,ask,bid_size,bid\r\n${at},ETH/USDT,1,101.5,2.00004,100.25\r\n`);
    const { ticks, down } = await play(context, { tradesFile: join(dir, 't.csv'), quotesFile: join(dir, 'q.csv') });
    assert.equal(down, undefined);
    assert.deepEqual(ticks.map(({ kind, instrument, lastTicks, lastLots, bidTicks, bidLots, askTicks, askLots }) => [
        kind,
        instrument,
        ...(kind === 'trade' ? [lastTicks, lastLots] : [bidTicks, bidLots, askTicks, askLots]),
    ]), [
        ['quote', 1, 10_025, 20_000, 10_150, 10_000],
        ['trade', 0, 10_005, 5],
        ['trade', 0, 10_003, 3],
        ['trade', 0, 10_009, 9],
    ]);
});
test('a damaged line is named with file and line, and what came before it was played', async (context) => {
    const dir = temporaryFolder(context);
    const head = 'timestamp,trade_id,price,quantity,buyer_maker\n';
    const good = '2021-01-08T00:00:01.000Z,1,100.01,0.5,True\n';
    const cases = [
        [`${head}${good}2021-01-08T00:00:01.000Z,1,x,0.5,True\n`, /t\.csv:3: not a price: x/],
        [`${head}${good}2021-01-08T00:00:01.000Z,1,100.01,-1,True\n`, /t\.csv:3: not a size: -1/],
        [`${head}${good}2021-01-08T00:00:01.000Z,1,100.01\n`, /t\.csv:3: 5 fields expected/],
        [`${head}${good}yesterday,1,100.01,0.5,True\n`, /t\.csv:3: not a UTC timestamp: yesterday/],
        [`${head}${good}2021-01-08T00:00:61.000Z,1,100.01,1,True\n`, /t\.csv:3: not a UTC timestamp/],
        [`${head}${good}2021-01-08T00:00:00.999Z,1,100.01,0.5,True\n`, /t\.csv:3: time goes back/],
        [`${head}${good}${'x'.repeat(2000)}`, /t\.csv:3: a line longer than 1024/],
        [`timestamp,price\n${good}`, /t\.csv:1: no column quantity/],
        ['', /t\.csv:0: the file is empty/],
    ];
    for (const [text, reason] of cases) {
        writeFileSync(join(dir, 't.csv'), text);
        const { ticks, down } = await play(context, { tradesFile: join(dir, 't.csv') });
        assert.match(down ?? '', reason);
        assert.equal(ticks.length, text.startsWith(head) ? 1 : 0, String(reason));
    }
    const { down } = await play(context, { tradesFile: join(dir, 'none.csv') });
    assert.match(down ?? '', /ENOENT.*none\.csv/);
});
//# sourceMappingURL=replay-feed.test.js.map