import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { READY_LINE, openGatewayProgram, startGatewayProgram, } from '../support/gateway-program.js';
import { folderOf, untilTrue } from '../support/program.js';
import { connectWs } from '../support/ws-client.js';
/** What an operator, or the machine's clock, may change between two runs of one journal. */
const resting = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 44_000, time_in_force: 'GTC' };
function brokers(...ids) {
    return { BROKERS: JSON.stringify(ids.map((id) => ({ id, adapter: 'simulated' }))) };
}
async function untilLive(gateway, placed) {
    const path = `/orders/${String(placed.body['order_id'])}`;
    let last = '';
    const isLive = async () => {
        const { body } = await gateway.get(path);
        last = JSON.stringify(body);
        return body['status'] === 'live';
    };
    await untilTrue(isLive, () => `the order to be live: ${last} ${gateway.program.stderr}`);
}
describe('between two runs', () => {
    for (const changed of [['sim-b', 'sim-a'], ['sim-b']]) {
        it(`refuses a journal of sim-a, sim-b with the brokers ${changed.join(', ')}: an order would be asked for at the wrong one`, async (context) => {
            const folder = folderOf(context);
            const first = await openGatewayProgram(context, folder, brokers('sim-a', 'sim-b'));
            const placed = await first.send('POST', '/orders', { ...resting, broker: 'sim-b' });
            assert.equal(placed.body['broker'], 'sim-b');
            await untilLive(first, placed);
            await first.program.stop('SIGKILL');
            const second = startGatewayProgram(context, folder, brokers(...changed));
            const outcome = await Promise.race([second.ended, second.says(READY_LINE).then(() => 'ready', String)]);
            assert.equal(outcome, 64, second.stdout + second.stderr);
            assert.match(second.stderr, /BROKERS.*sim-a/s);
            // Nothing was written: as it was, and with one more at the end, it goes on.
            const third = await openGatewayProgram(context, folder, brokers('sim-a', 'sim-b', 'sim-c'));
            await untilLive(third, placed);
            assert.equal(await third.program.stop('SIGTERM'), 0);
        });
    }
    it('takes up its orders again after the clock was set back by an hour', async (context) => {
        const folder = folderOf(context);
        const first = await openGatewayProgram(context, folder);
        const placed = await first.send('POST', '/orders', resting);
        await untilLive(first, placed);
        await first.program.stop('SIGKILL');
        const hourAgo = 'data:text/javascript,globalThis.now=Date.now;Date.now=()=>now()-3600000';
        const second = await openGatewayProgram(context, folder, { NODE_OPTIONS: `--import ${hourAgo}` });
        await untilLive(second, placed);
        const after = await second.send('POST', '/orders', resting);
        assert.equal(after.status, 201, JSON.stringify(after.body));
        assert.ok(String(after.body['order_id']) !== String(placed.body['order_id']));
        assert.equal(await second.program.stop('SIGTERM'), 0);
    });
    for (const [ack, recovered] of [
        ['durable', true],
        ['accepted', false],
    ]) {
        it(`says recovered: ${recovered} to who resumes the orders channel of a run with ACK=${ack}`, async (context) => {
            const folder = folderOf(context);
            const subscribe = async (port, resume) => {
                const client = await connectWs(port);
                context.after(() => client.destroy());
                const { result } = await client.call('subscribe', { channel: 'orders', ...resume });
                return result;
            };
            const first = await openGatewayProgram(context, folder, { ACK: ack });
            await first.send('POST', '/orders', resting);
            const { epoch, sequence } = await subscribe(first.port, {});
            // Within the run nothing is ever lost.
            assert.equal((await subscribe(first.port, { epoch, sequence }))['recovered'], true);
            await first.program.stop('SIGKILL');
            // Reports that were told and not durable are gone, and others have their numbers.
            const second = await openGatewayProgram(context, folder, { ACK: ack });
            assert.equal((await subscribe(second.port, { epoch, sequence: 0 }))['recovered'], recovered);
            assert.equal(await second.program.stop('SIGTERM'), 0);
        });
    }
});
//# sourceMappingURL=between-runs.test.js.map