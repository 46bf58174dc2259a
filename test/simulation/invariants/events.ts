import { OrderEvent, statusAfter } from '../../../core/order/lifecycle.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import { OrderStatus, OrderType, isFinal, isHere } from '../../../core/schema/order-kind.ts';
import { ACCOUNT_WIDTH, AccountColumn, GlobalColumn, ORDER_WIDTH, OrderColumn } from '../../../core/state/columns.ts';
import type { EngineState } from '../../../core/state/state.ts';
import type { EventFacts, Observer } from '../observer.ts';
import { must } from '../violation.ts';

const E = EventWord;
const H = EventHalf;
const O = OrderColumn;

const EVENT_OF: Readonly<Partial<Record<number, OrderEvent>>> = {
  [EventKind.acknowledged]: OrderEvent.acknowledged,
  [EventKind.cancel_requested]: OrderEvent.cancel_requested,
  [EventKind.cancelled]: OrderEvent.cancelled,
  [EventKind.cancel_rejected]: OrderEvent.cancel_rejected,
  [EventKind.replace_requested]: OrderEvent.replace_requested,
  [EventKind.replaced]: OrderEvent.replaced,
  [EventKind.replace_rejected]: OrderEvent.replace_rejected,
  [EventKind.rejected]: OrderEvent.rejected,
  [EventKind.rerouted]: OrderEvent.rerouted,
  [EventKind.released]: OrderEvent.released,
  [EventKind.triggered]: OrderEvent.triggered,
  [EventKind.expired]: OrderEvent.expired,
  [EventKind.not_sent]: OrderEvent.not_sent,
  [EventKind.outcome_unknown]: OrderEvent.outcome_unknown,
  [EventKind.resolved_open]: OrderEvent.resolved_open,
};

/** What happened to the order, in the words of the lifecycle; undefined: nothing that it knows. */
export function orderEventOf(
  state: EngineState,
  { kind, row, records, statusBefore }: EventFacts,
): OrderEvent | undefined {
  if (row < 0) return undefined;
  const isKept = isHere(statusBefore) && statusBefore !== OrderStatus.working;
  // Asked for, and done at once: it is at no venue. What self-trade prevention itself ends says so.
  if (kind === EventKind.cancelled && isKept && records.i32[H.REJECT] === 0) return OrderEvent.cancel_requested;
  if (kind === EventKind.triggered && statusBefore === OrderStatus.triggered) return OrderEvent.kept_back;
  // Its terms alone: where it stands is not touched.
  if (kind === EventKind.replaced && !isKeptHere(statusBefore) && records.i32[H.CAUSE] === Cause.command)
    return undefined;
  if (kind === EventKind.plan_moved) return endOfWorking(statusBefore, records.u8[EventByte.STATUS]!);
  if (kind === EventKind.not_sent && !isFinal(records.u8[EventByte.STATUS]!)) return OrderEvent.came_back;
  if (kind !== EventKind.filled) return EVENT_OF[kind];
  const { words } = state.orders;
  const most = Math.max(words[row * ORDER_WIDTH + O.QUANTITY_LOTS]!, words[row * ORDER_WIDTH + O.PENDING_LOTS]!);
  return records.f64[E.FILLED_LOTS]! >= most ? OrderEvent.complete : OrderEvent.partly;
}

const END_OF: Readonly<Partial<Record<number, OrderEvent>>> = {
  [OrderStatus.filled]: OrderEvent.complete,
  [OrderStatus.cancelled]: OrderEvent.cancelled,
  [OrderStatus.expired]: OrderEvent.expired,
  [OrderStatus.rejected]: OrderEvent.rejected,
};

function isKeptHere(status: number): boolean {
  return isHere(status) && status !== OrderStatus.triggered;
}

/** A change of its terms leaves an order that a venue has where it is, with its price and size. */
export function termsAloneAreChanged(state: EngineState, { kind, row, records, statusBefore, seq }: EventFacts): void {
  const isOfTerms = kind === EventKind.replaced && records.i32[H.CAUSE] === Cause.command && !isKeptHere(statusBefore);
  if (!isOfTerms || row < 0) return;
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  const isSame =
    records.u8[EventByte.STATUS] === statusBefore &&
    records.f64[E.PRICE_TICKS] === words[at + O.PRICE_TICKS] &&
    records.f64[E.QUANTITY_LOTS] === words[at + O.QUANTITY_LOTS];
  must(isSame, 'what changes terms changes nothing else', () => `event ${seq} in status ${statusBefore}`);
}

/** An order that is sent in legs ends with what is said of its plan. */
function endOfWorking(before: number, after: number): OrderEvent | undefined {
  const isWorking = before === OrderStatus.working || before === OrderStatus.pending_cancel;
  return isWorking && after !== before ? END_OF[after] : undefined;
}

export function sequencesHaveNoGap(state: EngineState, { records, seq }: EventFacts): void {
  const found = records.f64[E.SEQ]!;
  must(found === seq, 'event sequences have no gap', () => `event ${seq} says that it is ${found}`);
  const timeUs = records.f64[E.TIME_US]!;
  const beforeUs = state.globals.words[GlobalColumn.TIME_US]!;
  must(timeUs >= beforeUs, 'engine time never goes back', () => `event ${seq}: ${timeUs} after ${beforeUs}`);
}

export function accountSequencesHaveNoGap(state: EngineState, { records, seq }: EventFacts): void {
  const accountSeq = records.f64[E.ACCOUNT_SEQ]!;
  if (accountSeq === 0) return;
  const last = state.accounts.words[records.i32[H.ACCOUNT]! * ACCOUNT_WIDTH + AccountColumn.REPORT_SEQ]!;
  must(accountSeq === last + 1, 'account sequences have no gap', () => `event ${seq}: ${accountSeq} after ${last}`);
}

export function everyMoveIsInTheLifecycle(
  event: OrderEvent | undefined,
  { statusBefore, seq, kind }: EventFacts,
): void {
  if (event === undefined) return;
  must(statusAfter(statusBefore, event, 1) !== 0, 'every move of an order is in the lifecycle', () => {
    return `event ${seq} of kind ${kind}: ${event} in status ${statusBefore}`;
  });
}

/** But for an exit whose venue has proven that it isn't there: `venues.ts` knows whether that is so. */
export function anUnknownOutcomeIsNeverSentElsewhere(facts: EventFacts): void {
  const { kind, statusBefore, seq, orderId, records } = facts;
  if (kind !== EventKind.rerouted) return;
  const isExit = records.u8[EventByte.TYPE] === OrderType.oco;
  must(
    statusBefore === OrderStatus.routed || (isExit && statusBefore === OrderStatus.unknown),
    'an unknown outcome is never sent elsewhere',
    () => {
      return `event ${seq}: order ${orderId} in status ${statusBefore}`;
    },
  );
}

/** An id is free again only when it has been kept for its time after the order's end. */
export function aClientIdMakesOneOrder(
  observer: Observer,
  { kind, records, seq }: EventFacts,
  clientId: string,
  keptUs: number,
): void {
  if (kind !== EventKind.accepted || clientId === '') return;
  const before = observer.orderOf(records.i32[H.ACCOUNT]!, clientId);
  if (before === undefined) return;
  const freeUs = before.endedUs + keptUs;
  const isOver = isFinal(before.status) && records.f64[E.TIME_US]! >= freeUs;
  must(
    isOver,
    'a client order id makes one order',
    () => `event ${seq}: ${clientId} is order ${before.orderId} already`,
  );
}
