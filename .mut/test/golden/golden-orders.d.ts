import type { EngineState } from '../../core/state/state.ts';
/** Every order in the table: id, status, filled lots, lots, price in ticks, broker, attempt. */
export declare function goldenOrders({ orders: { words, touched } }: EngineState): number[][];
