import type { Records } from '../memory/records.ts';
import { type EngineState } from '../state/state.ts';
/** The guard as the event leaves it; one that fires begins a fan-out. */
export declare function applyGuard(state: EngineState, kind: number, records: Records, at: number): void;
/** A new run has no sessions: whoever was there has its grace from now on to come back. */
export declare function dropHeldGuards(state: EngineState, nowUs: number): void;
