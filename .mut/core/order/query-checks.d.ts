import type { Measure } from '../risk/verdict.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
/** What every control says of one order, taken in one step: what is told of it later, a row at a time, is of one moment. */
export interface ChecksTaken {
    count: number;
    readonly words: Float64Array;
    readonly take: Measure;
}
/** Each control once for each whose limit it is, at most. */
export declare const MAX_CHECKS = 128;
export declare function createChecks(): ChecksTaken;
export declare function answerCheck(state: EngineState, checks: ChecksTaken, check: number, answers: EventSink, inputs: Inputs, requestId: number, account: number, instrument: number): void;
