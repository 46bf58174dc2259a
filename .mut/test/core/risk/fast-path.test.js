import { test } from 'node:test';
import { play } from '../../support/order-script.js';
const LIMITS = { maxOpenOrders: 20, maxOpenNotional: 10_000_000, maxPositionLots: 1_000 };
test('an order below the small-order notional takes the small-order path, one at it does not', () => {
    play(`
    new B 9@10000   → accepted fast
    new B 10@10000  → accepted slow
    new B 10@9999   → accepted fast
    new S 9@market  → accepted fast
    new B 9@market  → accepted fast
    new B 10@market → accepted slow
  `, { fastNotional: 100_000, limits: LIMITS });
});
test('switched off, no order takes it', () => {
    play('new B 1@10000 → accepted slow', { fastPath: false, fastNotional: 100_000, limits: LIMITS });
});
test('the small-order path is left from nine tenths of any limit on', () => {
    play(`
    ${'new B 1@10000 → accepted fast\n'.repeat(18)}
    new B 1@10000   → accepted slow
    new B 1@10000   → accepted slow
    new B 1@10000   → refused OPEN_ORDERS_LIMIT
  `, { fastNotional: 100_000, limits: LIMITS });
    play(`
    new B 899@10000 of=1 → accepted
    new B 1@10000        → accepted fast
    new B 1@10000        → accepted slow
  `, { fastNotional: 100_000, limits: { ...LIMITS, maxOpenNotional: 9_000_000 / 0.9 } });
    play(`
    new B 899@10000 → accepted slow
    new B 1@10000   → accepted fast
    new B 1@10000   → accepted slow
    new S 1@10000   → accepted slow
  `, { fastNotional: 100_000, limits: { ...LIMITS, maxOpenNotional: 1e12 } });
});
test('an order of more than a tenth of a limit is not small', () => {
    play(`
    new B 100@1000 → accepted fast
    new B 101@900  → accepted slow
  `, { fastNotional: 1_000_000, limits: LIMITS });
});
test('what the small-order path does not skip still refuses', () => {
    play(`
    new B 5@12000        → refused PRICE_COLLAR
    new B 9@10000        → accepted fast
    quote 10000 age=6s
    new B 9@10000        → refused STALE_PRICE
  `, { fastNotional: 100_000, limits: LIMITS });
});
//# sourceMappingURL=fast-path.test.js.map