import type { EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { type Verdict } from './verdict.ts';
/** Whether this order's instrument takes orders at all: by its definition, the restricted list, and the book's state. */
export declare function instrumentGates(state: EngineState, order: Exposure, verdict: Verdict): boolean;
