import type { Records } from '../memory/records.ts';
import { type EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
/** A book is valued anew so often at most. */
export declare const MARK_EVERY_US = 1000000;
/** Books looked at in one cycle of the engine at most. */
export declare const MARKS_AT_ONCE = 64;
/** Prices offered to value positions at: pairs as in the event (`core/schema/marks.ts`). */
export interface Marks {
    readonly words: Float64Array;
    /** Pairs. */
    count: number;
    /** After a decision: the first pair that it didn't look at. */
    next: number;
}
export declare function createMarks(): Marks;
/**
 * Values positions anew, as many as fit one event: of the offered ones, from pair `from` on, those that are worth another
 * amount now. Returns the event's byte offset; -1: none is.
 */
export declare function decideMarks(state: EngineState, marks: Marks, from: number, inputs: Inputs, part: number, out: EventSink): number;
/** What an event was decided from, for deciding it again: those that were news. */
export declare function marksOf(event: Records, at: number): Marks;
