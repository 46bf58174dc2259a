import { invariant } from '../invariant.ts';
import type { Records } from '../memory/records.ts';
import { EventHalf, EventKind, EventWord } from '../schema/event.ts';
import { FanoutKind, GlobalColumn } from '../state/columns.ts';
import { type EngineState, findOrder } from '../state/state.ts';
import { copyTo } from '../state/table.ts';
import { applyAccepted } from './apply-accepted.ts';
import { applyBegun } from './apply-begun.ts';
import { applyToOrder } from './apply-change.ts';
import { applyRearm } from './apply-conduct.ts';
import { applyDay } from './apply-day.ts';
import { applyDefinition, applySession } from './apply-definition.ts';
import { applySuspended } from './apply-fill.ts';
import { applyGuard } from './apply-guard.ts';
import { applyLimitsChanged, applyOverrideSet } from './apply-limits.ts';
import { applyMarks } from './apply-marks.ts';
import { applyMetrics, applyRate } from './apply-metrics.ts';
import { applyTradingState } from './apply-state.ts';
import { endFanout, moveFanout, startFanout } from './fanouts.ts';
import { retireFinals, retireId } from './order-rows.ts';
import { applyPlanMoved, applyTrailed } from './plans/apply-plan.ts';

const E = EventWord;
const H = EventHalf;
const G = GlobalColumn;
const K = EventKind;

/**
 * The only mutation of state, the same live, in replay, in the follower and in the simulator. It decides nothing: an
 * event says how its order stands afterwards, and everything else follows from that.
 */
export function apply(state: EngineState, records: Records, at: number): void {
  const { f64, i32 } = records;
  const word = at >> 3;
  const kind = i32[(at >> 2) + H.KIND_VERSION]! & 0xffff;
  const seq = f64[word + E.SEQ]!;
  invariant(seq === state.globals.words[G.SEQ]! + 1, 'events are applied in sequence, each once');
  copyTo(state.globals, G.SEQ, f64, word + E.SEQ);
  // In the same block, which is out of the hash by now.
  state.globals.words[G.TIME_US] = f64[word + E.TIME_US]!;
  if (kind === K.accepted) applyAccepted(state, records, at);
  else if (kind >= K.rerouted && kind <= K.resolved_open) applyToOrder(state, kind, records, at);
  else applyOther(state, kind, records, at);
}

/** What is neither a new order nor, mostly, of one. */
function applyOther(state: EngineState, kind: number, records: Records, at: number): void {
  const { f64 } = records;
  const word = at >> 3;
  switch (kind) {
    case K.refused:
    case K.request_refused:
      break;
    case K.suspended:
      applySuspended(state, records, at);
      break;
    case K.cancel_all_started:
      startFanout(state, FanoutKind.cancel_all, records, at);
      break;
    case K.fanout_done:
      endFanout(state, f64[word + E.LAST_LOTS]! - 1);
      break;
    case K.probe_requested:
      moveFanout(state, records, at);
      break;
    case K.broker_session:
    case K.broker_reconciled:
      applySession(state, kind, records, at);
      break;
    case K.orders_retired:
      retireFinals(state, f64[word + E.ARG0]!);
      break;
    case K.ids_retired:
      for (let i = f64[word + E.ARG0]!; i > 0; i--) retireId(state);
      break;
    case K.guard_held:
    case K.guard_dropped:
    case K.guard_released:
    case K.cancel_after_set:
    case K.guard_fired:
      applyGuard(state, kind, records, at);
      break;
    case K.risk_begun:
      applyBegun(state, records, at);
      break;
    case K.marks_swept:
      applyMarks(state, records, at);
      break;
    case K.day_begun:
      applyDay(state, records, at);
      break;
    case K.metrics_set:
      applyMetrics(state, records, at);
      break;
    case K.rate_set:
      applyRate(state, records, at);
      break;
    case K.trading_state_set:
      applyTradingState(state, records, at);
      break;
    case K.throttle_rearmed:
      applyRearm(state, records, at);
      break;
    case K.checkpoint:
      copyTo(state.globals, G.CHECKPOINT_SEQ, f64, word + E.SEQ);
      break;
    case K.trailed:
      applyTrailed(state, records, at);
      break;
    case K.limits_changed:
      applyLimitsChanged(state, records, at);
      break;
    case K.override_set:
      applyOverrideSet(state, records, at);
      break;
    default:
      if (kind >= K.restarted) applyDefinition(state, kind, records, at);
      else if (kind === K.plan_moved) applyPlan(state, records, at);
      else applyToOrder(state, kind, records, at);
  }
}

/** Its order may have left the table. */
function applyPlan(state: EngineState, records: Records, at: number): void {
  if (findOrder(state, records.f64[(at >> 3) + E.ORDER_ID]!) >= 0) applyToOrder(state, K.plan_moved, records, at);
  applyPlanMoved(state, records, at);
}
