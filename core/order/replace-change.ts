import type { Records } from '../memory/records.ts';
import { CommandWord } from '../schema/command.ts';
import { OrderStatus, OrderType, sentType } from '../schema/order-kind.ts';
import { type RejectCode, Reject } from '../schema/reject.ts';
import { ChildRole, TERM_WORDS, Term, TermFlag } from '../schema/terms.ts';
import { ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { PLAN_WIDTH, PlanColumn, PlanKind, isGroup } from '../state/plan-columns.ts';
import type { EngineState } from '../state/state.ts';
import { exitsOf, PPM } from './check-terms.ts';
import { isTarget, planOf, roleOf } from './plans/plan-rows.ts';
import { isInParts } from './plans/slices.ts';

const C = CommandWord;
const O = OrderColumn;
const P = PlanColumn;

/**
 * What a replace makes of an order, and where: at the venue, or here at once, because no venue has it. Each row may change
 * what it says, and only where the order has one; anything else is NOT_REPLACEABLE.
 *
 *   order                              price        quantity    terms
 *   limit, resting                     venue        venue
 *   held                               here         here
 *   stop, stop limit, trailing; armed  here         here        here: stop price, trail
 *   iceberg                            here         here                            its leg follows at the venue
 *   bracket, OTO: entry                venue        venue       here: stop, its limit, trail, target; before its first fill,
 *                                                               and not with the other two: each has an outcome of its own
 *   OCO, which is its target           venue        venue
 *   target of a group                  venue
 *   stop of a group, armed             here: limit              here: stop price, trail
 *   leg, flatten, market, in slices                                                 the parent is replaced, or nothing is
 */
export interface Change {
  ticks: number;
  lots: number;
  /** `Term` words as they will be; zeros of an order that has none. */
  readonly terms: Float64Array;
  isHere: boolean;
  plan: number;
}

/** Those that a replace may change: a command says the new one, 0 keeps what is. */
const CHANGEABLE = [Term.STOP_TICKS, Term.STOP_LIMIT_TICKS, Term.TRAIL, Term.TARGET_TICKS] as const;

export const change: Change = {
  ticks: 0,
  lots: 0,
  terms: new Float64Array(TERM_WORDS),
  isHere: false,
  plan: -1,
};
const before = new Float64Array(TERM_WORDS);

/** Works out `change` of an order of the table whose state allows one. 0, or the code that says why there can't be this. */
export function changeOf(state: EngineState, row: number, { f64 }: Records, at: number): RejectCode | 0 {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const word = at >> 3;
  change.plan = planOf(state, row);
  change.ticks = f64[word + C.PRICE_TICKS]! || words[from + O.PRICE_TICKS]!;
  change.lots = f64[word + C.QUANTITY_LOTS]! || words[from + O.QUANTITY_LOTS]!;
  readTerms(state, row);
  change.terms.set(before);
  for (let i = 0; i < TERM_WORDS; i++) {
    const asked = f64[word + C.TERMS + i]!;
    if (asked === 0 || i === Term.FLAGS) continue;
    if (!(Number.isSafeInteger(asked) && asked > 0)) return Reject.INVALID_PARAMETER.code;
    change.terms[i] = asked;
  }
  const flags = f64[word + C.TERMS + Term.FLAGS]!;
  if ((flags & ~TermFlag.percent) !== 0) return Reject.INVALID_PARAMETER.code;
  // Whether it trails by an amount or by a part stays.
  const isOther = ((flags ^ before[Term.FLAGS]!) & TermFlag.percent) !== 0;
  if (f64[word + C.TERMS + Term.TRAIL] !== 0 && before[Term.TRAIL] !== 0 && isOther) return Reject.INVALID_TRAIL.code;
  const status = words[from + O.STATUS]!;
  change.isHere =
    status === OrderStatus.armed || status === OrderStatus.working || status === OrderStatus.held || hasOtherTerms();
  return 0;
}

/** What the order's terms are now: the plan's own, or of a stop leg what concerns it. */
function readTerms(state: EngineState, row: number): void {
  before.fill(0);
  if (change.plan < 0) return;
  const { words } = state.plans;
  const terms = change.plan * PLAN_WIDTH + P.TERMS;
  const role = roleOf(state, row);
  if (role === 0) for (let i = 0; i < TERM_WORDS; i++) before[i] = words[terms + i]!;
  if (role !== ChildRole.stop) return;
  before[Term.STOP_TICKS] = words[terms + Term.STOP_TICKS]!;
  before[Term.TRAIL] = words[terms + Term.TRAIL]!;
  before[Term.FLAGS] = words[terms + Term.FLAGS]!;
}

/** Whether `change` is one of terms, too. */
export function hasOtherTerms(): boolean {
  for (let i = 0; i < TERM_WORDS; i++) if (change.terms[i] !== before[i]) return true;
  return false;
}

export function changesNothing(state: EngineState, row: number): boolean {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  return (
    change.ticks === words[from + O.PRICE_TICKS] && change.lots === words[from + O.QUANTITY_LOTS] && !hasOtherTerms()
  );
}

/** 0, or why `change`, which changes something, can't be made of this order. */
export function refusalOfChange(state: EngineState, row: number): RejectCode | 0 {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const status = words[from + O.STATUS]!;
  const type = words[from + O.TYPE]!;
  const role = change.plan < 0 ? 0 : roleOf(state, row);
  if (isInParts(state, row) || role === ChildRole.flatten) return Reject.NOT_REPLACEABLE.code;
  const isPriced = change.ticks !== words[from + O.PRICE_TICKS];
  const isSized = change.lots !== words[from + O.QUANTITY_LOTS];
  if ((role !== 0 && isSized) || (isPriced && words[from + O.PRICE_TICKS] === 0)) return Reject.NOT_REPLACEABLE.code;
  if (status === OrderStatus.triggered) return Reject.ORDER_PENDING.code;
  const code = refusalOfTerms(state, row, role, isPriced || isSized);
  if (code !== 0 || change.isHere) return code || (type === OrderType.market ? Reject.NOT_REPLACEABLE.code : 0);
  if (sentType(type, words[from + O.PRICE_TICKS]!) !== OrderType.limit) return Reject.NOT_REPLACEABLE.code;
  return status === OrderStatus.routed ? Reject.ORDER_PENDING.code : 0;
}

function isStop(type: number): boolean {
  return type >= OrderType.stop && type <= OrderType.trailing_stop;
}

function refusalOfTerms(state: EngineState, row: number, role: number, isMore: boolean): RejectCode | 0 {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const status = words[from + O.STATUS]!;
  for (let i = 0; i < TERM_WORDS; i++) {
    if (change.terms[i] === before[i]) continue;
    const isOne = (CHANGEABLE as readonly number[]).includes(i);
    if (!isOne || before[i] === 0) return Reject.NOT_REPLACEABLE.code;
    // What rests, or is held, has its terms for later.
    const isEntry = status !== OrderStatus.armed && status !== OrderStatus.working;
    if (isEntry && (words[from + O.FILLED_LOTS]! > 0 || isMore)) return Reject.NOT_REPLACEABLE.code;
    if (isEntry && words[from + O.TYPE] === OrderType.oco) return Reject.NOT_REPLACEABLE.code;
    // A stop that has left waits for no price any more.
    if (isEntry && (role === ChildRole.stop || isStop(words[from + O.TYPE]!))) return Reject.NOT_REPLACEABLE.code;
  }
  const isPercent = (change.terms[Term.FLAGS]! & TermFlag.percent) !== 0;
  if (isPercent && change.terms[Term.TRAIL]! >= PPM) return Reject.INVALID_TRAIL.code;
  return change.plan < 0 ? 0 : refusalOfExits(state, row, role);
}

const exits = new Float64Array(TERM_WORDS);

/** Target and stop stay on their sides of each other and, before it is filled, of the entry's price. */
function refusalOfExits(state: EngineState, row: number, role: number): RejectCode | 0 {
  const plans = state.plans.words;
  const at = change.plan * PLAN_WIDTH;
  const kind = plans[at + P.KIND]!;
  const type = kind === PlanKind.bracket ? OrderType.bracket : kind === PlanKind.oto ? OrderType.oto : OrderType.oco;
  if (!isGroup(kind)) return 0;
  for (let i = 0; i < TERM_WORDS; i++) exits[i] = role === 0 ? change.terms[i]! : plans[at + P.TERMS + i]!;
  if (role === ChildRole.stop) {
    exits[Term.STOP_TICKS] = change.terms[Term.STOP_TICKS]!;
    exits[Term.TRAIL] = change.terms[Term.TRAIL]!;
  }
  if (isTarget(kind, role)) exits[Term.TARGET_TICKS] = change.ticks;
  const isWaiting = role === 0 && state.orders.words[row * ORDER_WIDTH + O.FILLED_LOTS] === 0;
  const ticks =
    type === OrderType.oco || isWaiting ? (role === ChildRole.stop ? exits[Term.TARGET_TICKS]! : change.ticks) : 0;
  return exitsOf(exits, 0, type, plans[at + P.SIDE]!, ticks);
}
