import { invariant } from '../../invariant.ts';
import type { Measure } from '../../risk/verdict.ts';
import { Cause, EventHalf, EventKind, EventWord } from '../../schema/event.ts';
import { CheckView } from '../../schema/views.ts';
import type { EngineState } from '../../state/state.ts';
import type { EventSink } from '../event-sink.ts';
import type { Inputs } from '../inputs.ts';
import { beginEvent } from '../write-event.ts';

/** What every control says of one order, taken in one step: what is told of it later, a row at a time, is of one moment. */
export interface ChecksTaken {
  count: number;
  readonly words: Float64Array;
  readonly take: Measure;
}

/** Each control once for each whose limit it is, at most. */
const MAX_CHECKS = 128;
const CODE = 0;
const LIMIT = 1;
const VALUE = 2;
const OWNER = 3;
const REFUSES = 4;
const USED = 5;
const WIDTH = 6;

export function createChecks(): ChecksTaken {
  const words = new Float64Array(MAX_CHECKS * WIDTH);
  const checks: ChecksTaken = {
    count: 0,
    words,
    take(code, limit, value, owner, refuses, used) {
      invariant(checks.count < MAX_CHECKS, 'there are at most so many controls');
      const at = checks.count * WIDTH;
      words[at + CODE] = code;
      words[at + LIMIT] = limit;
      words[at + VALUE] = value;
      words[at + OWNER] = owner;
      words[at + REFUSES] = refuses ? 1 : 0;
      words[at + USED] = used;
      checks.count += 1;
    },
  };
  return checks;
}

export function answerCheck(
  state: EngineState,
  checks: ChecksTaken,
  check: number,
  answers: EventSink,
  inputs: Inputs,
  requestId: number,
  account: number,
  instrument: number,
): void {
  const at = beginEvent(state, answers, EventKind.check_view, Cause.command, 0, inputs, requestId);
  const { f64, i32 } = answers.records;
  const from = check * WIDTH;
  const { words } = checks;
  i32[(at >> 2) + EventHalf.ACCOUNT] = account;
  i32[(at >> 2) + EventHalf.INSTRUMENT] = instrument;
  i32[(at >> 2) + EventHalf.REJECT] = words[from + CODE]!;
  i32[(at >> 2) + EventHalf.NOTE] = words[from + OWNER]!;
  f64[(at >> 3) + EventWord.LIMIT] = words[from + LIMIT]!;
  f64[(at >> 3) + EventWord.VALUE] = words[from + VALUE]!;
  f64[(at >> 3) + EventWord.ARG1] = words[from + REFUSES]!;
  f64[(at >> 3) + CheckView.USED] = words[from + USED]!;
}
