import { Cause, EventHalf, EventKind, EventWord, OrderFlag } from '../schema/event.ts';
import { TERM_WORDS, Term } from '../schema/terms.ts';
import { ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { PLAN_WIDTH, PlanColumn } from '../state/plan-columns.ts';
import { ORDER_RISK_WIDTH, OrderRiskColumn } from '../state/risk-columns.ts';
import { type EngineState, findPlan } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import { addTerms, beginEvent, describeOrder, describeRest } from './write-event.ts';
import type { Inputs } from './inputs.ts';

export function answerOrder(
  state: EngineState,
  answers: EventSink,
  requestId: number,
  kind: number,
  row: number,
  inputs: Inputs,
): void {
  const at = beginEvent(state, answers, kind, Cause.command, 0, inputs, requestId);
  describeOrder(state, row, answers, at);
  describeRest(state, row, answers, at);
  if ((state.orders.words[row * ORDER_WIDTH + OrderColumn.FLAGS]! & OrderFlag.planned) !== 0)
    tellTerms(state, row, answers, at);
}

/** Of an order that a client placed, while its plan stands; of a child, what it is to whom. */
function tellTerms(state: EngineState, row: number, answers: EventSink, at: number): void {
  const risk = row * ORDER_RISK_WIDTH;
  const { words } = state.orderRisk;
  const role = words[risk + OrderRiskColumn.ROLE]!;
  const parentId = words[risk + OrderRiskColumn.PARENT_ID]!;
  if (role !== 0) {
    terms.fill(0);
    terms[Term.VARIANCE] = role;
    terms[Term.PARENT_ID] = parentId;
    addTerms(answers, at, terms, 0);
    return;
  }
  const plan = findPlan(state, parentId);
  if (plan >= 0) addTerms(answers, at, state.plans.words, plan * PLAN_WIDTH + PlanColumn.TERMS);
}

const terms = new Float64Array(TERM_WORDS);

/**
 * With an order id: it was given out, but the order is not in the table (any more); `account` may see it if it is its
 * own. `code` 0: it is the answer to a place that repeats it. Returns the answer's byte offset.
 */
export function answerRefusal(
  state: EngineState,
  answers: EventSink,
  requestId: number,
  code: number,
  orderId: number,
  inputs: Inputs,
  account = -1,
): number {
  const at = beginEvent(state, answers, EventKind.query_refused, Cause.command, 0, inputs, requestId);
  answers.records.i32[(at >> 2) + EventHalf.ACCOUNT] = account;
  answers.records.i32[(at >> 2) + EventHalf.REJECT] = code;
  answers.records.f64[(at >> 3) + EventWord.ORDER_ID] = orderId;
  return at;
}
