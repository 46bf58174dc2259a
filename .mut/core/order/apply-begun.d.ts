import type { Records } from '../memory/records.ts';
import { type EngineState } from '../state/state.ts';
/**
 * From here on the tables of risk are kept. What is open and held by now comes from the orders, the books and the
 * executions that are still known; fees and days begin now. Said again, it changes only what a run is started with.
 */
export declare function applyBegun(state: EngineState, records: Records, at: number): void;
