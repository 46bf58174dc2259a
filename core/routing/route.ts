import { BrokerDefinition, OptionDefinition } from '../schema/definition.ts';
import { Reject } from '../schema/reject.ts';
import { BROKER_WIDTH, BrokerColumn, GlobalColumn } from '../state/columns.ts';
import { RiskColumn, SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import { type EngineState, brokerScope } from '../state/state.ts';
import { BrokerState, scoreDepth, scoreLatencyUs, scoreState, scoreTokens } from './scoreboard.ts';

const { STATE, DEFINITION } = BrokerColumn;
const { PRIORITY, ENABLED } = BrokerDefinition;
const TRADING_STATE = ScopeColumn.STATE;
const { STATES_SET } = RiskColumn;
const LOAD_BALANCE = GlobalColumn.OPTIONS + OptionDefinition.LOAD_BALANCE;
const BALANCE_SHIFT = 3;

/**
 * Chooses the broker of the next attempt: among those that are ready, not yet tried and have room in their rate
 * windows, whose trading state is active, the lowest priority number; among equals the least busy, and where these are alike too, in turn by order
 * id when the load is balanced. `wanted` is 1 + the only broker allowed, or 0. Returns the broker, or minus the
 * reject code that says why there is none.
 */
export function chooseRoute(
  state: EngineState,
  scores: Int32Array,
  wanted: number,
  tried: number,
  turn: number,
): number {
  const { words } = state.brokers;
  const balance = state.globals.words[LOAD_BALANCE] === 1;
  let best = -1;
  let bestPriority = 0;
  let bestCost = 0;
  let isRecovering = false;
  let isBusy = false;
  let isHalted = false;
  const isAnySet = state.risk.words[STATES_SET] !== 0;
  const brokers = state.brokers.rows;
  const barred = tried | barredBut(wanted, brokers);
  // Beginning at another broker each turn makes equals take turns. `%` of doubles is a call; ids are whole and positive.
  let broker = (balance ? (turn - Math.floor(turn / brokers) * brokers) | 0 : 0) - 1;
  for (let step = 0; step < brokers; step++) {
    broker = broker + 1 < brokers ? broker + 1 : 0;
    if ((barred & (1 << broker)) !== 0) continue;
    const at = Math.imul(broker, BROKER_WIDTH);
    // What isn't defined isn't enabled either.
    if (words[at + DEFINITION + ENABLED] !== 1) continue;
    if (isAnySet && state.scopes.words[brokerScope(state, broker) * SCOPE_WIDTH + TRADING_STATE] !== 0) {
      isHalted = true;
      continue;
    }
    if (words[at + STATE] !== BrokerState.ready) {
      if (words[at + STATE] === BrokerState.recovering) isRecovering = true;
      continue;
    }
    const score = scores[broker]!;
    if (scoreState(score) === BrokerState.down) continue;
    if (scoreTokens(score) === 0) {
      isBusy = true;
      continue;
    }
    const priority = words[at + DEFINITION + PRIORITY]!;
    const cost = balance ? busyness(score) : 0;
    if (best >= 0 && (priority > bestPriority || (priority === bestPriority && cost >= bestCost))) continue;
    best = broker;
    bestPriority = priority;
    bestCost = cost;
  }
  if (best >= 0) return best;
  if (isBusy) return -Reject.BUSY.code;
  if (isRecovering) return -Reject.RECOVERING.code;
  return isHalted ? -Reject.HALTED.code : -Reject.NO_BROKER.code;
}

/** Bit b: broker b isn't the one that is wanted. */
function barredBut(wanted: number, brokers: number): number {
  if (wanted === 0) return 0;
  return wanted > brokers ? -1 : ~(1 << (wanted - 1));
}

/** Coarse on purpose: brokers that are about as busy as each other take turns. */
function busyness(score: number): number {
  return (scoreDepth(score) >> BALANCE_SHIFT) * 64 + (31 - Math.clz32((scoreLatencyUs(score) >> 8) + 1));
}
