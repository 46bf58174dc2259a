import type { Records } from '../memory/records.ts';
import { type Verdict } from '../risk/verdict.ts';
import { type EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import { type Inputs } from './inputs.ts';
/**
 * A new order: accepted and routed, refused, or known already. One event, or one answer and no event.
 * Returns the event's byte offset, or -1.
 */
export declare function decidePlace(state: EngineState, command: Records, at: number, inputs: Inputs, out: EventSink, answers: EventSink): number;
/**
 * What would become of a new order, by the same checks, into `into`; its `measure` is told of each control. The client's
 * own id is not looked at. Returns the broker that it would go to, or minus the reject code that says why there is none.
 */
export declare function judgePlace(state: EngineState, command: Records, at: number, inputs: Inputs, into: Verdict): number;
