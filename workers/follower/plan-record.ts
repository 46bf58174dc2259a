import { type Records, recordsOf } from '../../core/memory/records.ts';
import { EVENT_BYTES, EVENT_LONG_BYTES, EventHalf, EventWord, OrderFlag } from '../../core/schema/event.ts';
import { ChildRole, TERM_WORDS, Term } from '../../core/schema/terms.ts';
import { PlanView } from '../../core/schema/views.ts';

/**
 * What history knows of an order of a plan beside the order itself:
 *
 *   word  0          1…8     9             10             11             12            13            14 15
 *       +----------+-------+-------------+--------------+--------------+-------------+-------------+-------+
 *       | order id | terms | first child | second child | unprotected  | 1: the plan | what trades |   0   |
 *       |          |       |             |              | since us     | has ended   | back        |       |
 *       +----------+-------+-------------+--------------+--------------+-------------+-------------+-------+
 *                          └── of the order that the client placed; of a child 0 ───────────────────┘
 */
const PLAN_RECORD_WORDS = 16;
export const PLAN_RECORD_BYTES = PLAN_RECORD_WORDS * 8;

const TERMS = 1;
const VIEW = TERMS + TERM_WORDS;
/** Append only. */
const VIEW_WORDS: readonly number[] = [
  PlanView.FIRST_ID,
  PlanView.SECOND_ID,
  PlanView.GAP_US,
  PlanView.HAS_ENDED,
  PlanView.FLATTEN_ID,
];

/** Whether a view of an order is short of what its plan's record says. */
export function lacksTerms({ f64, i32 }: Records, at: number): boolean {
  const half = at >> 2;
  if ((i32[half + EventHalf.FLAGS]! & OrderFlag.planned) === 0) return false;
  if (i32[half + EventHalf.LENGTH]! <= EVENT_LONG_BYTES) return true;
  const terms = (at >> 3) + EventWord.TERMS;
  const isStop = f64[terms + Term.PARENT_ID] !== 0 && f64[terms + Term.VARIANCE] === ChildRole.stop;
  return isStop && f64[terms + Term.STOP_TICKS] === 0 && f64[terms + Term.TRAIL] === 0;
}

/** Of a view with terms. */
export function toPlanRecord({ f64 }: Records, at: number, into: Float64Array): void {
  const word = at >> 3;
  into.fill(0);
  into[0] = f64[word + EventWord.ORDER_ID]!;
  for (let i = 0; i < TERM_WORDS; i++) into[TERMS + i] = f64[word + EventWord.TERMS + i]!;
  if (f64[word + EventWord.TERMS + Term.PARENT_ID] !== 0) return;
  for (let i = 0; i < VIEW_WORDS.length; i++) into[VIEW + i] = f64[word + VIEW_WORDS[i]!]!;
}

/** Makes a view one with terms. It has room for EVENT_BYTES. */
export function addPlanRecord(plan: Float64Array, { f64, i32 }: Records, at: number): void {
  const word = at >> 3;
  i32[(at >> 2) + EventHalf.LENGTH] = EVENT_BYTES;
  for (let i = 0; i < TERM_WORDS; i++) f64[word + EventWord.TERMS + i] = plan[TERMS + i]!;
  if (plan[TERMS + Term.PARENT_ID] !== 0) return;
  for (let i = 0; i < VIEW_WORDS.length; i++) f64[word + VIEW_WORDS[i]!] = plan[VIEW + i]!;
}

export function planRecords(): Records {
  return recordsOf(new ArrayBuffer(PLAN_RECORD_BYTES));
}
