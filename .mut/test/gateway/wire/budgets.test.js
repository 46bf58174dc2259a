import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Reject } from '../../../core/schema/reject.js';
import { openDoor } from '../../support/door-harness.js';
import { NOW_US } from '../../support/engine-double.js';
import { asAnswer, asRefused, connectWire, placeRecord } from '../../support/wire-client.js';
test('records take from the budgets of their session and account, and each answer says what is left', async (t) => {
    const settings = { RATE_SESSION_PER_SECOND: 50, RATE_SESSION_BURST: 3, RATE_ACCOUNT_PER_SECOND: 0 };
    const clock = { monotonicNs: () => 1_000_000_000, nowUs: () => NOW_US };
    const harness = await openDoor({ settings, parts: { clock } });
    t.after(() => harness.close());
    const client = await connectWire(harness.port);
    t.after(() => client.destroy());
    for (let i = 1; i <= 3; i++) {
        client.send(placeRecord(client.catalog, i, {}, `b-${i}`));
        const { ordersLeft, cancelsLeft } = asAnswer(await client.answer(i));
        assert.deepEqual([ordersLeft, cancelsLeft], [3 - i, 3]);
    }
    client.send(placeRecord(client.catalog, 4, {}, 'b-4'));
    const { status, code, ordersLeft, cancelsLeft } = asRefused(await client.answer(4));
    assert.deepEqual([status, code, ordersLeft, cancelsLeft], [429, Reject.RATE_LIMITED.code, 0, 3]);
    assert.equal(harness.engine.orders.size, 3);
});
//# sourceMappingURL=budgets.test.js.map