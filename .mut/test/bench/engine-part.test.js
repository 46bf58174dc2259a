import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enginePart } from '../../bench/engine/engine-part.js';
import { runPart } from './run-part.js';
test('the engine and its risk check are measured alone', async () => {
    const { figures, notes } = await runPart(enginePart, 0.5);
    assert.deepEqual(Object.keys(figures).toSorted(), [
        'engine.at_1m.p50_ns',
        'engine.at_1m.p999_ns',
        'engine.first_gates.orders_per_s',
        'engine.orders_per_s',
        'hiccup.p9999_ns',
        'risk.check.p50_ns',
        'risk.check.p9999_ns',
        'risk.check.p99_ns',
    ]);
    assert.ok(Object.values(figures).every((value) => value >= 0));
    assert.match(notes.join('\n'), /6\d % orders accepted, (9|10|11) % refused/);
});
//# sourceMappingURL=engine-part.test.js.map