import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connect } from '../../gateway/client/node.js';
import { openOwnGateway } from '../support/own-gateway.js';
const ORDERS = 60;
const QUEUE = 10;
describe('a stream of orders that is read more slowly than reports come', () => {
    for (const format of ['binary', 'json']) {
        it(`has them all, in order, from the gateway's own log (${format})`, async (context) => {
            const { url } = await openOwnGateway(context);
            const tg = await connect({ url, format });
            context.after(() => tg.close());
            const slow = tg.orders({ queue: QUEUE });
            const order = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: '44600' };
            const placed = await tg.batch(Array.from({ length: ORDERS }, () => order));
            assert.ok(placed.every(({ ok }) => ok));
            assert.equal(await tg.cancelAll(), ORDERS);
            const sequences = [];
            let cancelled = 0;
            while (cancelled < ORDERS) {
                const report = (await slow.next()).value;
                assert.equal(report.type, 'report');
                sequences.push(report.sequence);
                if (report.event === 'cancelled')
                    cancelled += 1;
            }
            const [first] = sequences;
            assert.deepEqual(sequences, sequences.map((_, index) => first + index));
            assert.ok(sequences.length >= 3 * ORDERS);
        });
    }
});
//# sourceMappingURL=client-slow-reader.test.js.map