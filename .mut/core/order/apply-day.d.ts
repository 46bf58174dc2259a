import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';
/** A new day: profits and losses, messages and trades are counted from here, and what a loss had stopped goes on. */
export declare function applyDay(state: EngineState, records: Records, at: number): void;
