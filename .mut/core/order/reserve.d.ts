import type { EngineState } from '../state/state.ts';
/**
 * Brings what an order holds of its account's and book's limits in line with the order as it now stands: everything
 * that could still trade, whether it rests, is in flight or unknown; under a replace the larger of old and new.
 */
export declare function updateReservation(state: EngineState, row: number): void;
/** The same for an order whose row is being written and begins afterwards. */
export declare function beginReservation(state: EngineState, row: number): void;
/** In an array, as money is no small integer (`copyTo`): of the order looked at last. */
export declare const held: Float64Array<ArrayBuffer>;
/** Words of `held`: what the order holds now, and how much more that is than before. */
export declare const Held: {
    readonly LOTS: 0;
    readonly NOTIONAL: 1;
    readonly LOTS_CHANGE: 2;
    readonly NOTIONAL_CHANGE: 3;
};
