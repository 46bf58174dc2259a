import assert from 'node:assert/strict';
import { recordsOf } from '../../core/memory/records.ts';
import { apply } from '../../core/order/apply.ts';
import { redecide } from '../../core/order/redecide.ts';
import { EVENT_BYTES, EventWord } from '../../core/schema/event.ts';
import { type Capacities, createState } from '../../core/state/state.ts';
import { hashOf } from '../../core/state/table.ts';
import { exposureFaults } from './exposure-faults.ts';
import { type World, createSink, smallCapacities } from './engine-world.ts';
import { loadedState } from './loaded-state.ts';

/**
 * Of every event of a world's journal: what is decided again from the state before it has the same bytes, also where that
 * state came from a snapshot; after it the hash kept is the hash worked out, and so are the sums of what is open.
 */
export function assertDecidedAgain(world: World, capacities: Capacities = smallCapacities): void {
  const copy = createState(capacities);
  const sink = createSink();
  for (const bytes of world.journal) {
    const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
    event.u8.set(bytes);
    const what = `event ${event.f64[EventWord.SEQ]}`;
    for (const state of [copy, loadedState(copy, createState(capacities))]) {
      const at = redecide(state, event, 0, sink);
      assert.ok(at >= 0, `${what} is decided again`);
      const again = sink.records.u8.subarray(at, at + sink.records.i32[at >> 2]!);
      assert.deepEqual(Buffer.from(again), Buffer.from(bytes), `${what} is the same again`);
    }
    apply(copy, event, 0);
    assert.deepEqual({ ...copy.hash }, hashOf(copy.tables), `${what}: the hash`);
    assert.deepEqual(exposureFaults(copy), [], `${what}: what is open`);
  }
  assert.deepEqual({ ...copy.hash }, { ...world.state.hash });
}
