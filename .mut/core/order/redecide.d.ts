import { type Records } from '../memory/records.ts';
import { type EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
/**
 * Decides a journaled event again: what made the engine act and what it saw are in the event, the rest in the state
 * before it. Writes what is decided now to `out`, whose bytes must equal the journal's. Returns its offset, or -1 if
 * nothing would be decided now.
 */
export declare function redecide(state: EngineState, event: Records, at: number, out: EventSink): number;
