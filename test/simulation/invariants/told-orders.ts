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
import { type OpenOrder, booksOf, scopesOf, textOfTag } from './open-orders.ts';

const K = EventKind;
const E = EventWord;
const H = EventHalf;
const B = EventByte;
const O = OrderColumn;

const COMPARED = [
  O.STATUS,
  O.BROKER,
  O.QUANTITY_LOTS,
  O.FILLED_LOTS,
  O.PRICE_TICKS,
  O.RESERVED_LOTS,
  O.RESERVED_NOTIONAL,
];

/** Every order as its events tell it, one after the other: no row of a table is read, but for what `faults` compares. */
export interface ToldOrders {
  /** Behind each event: whether it told anything of an order. */
  event(facts: EventFacts): boolean;
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
  /** As it was shown last; undefined: something was told since, or its worth isn't told by its own words. */
  shown: OpenOrder | undefined;
  /** Of an iceberg its newest leg. */
  leg: Told | undefined;
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
      shown: undefined,
      leg: undefined,
    };
    const whole = told.role === ChildRole.leg ? all.get(told.parentId) : undefined;
    if (whole !== undefined) whole.leg = told;
    all.set(orderId, told);
    open.set(orderId, told);
  }

  function goOn(told: Told, { kind, statusBefore, records: { f64, i32, u8 } }: EventFacts): void {
    // A plan may go on for longer than its order is known.
    if (kind === K.plan_moved && !open.has(told.orderId)) return;
    told.shown = undefined;
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
    if (whole !== undefined) {
      whole.filled += f64[E.LAST_LOTS]!;
      whole.shown = undefined;
    }
    // A stop that comes back is at no broker.
    const hasMoved = kind === K.rerouted || kind === K.released || (kind === K.not_sent && isHere(u8[B.STATUS]!));
    if (hasMoved) told.broker = u8[B.BROKER]!;
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

  /** What an iceberg counts as while its leg is larger, or dearer, than what is left of the whole; undefined: it is neither. */
  function withLeg(told: Told): { lots: number; notional: number } | undefined {
    const { leg, countedTicks } = told;
    if (told.type !== OrderType.iceberg || leg === undefined || !open.has(leg.orderId)) return undefined;
    const ofLeg = Math.max(leg.quantity, leg.wantedLots) - leg.filled;
    const legTicks = Math.max(leg.countedTicks, leg.wantedTicks);
    const left = Math.max(0, told.quantity - told.filled);
    if (ofLeg <= 0 || (ofLeg <= left && legTicks <= countedTicks)) return undefined;
    const lots = Math.max(left, ofLeg);
    return { lots, notional: Math.max(legTicks, countedTicks) * ofLeg + countedTicks * (lots - ofLeg) };
  }

  function shown(told: Told): OpenOrder {
    if (told.shown !== undefined) return told.shown;
    const { orderId, account, tag, instrument, broker, quantity, filled, wantedLots, isBuy, ticks, isCovered } = told;
    const wanted = told.wantedTicks || ticks;
    const before = told.countedTicks * Math.max(0, quantity - filled);
    const next = told.wantedTicks * Math.max(0, wantedLots - filled);
    const more = withLeg(told);
    const money = moneyOf(orderId, instrument);
    const order: OpenOrder = {
      orderId,
      account,
      tag,
      instrument,
      broker,
      isBuy,
      isMarket: sentType(told.type, ticks) === OrderType.market,
      options: told.options,
      parentId: told.parentId,
      role: told.role,
      isCovered,
      status: told.status,
      lots: isCovered ? 0 : (more?.lots ?? Math.max(0, Math.max(quantity, wantedLots) - filled)),
      notional: money ?? (isCovered ? 0 : (more?.notional ?? Math.max(before, next))),
      ticks: isBuy ? Math.max(ticks, wanted) : Math.min(ticks, wanted),
      scopes: scopesOf(told),
      books: booksOf(told),
    };
    // What an iceberg counts as follows from its leg, too.
    if (money === undefined && told.leg === undefined) told.shown = order;
    return order;
  }

  const isOfOrder = ({ kind, orderId }: EventFacts): boolean => orderId > 0 && kind < K.cancel_all_started;

  return {
    event(facts) {
      if (!isOfOrder(facts)) return false;
      if (facts.kind === K.accepted) begin(facts);
      const told = facts.kind === K.accepted ? undefined : all.get(facts.orderId);
      const isSaid = facts.kind === K.suspended || facts.kind === K.request_refused || facts.kind === K.probe_requested;
      if (told !== undefined && !isSaid) goOn(told, facts);
      return true;
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
        const isKept =
          at >= 0 &&
          words[at + O.STATUS] === status &&
          words[at + O.BROKER] === broker &&
          words[at + O.QUANTITY_LOTS] === quantity &&
          words[at + O.FILLED_LOTS] === filled &&
          words[at + O.PRICE_TICKS] === ticks &&
          words[at + O.RESERVED_LOTS] === lots &&
          words[at + O.RESERVED_NOTIONAL] === notional;
        if (isKept) continue;
        const kept = at < 0 ? 'nothing' : COMPARED.map((column) => words[at + column]).join(' ');
        const said = [status, broker, quantity, filled, ticks, lots, notional].join(' ');
        faults.push(`order ${orderId} is kept as ${kept}, and was told as ${said}`);
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
