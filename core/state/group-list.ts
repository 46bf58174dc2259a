import { Side } from '../schema/order-kind.ts';
import { Term, TermFlag } from '../schema/terms.ts';
import { GroupState, PLAN_WIDTH, PlanColumn, PlanKind } from './plan-columns.ts';

const P = PlanColumn;

/**
 * The open groups (brackets, OCO, OTO) of each book, newest first, and how many lots their exits want together, by side:
 * what they may not exceed is the book's position. An index, not state: it stands in the plans too. Links are row + 1.
 */
export interface GroupList {
  /** The plan table's. */
  readonly plans: Float64Array;
  /** By book. */
  readonly heads: Int32Array;
  /** By plan. */
  readonly older: Int32Array;
  readonly newer: Int32Array;
  /** What the exits of each want. */
  readonly lots: Float64Array;
  /** Two for each book, by the side of the exits. */
  readonly sums: Float64Array;
}

export function createGroupList(books: number, plans: Float64Array): GroupList {
  const rows = plans.length / PLAN_WIDTH;
  return {
    plans,
    heads: new Int32Array(books),
    older: new Int32Array(rows),
    newer: new Int32Array(rows),
    lots: new Float64Array(rows),
    sums: new Float64Array(books * 2),
  };
}

export function linkGroup(list: GroupList, plan: number): void {
  const { plans, heads, older, newer } = list;
  const book = plans[plan * PLAN_WIDTH + P.BOOK]!;
  const id = plans[plan * PLAN_WIDTH + P.ORDER_ID]!;
  let before = 0;
  let behind = heads[book]!;
  // Only one that is opened again isn't the newest.
  while (behind !== 0 && plans[(behind - 1) * PLAN_WIDTH + P.ORDER_ID]! > id) {
    before = behind;
    behind = older[behind - 1]!;
  }
  newer[plan] = before;
  older[plan] = behind;
  if (before === 0) heads[book] = plan + 1;
  else older[before - 1] = plan + 1;
  if (behind !== 0) newer[behind - 1] = plan + 1;
  followGroup(list, plan);
}

export function unlinkGroup(list: GroupList, plan: number): void {
  const { plans, heads, older, newer } = list;
  want(list, plan, 0);
  if (newer[plan] === 0) heads[plans[plan * PLAN_WIDTH + P.BOOK]!] = older[plan]!;
  else older[newer[plan]! - 1] = older[plan]!;
  if (older[plan] !== 0) newer[older[plan]! - 1] = newer[plan]!;
  older[plan] = 0;
  newer[plan] = 0;
}

/** Brings what the group's exits want in line with its row. */
export function followGroup(list: GroupList, plan: number): void {
  want(list, plan, wantsOf(list.plans, plan * PLAN_WIDTH));
}

function want(list: GroupList, plan: number, lots: number): void {
  const at = plan * PLAN_WIDTH;
  list.sums[list.plans[at + P.BOOK]! * 2 + exitSide(list.plans, at)]! += lots - list.lots[plan]!;
  list.lots[plan] = lots;
}

/** What is to be traded back is still the group's: until then it counts against the position that others may close. */
function wantsOf(words: Float64Array, at: number): number {
  if ((words[at + P.STATE]! & GroupState.closing) !== 0) return 0;
  const left = words[at + P.FILLED_LOTS]! - words[at + P.EXITED_LOTS]! - words[at + P.OUTSIDE_LOTS]!;
  const isFlattened = (words[at + P.TERMS + Term.FLAGS]! & TermFlag.flatten) !== 0;
  return left < 0 && !isFlattened ? 0 : left;
}

/** The side of a group's exits. */
export function exitSide(words: Float64Array, at: number): number {
  const side = words[at + P.SIDE]!;
  if (words[at + P.KIND] === PlanKind.oco) return side;
  return side === Side.buy ? Side.sell : Side.buy;
}
