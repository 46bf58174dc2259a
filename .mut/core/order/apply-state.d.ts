import type { Records } from '../memory/records.ts';
import { type EngineState } from '../state/state.ts';
/** The trading state of a scope from here on; with CANCELS what is open in it is cancelled, one order at a time. */
export declare function applyTradingState(state: EngineState, records: Records, at: number): void;
