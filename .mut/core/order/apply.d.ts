import type { Records } from '../memory/records.ts';
import { type EngineState } from '../state/state.ts';
/**
 * The only mutation of state, the same live, in replay, in the follower and in the simulator. It decides nothing: an
 * event says how its order stands afterwards, and everything else follows from that.
 */
export declare function apply(state: EngineState, records: Records, at: number): void;
