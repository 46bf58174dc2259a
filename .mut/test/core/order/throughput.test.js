import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngineLoad } from '../../../bench/engine/engine-load.js';
import { measureBlock } from '../../../bench/engine/measure-engine.js';
import { measureRisk } from '../../../bench/engine/measure-risk.js';
/* Asserts only that the work is done: `npm run bench -- --only engine` says how fast. */
const COMMANDS = 20_480;
test('the engine alone takes commands from its ring and leaves events in the next', (t) => {
    const load = createEngineLoad({ accounts: 100, instruments: 10, brokers: 5, live: 2_000, withIds: true });
    const { perCommandNs, perReportNs } = measureBlock(load, COMMANDS);
    t.diagnostic(`${perCommandNs.toFixed(0)} ns a command, ${perReportNs.toFixed(0)} ns a report`);
    const { accepted, refused, cancels, replaces, live, mostLive } = load.seen;
    const all = accepted + refused + cancels + replaces;
    assert.ok(Math.abs(refused / all - 0.1) < 0.02, `${refused} refused`);
    assert.ok(Math.abs(cancels / all - 0.2) < 0.03, `${cancels} cancels`);
    assert.ok(Math.abs(replaces / all - 0.05) < 0.02, `${replaces} replaces`);
    assert.ok(live <= 2_000 && mostLive <= 2_000 + 64, `${mostLive} open`);
});
test('the risk check finds its rows in any order', () => {
    const seen = measureRisk(100, 10, COMMANDS);
    assert.equal(seen.passed, 3 * COMMANDS);
    assert.equal(seen.single.count, COMMANDS);
});
//# sourceMappingURL=throughput.test.js.map