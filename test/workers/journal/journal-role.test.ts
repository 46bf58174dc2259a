import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProcessControl } from '../../../core/memory/control.ts';
import { createShared } from '../../../core/topology.ts';
import type { Agent } from '../../../workers/agent.ts';
import { createClock, startClock } from '../../../workers/clock.ts';
import { createRole } from '../../../workers/journal/journal-role.ts';
import { open, temporaryFolder } from './kit.ts';

test('new orders are refused while the disk is nearly full, and no longer', (t) => {
  const opened = open(temporaryFolder(t));
  t.after(() => opened.lock.release());
  const shared = createShared({ mode: 'dedicated', slots: 64 });
  startClock(shared.control);
  const control = new ProcessControl(shared.control);
  const silent = { ring() {}, ringIfHungry() {} };
  // The disk stays as it is: what counts as nearly full changes.
  const diskLimits = { lowBytes: 0, refuseBytes: 0 };
  const agent = createRole({
    role: 'journal',
    shared,
    clock: createClock(shared.control),
    options: { position: opened.position, diskLimits },
    bell: () => silent,
    wake() {},
  }) as Agent;
  const seen = [0, Number.MAX_SAFE_INTEGER, 0, Number.MAX_SAFE_INTEGER].map((refuseBytes, second) => {
    Object.assign(diskLimits, { lowBytes: refuseBytes, refuseBytes });
    agent.doWork((second + 1) * 1_000_000);
    return control.diskLow;
  });
  assert.deepEqual(seen, [false, true, false, true]);
  assert.equal(agent.finished?.(10_000_000), true);
});
