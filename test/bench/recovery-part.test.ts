import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recoveryPart } from '../../bench/recovery/recovery-part.ts';
import { runPart } from './run-part.ts';

test('journals are made, replayed and started on, with a snapshot and without', async () => {
  const { figures, plots } = await runPart(recoveryPart, 1);
  assert.ok(figures['recovery.s_per_million']! > 0);
  assert.ok(figures['recovery.ready_s']! > 0);
  assert.ok(figures['recovery.lone.ratio_disk']! > 0);
  const [line] = plots[0]!.lines;
  assert.deepEqual(
    line!.points.slice(0, 2).map(([events]) => events),
    [1_000, 2_000],
  );
});
