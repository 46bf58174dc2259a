import type { EngineState } from '../state/state.ts';
/** A free row of the order table: one given back, else the next that was never used. */
export declare function takeOrderRow(state: EngineState): number;
export declare function takeIdRow(state: EngineState): number;
/** Adds a row to the list of final orders, which is in the order in which they ended. */
export declare function appendFinal(state: EngineState, row: number): void;
/** Takes the row that has been final for longest out of the table. */
export declare function retireFinal(state: EngineState): void;
/** Adds an id whose order has ended to the list of those that will be forgotten. */
export declare function appendEndedId(state: EngineState, row: number): void;
export declare function retireId(state: EngineState): void;
