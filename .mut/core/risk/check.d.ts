import type { Inputs } from '../order/inputs.ts';
import type { EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { type Verdict } from './verdict.ts';
/**
 * The gates in order of precedence; true: all passed. Pure, allocates nothing, writes only `order.limits` and `verdict`.
 * With `verdict.measure` every control is told with its limit and its use, and the verdict says by which the order would be
 * refused; where nothing more can be said (an instrument that nobody knows, no price to go by) the rest is left out.
 */
export declare function checkRisk(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean;
