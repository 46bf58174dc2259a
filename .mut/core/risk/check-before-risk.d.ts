import type { EngineState } from '../state/state.ts';
import type { Inputs } from '../order/inputs.ts';
import type { Exposure } from './exposure.ts';
import type { Verdict } from './verdict.ts';
/**
 * The gates as they were until `risk_begun`: six limits, which stand in the rows of books and accounts. Every journal has
 * such a beginning, or is nothing else, and is decided again by this.
 */
export declare function checkBeforeRisk(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean;
