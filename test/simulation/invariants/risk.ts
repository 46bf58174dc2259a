import { exposureFaults } from '../../support/exposure-faults.ts';
import { EventByte, EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import { GlobalColumn, ORDER_WIDTH } from '../../../core/state/columns.ts';
import { findOrder } from '../../../core/state/state.ts';
import type { EventFacts, Observer } from '../observer.ts';
import { must } from '../violation.ts';
import { createLimitBook } from './limit-book.ts';
import { type Held, heldBy, orderAt } from './open-orders.ts';
import { createPositions } from './positions.ts';
import { createRates } from './rates.ts';
import { createSelfTrades } from './self-trades.ts';
import { createStates } from './states.ts';
import { createOverrides } from './overrides.ts';
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
 * What risk promises, told by the events and the orders' own rows: limits, trading states, overrides and positions are
 * kept here a second time, in the simplest way that there is, and no total is believed.
 */
export function createRiskInvariants(observer: Observer, isForeign: (instrument: number) => boolean): RiskInvariants {
  const limits = createLimitBook();
  const states = createStates();
  const overrides = createOverrides();
  const positions = createPositions();
  const selfTrades = createSelfTrades(limits);
  const rates = createRates(limits);
  let version = 0;
  let hasBegun = false;
  let before: Held | undefined;

  function learn(facts: EventFacts): void {
    const { f64 } = facts.records;
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
    const [fault] = [...exposureFaults(observer.state), ...positions.faults(observer.state)];
    must(fault === undefined, name, () => `event ${facts.seq}, kind ${facts.kind}: ${fault}`);
    const at = observer.state.globals.words[GlobalColumn.LIMITS_VERSION];
    must(at === version, name, () => `limits version ${at}, not ${version}`);
  }

  return {
    event(facts) {
      everyDecisionNamesTheVersionInForce(facts);
      const was = before ?? heldBy(observer.state, isForeign);
      const positionsBefore = positions.copy();
      const override = overrides.of(facts);
      learn(facts);
      const { state } = observer;
      const now = heldBy(state, isForeign);
      before = now;
      kept(facts);
      const row = facts.orderId > 0 && facts.kind < K.cancel_all_started ? findOrder(state, facts.orderId) : -1;
      if (row < 0) return;
      const order = orderAt(state.orders.words, row * ORDER_WIDTH, isForeign);
      const judged = { state, facts, order, was, now, positionsBefore, positions: positions.copy(), limits, override };
      whatIsHeldStaysWithinItsLimits(judged);
      orderStaysWithinItsLimits(judged);
      states.judge(facts, order, now, positionsBefore);
      selfTrades.judge(state, row, facts, order, now);
      rates.judge(facts, order, override);
      selfTrades.learn(facts, order, now);
      rates.learn(facts, order);
    },
    again(facts) {
      learn(facts);
      before = undefined;
      const { state } = observer;
      const row = facts.orderId > 0 && facts.kind < K.cancel_all_started ? findOrder(state, facts.orderId) : -1;
      if (row < 0) return;
      const order = orderAt(state.orders.words, row * ORDER_WIDTH, isForeign);
      if (facts.kind === K.accepted && facts.records.u8[EventByte.ATTEMPT] === 0) {
        selfTrades.learn(facts, order, heldBy(state, isForeign));
      }
      rates.learn(facts, order);
    },
    forget() {
      limits.forget();
      states.forget();
      overrides.forget();
      positions.forget();
      selfTrades.forget();
      rates.forget();
      version = 0;
      hasBegun = false;
      before = undefined;
    },
  };
}
