import assert from 'node:assert/strict';
import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { limitOrder, openGateway, startVenue, until } from './process.js';
function listen(lines) {
    const told = { acked: new Set(), final: new Map(), executions: new Map() };
    for (const line of lines) {
        const id = String(line['id']);
        if (line['ev'] === 'ack')
            told.acked.add(id);
        if (line['ev'] === 'cancelled')
            told.final.set(id, String(line['filled']));
        if (line['ev'] === 'fill')
            told.executions.set(Number(line['execution']), [id, line['price'], line['quantity'], line['filled']].join(' '));
    }
    return told;
}
/** Places pairs that meet in part, cancels some: deterministic by number. */
function traffic(from, count) {
    const lines = [];
    for (let n = from; n < from + count; n++) {
        const price = (44_990 + ((n * 7) % 20)).toFixed(2);
        lines.push(limitOrder(`o${n}`, n % 2 === 0 ? 'buy' : 'sell', price, `0.00${1 + (n % 5)}`, n % 11 === 0 ? 'ioc' : 'gtc'));
        if (n % 7 === 3)
            lines.push({ op: 'cancel', id: `o${n - 3}` });
    }
    return lines;
}
async function everything(client, count) {
    const from = client.lines.length;
    for (let n = 0; n < count; n++)
        client.send({ op: 'query', id: `o${n}` });
    client.send({ op: 'ping', n: 99 });
    await client.find('pong', ({ ev, n }) => ev === 'pong' && n === 99, from);
    const lines = client.lines.slice(from);
    const states = new Map(lines.filter(({ ev }) => ev === 'state').map((line) => [String(line['id']), line]));
    return { states, told: listen(lines) };
}
test('killed under load, the venue comes back with every order and execution that it told of', async (context) => {
    let dir;
    let sent = 0;
    let lastExecution = 0;
    const told = { acked: new Set(), final: new Map(), executions: new Map() };
    for (let round = 0; round < 4; round++) {
        const venue = await startVenue(context, ['--feed', 'simulated', '--ticks-per-second', '2000'], dir);
        dir = venue.dir;
        const client = await openGateway(context, venue.port);
        const { states, told: known } = await everything(client, sent);
        for (const id of told.acked)
            assert.notEqual(states.get(id)?.['state'], 'absent', `${id} was acknowledged`);
        for (const [id, filled] of told.final) {
            assert.equal(states.get(id)?.['state'], 'cancelled', id);
            assert.equal(states.get(id)?.['filled'], filled, id);
        }
        for (const [id, text] of told.executions)
            assert.equal(known.executions.get(id), text, `execution ${id}`);
        for (const id of known.executions.keys())
            lastExecution = Math.max(lastExecution, id);
        const from = client.lines.length;
        const before = told.acked.size;
        client.send(...traffic(sent, 4000));
        sent += 4000;
        await until('some answers', () => client.lines.length - from > 400 * (round + 1));
        assert.equal(await venue.stop('SIGKILL'), 'SIGKILL');
        await client.closed;
        const heard = listen(client.lines.slice(from));
        for (const id of heard.acked)
            told.acked.add(id);
        for (const [id, filled] of heard.final)
            told.final.set(id, filled);
        for (const [id, text] of heard.executions) {
            assert.ok(id > lastExecution, `execution ${id} after a restart at ${lastExecution}`);
            told.executions.set(id, text);
        }
        assert.ok(told.acked.size > before, 'the load was answered');
    }
    assert.ok(told.executions.size > 100);
});
test('with the end of its log torn, the venue starts with what was whole', async (context) => {
    const venue = await startVenue(context);
    const g = await openGateway(context, venue.port);
    g.send(limitOrder('a', 'buy', '45000', '0.003'));
    await g.find('ack', ({ ev }) => ev === 'ack');
    g.send(limitOrder('b', 'sell', '45000', '0.001'));
    await g.find('fill', ({ ev, id }) => ev === 'fill' && id === 'a');
    await venue.stop('SIGKILL');
    const log = join(venue.dir, 'venue.log');
    truncateSync(log, readFileSync(log).length - 1);
    const again = await startVenue(context, [], venue.dir);
    const later = await openGateway(context, again.port);
    later.send({ op: 'query', id: 'a' }, { op: 'query', id: 'b' });
    const a = await later.find('a', ({ ev, id }) => ev === 'state' && id === 'a');
    assert.deepEqual([a['state'], a['filled']], ['open', '0.000000']);
    await later.find('b', ({ id, state }) => id === 'b' && state === 'absent');
});
test('when its log can not be written it ends at once with 74, and nothing it answered is lost', async (context) => {
    // 512-byte blocks: the log may grow to 16 KiB.
    const venue = await startVenue(context, [], undefined, 'ulimit -f 32;');
    const client = await openGateway(context, venue.port);
    for (let n = 0; n < 300 && !client.socket.destroyed; n++) {
        client.send(limitOrder(`o${n}`, 'buy', '45000', '0.001'));
        await until('an answer or the end', () => client.lines.length > n + 1 || client.socket.destroyed);
    }
    assert.equal(await venue.stop('SIGCONT'), 74);
    await client.closed;
    const acked = [...listen(client.lines).acked];
    assert.ok(acked.length > 50 && acked.length < 300, `${acked.length} orders in 16 KiB`);
    const again = await startVenue(context, [], venue.dir);
    const later = await openGateway(context, again.port);
    const { states } = await everything(later, 300);
    for (const id of acked)
        assert.equal(states.get(id)?.['state'], 'open', id);
});
//# sourceMappingURL=kill.test.js.map