import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import { OrderEvent } from './lifecycle.ts';
import type { Inputs } from './inputs.ts';
/** Begins an order event: the order as it stands, moved to the status after `event`; or suspends the report. */
export declare function move(state: EngineState, row: number, event: OrderEvent, kind: number, report: Records, at: number, inputs: Inputs, out: EventSink): number;
