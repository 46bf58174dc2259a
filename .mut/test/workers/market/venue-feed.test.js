import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.js';
import { createTick } from '../../../workers/market/feeds/feed.js';
import { createVenueFeed } from '../../../workers/market/feeds/venue-feed.js';
import { createFaults, NoFaults } from '../../../workers/venue/faults.js';
import { DefaultVenueLimits } from '../../../workers/venue/limits.js';
import { openVenue } from '../../../workers/venue/venue.js';
import { openClient, startVenue, temporaryFolder, until } from '../venue/process.js';
import { findRecording } from './recordings.js';
function listen(context, port, takes = () => true) {
    const ticks = [];
    const told = [];
    const feed = createVenueFeed({ host: '127.0.0.1', port, instruments: SimulatedInstruments, reconnectMinMs: 5, reconnectMaxMs: 20 }, {
        tick(tick) {
            if (!takes())
                return false;
            ticks.push({ ...tick });
            return true;
        },
        up: () => told.push('up'),
        down: (reason) => told.push(`down ${reason}`),
        ended: () => told.push('ended'),
    });
    context.after(() => feed.close());
    feed.open();
    return { feed, ticks, told };
}
test('a recording played by the venue arrives whole, also at a sink that refuses now and then', async (context) => {
    const recording = findRecording(context);
    const files = ['--trades', recording.trades, '--quotes', recording.quotes];
    const venue = await startVenue(context, ['--feed', 'replay', '--speed', '0', ...files]);
    let offered = 0;
    const heard = listen(context, venue.port, () => {
        if (++offered % 10 !== 0)
            return true;
        setImmediate(() => heard.feed.resume());
        return false;
    });
    await until('the end', () => heard.told.includes('ended'));
    assert.equal(heard.ticks.filter(({ kind }) => kind === 'trade').length, recording.tradeCount);
    assert.equal(heard.ticks.filter(({ kind }) => kind === 'quote').length, recording.quoteCount);
    assert.deepEqual(heard.ticks.map(({ sequence }) => sequence), heard.ticks.map((_, index) => index + 1));
    const total = recording.tradeCount + recording.quoteCount;
    assert.deepEqual(heard.feed.counts, { sessions: 1, ticks: total, missed: 0, malformed: 0 });
});
test('the simulated market comes in whole ticks and lots, and again after the venue was killed', async (context) => {
    const args = ['--feed', 'simulated', '--ticks-per-second', '2000'];
    const venue = await startVenue(context, args);
    const heard = listen(context, venue.port);
    await until('ticks', () => heard.ticks.length > 100);
    for (const { instrument, bidTicks, askTicks, bidLots } of heard.ticks) {
        const home = SimulatedInstruments[instrument]?.homeTicks ?? 0;
        assert.ok(Number.isInteger(bidTicks) && Number.isInteger(bidLots));
        assert.ok(bidTicks >= home * 0.99 && askTicks <= home * 1.01);
    }
    await venue.stop('SIGKILL');
    await until('down', () => heard.told.length === 2);
    const before = heard.ticks.length;
    await startVenue(context, [...args, '--port', String(venue.port)], venue.dir);
    await until('ticks again', () => heard.ticks.length > before + 100);
    assert.equal(heard.told.filter((text) => text === 'up').length, 2);
    assert.equal(heard.feed.counts.missed, 0);
});
test('a damaged recording is no market, not a crash', async (context) => {
    const venue = await startVenue(context, ['--feed', 'replay', '--trades', '/nowhere/trades.csv']);
    const heard = listen(context, venue.port);
    await until('up', () => heard.told.includes('up'));
    const client = await openClient(context, venue.port);
    client.send({ op: 'ping', n: 1 });
    await client.find('pong', ({ ev }) => ev === 'pong');
});
const beforeTime = '{"time":-1,"sequence":1,"ev":"tick","symbol":"BTCUSDT","kind":"quote","bid":"44999.99","bid_size":"0.5","ask":"45000.10",' +
    '"ask_size":"1.2","last":"45000.00","last_size":"0.0001"}';
for (const line of ['garbage', '{"ev":"tick","symbol":"DOGE"}', '{"ev":"fill"}', 'x'.repeat(5000), beforeTime]) {
    test(`a venue that says ${line.slice(0, 40)} is down, counted, and tried again`, async (context) => {
        let connections = 0;
        const port = await listenOn(context, (socket) => {
            socket.write(`{"ev":"subscribed"}\n${++connections === 1 ? `${line}\n` : ''}`);
        });
        const heard = listen(context, port);
        await until('a second session', () => heard.feed.counts.sessions === 2);
        assert.equal(heard.feed.counts.malformed, 1);
        assert.match(heard.told[1] ?? '', /^down malformed/);
    });
}
test('a subscriber that never reads makes the market wait, then is closed, and no tick was lost to the others', async (context) => {
    let rooms = 0;
    const dir = temporaryFolder(context);
    const venue = openVenue({
        dir,
        instruments: SimulatedInstruments,
        limits: { ...DefaultVenueLimits, tickPauseBytes: 1 << 16, tickStallMs: 50 },
        faults: createFaults(1, NoFaults),
        nowUs: () => Math.floor(performance.now() * 1000),
        dayEndUs: () => 1e15,
        fatal: (error) => assert.fail(String(error)),
        subscribed: () => undefined,
        tickRoom: () => {
            rooms++;
        },
    });
    const port = await listenOn(context, (socket) => venue.connect(socket));
    context.after(() => venue.close());
    const lazy = await openClient(context, port);
    lazy.send({ op: 'subscribe' });
    await lazy.find('subscribed', ({ ev }) => ev === 'subscribed');
    lazy.socket.pause();
    const heard = listen(context, port);
    await until('up', () => heard.told.includes('up'));
    const tick = { ...createTick(), bidTicks: 1, askTicks: 2 };
    let taken = 0;
    let refusals = 0;
    while (rooms === 0) {
        tick.sequence = taken + 1;
        if (venue.tick(tick))
            taken++;
        else
            refusals++;
        await new Promise(setImmediate);
        // Kernel buffers are megabytes: a few hundred ticks a turn fill them.
        for (let n = 0; n < 500 && rooms === 0; n++) {
            tick.sequence = taken + 1;
            if (!venue.tick(tick))
                break;
            taken++;
        }
    }
    assert.ok(refusals > 0, 'the market waited');
    assert.equal(venue.tick({ ...tick, sequence: taken + 1 }), true, 'and goes on');
    await until('every tick', () => heard.ticks.length === taken + 1);
    assert.equal(heard.feed.counts.missed, 0);
    lazy.socket.resume();
    await lazy.closed;
});
async function listenOn(context, onSocket) {
    const sockets = new Set();
    const server = createServer((socket) => {
        sockets.add(socket);
        onSocket(socket);
    });
    context.after(() => {
        server.close();
        for (const socket of sockets)
            socket.destroy();
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return server.address().port;
}
//# sourceMappingURL=venue-feed.test.js.map