import assert from 'node:assert/strict';
import { test } from 'node:test';
import { telemetryPart } from '../../bench/telemetry/telemetry-part.js';
import { runPart } from './run-part.js';
test('an engine that records is held against one that does not, and against itself', async () => {
    const { tables, blocks, notes } = await runPart(telemetryPart, 0.2);
    assert.equal(blocks, 12);
    assert.equal(tables[0].rows.length, 3);
    assert.match(notes[0], /^Control: /);
});
//# sourceMappingURL=telemetry-part.test.js.map