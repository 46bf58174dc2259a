import { type EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import type { Verdict } from './verdict.ts';
/**
 * A small order that needn't be measured against exposure: every such limit that it counts in is used below 90 %, and it
 * takes at most the tenth that is left, so that none of them could have refused it. Where limits are set that this can't
 * be said of cheaply (of tags, brokers or the firm, of money that was made or lost) no order is small.
 */
export declare function isSmall(state: EngineState, order: Exposure, verdict: Verdict): boolean;
