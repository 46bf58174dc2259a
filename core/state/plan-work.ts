import { invariant } from '../invariant.ts';

/**
 * The plans that something happened to, oldest first, each at most once: who looks at them one at a time misses none and
 * looks at no other. An index, not state: after a start all of them are in it.
 */
export interface PlanWork {
  readonly rows: Int32Array;
  /** 1: the row is in it. */
  readonly isIn: Uint8Array;
  first: number;
  size: number;
  /** When the plan that was looked at last wants to be looked at again, whatever happens; Infinity: it doesn't. */
  readonly lookUs: Float64Array;
}

export function createPlanWork(rows: number): PlanWork {
  return {
    rows: new Int32Array(rows),
    isIn: new Uint8Array(rows),
    first: 0,
    size: 0,
    lookUs: new Float64Array([Infinity]),
  };
}

export function touchPlan(work: PlanWork, row: number): void {
  if (work.isIn[row] === 1) return;
  invariant(work.size < work.rows.length, 'plan work: a row is in it once');
  work.rows[(work.first + work.size) % work.rows.length] = row;
  work.isIn[row] = 1;
  work.size += 1;
}

/** The plan that has waited for longest, or -1. */
export function firstPlan(work: PlanWork): number {
  return work.size === 0 ? -1 : work.rows[work.first]!;
}

/** What the plan looked at waits for is no event: time, a broker, or leave to trade. The earliest time of several counts. */
export function lookAgain(work: PlanWork, atUs: number): void {
  if (atUs < work.lookUs[0]!) work.lookUs[0] = atUs;
}

/** Nothing is to be done about the first at the moment. */
export function leavePlan(work: PlanWork): void {
  work.isIn[work.rows[work.first]!] = 0;
  work.first = (work.first + 1) % work.rows.length;
  work.size -= 1;
}
