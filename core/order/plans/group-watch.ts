import { DEFAULT_PROTECT_US } from '../../schema/definition.ts';
import { EventWord } from '../../schema/event.ts';
import { GroupState, PlanColumn, PlanHead } from '../../state/plan-columns.ts';
import { RiskColumn } from '../../state/risk-columns.ts';
import type { EngineState } from '../../state/state.ts';
import { PlanNote } from './apply-plan.ts';
import type { EventSink } from '../event-sink.ts';
import { type Group, restingLots } from './group-view.ts';
import type { Inputs } from '../inputs.ts';
import { beginPlanMoved } from './move-plan.ts';
import type { Records } from '../../memory/records.ts';

const E = EventWord;
const P = PlanColumn;
const S = GroupState;

/** The group's row as it stands, with other bits in its STATE. */
export function moveGroup(
  state: EngineState,
  group: Group,
  bits: number,
  note: number,
  inputs: Inputs,
  part: number,
  out: EventSink,
): number {
  const at = beginPlanMoved(state, group.plan, note, inputs, part, out);
  out.records.f64[(at >> 3) + E.LIMIT] = bits;
  return at;
}

/**
 * Since when protection is missing, and once that is for longer than it may, that it is. What is wanted and doesn't rest is
 * missing: at a venue that has said so, or armed here. -1: nothing new.
 */
export function watch(state: EngineState, group: Group, inputs: Inputs, part: number, out: EventSink): number {
  const { words } = state.plans;
  const sinceUs = words[group.at + P.GAP_US]!;
  const bits = words[group.at + P.STATE]!;
  const isTold = (bits & S.alarmed) !== 0;
  const protectUs = words[PlanHead.PROTECT_US]! || DEFAULT_PROTECT_US;
  if (!isMissing(state, group)) {
    if (sinceUs === 0) return -1;
    // What is given up isn't back: that it was missing ends with the group.
    if (isTold && group.isClosing && state.risk.words[RiskColumn.RULES]! >= 2) return -1;
    const note = isTold ? PlanNote.back : PlanNote.none;
    const at = moveGroup(state, group, bits & ~S.alarmed, note, inputs, part, out);
    writeGap(out.records, at, isTold ? sinceUs : 0, 0);
    return at;
  }
  if (sinceUs === 0) {
    const at = moveGroup(state, group, bits, PlanNote.none, inputs, part, out);
    writeGap(out.records, at, inputs.nowUs, inputs.nowUs + protectUs);
    return at;
  }
  if (isTold || inputs.nowUs < sinceUs + protectUs) return -1;
  const at = moveGroup(state, group, bits | S.alarmed, PlanNote.missing, inputs, part, out);
  writeGap(out.records, at, sinceUs, 0);
  return at;
}

function writeGap({ f64 }: Records, at: number, gapUs: number, dueUs: number): void {
  f64[(at >> 3) + E.ARG1] = gapUs;
  f64[(at >> 3) + E.ARG0] = dueUs;
}

function isMissing(state: EngineState, group: Group): boolean {
  const wanted = group.wantedLots;
  if (wanted === 0) return false;
  if (group.hasStop && restingLots(state, group.stop) < wanted) return true;
  return group.hasTarget && !group.isStopped && restingLots(state, group.target) < wanted;
}
