import { apply } from '../../core/order/apply.ts';
import { type EngineState, rebuildIndexes } from '../../core/state/state.ts';
import type { Replica } from './replica.ts';

/** The engine's state, as something to recover or to follow with. */
export function engineReplica(state: EngineState): Replica {
  return {
    tables: state.tables,
    hash: state.hash,
    apply: (records, at) => apply(state, records, at),
    rebuild: () => rebuildIndexes(state),
  };
}
