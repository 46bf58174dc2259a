import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
/** While a replace is under way: the answer to the one before it, told again. It says what the order is already. */
export declare function isEarlierReplace(state: EngineState, row: number, report: Records, at: number): boolean;
/**
 * Other values than those that were asked for, or than the order has: an answer of long ago told again, one that comes
 * too late, or a venue with a will of its own. Only the venue knows which.
 */
export declare function isUnexpectedReplace(state: EngineState, row: number, report: Records, at: number): boolean;
/** Price and quantity as the order has them. */
export declare function saysWhatItIs(state: EngineState, row: number, report: Records, at: number): boolean;
/** The broker asks; an order whose outcome is unknown anyway is being asked about. */
export declare function doubtFigures(state: EngineState, row: number, report: Records, at: number, inputs: Inputs, out: EventSink): number;
