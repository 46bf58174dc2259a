import type { Inputs } from '../order/inputs.ts';
import type { EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { type Verdict } from './verdict.ts';
/**
 * The last value at risk of the account and of the firm, with the order's own part on top. A value that is missing or
 * stale refuses the order, or lets it pass unjudged, as the run was started. Nobody works out values of tags.
 */
export declare function varGates(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean;
