import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ANSWER_FRAME, ORDER_FRAME_BYTES, orderRequest } from '../../bench/rungs/order-bytes.js';
import { openStage } from '../../bench/order-path/stage.js';
import { wireBytes } from '../../bench/client/requests.js';
const NAMES = ['f0', 'f1', 'p2', 'p3', 'p4', 'f2', 'f2c', 'f4'];
test('The orders of the bench have the bytes that its rungs count on', () => {
    assert.equal(wireBytes(orderRequest({})).length, ORDER_FRAME_BYTES);
    assert.equal(wireBytes(orderRequest({ idPrefix: 'a' })).length, ORDER_FRAME_BYTES);
    assert.equal(ANSWER_FRAME.length, 4 + 168);
});
for (const name of NAMES) {
    test(`The rung ${name} answers every order, one at a time, many at once and on a schedule`, async (context) => {
        const root = mkdtempSync(join(tmpdir(), 'tickgate-rung-'));
        context.after(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));
        const bench = {
            isQuick: true,
            seconds: 1,
            seed: 1,
            progress() { },
            folder: (part) => mkdtempSync(join(root, `${part}-`)),
        };
        const stage = openStage(bench);
        try {
            const rung = await stage.start(name);
            const order = { idPrefix: 'test' };
            const loops = [
                { kind: 'closed' },
                { kind: 'pipelined', depth: 64 },
                { kind: 'open', ratePerSecond: 500 },
            ];
            for (const loop of loops) {
                const result = await stage.block(rung, { seconds: 0.1, loop, connections: 2, order });
                assert.equal(result.problem, '', loop.kind);
                assert.ok(result.answers > 0, loop.kind);
                assert.equal(result.answers, result.sent, loop.kind);
                assert.ok(result.serverCpuSeconds > 0, loop.kind);
            }
            await stage.rest(rung, true);
        }
        finally {
            await stage.close();
        }
    });
}
//# sourceMappingURL=rungs.test.js.map