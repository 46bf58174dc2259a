import { nextSessionClose } from '../market/sessions.ts';
import { Cause, EventKind, EventWord } from '../schema/event.ts';
import { RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { beginEvent } from './write-event.ts';

/** A new day of profits, losses and counts, at the time of day that the run was started with; -1: not yet. */
export function decideDay(state: EngineState, inputs: Inputs, part: number, out: EventSink): number {
  const risk = state.risk.words;
  // As `nextDayUs`, which returns a number on the heap to each turn.
  const dueUs = risk[RiskColumn.NEXT_DAY_US]!;
  if (dueUs === 0 || dueUs > inputs.nowUs) return -1;
  const at = beginEvent(state, out, EventKind.day_begun, Cause.timer, part, inputs, 0);
  // Days that nobody was up for are one.
  out.records.f64[(at >> 3) + EventWord.ARG0] = nextSessionClose(inputs.nowUs, 0, risk[RiskColumn.DAY_RESET_US]!, 0);
  return at;
}

/** When it is due; Infinity: risk has not begun. */
export function nextDayUs({ risk }: EngineState): number {
  return risk.words[RiskColumn.NEXT_DAY_US]! || Infinity;
}
