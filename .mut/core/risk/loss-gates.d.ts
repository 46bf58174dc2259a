import type { EngineState } from '../state/state.ts';
import { type Verdict } from './verdict.ts';
/** After a loss only what makes a position smaller, until the next day, or until a person resumes. */
export declare function lossGates(state: EngineState, verdict: Verdict): boolean;
