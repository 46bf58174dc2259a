import type { Records } from '../memory/records.ts';
import { type EngineState } from '../state/state.ts';
/** The positions at their new marks, then what that means for the day, once all of them are valued. */
export declare function applyMarks(state: EngineState, records: Records, at: number): void;
