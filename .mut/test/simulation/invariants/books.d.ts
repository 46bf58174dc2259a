import type { EngineState } from '../../../core/state/state.ts';
/** Sums over the order table: what each account and book holds is what its open orders could still do. */
export declare function whatCouldTradeIsHeldOnce(state: EngineState): void;
