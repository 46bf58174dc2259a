import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
export declare function decideFill(state: EngineState, row: number, report: Records, at: number, inputs: Inputs, out: EventSink): number;
export declare function isBelievableFill(report: Records, at: number): boolean;
