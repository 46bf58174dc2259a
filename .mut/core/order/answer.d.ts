import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
export declare function answerOrder(state: EngineState, answers: EventSink, requestId: number, kind: number, row: number, inputs: Inputs): void;
/**
 * With an order id: it was given out, but the order is not in the table (any more); `account` may see it if it is its
 * own. `code` 0: it is the answer to a place that repeats it. Returns the answer's byte offset.
 */
export declare function answerRefusal(state: EngineState, answers: EventSink, requestId: number, code: number, orderId: number, inputs: Inputs, account?: number): number;
