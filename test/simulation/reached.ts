import { OrderEvent, statusAfter } from '../../core/order/lifecycle.ts';
import { EventByte, EventHalf, EventKind, EventWord } from '../../core/schema/event.ts';
import { OrderStatus, isFinal } from '../../core/schema/order-kind.ts';
import { rejectName } from '../../core/schema/reject.ts';
import { ReportHalf, ReportKind, ReportWord, VenueStateCode } from '../../core/schema/report.ts';
import { ORDER_WIDTH, OrderColumn } from '../../core/state/columns.ts';
import { type EngineState, findExecution, findOrder } from '../../core/state/state.ts';
import type { Coverage } from './coverage.ts';
import type { ReportFacts } from './life.ts';
import type { EventFacts, Observer } from './observer.ts';
import { isBelievable } from '../../core/order/believable.ts';

const E = EventWord;
const H = EventHalf;
const R = ReportWord;
const RH = ReportHalf;
const O = OrderColumn;

const statusNames = new Map<number, string>(Object.entries(OrderStatus).map(([name, value]) => [value, name]));
const eventNames = new Map<number, string>(Object.entries(OrderEvent).map(([name, value]) => [value, name]));

export function lifecycleName(status: number, event: number): string {
  return `lifecycle: ${statusNames.get(status)} ${eventNames.get(event)}`;
}

/** The ways to suspense, each a place in the engine that calls `suspend`. */
export const Suspense = {
  reusedExecution: 'suspense: one execution id for two orders',
  unknownOrder: 'suspense: a report of an order that nobody knows',
  otherAttempt: 'suspense: an earlier attempt lives all the same',
  unbelievable: 'suspense: a fill that can’t be believed',
  absentButFilled: 'suspense: absent, and yet it was filled',
  fillTooLate: 'suspense: a fill that the lifecycle lacks',
  venueCountsMore: 'suspense: the venue counts more than is booked',
  filledNotBooked: 'suspense: filled at the venue, and not booked',
  openAfterAll: 'suspense: open at the venue, and ended here as never there',
  notInLifecycle: 'suspense: a report that the lifecycle lacks',
  filledAndRefused: 'suspense: refused, and yet it was filled',
} as const;

/** Notes rejects and suspense of an event; `state` is the one before it. */
export function noteEvent(coverage: Coverage, state: EngineState, facts: EventFacts): void {
  const reject = rejectName(facts.records.i32[H.REJECT]!);
  if (reject !== undefined) coverage.reach(`reject: ${reject}`);
  if (facts.kind === EventKind.suspended) coverage.reach(suspenseOf(state, facts));
}

function suspenseOf(state: EngineState, { records, row }: EventFacts): string {
  const { f64, i32, u8 } = records;
  const report = i32[H.NOTE]!;
  const broker = u8[EventByte.BROKER]!;
  if (report === ReportKind.filled && findExecution(state, broker, f64[E.EXECUTION_ID]!) >= 0)
    return Suspense.reusedExecution;
  if (row < 0) return Suspense.unknownOrder;
  const { words } = state.orders;
  const at = row * ORDER_WIDTH;
  if (u8[EventByte.ATTEMPT] !== words[at + O.ATTEMPT] || broker !== words[at + O.BROKER]) return Suspense.otherAttempt;
  const filled = words[at + O.FILLED_LOTS]!;
  switch (report) {
    case ReportKind.filled:
      return isBelievable(f64[E.EXECUTION_ID]!, f64[E.LAST_LOTS]!, f64[E.LAST_TICKS]!)
        ? Suspense.fillTooLate
        : Suspense.unbelievable;
    case ReportKind.absent:
      return filled > 0 ? Suspense.absentButFilled : Suspense.notInLifecycle;
    case ReportKind.state:
      if (f64[E.VENUE_FILLED]! > filled) return Suspense.venueCountsMore;
      if (f64[E.ARG1] === VenueStateCode.filled) return Suspense.filledNotBooked;
      if (f64[E.ARG1] === VenueStateCode.open) return Suspense.openAfterAll;
      break;
    default:
  }
  const isRefusal =
    report === ReportKind.rejected || report === ReportKind.rejected_transient || report === ReportKind.not_sent;
  return filled > 0 && (isRefusal || report === ReportKind.state) && !isFinal(words[at + O.STATUS]!)
    ? Suspense.filledAndRefused
    : Suspense.notInLifecycle;
}

/** The pair that a report looked up where it changed nothing: told before, or of an order that has ended. */
export function noteUntouchedReports(
  coverage: Coverage,
  observer: Observer,
  reports: readonly ReportFacts[],
  touched: ReadonlySet<number>,
): void {
  for (const { words, halves } of reports) {
    const orderId = words[R.ORDER_ID]!;
    if (orderId === 0 || touched.has(orderId)) continue;
    const { state } = observer;
    const row = findOrder(state, orderId);
    if (row < 0) continue;
    const status = state.orders.words[row * ORDER_WIDTH + O.STATUS]!;
    const isIts =
      halves[RH.ATTEMPT] === state.orders.words[row * ORDER_WIDTH + O.ATTEMPT] &&
      halves[RH.BROKER] === state.orders.words[row * ORDER_WIDTH + O.BROKER];
    const event = isIts ? eventOf(halves[RH.KIND]!, halves[RH.STATE]!) : undefined;
    if (event !== undefined && statusAfter(status, event, 0) !== 0) coverage.reach(lifecycleName(status, event));
  }
}

function eventOf(kind: number, venueState: number): OrderEvent | undefined {
  switch (kind) {
    case ReportKind.outcome_unknown:
      return OrderEvent.outcome_unknown;
    case ReportKind.cancelled:
      return OrderEvent.cancelled;
    case ReportKind.expired:
      return OrderEvent.expired;
    case ReportKind.replaced:
      return OrderEvent.replaced;
    case ReportKind.replace_rejected:
      return OrderEvent.replace_rejected;
    case ReportKind.state:
      return venueState === VenueStateCode.open ? OrderEvent.resolved_open : undefined;
    default:
      return undefined;
  }
}
