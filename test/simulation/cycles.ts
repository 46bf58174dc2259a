import type { LatchWriter } from '../../core/memory/latch.ts';
import { noteText, oddNote } from '../../core/order/lifecycle.ts';
import { EVENT_BYTES, EventKind } from '../../core/schema/event.ts';
import type { PriceSender } from '../../workers/market/price-sender.ts';
import { QUOTE_WORDS, QuoteWord } from '../../core/schema/quote.ts';
import type { SeededRandom } from '../../workers/seeded-random.ts';
import type { Coverage } from './coverage.ts';
import {
  aClientIdMakesOneOrder,
  accountSequencesHaveNoGap,
  anUnknownOutcomeIsNeverSentElsewhere,
  everyMoveIsInTheLifecycle,
  orderEventOf,
  sequencesHaveNoGap,
  termsAloneAreChanged,
} from './invariants/events.ts';
import type { GuardInvariants } from './invariants/guards.ts';
import type { CancelReplaces } from './invariants/cancel-replaces.ts';
import type { PlanInvariants } from './invariants/plans.ts';
import type { RiskInvariants } from './invariants/risk.ts';
import { everyReplicaHasTheStateOfItsEvents } from './invariants/replicas.ts';
import type { SentOrders } from './invariants/sent-orders.ts';
import type { Life } from './life.ts';
import { clientIdOf, type Observer } from './observer.ts';
import { lifecycleName, noteEvent, noteUntouchedReports } from './reached.ts';
import type { AgentName, Simulation } from './simulation.ts';
import type { Venue } from './venue.ts';
import { INSTRUMENTS } from './world.ts';

/** One duty cycle of each agent, and behind it what has to hold of every event that it published. */
export interface Cycles {
  cycle(agent: AgentName, life: Life): number;
  /** The journal may have moved its cursor. */
  noteDurable(life: Life): void;
}

export interface CyclesParts {
  readonly coverage: Coverage;
  readonly observer: Observer;
  readonly venues: readonly Venue[];
  readonly guards: GuardInvariants;
  readonly risk: RiskInvariants;
  readonly plans: PlanInvariants;
  readonly sent: SentOrders;
  readonly swaps: CancelReplaces;
  /** The last durable event, and where the cursor of this life stood then. */
  readonly durable: { seq: number; at: number };
  readonly market: { quotes: LatchWriter | undefined; prices: PriceSender | undefined; quotedUs: number };
  readonly clock: { readonly us: number };
  readonly random: SeededRandom;
  readonly idKeptUs: number;
  readonly sim: () => Simulation;
}

const QUOTE_EVERY_US = 400_000;
const quote = new Float64Array(QUOTE_WORDS);

export function createCycles(parts: CyclesParts): Cycles {
  const { coverage, observer, venues, durable, market, clock, random, sim } = parts;

  function engineCycle(life: Life): number {
    const { events, engine } = life;
    const from = events.position;
    const takenBefore = life.reportsTaken();
    const work = engine.doWork(life.clock.nowUs());
    const count = (events.position - from) | 0;
    const touched = new Set<number>();
    for (let i = 0; i < count; i++) {
      const at = ((from + i) & (events.capacity - 1)) * EVENT_BYTES;
      published(life, at, touched);
    }
    everyReplicaHasTheStateOfItsEvents('the engine', life.state, observer);
    if (work === 0 && engine.isHungry?.() !== true) {
      parts.guards.idle(life.clock.nowUs());
      parts.plans.idle(life.clock.nowUs());
    }
    noteUntouchedReports(coverage, observer, life.reports.splice(0, life.reportsTaken() - takenBefore), touched);
    return work;
  }

  function published({ events: { records } }: Life, at: number, touched: Set<number>): void {
    const facts = observer.take(records, at);
    const before = observer.state;
    sequencesHaveNoGap(before, facts);
    accountSequencesHaveNoGap(before, facts);
    const event = orderEventOf(before, facts);
    everyMoveIsInTheLifecycle(event, facts);
    anUnknownOutcomeIsNeverSentElsewhere(facts);
    termsAloneAreChanged(before, facts);
    if (facts.kind === EventKind.accepted) {
      aClientIdMakesOneOrder(observer, facts, clientIdOf(facts.records, 0), parts.idKeptUs);
    }
    noteEvent(coverage, before, facts);
    if (event !== undefined) {
      touched.add(facts.orderId);
      coverage.reach(lifecycleName(facts.statusBefore, event));
      const note = noteText(oddNote(facts.statusBefore, event));
      if (note !== undefined) coverage.reach(`odd: ${lifecycleName(facts.statusBefore, event)}`);
    }
    observer.settle(facts);
    parts.risk.event(facts);
    parts.guards.event(facts);
    parts.plans.event(facts);
    parts.sent.event(facts);
    parts.swaps.event(facts);
  }

  function journalCycle(life: Life): number {
    try {
      return life.journal.doWork(life.clock.nowUs());
    } finally {
      noteDurable(life);
    }
  }

  function noteDurable({ durable: { position } }: Life): void {
    durable.seq += (position - durable.at) | 0;
    durable.at = position;
  }

  function followerCycle(life: Life): number {
    const work = life.follower.doWork(life.clock.nowUs());
    if (work > 0) everyReplicaHasTheStateOfItsEvents('the follower', life.followerState, observer);
    return work;
  }

  function marketCycle(life: Life): number {
    if (!sim().isMarketOpen) return 0;
    const nowUs = life.clock.nowUs();
    const spikes = sim().spikes.splice(0);
    for (const { instrument, ticks } of spikes) {
      tick(instrument, ticks, nowUs);
      tick(instrument, sim().marketTicks[instrument]!, nowUs);
    }
    if (clock.us - market.quotedUs >= QUOTE_EVERY_US) {
      market.quotedUs = clock.us;
      for (const { id } of INSTRUMENTS) tick(id, sim().marketTicks[id]!, nowUs);
      market.prices?.publish();
      return 1;
    }
    return spikes.length + (market.prices?.publish() ?? 0);
  }

  function tick(instrument: number, ticks: number, nowUs: number): void {
    if (ticks === 0) return;
    quote.fill(0);
    quote[QuoteWord.LAST_TICKS] = ticks;
    const { below, above } = sim().spreads[instrument]!;
    quote[QuoteWord.BID_TICKS] = ticks - below;
    quote[QuoteWord.ASK_TICKS] = ticks + above;
    quote[QuoteWord.RECEIVED_US] = nowUs;
    market.quotes?.write(instrument, quote, 0);
    market.prices?.offer(instrument, quote);
  }

  function doCycle(agent: AgentName, life: Life): number {
    switch (agent) {
      case 'gateway':
        return life.door.turn();
      case 'engine':
        return engineCycle(life);
      case 'journal':
        return journalCycle(life);
      case 'broker':
        return life.broker.doWork(life.clock.nowUs());
      case 'follower':
        return followerCycle(life);
      case 'market':
        return marketCycle(life);
      case 'venue':
        return venues[random.below(venues.length)]!.step(random) ? 1 : 0;
    }
  }

  return { cycle: doCycle, noteDurable };
}
