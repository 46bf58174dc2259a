import { TAG_WORDS } from '../schema/command.ts';

/**
 * A plan: what is wanted beyond one order at one venue. One row per open order that has terms and was placed by a client;
 * its children belong to the same row. It ends when nothing is wanted any more, which may be after its order is final; then
 * its row says what the order's terms were, until another plan needs it.
 *
 *   kind         its order                          its children
 *   trigger      is armed until the price comes     none
 *   iceberg      works, and is sent nowhere         one leg at a time; of an order in slices all at once
 *   bracket/oto  is the entry                       target and stop, once it has filled
 *   oco          is the target leg                  the stop
 *   ended
 */
export const PlanKind = { trigger: 1, iceberg: 2, bracket: 3, oco: 4, oto: 5, ended: 6 } as const;
export type PlanKind = (typeof PlanKind)[keyof typeof PlanKind];

export const PlanColumn = {
  /** `PlanKind`; 0: the row was never used. */
  KIND: 0,
  /** The order that the client placed. */
  ORDER_ID: 1,
  /** `Term` words. */
  TERMS: 2,
  /* Of its order, which may have left the table. */
  ACCOUNT: 10,
  INSTRUMENT: 11,
  SIDE: 12,
  BROKER_WANTED: 13,
  OPTIONS: 14,
  TAG_LENGTH: 15,
  TAG: 16,
  /** Where it stands; 0 when it begins. What each number means is its kind's own. */
  STATE: 20,
  /** The order that is armed for it now; 0: none. Kept by `apply` from the order's status. */
  ARMED_ID: 21,
  /** The best price since a trailing stop was armed, in ticks; 0: none seen yet. */
  EXTREME_TICKS: 22,
  /** Its children: the newest leg of an iceberg, or the target (of an OCO: the order itself). 0: none. */
  FIRST_ID: 23,
  /** The stop leg. 0: none. */
  SECOND_ID: 24,
  /** How many children it has had. */
  CHILDREN: 25,
  /** Filled lots of the entry (of an OCO: its quantity) or of all legs; of both exits together, less what was traded back. */
  FILLED_LOTS: 26,
  EXITED_LOTS: 27,
  /** Since when something that is wanted is missing; 0: nothing is. */
  GAP_US: 28,
  /** When it is to be looked at again; 0: when something happens to it. */
  DUE_US: 29,
  /** Requests to the venue that changed its present child: how often a venue lets an order be changed is limited. */
  CHANGES: 30,
  /** Next in the list of those that have ended, oldest first. */
  NEXT: 31,
  /* Of groups (bracket, OCO, OTO). */
  /** Lots of its position that were closed from outside. */
  OUTSIDE_LOTS: 32,
  /** How much was told to have traded too much, less what was traded back. */
  TOLD_LOTS: 33,
  /** The order that trades back what both legs traded too much. 0: none. */
  FLATTEN_ID: 34,
  /** How often in a row its children were refused something, and when last. */
  FAILURES: 35,
  FAILED_US: 36,
  /** When its legs end: of a DAY order; 0: never. */
  EXPIRE_AT_US: 37,
  /** The row of its book. */
  BOOK: 38,
  /** `PlanKind` before it ended: a late fill opens a group again. */
  WAS: 39,
} as const;

/** The same columns in the row of an iceberg, where they say something else. */
export const IcebergColumn = {
  /** Filled lots of the order, as they were told last. */
  TOLD_LOTS: 20,
  /** How many of its legs are open. */
  OPEN_LEGS: 22,
  /** The newest leg, and one that ended without being filled although it was at a venue; 0: none. */
  LEG_ID: 23,
  ENDED_ID: 24,
  /** How many legs it has had, and how many lots were given to them; one that never left is taken back. */
  LEGS: 25,
  GIVEN_LOTS: 27,
  /** The version of the order that its legs were asked to follow. */
  FOLLOWED: 30,
} as const;
/** Whole cache lines. */
export const PLAN_WIDTH = 40;

/** Bits of a group's STATE. */
export const GroupState = {
  /** A client, or whoever stops trading, ended one of its legs or the group: everything of it goes. */
  closing: 1,
  /** Its stop triggered: the position is to be closed now. */
  stopped: 2,
  /** That protection is missing was told. */
  alarmed: 4,
  /** The last change of the target was the group's own, not its client's. */
  resizing: 8,
  /** Its entry was filled although the group was closing: that nothing protects it is to be told. */
  late: 16,
  /** The client of an OCO has asked for a change, and its venue hasn't answered. */
  asked: 32,
} as const;

export function isGroup(kind: number): boolean {
  return kind === PlanKind.bracket || kind === PlanKind.oco || kind === PlanKind.oto;
}

/**
 * Row 0 is no plan: it says how far the table is used, how many plans are open, the list of those that have ended, and how
 * long protection may be missing (0: as long as by default).
 */
export const PlanHead = { ROWS_USED: 0, COUNT: 1, ENDED_HEAD: 2, ENDED_TAIL: 3, PROTECT_US: 4 } as const;

export const PLAN_TAG_WORDS = 1 + TAG_WORDS;
