import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHostileGateway } from './hostile-gateway.js';
import { groups, slowCases } from './table.js';
test('the front door, mistreated', async (context) => {
    const gateway = await openHostileGateway(context);
    // All at once, and while the others are played.
    const slow = slowCases.cases.map((tried) => gateway.begin(slowCases.over, tried));
    for (const { title, over, cases } of groups) {
        await context.test(title, async (group) => {
            for (const tried of cases)
                await group.test(tried.name, () => gateway.check(over, tried));
        });
    }
    await context.test(slowCases.title, async (group) => {
        for (const [i, { name, answer }] of slowCases.cases.entries()) {
            await group.test(name, async () => {
                assert.equal(await slow[i], answer);
            });
        }
    });
    await context.test('1,000 connections with half a head each take nothing from the others', () => gateway.crowd(1_000, 'GET /health HTTP/1.1\r\nHost: '));
    await context.test('the process is the same, its log has no error, its memory is where it was', () => gateway.judge());
});
//# sourceMappingURL=hostile.test.js.map