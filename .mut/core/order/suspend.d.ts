import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
/** Books a report that nothing explains. `row` is -1 when not even the order is known. */
export declare function suspend(state: EngineState, row: number, report: Records, at: number, inputs: Inputs, out: EventSink): number;
/** What a report said that the order doesn't tell: enough to decide it again. */
export declare function copyVenueFigures(report: Records, at: number, out: EventSink, to: number): void;
export declare function writeReason(report: Records, at: number, code: number, out: EventSink, to: number): void;
