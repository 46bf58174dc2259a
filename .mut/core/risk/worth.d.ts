import type { EngineState } from '../state/state.ts';
/** Never less than it is: for limits. -1 if it passes 2^53 - 1. Ticks and lots aren't negative. */
export declare function worthUp(state: EngineState, instrument: number, ticks: number, lots: number): number;
/** Of a position, signed like it; its size is rounded up. What passes 2^53 - 1 counts as that. */
export declare function valueOf(state: EngineState, instrument: number, ticks: number, positionLots: number): number;
/** Of a profit in ticks × lots, negative for a loss: never more than it is. */
export declare function profitOf(state: EngineState, instrument: number, ticksTimesLots: number): number;
/** The part of an amount, in so many of `unit`, rounded up; what passes 2^53 - 1 counts as that. */
export declare function partUp(amount: number, part: number, unit: number): number;
/** The row in `currencies` of what an instrument is paid in; 0: the accounts' own. */
export declare function currencyOf(state: EngineState, instrument: number): number;
