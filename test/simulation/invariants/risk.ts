import { exposureFaults } from '../../support/exposure-faults.ts';
import { Cause, EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../../../core/state/columns.ts';
import { findOrder } from '../../../core/state/state.ts';
import type { Coverage } from '../coverage.ts';
import type { EventFacts, Observer } from '../observer.ts';
import { must } from '../violation.ts';
import { INSTRUMENTS } from '../world.ts';
import { createExecutions } from './executions.ts';
import { createLimitBook } from './limit-book.ts';
import { type Held, heldBy } from './open-orders.ts';
import { createOverrides } from './overrides.ts';
import { createPositions } from './positions.ts';
import { createRates } from './rates.ts';
import { createReduceOnly } from './reduce-only.ts';
import { createSelfTrades } from './self-trades.ts';
import { createStates } from './states.ts';
import { createToldOrders } from './told-orders.ts';
import { orderStaysWithinItsLimits, whatIsHeldStaysWithinItsLimits } from './within-limits.ts';

const K = EventKind;
const H = EventHalf;

export interface RiskInvariants {
  /** Behind each event, with the state behind it. */
  event(facts: EventFacts): void;
  /** The same, of an event that was seen in another life. */
  again(facts: EventFacts): void;
  forget(): void;
}

const DECISIONS: ReadonlySet<number> = new Set([
  K.accepted,
  K.refused,
  K.replace_requested,
  K.request_refused,
  K.rerouted,
  K.released,
]);

/**
 * What risk promises, told by the events alone: orders, limits, trading states, overrides and positions are kept here a
 * second time, in the simplest way that there is, and no total is believed. Only marks, what was earned, and the worth of
 * orders of another currency are read where the engine keeps them.
 */
export function createRiskInvariants(
  observer: Observer,
  coverage: Coverage,
  isForeign: (instrument: number) => boolean,
): RiskInvariants {
  const hasForeign = INSTRUMENTS.some(({ id }) => isForeign(id));
  const limits = createLimitBook();
  const states = createStates();
  const overrides = createOverrides();
  const positions = createPositions();
  const selfTrades = createSelfTrades(limits);
  const rates = createRates(limits);
  const executions = createExecutions(limits);
  const reduceOnly = createReduceOnly(coverage);
  const orders = createToldOrders((orderId, instrument) => {
    if (!isForeign(instrument)) return undefined;
    const { state } = observer;
    const row = findOrder(state, orderId);
    return row < 0 ? 0 : state.orders.words[row * ORDER_WIDTH + OrderColumn.RESERVED_NOTIONAL]!;
  });
  let version = 0;
  let hasBegun = false;
  /** What is held now; undefined: something was told since it was added up. */
  let before: Held | undefined;

  function learn(facts: EventFacts): void {
    const { f64 } = facts.records;
    if (orders.event(facts) || hasForeign) before = undefined;
    positions.event(observer.state, facts);
    states.event(facts);
    overrides.event(facts);
    const isFirst = facts.kind === K.risk_begun && !hasBegun;
    if (isFirst) hasBegun = true;
    if (facts.kind === K.limits_changed) limits.change(facts.records);
    if (facts.kind !== K.limits_changed && facts.kind !== K.limits_set && !isFirst) return;
    version += 1;
    rates.limitsChanged();
    const told = f64[EventWord.ORDER_VERSION]!;
    must(facts.kind === K.limits_set || told === version, 'a change of limits is one version', () => {
      return `event ${facts.seq} begins version ${told}, after ${version - 1}`;
    });
  }

  function everyDecisionNamesTheVersionInForce({ records, kind, seq }: EventFacts): void {
    if (!DECISIONS.has(kind)) return;
    const named = records.i32[H.LIMITS_VERSION]!;
    must(named === version, 'each decision names the limits version in force', () => {
      return `event ${seq} names version ${named}, in force is ${version}`;
    });
  }

  function kept(facts: EventFacts): void {
    const name = 'what risk keeps is what the orders and positions come to';
    const { state } = observer;
    const [fault] = [...orders.faults(state), ...exposureFaults(state), ...positions.faults(state)];
    must(fault === undefined, name, () => `event ${facts.seq}, kind ${facts.kind}: ${fault}`);
    const at = state.globals.words[GlobalColumn.LIMITS_VERSION];
    must(at === version, name, () => `limits version ${at}, not ${version}`);
  }

  return {
    event(facts) {
      everyDecisionNamesTheVersionInForce(facts);
      const was = before ?? heldBy(orders.open());
      before = was;
      const positionsBefore = positions.now();
      const override = overrides.of(facts);
      learn(facts);
      const { state } = observer;
      const now = before ?? heldBy(orders.open());
      before = now;
      kept(facts);
      const order = orders.of(facts);
      // What a plan places or changes was judged with the order that its client placed.
      const isOfPlan = facts.records.i32[H.CAUSE] === Cause.plan;
      if (order !== undefined && !isOfPlan) executions.judge(facts, order, was, now, positionsBefore, override);
      executions.learn(facts, order);
      if (order === undefined) return;
      const judged = { state, facts, order, was, now, positionsBefore, positions: positions.now(), limits, override };
      if (!isOfPlan) {
        whatIsHeldStaysWithinItsLimits(judged);
        orderStaysWithinItsLimits(judged);
        rates.judge(facts, order, override);
      }
      reduceOnly.judge(facts, order, now, positionsBefore);
      reduceOnly.learn(facts, order);
      states.judge(facts, order, now, positionsBefore);
      selfTrades.judge(facts, order, now);
      selfTrades.learn(facts, order, () => now.orders);
      rates.learn(facts, order);
    },
    again(facts) {
      learn(facts);
      before = undefined;
      const order = orders.of(facts);
      executions.learn(facts, order);
      if (order === undefined) return;
      reduceOnly.learn(facts, order);
      selfTrades.learn(facts, order, orders.open);
      rates.learn(facts, order);
    },
    forget() {
      orders.forget();
      limits.forget();
      states.forget();
      overrides.forget();
      positions.forget();
      selfTrades.forget();
      rates.forget();
      executions.forget();
      reduceOnly.forget();
      version = 0;
      hasBegun = false;
      before = undefined;
    },
  };
}
