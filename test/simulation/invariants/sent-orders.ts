import { Cause, EVENT_LONG_BYTES, EventByte, EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import { MARKS_PER_EVENT, MARK_WORDS, Marks } from '../../../core/schema/marks.ts';
import { OrderType, Side } from '../../../core/schema/order-kind.ts';
import { PlaceOption } from '../../../core/schema/risk.ts';
import { ChildRole, Term, TermFlag } from '../../../core/schema/terms.ts';
import type { VenueOrder } from '../../../workers/broker/adapter.ts';
import { parseVenueClientId } from '../../../workers/broker/venue-client-id.ts';
import type { Coverage } from '../coverage.ts';
import { JOURNAL } from '../life.ts';
import type { EventFacts } from '../observer.ts';
import { must } from '../violation.ts';
import { INSTRUMENTS } from '../world.ts';

const K = EventKind;
const E = EventWord;
const H = EventHalf;
const B = EventByte;

/** What reaches a venue is what the order's client asked for, whoever sends it, however often: told by the events alone. */
export interface SentOrders {
  /** Behind each event. */
  event(facts: EventFacts): void;
  /** Before its bytes leave. */
  place(order: VenueOrder): void;
  forget(): void;
}

export const SentReached = {
  postOnly: 'sent: post only',
  band: 'sent: a market order with its band',
  autoBand: 'sent: a market order with the band that its price has',
  bandOfStop: 'sent: a stop with its band',
  bandOfTrail: 'sent: a trailing stop with its band',
  bandOfExit: 'sent: the stop of a group with its band',
  bandOfSlice: 'sent: a slice with the band of the whole',
} as const;

interface Asked {
  readonly instrument: number;
  readonly isBuy: boolean;
  readonly type: number;
  /** `ChildRole`, 0: its client placed it. */
  readonly role: number;
  /** Of its client's order. */
  readonly postOnly: boolean;
  /** Hundredths of a percent, 0: none was asked for. */
  readonly bandBps: number;
  readonly isAuto: boolean;
  /** Its client named no price: what it has follows from its band. */
  readonly isPriced: boolean;
  /** Of a market order: the reference price when it was accepted, and of its parts. */
  readonly baseTicks: number;
  readonly parent: Asked | undefined;
  quantity: number;
  ticks: number;
  /** Where it stops, as its terms say now; the best price since it was armed. */
  stopTicks: number;
  trail: number;
  isPercent: boolean;
  bestTicks: number;
}

const AUTO = 0x3fff;
/** Prices here are beyond the last step of the table. */
const AUTO_BPS = 50;

export function createSentOrders(coverage: Coverage): SentOrders {
  const orders = new Map<number, Asked>();

  function begin({ orderId, records: { f64, i32, u8 } }: EventFacts): void {
    const hasTerms = i32[H.LENGTH]! > EVENT_LONG_BYTES;
    const term = (index: number): number => (hasTerms ? f64[E.TERMS + index]! : 0);
    const parent = orders.get(term(Term.PARENT_ID));
    const options = f64[E.OPTIONS]!;
    const protection = Math.floor(options / 128) % 0x4000;
    const role = parent === undefined ? 0 : term(Term.VARIANCE);
    orders.set(orderId, {
      instrument: i32[H.INSTRUMENT]!,
      isBuy: u8[B.SIDE] === Side.buy,
      type: u8[B.TYPE]!,
      role,
      postOnly: parent === undefined ? (options & PlaceOption.postOnly) !== 0 : parent.postOnly,
      isAuto: parent === undefined ? protection === AUTO : parent.isAuto,
      bandBps: parent === undefined ? (protection === AUTO ? AUTO_BPS : protection) : parent.bandBps,
      isPriced: (options & PlaceOption.priced) !== 0,
      baseTicks: parent === undefined ? f64[E.REF_TICKS]! : parent.baseTicks,
      parent,
      quantity: f64[E.QUANTITY_LOTS]!,
      ticks: f64[E.PRICE_TICKS]!,
      stopTicks: term(Term.STOP_TICKS),
      trail: term(Term.TRAIL),
      isPercent: (term(Term.FLAGS) & TermFlag.percent) !== 0,
      bestTicks: 0,
    });
  }

  function trailed({ records: { f64 } }: EventFacts): void {
    for (let i = 0; i < MARKS_PER_EVENT; i++) {
      const pair = Marks.FIRST + i * MARK_WORDS;
      const whole = orders.get(f64[pair]!);
      if (whole === undefined) continue;
      // Told of the client's order: a stop leg of it, the newest, follows too.
      for (const asked of orders.values()) {
        if (asked === whole || asked.parent === whole) asked.bestTicks = f64[pair + 1]!;
      }
    }
  }

  return {
    event(facts) {
      const { kind, orderId, records } = facts;
      const { f64, i32 } = records;
      if (kind === K.trailed) return trailed(facts);
      if (orderId === 0 || kind >= K.cancel_all_started) return;
      if (kind === K.accepted) return begin(facts);
      const asked = orders.get(orderId);
      if (asked === undefined) return;
      if (kind === K.replaced || kind === K.released || kind === K.rerouted) {
        asked.quantity = f64[E.QUANTITY_LOTS]!;
        asked.ticks = f64[E.PRICE_TICKS]!;
      }
      const isChanged = kind === K.replaced && i32[H.CAUSE] === Cause.command && i32[H.LENGTH]! > EVENT_LONG_BYTES;
      if (!isChanged) return;
      // What is changed of a stop leg is changed for those that may follow it.
      for (const one of asked.role === ChildRole.stop && asked.parent !== undefined ? [asked, asked.parent] : [asked]) {
        one.stopTicks = f64[E.TERMS + Term.STOP_TICKS]!;
        one.trail = f64[E.TERMS + Term.TRAIL]!;
      }
    },
    place(order) {
      const asked = orders.get(parseVenueClientId(JOURNAL, order.clientId)?.orderId ?? 0);
      if (asked === undefined) return;
      whatIsSentIsWhatWasRouted(order, asked);
      nothingThatMustRestMayTake(order, asked);
      aProtectedOrderHasItsBand(order, asked);
      reach(order, asked);
    },
    forget: () => orders.clear(),
  };

  function reach(order: VenueOrder, asked: Asked): void {
    if (order.postOnly) coverage.reach(SentReached.postOnly);
    if (!isBanded(asked)) return;
    if (isStop(asked)) {
      coverage.reach(asked.role === ChildRole.stop ? SentReached.bandOfExit : SentReached.bandOfStop);
      if (asked.trail > 0) coverage.reach(SentReached.bandOfTrail);
    } else if (asked.role === ChildRole.leg) coverage.reach(SentReached.bandOfSlice);
    else coverage.reach(asked.isAuto ? SentReached.autoBand : SentReached.band);
  }
}

function whatIsSentIsWhatWasRouted(order: VenueOrder, asked: Asked): void {
  const { clientId, symbol, side, quantityLots, priceTicks } = order;
  const said = `${INSTRUMENTS[asked.instrument]?.symbol} ${asked.isBuy ? 'buy' : 'sell'} ${asked.quantity}@${asked.ticks}`;
  const sent = `${symbol} ${side} ${quantityLots}@${priceTicks}`;
  must(sent === said, 'what reaches a venue is what was routed', () => `${clientId}: ${sent}, routed was ${said}`);
}

/** An entry, an order alone and its parts: an exit may trade at once. */
function nothingThatMustRestMayTake({ clientId, postOnly }: VenueOrder, asked: Asked): void {
  const isMeant = asked.postOnly && (asked.role === 0 || asked.role === ChildRole.leg);
  must(postOnly === isMeant, 'an order that is post only is so at each venue', () => `${clientId}: ${postOnly}`);
}

function isStop({ type, role }: Asked): boolean {
  return role === ChildRole.stop || type === OrderType.stop || type === OrderType.trailing_stop;
}

/** What is a market order without its band. */
function isBanded(asked: Asked): boolean {
  if (asked.bandBps === 0) return false;
  const { role, type, parent, isPriced } = asked;
  if (role === ChildRole.leg) return parent?.type === OrderType.market;
  if (role === ChildRole.stop) return type !== OrderType.stop_limit && type !== OrderType.limit;
  return role === 0 && (type === OrderType.market || isStop(asked) || isPriced);
}

function aProtectedOrderHasItsBand(order: VenueOrder, asked: Asked): void {
  if (!isBanded(asked)) return;
  const wanted = bandTicks(asked.isBuy, isStop(asked) ? stopOf(asked) : asked.baseTicks, asked.bandBps);
  const isRight = order.type === 'limit' && order.priceTicks === wanted && order.timeInForce === 'ioc';
  must(isRight, 'a protected order never leaves without its band', () => {
    return `${order.clientId}: ${order.type} ${order.timeInForce} at ${order.priceTicks}, its band ends at ${wanted}`;
  });
}

/** Where it triggered: its stop, or behind the best price by its trail, where that is nearer. */
function stopOf(asked: Asked): number {
  // One that leaves again waits for no price: it has that of the one before.
  const { stopTicks, trail, isPercent, bestTicks } = asked.type === OrderType.market ? (asked.parent ?? asked) : asked;
  const { isBuy } = asked;
  if (trail === 0 || bestTicks === 0) return stopTicks;
  const away = isPercent ? Math.ceil((bestTicks * trail) / 1_000_000) : trail;
  if (isBuy) return stopTicks === 0 ? bestTicks + away : Math.min(stopTicks, bestTicks + away);
  return Math.max(stopTicks, bestTicks - away);
}

/** On the far side of its base by its band, a tick at least. */
function bandTicks(isBuy: boolean, base: number, bps: number): number {
  const off = (base * bps) / 10_000;
  return isBuy ? Math.ceil(base + Math.max(1, off)) : Math.max(1, Math.floor(base - Math.max(1, off)));
}
