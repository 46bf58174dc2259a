import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProcessControl, StopWord } from '../../../core/memory/control.ts';
import { StopScopes } from '../../../core/memory/stop-scopes.ts';
import { createShared } from '../../../core/topology.ts';
import { stopAsJournaled } from '../../../workers/engine/stop-as-journaled.ts';
import { play } from '../../support/order-script.ts';

test('what the journal says is halted is stopped by the words, and what it resumed or reduced is not', () => {
  const { world } = play(
    `
    trading halted account=0
    trading halted account=1
    trading active account=1
    trading halted of=1
    trading reducing of=0
    trading halted broker=1
    trading reducing broker=0
  `,
    { brokers: 2 },
  );
  const shared = createShared({ mode: 'dedicated', slots: 64 });
  const control = new ProcessControl(shared.control);
  const stops = new StopScopes(shared.stops);
  stopAsJournaled(world.state, control, stops);
  assert.equal(control.stopWords, StopWord.broker0 << 1);
  assert.deepEqual(
    [0, 1].map((account) => stops.isAccount(account)),
    [true, false],
  );
  assert.deepEqual(
    [0, 1].map((instrument) => stops.isInstrument(instrument)),
    [false, true],
  );
});

test('all is stopped by a halt of everything, of this version and of those before, and lifted by neither', () => {
  for (const line of ['halt', 'trading halted']) {
    const shared = createShared({ mode: 'dedicated', slots: 64 });
    const control = new ProcessControl(shared.control);
    stopAsJournaled(play(line).world.state, control, new StopScopes(shared.stops));
    assert.equal(control.stopWords, StopWord.everything);
    stopAsJournaled(play('').world.state, control, new StopScopes(shared.stops));
    assert.equal(control.stopWords, StopWord.everything, 'the file may say more than the journal');
  }
});
