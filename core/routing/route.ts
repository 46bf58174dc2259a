import { BrokerDefinition, OptionDefinition } from '../schema/definition.ts';
import { Reject } from '../schema/reject.ts';
import { ANY_PLACE } from '../state/any-place.ts';
import { BROKER_WIDTH, BrokerColumn, GlobalColumn } from '../state/columns.ts';
import { RiskColumn, SCOPE_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import { type EngineState, brokerScope } from '../state/state.ts';
import { isFoundBy, keepBestBrokers } from './best-brokers.ts';
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
  const brokers = state.brokers.rows;
  const barred = tried | barredBut(wanted, brokers);
  const bits = barred === 0 ? bestOfAll(state, scores) : bestBut(state, scores, barred);
  if (bits === 0) return -refusalOfAll(state, scores, barred, isAnySet(state));
  // Beginning at another broker each turn makes equals take turns. `%` of doubles is a call; ids are whole and positive.
  const from = isBalanced(state) ? (turn - Math.floor(turn / brokers) * brokers) | 0 : 0;
  const behind = bits & (-1 << from);
  return lowest(behind === 0 ? bits : behind);
}

function isBalanced(state: EngineState): boolean {
  return state.globals.words[LOAD_BALANCE] === 1;
}

function isAnySet(state: EngineState): boolean {
  return state.risk.words[STATES_SET] !== 0;
}

/** Number of the lowest bit that is set. */
function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

function bestOfAll(state: EngineState, scores: Int32Array): number {
  const { best } = state;
  if (best.bits === 0 || !isFoundBy(best, scores)) keepBestBrokers(best, bestBut(state, scores, 0), scores);
  return best.bits;
}

/** Bit b: broker b takes orders, none that does has a lower priority number, and none of the same is less busy. */
function bestBut(state: EngineState, scores: Int32Array, barred: number): number {
  const brokers = state.brokers.rows;
  const { words } = state.brokers;
  const isBusynessAsked = isBalanced(state);
  const areStatesSet = isAnySet(state);
  let best = 0;
  let bestPriority = 0;
  let bestCost = 0;
  for (let broker = 0; broker < brokers; broker++) {
    if (((barred >> broker) & 1) !== 0 || refusalOf(state, words, scores, broker, areStatesSet) !== 0) continue;
    const priority = words[((broker * BROKER_WIDTH) & ANY_PLACE) + DEFINITION + PRIORITY]!;
    const cost = isBusynessAsked ? busyness(scores[broker]!) : 0;
    const isBetter = priority < bestPriority || (priority === bestPriority && cost < bestCost);
    if (best === 0 || isBetter) best = 1 << broker;
    else if (priority === bestPriority && cost === bestCost) best |= 1 << broker;
    else continue;
    bestPriority = priority;
    bestCost = cost;
  }
  return best;
}

/** The reject code of a broker that takes no order now; 0: it does. What isn't defined isn't enabled either. */
function refusalOf(
  state: EngineState,
  words: Float64Array,
  scores: Int32Array,
  broker: number,
  isAnySet: boolean,
): number {
  const at = (broker * BROKER_WIDTH) & ANY_PLACE;
  if (words[at + DEFINITION + ENABLED] !== 1) return Reject.NO_BROKER.code;
  if (isAnySet && state.scopes.words[brokerScope(state, broker) * SCOPE_WIDTH + TRADING_STATE] !== 0) {
    return Reject.HALTED.code;
  }
  if (words[at + STATE] !== BrokerState.ready) {
    return words[at + STATE] === BrokerState.recovering ? Reject.RECOVERING.code : Reject.NO_BROKER.code;
  }
  const score = scores[broker]!;
  if (scoreState(score) === BrokerState.down) return Reject.NO_BROKER.code;
  return scoreTokens(score) === 0 ? Reject.BUSY.code : 0;
}

/** Where none takes the order: of their refusals the one that may pass soonest. */
function refusalOfAll(state: EngineState, scores: Int32Array, barred: number, isAnySet: boolean): number {
  const { rows, words } = state.brokers;
  let code: number = Reject.NO_BROKER.code;
  for (let broker = 0; broker < rows; broker++) {
    if (((barred >> broker) & 1) !== 0) continue;
    const own = refusalOf(state, words, scores, broker, isAnySet);
    if (own === Reject.BUSY.code) return own;
    if (own === Reject.RECOVERING.code || (own === Reject.HALTED.code && code === Reject.NO_BROKER.code)) code = own;
  }
  return code;
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
