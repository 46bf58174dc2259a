import { Cause, EventHalf, EventKind, EventWord, OrderFlag } from '../../../core/schema/event.ts';
import { GuardScope, GuardTimer } from '../../../core/schema/guard.ts';
import { OrderStatus, Side, isFinal } from '../../../core/schema/order-kind.ts';
import {
  BOOK_WIDTH,
  BookColumn,
  FANOUT_WIDTH,
  FanoutColumn,
  GlobalColumn,
  ORDER_WIDTH,
  OrderColumn,
} from '../../../core/state/columns.ts';
import { ChildRole } from '../../../core/schema/terms.ts';
import { ORDER_RISK_WIDTH, OrderRiskColumn } from '../../../core/state/risk-columns.ts';
import { isExitOfOpenGroup, roleOf } from '../../../core/order/plans/plan-rows.ts';
import { type EngineState, findOrder } from '../../../core/state/state.ts';
import type { Coverage } from '../coverage.ts';
import type { EventFacts, Observer } from '../observer.ts';
import { must } from '../violation.ts';

const E = EventWord;
const H = EventHalf;
const K = EventKind;
const O = OrderColumn;

export const GuardReached = {
  drop: 'guard: fired after a drop',
  restart: 'guard: fired after a restart',
  after: 'guard: fired by cancel after',
  exit: 'guard: kept an exit',
  back: 'guard: back within the grace',
  crash: 'guard: held at a crash',
  cancelled: 'guard: cancelled an order',
  broken: 'guard: a crash broke its cancels off',
} as const;

/** What the sessions of a key have said, and what follows from it: told by the events' words alone. */
interface Guard {
  isHeld: boolean;
  scope: number;
  graceUs: number;
  dropAtUs: number;
  isByRestart: boolean;
  afterAtUs: number;
}

/** A cancel that a guard began, until its fan-out is done. */
interface Cancels {
  readonly account: number;
  readonly scope: number;
  readonly fanout: number;
  /** Orders that were open when it began, and of which none of this has been true since: ended, under way, left as an exit. */
  readonly left: Set<number>;
}

export interface GuardInvariants {
  /** Behind each event, with the state behind it. */
  event(facts: EventFacts): void;
  /** The process starts again; the events that it kept follow. */
  forget(): void;
  /** The engine had room and nothing to do. */
  idle(nowUs: number): void;
}

/**
 * Whoever was held at a crash, or dropped, and isn't held again before the grace ends: each open order that is meant has
 * been asked to end, or was under way to it, or its cancel was refused.
 */
