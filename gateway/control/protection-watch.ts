import { PlanNote } from '../../core/order/plans/apply-plan.ts';

/**
 * Which orders have a fill that nothing protects, as their plans tell it. Events of one order may come in any order: those
 * of the boot come by windows, the newest first.
 */
export interface ProtectionWatch {
  /** A plan has moved: `seq` is the event's. */
  note(orderId: number, seq: number, note: number): void;
  /** Orders that are without protection for longer than they may be, now. */
  readonly unprotected: number;
  /** How often that began, in what was told since `begin`. */
  readonly alarms: number;
  /** How often both exits were seen to have traded. */
  readonly overfilled: number;
  /** How often something stayed open without exits that nobody asked for: a late fill, a day that is over. */
  readonly bare: number;
  /** What was told so far is how things stood; from here on it is counted. */
  begin(): void;
}

export function createProtectionWatch(): ProtectionWatch {
  /** 0: what came before is of no account any more. */
  const lastSeq = new Map<number, number>();
  const missing = new Set<number>();
  let counts = false;
  const watch = {
    unprotected: 0,
    alarms: 0,
    overfilled: 0,
    bare: 0,
    note(orderId: number, seq: number, note: number): void {
      if (counts && note === PlanNote.missing) watch.alarms += 1;
      if (counts && note === PlanNote.overfilled) watch.overfilled += 1;
      if (counts && note === PlanNote.bare) watch.bare += 1;
      if (note !== PlanNote.missing && note !== PlanNote.back && note !== PlanNote.done) return;
      if (!counts) {
        if ((lastSeq.get(orderId) ?? 0) > seq) return;
        lastSeq.set(orderId, seq);
      }
      if (note === PlanNote.missing) missing.add(orderId);
      else missing.delete(orderId);
      watch.unprotected = missing.size;
    },
    begin(): void {
      counts = true;
      lastSeq.clear();
    },
  };
  return watch;
}
