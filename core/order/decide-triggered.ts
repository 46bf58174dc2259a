import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';

export function decideTriggered(
  _state: EngineState,
  _plan: number,
  _inputs: Inputs,
  _part: number,
  _out: EventSink,
): number {
  return -1;
}
