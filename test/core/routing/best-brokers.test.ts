import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forgetBestBrokers } from '../../../core/routing/best-brokers.ts';
import { chooseRoute } from '../../../core/routing/route.ts';
import {
  BrokerState,
  MAX_BROKERS,
  packScore,
  scoreDepth,
  scoreState,
  scoreTokens,
} from '../../../core/routing/scoreboard.ts';
import { BrokerDefinition, OptionDefinition } from '../../../core/schema/definition.ts';
import { BROKER_WIDTH, BrokerColumn, GlobalColumn } from '../../../core/state/columns.ts';
import { RiskColumn, SCOPE_WIDTH, ScopeColumn } from '../../../core/state/risk-columns.ts';
import { type EngineState, brokerScope, createState } from '../../../core/state/state.ts';
import { createSeededRandom } from '../../../workers/seeded-random.ts';
import { smallCapacities } from '../../support/engine-world.ts';

const SEEDS = 40;
const CHANGES = 50;

/** One broker after the other, in the order of the turn. */
function plainRoute(state: EngineState, scores: Int32Array, wanted: number, tried: number, turn: number): number {
  const isBalanced = state.globals.words[GlobalColumn.OPTIONS + OptionDefinition.LOAD_BALANCE] === 1;
  let best = -1;
  let leastKey = Infinity;
  for (let step = 0; step < MAX_BROKERS; step++) {
    const broker = ((isBalanced ? turn : 0) + step) % MAX_BROKERS;
    const at = broker * BROKER_WIDTH;
    const { words } = state.brokers;
    const score = scores[broker]!;
    const isOpen =
      (wanted === 0 || wanted === broker + 1) &&
      ((tried >> broker) & 1) === 0 &&
      words[at + BrokerColumn.DEFINITION + BrokerDefinition.ENABLED] === 1 &&
      words[at + BrokerColumn.STATE] === BrokerState.ready &&
      state.scopes.words[brokerScope(state, broker) * SCOPE_WIDTH + ScopeColumn.STATE] === 0 &&
      scoreState(score) !== BrokerState.down &&
      scoreTokens(score) > 0;
    const priority = words[at + BrokerColumn.DEFINITION + BrokerDefinition.PRIORITY]!;
    // Latencies here are all alike: depth alone says how busy it is.
    const key = priority * 1000 + (isBalanced ? scoreDepth(score) >> 3 : 0);
    if (!isOpen || key >= leastKey) continue;
    best = broker;
    leastKey = key;
  }
  return best;
}

test('orders that take turns among kept brokers go where each would go by a look at all of them', () => {
  let kept = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const random = createSeededRandom(seed);
    const state = createState({ ...smallCapacities, brokers: MAX_BROKERS });
    const scores = new Int32Array(MAX_BROKERS);
    for (let change = 0; change < CHANGES; change++) {
      state.globals.words[GlobalColumn.OPTIONS + OptionDefinition.LOAD_BALANCE] = random.below(4) > 0 ? 1 : 0;
      let areSet = 0;
      for (let broker = 0; broker < MAX_BROKERS; broker++) {
        const at = broker * BROKER_WIDTH;
        const { words } = state.brokers;
        words[at + BrokerColumn.DEFINITION + BrokerDefinition.ENABLED] = random.below(8) > 0 ? 1 : 0;
        words[at + BrokerColumn.DEFINITION + BrokerDefinition.PRIORITY] = random.below(2);
        words[at + BrokerColumn.STATE] = random.below(4) > 0 ? BrokerState.ready : random.below(4);
        const own = random.below(10) === 0 ? 1 : 0;
        state.scopes.words[brokerScope(state, broker) * SCOPE_WIDTH + ScopeColumn.STATE] = own;
        areSet += own;
      }
      state.risk.words[RiskColumn.STATES_SET] = areSet;
      forgetBestBrokers(state.best);
      for (let turn = 1; turn < 20; turn++) {
        const changed = random.below(MAX_BROKERS);
        const health = random.below(5) > 0 ? BrokerState.ready : BrokerState.down;
        if (random.below(3) === 0) scores[changed] = packScore(health, 100, random.below(3), 8 * random.below(3));
        const wanted = random.below(6) === 0 ? 1 + random.below(MAX_BROKERS) : 0;
        const tried = random.below(6) === 0 ? random.below(2 ** MAX_BROKERS) : 0;
        const broker = chooseRoute(state, scores, wanted, tried, turn);
        assert.equal(
          Math.max(-1, broker),
          plainRoute(state, scores, wanted, tried, turn),
          `seed ${seed}, turn ${turn}`,
        );
        if (broker >= 0 && wanted === 0 && tried === 0) kept += 1;
      }
    }
  }
  assert.ok(kept > SEEDS * CHANGES, `${kept} orders took turns`);
});
