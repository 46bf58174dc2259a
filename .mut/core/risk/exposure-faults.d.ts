import { type EngineState } from '../state/state.ts';
/**
 * Works out anew what is open, held and earned, and says where that differs from what is kept: nothing may. For tests and
 * the simulator; it looks at everything. Values in a currency whose rate has changed are left out: they follow later.
 */
export declare function exposureFaults(state: EngineState): string[];
