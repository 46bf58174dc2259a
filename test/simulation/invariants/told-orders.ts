import {
  Cause,
  EVENT_LONG_BYTES,
  EventByte,
  EventHalf,
  EventKind,
  EventWord,
  OrderFlag,
} from '../../../core/schema/event.ts';
import { OrderType, Side, isFinal, isHere, sentType } from '../../../core/schema/order-kind.ts';
import { ChildRole, Term } from '../../../core/schema/terms.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../../../core/state/columns.ts';
import { type EngineState, findOrder } from '../../../core/state/state.ts';
import type { EventFacts } from '../observer.ts';
import { type OpenOrder, textOfTag } from './open-orders.ts';

const K = EventKind;
const E = EventWord;
const H = EventHalf;
const B = EventByte;
const O = OrderColumn;

/** Every order as its events tell it, one after the other: no row of a table is read, but for what `faults` compares. */
export interface ToldOrders {
  /** Behind each event. */
  event(facts: EventFacts): void;
  /** Also one that has ended; undefined: the event is of no order. */
  of(facts: EventFacts): OpenOrder | undefined;
  /** Those that could still trade. */
  open(): Iterable<OpenOrder>;
  /** Where the engine's rows say something else. */
  faults(state: EngineState): string[];
  forget(): void;
}

interface Told {
  readonly orderId: number;
  readonly account: number;
  readonly tag: string;
  readonly instrument: number;
  readonly isBuy: boolean;
  readonly type: number;
  readonly options: number;
  readonly parentId: number;
  readonly role: number;
  isCovered: boolean;
  broker: number;
  status: number;
  quantity: number;
  /** Sum of its fills. */
  filled: number;
  ticks: number;
  /** The price that it is counted at. */
  countedTicks: number;
  /** What a replace asked for that nobody has answered; 0: none. */
  wantedLots: number;
  wantedTicks: number;
}

