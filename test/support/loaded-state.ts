import { type EngineState, createState, rebuildIndexes } from '../../core/state/state.ts';
import { hashOf, loadTable } from '../../core/state/table.ts';

/** The state of a run that begins with a snapshot of `of`: its tables, and all that is found again from them. */
export function loadedState(of: EngineState, into: EngineState = createState(of.capacities)): EngineState {
  for (const [i, table] of of.tables.entries()) {
    loadTable(into.tables[i]!, table.words.slice(0, table.touched * table.width), table.touched);
  }
  Object.assign(into.hash, hashOf(into.tables));
  rebuildIndexes(into);
  return into;
}
