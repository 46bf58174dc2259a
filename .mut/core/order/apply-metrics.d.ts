import type { Records } from '../memory/records.ts';
import { type EngineState } from '../state/state.ts';
/** A value at risk that was worked out elsewhere: of an account, of the firm, or of an instrument. */
export declare function applyMetrics(state: EngineState, records: Records, at: number): void;
/** What one unit of a currency is worth. Values follow with the next marks, what is open with the next change of it. */
export declare function applyRate(state: EngineState, records: Records, at: number): void;
