import { test } from 'node:test';
import { openKeyedGateway } from './keyed-gateway.js';
import { key, signedBytes } from './signing.js';
import { keyedGroups, restartedGroups } from './keyed-table.js';
const stranger = key();
test('the front door with keys, mistreated', async (context) => {
    const gateway = await openKeyedGateway(context);
    const played = async (groups) => {
        for (const { title, over, cases } of groups) {
            await context.test(title, async (group) => {
                for (const tried of cases)
                    await group.test(tried.name, () => gateway.check(over, tried));
            });
        }
    };
    await played(keyedGroups);
    await context.test('of an order that is not theirs they hear what they hear of none', async () => {
        await gateway.alike(({ nowMs, theirs }) => signedBytes(stranger, nowMs, { method: 'GET', path: `/orders/${theirs}` }), ({ nowMs }) => signedBytes(stranger, nowMs, { method: 'GET', path: '/orders/9007199254740991' }));
        await gateway.alike(({ nowMs }) => signedBytes(stranger, nowMs, { method: 'DELETE', path: '/orders/by-client-id/theirs-too' }), ({ nowMs }) => signedBytes(stranger, nowMs, { method: 'DELETE', path: '/orders/by-client-id/nobodys' }));
    });
    await context.test('it is ended by kill -9 and started again', () => gateway.restart());
    await played(restartedGroups);
    await context.test('the process is the same, its log has no error and no secret, and what rested rests', () => gateway.judge());
});
//# sourceMappingURL=keyed.test.js.map