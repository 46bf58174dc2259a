import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
/** A broker's session came up or went down, or everything at its venue is accounted for. */
export declare function decideSession(state: EngineState, kind: number, broker: number, fenced: number, inputs: Inputs, out: EventSink): number;
