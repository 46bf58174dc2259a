import { type EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
/**
 * Kinds that carry their inputs and the rest of their command: 384 bytes. Behind a shorter one its slot holds what was
 * there before.
 * @internal
 */
export declare const isLong: Uint8Array<ArrayBuffer>;
/** Claims the next slot and writes what every event has. Returns its byte offset. */
export declare function beginEvent(state: EngineState, out: EventSink, kind: number, cause: number, part: number, inputs: Inputs, requestId: number): number;
/** Writes an order as it stands; the decision then overwrites what it changes. */
export declare function describeOrder(state: EngineState, row: number, out: EventSink, at: number): void;
/** The client id of an order that is still in the table. */
export declare function describeClientId(state: EngineState, orderId: number, out: EventSink, at: number): void;
/** What only long views show besides: expiry, tag, the broker asked for. */
export declare function describeRest(state: EngineState, row: number, out: EventSink, at: number): void;
/** Numbers the event on its account's `orders` channel. */
export declare function numberForAccount(state: EngineState, out: EventSink, at: number): void;
export declare function writeInputs(out: EventSink, at: number, inputs: Inputs, limitsVersion: number): void;
/** The inverse of `writeInputs`, for deciding a journal again. */
export declare function readInputs(records: EventSink['records'], at: number, into: Inputs): void;
