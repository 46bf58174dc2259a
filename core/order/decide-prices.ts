import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';

export function decidePricesAgain(
  _state: EngineState,
  _event: Records,
  _at: number,
  _inputs: Inputs,
  _part: number,
  _out: EventSink,
): number {
  return -1;
}