export function createGuardInvariants(observer: Observer, coverage: Coverage): GuardInvariants {
  const guards = new Map<string, Guard>();
  let cancels: Cancels[] = [];

  function of(account: number, key: number): Guard {
    const name = `${account}/${key}`;
    const known = guards.get(name);
    if (known !== undefined) return known;
    const made = { isHeld: false, scope: 0, graceUs: 0, dropAtUs: 0, isByRestart: false, afterAtUs: 0 };
    guards.set(name, made);
    return made;
  }

  function drop(guard: Guard, nowUs: number, isByRestart: boolean): void {
    if (!guard.isHeld) return;
    guard.isHeld = false;
    guard.dropAtUs = nowUs + guard.graceUs;
    guard.isByRestart = isByRestart;
  }

  function fired({ records: { f64, i32 } }: EventFacts, guard: Guard): void {
    const isDrop = f64[E.ARG1] === GuardTimer.drop;
    const dueUs = isDrop ? guard.dropAtUs : guard.afterAtUs;
    const isRight = dueUs !== 0 && dueUs === f64[E.VALUE] && dueUs <= f64[E.TIME_US]!;
    must(isRight, 'a guard fires only when it is due', () => `account ${i32[H.ACCOUNT]}, key ${f64[E.ARG0]}`);
    const scope = isDrop ? guard.scope : GuardScope.all;
    must(i32[H.NOTE] === scope, 'a guard cancels what it was asked to', () => `scope ${i32[H.NOTE]} for ${scope}`);
    if (isDrop) coverage.reach(guard.isByRestart ? GuardReached.restart : GuardReached.drop);
    else coverage.reach(GuardReached.after);
    if (isDrop) guard.dropAtUs = 0;
    else guard.afterAtUs = 0;
    const account = i32[H.ACCOUNT]!;
    const left = new Set(openOrders(observer.state, account));
    const fanout = newestFanout(observer.state);
    must(
      fanout >= 0 && !cancels.some((one) => one.fanout === fanout),
      'a guard that fires begins its cancels',
      () => '',
    );
    cancels.push({ account, scope, fanout, left });
  }

  /** What needs no cancel any more, in the state behind an event. */
  function look(): void {
    const { state } = observer;
    for (const { scope, left } of cancels) {
      for (const orderId of left) {
        const row = findOrder(state, orderId);
        const isKept = row >= 0 && scope === GuardScope.entries && onlyReduces(state, row);
        if (row >= 0 && !isKept && !isEnding(state, row)) continue;
        left.delete(orderId);
        if (isKept) coverage.reach(GuardReached.exit);
      }
    }
  }

  return {
    event(facts) {
      const { f64, i32 } = facts.records;
      const nowUs = f64[E.TIME_US]!;
      const guard =
        facts.kind >= K.guard_held && facts.kind <= K.guard_fired ? of(i32[H.ACCOUNT]!, f64[E.ARG0]!) : undefined;
      if (facts.kind === K.restarted) {
        if (cancels.length > 0) coverage.reach(GuardReached.broken);
        for (const one of guards.values()) {
          if (one.isHeld) coverage.reach(GuardReached.crash);
          drop(one, nowUs, true);
        }
      } else if (facts.kind === K.cancel_requested && i32[H.CAUSE] === Cause.fanout) {
        const asking = cancels.find(({ fanout }) => fanout === f64[E.LAST_LOTS]! - 1);
        if (asking !== undefined) coverage.reach(GuardReached.cancelled);
        const isKept = asking?.scope === GuardScope.entries && onlyReduces(observer.state, facts.row);
        must(!isKept, 'a guard of entries leaves the exits', () => `order ${facts.orderId} is cancelled`);
      } else if (guard !== undefined) {
        switch (facts.kind) {
          case K.guard_held:
            if (guard.dropAtUs !== 0) coverage.reach(GuardReached.back);
            Object.assign(guard, { isHeld: true, scope: i32[H.NOTE], graceUs: f64[E.ARG1], dropAtUs: 0 });
            break;
          case K.guard_dropped:
            drop(guard, nowUs, false);
            break;
          case K.guard_released:
            Object.assign(guard, { isHeld: false, dropAtUs: 0 });
            break;
          case K.cancel_after_set:
            guard.afterAtUs = f64[E.ARG1] === 0 ? 0 : nowUs + f64[E.ARG1]!;
            break;
          default:
            fired(facts, guard);
        }
      }
      if (cancels.length === 0) return;
      look();
      if (facts.kind !== K.fanout_done) return;
      const fanout = f64[E.LAST_LOTS]! - 1;
      for (const { account, left } of cancels.filter((one) => one.fanout === fanout)) {
        const [orderId] = left;
        must(orderId === undefined, 'a guard that fired has asked for the end of every order that it means', () => {
          return `order ${orderId} of account ${account} rests`;
        });
      }
      cancels = cancels.filter((one) => one.fanout !== fanout);
    },
    forget() {
      guards.clear();
      cancels = [];
    },
    idle(nowUs) {
      for (const [name, { dropAtUs, afterAtUs }] of guards) {
        const isDue = (atUs: number): boolean => atUs !== 0 && atUs <= nowUs;
        must(!isDue(dropAtUs) && !isDue(afterAtUs), 'a guard that is due fires', () => `${name} at ${nowUs}`);
      }
    },
  };
}

function openOrders({ orders: { words, touched } }: EngineState, account: number): number[] {
  const open: number[] = [];
  for (let at = 0; at < touched * ORDER_WIDTH; at += ORDER_WIDTH) {
    if (words[at] !== 0 && words[at + O.ACCOUNT] === account && !isFinal(words[at + O.STATUS]!)) open.push(words[at]!);
  }
  return open;
}

function newestFanout({ fanouts: { words, rows }, globals }: EngineState): number {
  for (let row = 0; row < rows; row++) {
    const isNewest = words[row * FANOUT_WIDTH + FanoutColumn.ID] === globals.words[GlobalColumn.FANOUT_COUNT];
    if (isNewest && words[row * FANOUT_WIDTH] !== 0) return row;
  }
  return -1;
}

function isEnding({ orders: { words } }: EngineState, row: number): boolean {
  const at = row * ORDER_WIDTH;
  const status = words[at + O.STATUS]!;
  const isWanted = (words[at + O.FLAGS]! & OrderFlag.cancel_wanted) !== 0;
  return isFinal(status) || status === OrderStatus.pending_cancel || (status === OrderStatus.unknown && isWanted);
}

/** Of a leg: whether the whole does. An exit of an open group does whatever its venue has of it: its group brings it in line. */
function onlyReduces(state: EngineState, row: number): boolean {
  if (isExitOfOpenGroup(state, row)) return true;
  const { words } = state.orders;
  const { books } = state;
  const isPlanned = (words[row * ORDER_WIDTH + O.FLAGS]! & OrderFlag.planned) !== 0;
  const parent =
    isPlanned && roleOf(state, row) === ChildRole.leg
      ? findOrder(state, state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.PARENT_ID]!)
      : -1;
  const at = (parent < 0 ? row : parent) * ORDER_WIDTH;
  const position = books.words[words[at + O.BOOK]! * BOOK_WIDTH + BookColumn.POSITION_LOTS]!;
  const lots = Math.max(words[at + O.QUANTITY_LOTS]!, words[at + O.PENDING_LOTS]!) - words[at + O.FILLED_LOTS]!;
  const after = position + (words[at + O.SIDE] === Side.buy ? lots : -lots);
  return position > 0 ? after >= 0 && after < position : after <= 0 && after > position;
}