/** `moneyOf`: what an order counts at whose worth its own words don't tell; undefined: they do. */
export function createToldOrders(moneyOf: (orderId: number, instrument: number) => number | undefined): ToldOrders {
  const all = new Map<number, Told>();
  const open = new Map<number, Told>();

  function begin({ orderId, records: { f64, i32, u8 } }: EventFacts): void {
    const hasTerms = i32[H.LENGTH]! > EVENT_LONG_BYTES;
    const told: Told = {
      orderId,
      account: i32[H.ACCOUNT]!,
      tag: textOfTag(f64, E.TAG_LENGTH),
      instrument: i32[H.INSTRUMENT]!,
      isBuy: u8[B.SIDE] === Side.buy,
      type: u8[B.TYPE]!,
      options: f64[E.OPTIONS]!,
      parentId: hasTerms ? f64[E.TERMS + Term.PARENT_ID]! : 0,
      role: hasTerms && f64[E.TERMS + Term.PARENT_ID]! > 0 ? f64[E.TERMS + Term.VARIANCE]! : 0,
      isCovered: (i32[H.FLAGS]! & OrderFlag.covered) !== 0,
      broker: u8[B.BROKER]!,
      status: u8[B.STATUS]!,
      quantity: f64[E.QUANTITY_LOTS]!,
      filled: 0,
      ticks: f64[E.PRICE_TICKS]!,
      countedTicks: f64[E.LIMIT]!,
      wantedLots: 0,
      wantedTicks: 0,
    };
    all.set(orderId, told);
    open.set(orderId, told);
  }

  function goOn(told: Told, { kind, statusBefore, records: { f64, i32, u8 } }: EventFacts): void {
    // A plan may go on for longer than its order is known.
    if (kind === K.plan_moved && !open.has(told.orderId)) return;
    told.status = u8[B.STATUS]!;
    told.quantity = f64[E.QUANTITY_LOTS]!;
    if (f64[E.PRICE_TICKS] !== told.ticks) told.countedTicks = f64[E.PRICE_TICKS]!;
    told.ticks = f64[E.PRICE_TICKS]!;
    // What is changed here is judged anew, and counted at what it was judged at.
    const isJudged = kind === K.replaced && i32[H.CAUSE] === Cause.command && isHere(statusBefore);
    if (isJudged) told.countedTicks = f64[E.LIMIT]!;
    if (kind === K.filled) told.filled += f64[E.LAST_LOTS]!;
    // What a leg has filled, the whole has.
    const whole = kind === K.filled && told.role === ChildRole.leg ? all.get(told.parentId) : undefined;
    if (whole !== undefined) whole.filled += f64[E.LAST_LOTS]!;
    if (kind === K.rerouted || kind === K.released) told.broker = u8[B.BROKER]!;
    // A stop that leaves takes over from the target what that held.
    if (kind === K.released || kind === K.triggered) told.isCovered = (i32[H.FLAGS]! & OrderFlag.covered) !== 0;
    if (kind === K.replace_requested) {
      told.wantedTicks = f64[E.ARG0]!;
      told.wantedLots = f64[E.ARG1]!;
    }
    if (kind === K.replaced || kind === K.replace_rejected || kind === K.resolved_open) {
      told.wantedTicks = 0;
      told.wantedLots = 0;
    }
    if (isFinal(told.status)) open.delete(told.orderId);
  }

  function shown(told: Told): OpenOrder {
    const { quantity, filled, wantedLots, isBuy, ticks, isCovered } = told;
    const wanted = told.wantedTicks || ticks;
    const before = told.countedTicks * Math.max(0, quantity - filled);
    const next = told.wantedTicks * Math.max(0, wantedLots - filled);
    return {
      ...told,
      isMarket: sentType(told.type, ticks) === OrderType.market,
      lots: isCovered ? 0 : Math.max(0, Math.max(quantity, wantedLots) - filled),
      notional: moneyOf(told.orderId, told.instrument) ?? (isCovered ? 0 : Math.max(before, next)),
      ticks: isBuy ? Math.max(ticks, wanted) : Math.min(ticks, wanted),
    };
  }

  const isOfOrder = ({ kind, orderId }: EventFacts): boolean => orderId > 0 && kind < K.cancel_all_started;

  return {
    event(facts) {
      if (!isOfOrder(facts)) return;
      if (facts.kind === K.accepted) return begin(facts);
      const told = all.get(facts.orderId);
      const isSaid = facts.kind === K.suspended || facts.kind === K.request_refused || facts.kind === K.probe_requested;
      if (told !== undefined && !isSaid) goOn(told, facts);
    },
    of(facts) {
      const told = isOfOrder(facts) ? all.get(facts.orderId) : undefined;
      return told === undefined ? undefined : shown(told);
    },
    *open() {
      for (const told of open.values()) yield shown(told);
    },
    faults(state) {
      const faults: string[] = [];
      const { words } = state.orders;
      for (const told of open.values()) {
        const { orderId, status, broker, quantity, filled, ticks } = told;
        const { lots, notional } = shown(told);
        const at = findOrder(state, orderId) * ORDER_WIDTH;
        const is = at < 0 ? [] : [O.STATUS, O.BROKER, O.QUANTITY_LOTS, O.FILLED_LOTS, O.PRICE_TICKS];
        const kept = [...is, O.RESERVED_LOTS, O.RESERVED_NOTIONAL].map((column) => words[at + column]).join(' ');
        const said = [status, broker, quantity, filled, ticks, lots, notional].join(' ');
        if (kept !== said) faults.push(`order ${orderId} is kept as ${kept}, and was told as ${said}`);
      }
      const rows = state.globals.words[GlobalColumn.OPEN_COUNT]!;
      if (rows !== open.size) faults.push(`${rows} orders are kept as open, ${open.size} were told so`);
      return faults;
    },
    forget() {
      all.clear();
      open.clear();
    },
  };
}
