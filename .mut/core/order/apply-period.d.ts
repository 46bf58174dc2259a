import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';
/** The collar over a period is drawn from the reference of the first order that is accepted in it. */
export declare function periodOfAccepted(state: EngineState, row: number, records: Records, at: number): void;
