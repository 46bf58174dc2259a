import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFaults, NoFaults } from '../../../workers/venue/faults.js';
import { limitOrder, openClient, openGateway, startVenue } from './process.js';
const buy = (id) => limitOrder(id, 'buy', '45000', '0.001');
async function barrier(client, n) {
    client.send({ op: 'ping', n });
    await client.find('pong', (line) => line['ev'] === 'pong' && line['n'] === n);
}
async function stateOf(client, id) {
    const from = client.lines.length;
    client.send({ op: 'query', id });
    return (await client.find('state', (line) => line['ev'] === 'state' && line['id'] === id, from))['state'];
}
test('a lost answer is never told, and the order is there', async (context) => {
    const venue = await startVenue(context, ['--lost-rate', '1']);
    const g = await openGateway(context, venue.port);
    g.send(buy('a'));
    await barrier(g, 1);
    assert.equal(g.lines.some(({ ev }) => ev === 'ack'), false);
    assert.equal(await stateOf(g, 'a'), 'open');
    g.send({ op: 'cancel', id: 'a' });
    await barrier(g, 2);
    assert.equal(g.lines.some(({ ev }) => ev === 'cancelled'), false);
    assert.equal(await stateOf(g, 'a'), 'cancelled');
});
test('a doubled answer is told twice, a doubled fill with one execution id', async (context) => {
    const venue = await startVenue(context, ['--doubled-rate', '1']);
    const g = await openGateway(context, venue.port);
    g.send(buy('a'), limitOrder('b', 'sell', '45000', '0.001'));
    await barrier(g, 1);
    const told = g.lines
        .filter(({ ev }) => ev === 'ack' || ev === 'fill')
        .map(({ ev, id, execution }) => [ev, id, execution]);
    assert.deepEqual(told, [
        ['ack', 'a', undefined],
        ['ack', 'a', undefined],
        ['ack', 'b', undefined],
        ['ack', 'b', undefined],
        ['fill', 'b', 1],
        ['fill', 'b', 1],
        ['fill', 'a', 2],
        ['fill', 'a', 2],
    ]);
});
test('with fill-first the fills of an order come before its acknowledgement', async (context) => {
    const venue = await startVenue(context, ['--fill-first-rate', '1']);
    const g = await openGateway(context, venue.port);
    g.send(buy('a'), limitOrder('b', 'sell', '45000', '0.001'));
    await barrier(g, 1);
    const told = g.lines.filter(({ id }) => id === 'b').map(({ ev }) => ev);
    assert.deepEqual(told, ['fill', 'ack']);
});
test('a late answer comes behind what happened meanwhile', async (context) => {
    const venue = await startVenue(context, ['--late-rate', '1', '--late-ms', '50']);
    const g = await openGateway(context, venue.port);
    g.send(buy('a'), limitOrder('b', 'sell', '45000', '0.001'), { op: 'query', id: 'a' });
    await g.find('late ack of b', ({ ev, id }) => ev === 'ack' && id === 'b');
    const told = g.lines.slice(1).map(({ ev, id }) => [ev, id].join(' '));
    assert.deepEqual(told, ['fill b', 'fill a', 'fill a', 'state a', 'ack a', 'ack b']);
});
test('latency delays everything and keeps its order', async (context) => {
    const venue = await startVenue(context, ['--latency-ms', '20', '--jitter-ms', '10']);
    const g = await openGateway(context, venue.port);
    g.send(...Array.from({ length: 50 }, (_, n) => buy(`o${n}`)));
    await barrier(g, 1);
    const ids = g.lines.filter(({ ev }) => ev === 'ack').map(({ id }) => id);
    assert.deepEqual(ids, Array.from({ length: 50 }, (_, n) => `o${n}`));
});
test('a busy venue leaves the id unused, a rejecting one remembers it', async (context) => {
    const venue = await startVenue(context, ['--busy-rate', '1']);
    const g = await openGateway(context, venue.port);
    const control = await openClient(context, venue.port);
    g.send(buy('a'));
    assert.deepEqual(await g.find('reject', ({ ev }) => ev === 'reject'), {
        ev: 'reject',
        id: 'a',
        reason: 'busy',
        transient: true,
    });
    assert.equal(await stateOf(g, 'a'), 'absent');
    control.send({ op: 'faults', busy_rate: 0, reject_rate: 1 });
    await control.find('faults', ({ ev, reject_rate }) => ev === 'faults' && reject_rate === 1);
    g.send(buy('a'));
    await g.find('rejection', ({ ev, transient }) => ev === 'reject' && transient === false);
    assert.equal(await stateOf(g, 'a'), 'rejected');
    control.send({ op: 'faults', reject_rate: 0 });
    await control.find('no faults', ({ ev, reject_rate }) => ev === 'faults' && reject_rate === 0);
    g.send(buy('a'), buy('b'));
    await g.find('ack', ({ ev, id }) => ev === 'ack' && id === 'b');
    assert.equal(await stateOf(g, 'a'), 'rejected');
});
test('wrong fault settings change nothing', async (context) => {
    const venue = await startVenue(context);
    const control = await openClient(context, venue.port);
    control.send({ op: 'faults', lost_rate: 0.5, reject_rate: 2 }, { op: 'faults', gremlins: 1 }, { op: 'faults' });
    const settings = await control.find('settings', ({ ev }) => ev === 'faults');
    assert.deepEqual(settings, { ev: 'faults', ...NoFaults });
    assert.deepEqual(control.lines.slice(0, 2).map(({ reason }) => reason), ['reject_rate must be 0 to 1', 'unknown fault gremlins']);
});
test('the same seed draws the same faults, another seed others', () => {
    const draw = (seed) => {
        const faults = createFaults(seed, { ...NoFaults, lost_rate: 0.3 });
        return Array.from({ length: 200 }, () => (faults.lost() ? '1' : '0')).join('');
    };
    assert.equal(draw(7), draw(7));
    assert.notEqual(draw(7), draw(8));
    const lost = draw(7).replaceAll('0', '').length;
    assert.ok(lost > 30 && lost < 90, `${lost} of 200 at 0.3`);
});
//# sourceMappingURL=faults.test.js.map