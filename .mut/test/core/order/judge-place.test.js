import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judgePlace } from '../../../core/order/decide-place.js';
import { createChecks } from '../../../core/order/query-checks.js';
import { createVerdict } from '../../../core/risk/verdict.js';
import { CommandByte, CommandHalf, CommandKind, CommandWord } from '../../../core/schema/command.js';
import { rejectName } from '../../../core/schema/reject.js';
import { begun } from '../../support/begun-world.js';
import { newCommand } from '../../support/engine-world.js';
const anyOrder = fc.record({
    side: fc.constantFrom('buy', 'sell'),
    lots: fc.integer({ min: 1, max: 60 }),
    ticks: fc.oneof(fc.constant(0), fc.integer({ min: 8_500, max: 11_500 })),
    account: fc.integer({ min: 0, max: 1 }),
});
const limits = {
    maxOrderLots: 50,
    maxOrderNotional: 500_000,
    maxPositionLots: 120,
    collarBps: 1_000,
    maxOpenOrders: 6,
    maxOpenNotional: 1_500_000,
};
test('an order that is only judged gets the verdict that it would get, tells the control, and changes nothing', () => {
    const codes = new Set();
    fc.assert(fc.property(fc.array(anyOrder, { minLength: 1, maxLength: 30 }), (orders) => {
        const { world } = begun({ limits });
        const { state, inputs } = world;
        for (const order of orders) {
            const command = newCommand(CommandKind.validate_place, 1);
            command.i32[CommandHalf.ACCOUNT] = order.account;
            command.u8[CommandByte.SIDE] = order.side === 'sell' ? 1 : 0;
            command.u8[CommandByte.TYPE] = order.ticks === 0 ? 2 : 1;
            command.u8[CommandByte.TIME_IN_FORCE] = 2;
            command.f64[CommandWord.PRICE_TICKS] = order.ticks;
            command.f64[CommandWord.QUANTITY_LOTS] = order.lots;
            const before = [state.hash.low, state.hash.high];
            const checks = createChecks();
            const verdict = createVerdict();
            verdict.measure = checks.take;
            judgePlace(state, command, 0, inputs, verdict);
            assert.deepEqual([state.hash.low, state.hash.high], before);
            const told = world.place(order).find(({ kind }) => kind === 'accepted' || kind === 'refused');
            assert.equal(rejectName(verdict.code), told.reject);
            codes.add(told.reject ?? 'accepted');
            if (verdict.code === 0)
                assert.ok(checks.count >= 5, 'every control was asked');
            else {
                assert.deepEqual([verdict.limit, verdict.value], [told.limit, told.value]);
                const refusing = Array.from({ length: checks.count }, (_, i) => checks.words.subarray(i * 5, i * 5 + 5));
                assert.ok(refusing.some(([code, , , , refuses]) => code === verdict.code && refuses === 1), `${told.reject} is among the controls`);
            }
        }
    }), { numRuns: 60 });
    for (const code of ['accepted', 'SIZE_LIMIT', 'PRICE_COLLAR', 'NOTIONAL_LIMIT']) {
        assert.ok(codes.has(code), `${code} came up: ${[...codes].join(', ')}`);
    }
});
//# sourceMappingURL=judge-place.test.js.map