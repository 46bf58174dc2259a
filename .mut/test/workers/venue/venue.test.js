import assert from 'node:assert/strict';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { endOfDay } from '../../../workers/venue/venue-main.js';
import { limitOrder, openClient, openGateway, runToEnd, startVenue, temporaryFolder } from './process.js';
test('an order lives through acknowledgement, fill, replace, cancel, query, list and executions', async (context) => {
    const venue = await startVenue(context);
    const a = await openGateway(context, venue.port, 'a');
    const b = await openGateway(context, venue.port, 'b');
    a.send(limitOrder('one', 'buy', '45000', '0.003'));
    await a.find('ack', ({ ev, id }) => ev === 'ack' && id === 'one');
    b.send(limitOrder('one', 'sell', '44999.99', '0.001'));
    const sold = await b.find('fill', ({ ev }) => ev === 'fill');
    assert.deepEqual(sold, {
        ev: 'fill',
        id: 'one',
        symbol: 'BTCUSDT',
        execution: 1,
        price: '45000.00',
        quantity: '0.001000',
        filled: '0.001000',
    });
    const bought = await a.find('fill', ({ ev }) => ev === 'fill');
    assert.equal(bought['execution'], 2);
    a.send({ op: 'replace', id: 'one', price: '45000', quantity: '0.002' }, { op: 'query', id: 'one' }, { op: 'list' });
    await a.find('listed', ({ ev, count }) => ev === 'listed' && count === 1);
    const replaced = await a.find('replaced', ({ ev }) => ev === 'replaced');
    assert.deepEqual([replaced['price'], replaced['quantity'], replaced['filled']], ['45000.00', '0.002000', '0.001000']);
    const state = await a.find('state', ({ ev }) => ev === 'state');
    assert.deepEqual([state['state'], state['quantity'], state['filled']], ['open', '0.002000', '0.001000']);
    a.send({ op: 'cancel', id: 'one' }, { op: 'executions', after: 0 }, { op: 'query', id: 'never' });
    assert.equal((await a.find('cancelled', ({ ev }) => ev === 'cancelled'))['filled'], '0.001000');
    assert.deepEqual(await a.find('executions', ({ ev }) => ev === 'executions'), {
        ev: 'executions',
        count: 1,
        last: 2,
        oldest: 2,
        more: false,
    });
    assert.deepEqual(await a.find('absent', ({ id }) => id === 'never'), { ev: 'state', id: 'never', state: 'absent' });
});
test('a client id used again is answered with its order, never with a second one', async (context) => {
    const venue = await startVenue(context);
    const g = await openGateway(context, venue.port);
    g.send(limitOrder('x', 'buy', '45000', '0.003'), limitOrder('x', 'buy', '45001', '0.009'), { op: 'stats' });
    const stats = await g.find('stats', ({ ev }) => ev === 'stats');
    assert.equal(stats['orders'], 1);
    const state = await g.find('state', ({ ev }) => ev === 'state');
    assert.deepEqual([state['state'], state['price'], state['quantity']], ['open', '45000.00', '0.003000']);
    g.send({ op: 'cancel', id: 'x' }, limitOrder('x', 'buy', '45001', '0.009'));
    await g.find('cancelled state', ({ ev, state: now }) => ev === 'state' && now === 'cancelled');
});
test('numbers are read exactly or refused, and refused ids stay unused', async (context) => {
    const venue = await startVenue(context);
    const g = await openGateway(context, venue.port);
    const wrong = [
        ['a', { price: '45000.001' }, 'invalid price'],
        ['b', { price: 45000 }, 'invalid price'],
        ['c', { price: '1e3' }, 'invalid price'],
        ['d', { quantity: '0.0000001' }, 'invalid quantity'],
        ['e', { quantity: '-1' }, 'invalid quantity'],
        ['f', { quantity: '0' }, 'invalid quantity'],
        ['h', { symbol: 'DOGE' }, 'unknown symbol'],
        ['i', { symbol: 'NIFTY50', price: '25000.00', quantity: '1' }, 'not tradable'],
        ['j', { side: 'both' }, 'invalid side'],
        ['k', { type: 'stop' }, 'invalid type'],
        ['l', { tif: 'never' }, 'invalid tif'],
        ['m', { tif: 'gtd' }, 'invalid expire'],
        ['n', { tif: 'gtd', expire: 1 }, 'expire time has passed'],
    ];
    for (const [id, change, reason] of wrong) {
        g.send({ ...limitOrder(id, 'buy', '45000', '0.001'), ...change });
        const line = await g.find('rejection', (one) => one['id'] === id);
        assert.deepEqual(line, { ev: 'reject', id, reason, transient: false });
    }
    g.send({ ...limitOrder('a', 'buy', '45000.00', '0.001') });
    await g.find('ack', ({ ev, id }) => ev === 'ack' && id === 'a');
});
test('a newer session fences the older: it is closed, and what it still sends is never acted on', async (context) => {
    const venue = await startVenue(context);
    const older = await openGateway(context, venue.port);
    older.send(limitOrder('first', 'buy', '45000', '0.001'));
    await older.find('ack', ({ ev }) => ev === 'ack');
    const newer = await openGateway(context, venue.port);
    assert.equal(newer.lines[0]?.['fenced'], true);
    older.send(limitOrder('late', 'buy', '45000', '0.001'));
    await older.closed;
    newer.send({ op: 'list' }, { op: 'query', id: 'late' });
    await newer.find('absent', ({ id, state }) => id === 'late' && state === 'absent');
    assert.equal(newer.lines.find(({ ev }) => ev === 'listed')?.['count'], 1);
});
test('a hello that is not newer is refused, also by an older epoch after a restart', async (context) => {
    const venue = await startVenue(context);
    await openGateway(context, venue.port, 'g', 7);
    const stale = await openClient(context, venue.port);
    stale.send({ op: 'hello', gateway: 'g', epoch: 7, session: 5 });
    const refused = await stale.find('refusal', ({ ev }) => ev === 'refused');
    assert.equal(refused['epoch'], 7);
    await stale.closed;
    assert.equal(await venue.stop('SIGTERM'), 0);
    const again = await startVenue(context, [], venue.dir);
    const old = await openClient(context, again.port);
    old.send({ op: 'hello', gateway: 'g', epoch: 6, session: 9e15 });
    assert.equal((await old.find('refusal', ({ ev }) => ev === 'refused'))['epoch'], 7);
});
test('lines that are too long or no JSON end the session, unknown ops do not', async (context) => {
    const venue = await startVenue(context);
    const long = await openGateway(context, venue.port, 'long');
    long.send({ op: 'cancel', id: 'x' }, `{"op":"ping","pad":"${'x'.repeat(5000)}"}`);
    await long.find('error', ({ reason }) => reason === 'line too long');
    await long.find('the answer before it', ({ ev }) => ev === 'cancel_reject');
    await long.closed;
    const garbage = await openGateway(context, venue.port, 'garbage');
    garbage.send({ op: 'dance' }, { op: 'cancel', id: 'not an id' }, { op: 'ping', n: 3 }, 'hello?');
    await garbage.find('error', ({ reason }) => reason === 'unknown op');
    await garbage.find('error', ({ reason }) => reason === 'invalid id');
    await garbage.find('pong', ({ ev, n }) => ev === 'pong' && n === 3);
    await garbage.find('error', ({ reason }) => reason === 'not JSON');
    await garbage.closed;
    const rude = await openClient(context, venue.port);
    rude.send({ op: 'list' });
    await rude.find('error', ({ reason }) => reason === 'say hello first');
    await rude.closed;
});
test('the 65th session is told so and closed, and a place is free again when one leaves', async (context) => {
    const venue = await startVenue(context);
    const all = await Promise.all(Array.from({ length: 64 }, () => openClient(context, venue.port)));
    const [first, second] = all;
    for (const client of all)
        client.send({ op: 'stats' });
    await Promise.all(all.map((client) => client.find('stats', ({ ev }) => ev === 'stats')));
    const more = await openClient(context, venue.port);
    await more.find('error', ({ reason }) => reason === 'too many sessions');
    await more.closed;
    first?.socket.destroy();
    for (let sessions = 64, n = 0; sessions !== 63; n++) {
        second?.send({ op: 'stats' }, { op: 'ping', n });
        await second?.find('pong', (line) => line['ev'] === 'pong' && line['n'] === n);
        sessions = second?.lines.at(-2)?.['sessions'];
    }
    await openGateway(context, venue.port);
});
test('one process per directory', async (context) => {
    const venue = await startVenue(context);
    const second = await runToEnd(['--dir', venue.dir]);
    assert.equal(second.code, 69);
    assert.match(second.stderr, /another venue is running on this directory/);
});
test('wrong arguments are named with what is allowed', async (context) => {
    const dir = temporaryFolder(context);
    const cases = [
        [['--reject-rate', '2'], /--reject-rate 2: must be a number from 0 to 1/],
        [['--port', 'x'], /--port x: must be a whole number from 0 to 65535/],
        [['--feed', 'live'], /--feed live: must be simulated, replay or none/],
        [['--feed', 'replay'], /needs --trades or --quotes/],
        [['--day-end', '25:00'], /--day-end 25:00: must be HH:MM/],
        [['--what'], /--what/],
    ];
    const ended = await Promise.all(cases.map(([args]) => runToEnd(['--dir', dir, ...args])));
    for (const [index, { code, stderr }] of ended.entries()) {
        assert.equal(code, 64);
        assert.match(stderr, cases[index]?.[1] ?? /never/);
    }
    const help = await runToEnd(['--help']);
    assert.equal(help.code, 0);
    assert.match(help.stdout, /--fill-first-rate P/);
});
test('a taken port is named', async (context) => {
    const venue = await startVenue(context);
    const second = await runToEnd(['--dir', temporaryFolder(context), '--port', String(venue.port)]);
    assert.equal(second.code, 69);
    assert.match(second.stderr, new RegExp(`127.0.0.1:${venue.port}`));
});
test('it ends with 0 when its parent closes standard input, or on SIGINT', async (context) => {
    const venue = await startVenue(context);
    const client = await openGateway(context, venue.port);
    venue.child.stdin?.end();
    await client.find('goodbye', ({ reason }) => reason === 'the venue is closing');
    assert.equal(await venue.stop('SIGCONT'), 0);
    const other = await startVenue(context);
    assert.equal(await other.stop('SIGINT'), 0);
    const both = await startVenue(context);
    both.child.kill('SIGTERM');
    both.child.stdin?.end();
    assert.equal(await both.stop('SIGINT'), 0, 'asked three times, it ends once');
});
test('a reader that never reads is closed at its limit, and its orders stay', async (context) => {
    const venue = await startVenue(context);
    const g = await openGateway(context, venue.port);
    g.send(...Array.from({ length: 1000 }, (_, n) => limitOrder(`o${n}`, 'buy', '40000', '0.001')));
    await g.find('last ack', ({ ev, id }) => ev === 'ack' && id === 'o999');
    // 20,000 lists of 1,000 orders would be gigabytes: the venue stops reading instead of piling them up.
    const lazy = connect(venue.port, '127.0.0.1');
    context.after(() => lazy.destroy());
    lazy.on('error', () => undefined);
    lazy.write(`{"op":"hello","gateway":"g","epoch":2,"session":1}\n${'{"op":"list"}\n'.repeat(20_000)}`);
    lazy.pause();
    await g.closed;
    const other = await openGateway(context, venue.port, 'other');
    other.send({ op: 'stats' });
    assert.equal((await other.find('stats', ({ ev }) => ev === 'stats'))['open'], 1000);
});
test('the trading day ends at its time of day, and the next one begins there', () => {
    const at = (text) => Date.parse(text) * 1000;
    const tenPm = 22 * 3_600_000_000;
    assert.equal(endOfDay(at('2026-03-01T21:59:59.999Z'), tenPm), at('2026-03-01T22:00:00Z'));
    assert.equal(endOfDay(at('2026-03-01T22:00:00Z'), tenPm), at('2026-03-02T22:00:00Z'));
    assert.equal(endOfDay(at('2026-03-01T00:00:00Z'), 0), at('2026-03-02T00:00:00Z'));
});
test('a damaged log is refused with 78, one that can not be written with 74', async (context) => {
    const venue = await startVenue(context);
    const g = await openGateway(context, venue.port);
    g.send(limitOrder('a', 'buy', '45000', '0.001'));
    await g.find('ack', ({ ev }) => ev === 'ack');
    g.send(limitOrder('b', 'buy', '45000', '0.001'));
    await g.find('ack', ({ ev, id }) => ev === 'ack' && id === 'b');
    assert.equal(await venue.stop('SIGTERM'), 0);
    const log = join(venue.dir, 'venue.log');
    writeFileSync(log, readFileSync(log, 'utf8').replace('"a"', '"z"'));
    const damaged = await runToEnd(['--dir', venue.dir]);
    assert.equal(damaged.code, 78);
    assert.match(damaged.stderr, /venue\.log: damaged at byte \d+: a valid frame follows/);
    rmSync(log);
    symlinkSync('/dev/full', log);
    const full = await runToEnd(['--dir', venue.dir]);
    assert.equal(full.code, 74);
    assert.match(full.stderr, /ENOSPC/);
});
//# sourceMappingURL=venue.test.js.map