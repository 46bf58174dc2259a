import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connect } from '../../gateway/client/node.js';
import { openGatewayProgram, readyGateway, startGatewayProgram } from '../support/gateway-program.js';
import { folderOf, untilTrue } from '../support/program.js';
import { steadyPort } from '../support/steady-port.js';
const KILLS = 3;
const AT_A_TIME = 8;
const DEADLINE_MS = 60_000;
describe('a client whose gateway is killed and started again in the middle of its orders', () => {
    for (const format of ['binary', 'json']) {
        it(`has no gap, no repeat, no reordering and no order twice (${format})`, async (context) => {
            const folder = folderOf(context);
            const PORT = String(await steadyPort());
            let gateway = await openGatewayProgram(context, folder, { PORT });
            const { url } = gateway;
            const tg = await connect({ url, format, deadlineMs: DEADLINE_MS, reconnect: { maxMs: 200 } });
            context.after(() => tg.close());
            assert.equal(tg.format, format);
            const stream = tg.orders();
            const reports = [];
            const following = (async () => {
                for await (const report of stream) {
                    assert.equal(report.type, 'report', 'there is no gap');
                    reports.push(report);
                }
            })();
            const placed = [];
            let isEnough = false;
            async function place() {
                while (!isEnough) {
                    const side = placed.length % 2 === 0 ? 'buy' : 'sell';
                    placed.push(await tg.place({ symbol: 'BTCUSDT', side, quantity: 0.001 }));
                }
            }
            const placing = Promise.all(Array.from({ length: AT_A_TIME }, place));
            for (let kill = 0; kill < KILLS; kill++) {
                const before = placed.length;
                await untilTrue(() => placed.length >= before + 40, 'orders', DEADLINE_MS);
                await gateway.program.stop('SIGKILL');
                gateway = await readyGateway(startGatewayProgram(context, folder, { PORT }), folder);
            }
            const before = placed.length;
            await untilTrue(() => placed.length >= before + 40, 'orders', DEADLINE_MS);
            isEnough = true;
            await placing;
            const marker = await tg.place({ symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, tag: 'last' });
            await untilTrue(() => reports.some(({ event, order }) => event === 'accepted' && order?.order_id === marker.order_id), 'the last report');
            await stream.return();
            await following;
            assert.deepEqual(reports.map(({ sequence }) => sequence), reports.map((_, index) => index + reports[0].sequence));
            const accepted = reports.filter(({ event }) => event === 'accepted').map(({ order }) => order.client_order_id);
            assert.equal(new Set(accepted).size, accepted.length, 'no order is accepted twice');
            assert.deepEqual(new Set(accepted), new Set([...placed, marker].map(({ client_order_id }) => client_order_id)), 'what was told is what there is');
            assert.equal(await gateway.program.stop(), 0);
        });
    }
});
//# sourceMappingURL=client-crash.test.js.map