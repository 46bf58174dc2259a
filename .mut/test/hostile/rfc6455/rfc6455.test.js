import { test } from 'node:test';
import { openHostileGateway } from '../hostile-gateway.js';
import { rules } from './table.js';
test('the rules of RFC 6455, as /ws keeps them', async (context) => {
    const gateway = await openHostileGateway(context);
    for (const { title, over, cases } of rules) {
        await context.test(title, async (group) => {
            for (const tried of cases)
                await group.test(tried.name, () => gateway.check(over, tried));
        });
    }
    await context.test('the process is the same, its log has no error, its memory is where it was', () => gateway.judge());
});
//# sourceMappingURL=rfc6455.test.js.map