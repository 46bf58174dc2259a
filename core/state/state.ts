import { invariant } from '../invariant.ts';
import { type ResolvedLimits, createResolvedLimits } from '../risk/resolved-limits.ts';
import { CountedRows } from '../memory/counted-rows.ts';
import { type BestBrokers, createBestBrokers } from '../routing/best-brokers.ts';
import { SlotMap } from '../memory/slot-map.ts';
import { remainder } from '../number/remainder.ts';
import { OrderFlag } from '../schema/event.ts';
import { OrderStatus } from '../schema/order-kind.ts';
import { ChildRole } from '../schema/terms.ts';
import {
  ACCOUNT_WIDTH,
  BOOK_WIDTH,
  BROKER_WIDTH,
  BookColumn,
  EXECUTION_WIDTH,
  ExecutionColumn,
  FANOUT_WIDTH,
  GLOBAL_WIDTH,
  GUARD_WIDTH,
  GlobalColumn,
  GuardColumn,
  ID_WIDTH,
  INSTRUMENT_WIDTH,
  IdColumn,
  ORDER_WIDTH,
  OrderColumn,
  SUSPENSE_WIDTH,
} from './columns.ts';
import {
  BOOK_RISK_WIDTH,
  BROKER_TERMS_WIDTH,
  CURRENCY_WIDTH,
  INSTRUMENT_RISK_WIDTH,
  LIMIT_ROW_WIDTH,
  LimitRowColumn,
  ORDER_RISK_WIDTH,
  OVERRIDE_WIDTH,
  OverrideColumn,
  RECENT_WIDTH,
  RISK_WIDTH,
  RecentColumn,
  RiskColumn,
  SCOPE_WIDTH,
  ScopeColumn,
  TERMS_WIDTH,
  CHILD_NUMBER,
  OrderRiskColumn,
} from './risk-columns.ts';
import { type HeldOrders, addHeld, createHeldOrders } from '../risk/held-orders.ts';
import { RECENT_KINDS } from '../risk/recent-kinds.ts';
import { type OwnOrders, createOwnOrders } from '../risk/own-orders.ts';
import { type ArmedOrders, createArmedOrders, placeArmed } from './armed-orders.ts';
import { type BookIndex, createBookIndex, findIndexed, indexBook } from './book-index.ts';
import { createLateBlocks, readableHash } from './late-blocks.ts';
import { type DeferredIndexes, deferIndexes, makeIndexes, openOrders } from './deferred-indexes.ts';
import { type OpenList, createOpenList, linkOpen } from './open-list.ts';
import { type PositionList, createPositionList, listPosition } from './position-list.ts';
import { type GroupList, createGroupList, linkGroup } from './group-list.ts';
import { PLAN_WIDTH, PlanColumn, PlanKind, isGroup } from './plan-columns.ts';
import { type TouchedRows, createTouchedRows, touchRow } from './touched-rows.ts';
import { type RowQueue, createRowQueue, pushRow } from './row-queue.ts';
import { type StateHash, type Table, createTable } from './table.ts';
import { type TimerHeap, createTimerHeap, schedule } from './timer-heap.ts';

/** How much the engine holds. At each maximum something is refused with its own code; nothing is forgotten. */
export interface Capacities {
  readonly accounts: number;
  readonly instruments: number;
  readonly brokers: number;
  readonly books: number;
  readonly orders: number;
  readonly ids: number;
  readonly executions: number;
  readonly fanouts: number;
  readonly suspense: number;
  readonly guards: number;
  readonly tags: number;
  readonly tagBooks: number;
  readonly limits: number;
  readonly overrides: number;
  /** Placements that duplicates are looked for among. */
  readonly recent: number;
  readonly currencies: number;
  /** Open orders that have terms. */
  readonly plans: number;
}

/**
 * Rows of the fan-out table beyond `fanouts`, which only guards may take: however many cancel-alls clients begin, a guard
 * that is due needn't wait for all of them.
 */
const GUARD_FANOUTS = 4;
/** Beyond those, for what a person stops. */
export const KILL_FANOUTS = 2;

export const DefaultCapacities: Capacities = {
  accounts: 1024,
  instruments: 262_144,
  brokers: 5,
  books: 131_072,
  orders: 262_144,
  ids: 2_097_152,
  executions: 262_144,
  fanouts: 64,
  suspense: 1024,
  guards: 4096,
  tags: 4096,
  tagBooks: 65_536,
  limits: 16_384,
  overrides: 1024,
  recent: 65_536,
  currencies: 64,
  plans: 65_536,
};

/** Everything that `decide` reads and `apply` writes. The tables are the state; the rest is found again from them. */
export interface EngineState {
  readonly capacities: Capacities;
  readonly hash: StateHash;
  readonly tables: readonly Table[];
  readonly globals: Table;
  readonly accounts: Table;
  readonly instruments: Table;
  readonly brokers: Table;
  readonly books: Table;
  readonly orders: Table;
  readonly ids: Table;
  readonly executions: Table;
  readonly fanouts: Table;
  readonly suspense: Table;
  readonly guards: Table;
  readonly risk: Table;
  readonly scopes: Table;
  readonly bookRisk: Table;
  readonly tagBooks: Table;
  readonly tagBookRisk: Table;
  readonly instrumentRisk: Table;
  readonly terms: Table;
  readonly brokerTerms: Table;
  readonly currencies: Table;
  readonly orderRisk: Table;
  readonly limits: Table;
  readonly overrides: Table;
  readonly recent: Table;
  readonly plans: Table;

  readonly orderRows: CountedRows;
  readonly bookIndex: BookIndex;
  readonly idRows: SlotMap;
  readonly executionRows: SlotMap;
  readonly guardRows: SlotMap;
  /** Rows of `scopes`, by 1 + account and name: those of tags. */
  readonly tagRows: SlotMap;
  readonly tagBookRows: SlotMap;
  readonly limitRows: SlotMap;
  readonly overrideRows: SlotMap;
  readonly recentRows: SlotMap;
  /** By kind (`core/risk/recent-kinds.ts`), when an order was last remembered. */
  readonly recentUs: Float64Array;
  /** Plans by the order that a client placed. */
  readonly planRows: SlotMap;
  /** When DAY and GTD orders end. */
  readonly timers: TimerHeap;
  /** When guards fire. */
  readonly guardTimers: TimerHeap;
  /** The open orders of each account, newest first, for queries. */
  readonly open: OpenList;
  /** The open legs of each plan. */
  readonly legs: OpenList;
  /** The rows of the list of final orders. */
  readonly finals: RowQueue;
  /** Books and tag books that hold something, once risk has begun: row, or books.rows + row of `tagBooks`. */
  readonly positions: PositionList;
  /** The limits in force, by scope. */
  readonly resolved: ResolvedLimits;
  /** Everything that could trade, best price first: what an order of the same firm would meet. */
  readonly own: OwnOrders;
  readonly held: HeldOrders;
  readonly best: BestBrokers;
  /** Plans that something happened to. */
  readonly planWork: TouchedRows;
  /** When the plan that was looked at last wants to be looked at again, whatever happens; Infinity: it doesn't. */
  readonly planLookUs: Float64Array;
  /** Open groups by book. */
  readonly groups: GroupList;
  /** When plans are to be looked at again. */
  readonly planTimers: TimerHeap;
  /** What waits for a price. */
  readonly armed: ArmedOrders;
  /** Which of these are made later. */
  readonly deferred: DeferredIndexes;
}

export function createState(capacities: Capacities = DefaultCapacities): EngineState {
  const hash: StateHash = { low: 0, high: 0 };
  const late = createLateBlocks(hash);
  const tables: Table[] = [];
  const table = (name: string, width: number, rows: number, isLate = false): Table => {
    const salt = Math.imul(tables.length + 1, 0x632be59b);
    const made = createTable(name, width, rows, hash, salt, isLate ? late : undefined);
    tables.push(made);
    return made;
  };
  const globals = table('globals', GLOBAL_WIDTH, 1, true);
  const accounts = table('accounts', ACCOUNT_WIDTH, capacities.accounts, true);
  const instruments = table('instruments', INSTRUMENT_WIDTH, capacities.instruments);
  const brokers = table('brokers', BROKER_WIDTH, capacities.brokers);
  const books = table('books', BOOK_WIDTH, capacities.books);
  const orders = table('orders', ORDER_WIDTH, capacities.orders);
  const ids = table('ids', ID_WIDTH, capacities.ids);
  const executions = table('executions', EXECUTION_WIDTH, capacities.executions);
  const fanouts = table('fanouts', FANOUT_WIDTH, capacities.fanouts + GUARD_FANOUTS + KILL_FANOUTS);
  const suspense = table('suspense', SUSPENSE_WIDTH, capacities.suspense);
  // New tables come last: a table's place salts its hash, and old snapshots lack the last ones.
  const guards = table('guards', GUARD_WIDTH, capacities.guards + 1);
  const risk = table('risk', RISK_WIDTH, 1, true);
  const scopeRows = 1 + capacities.accounts + capacities.brokers + capacities.tags;
  const scopes = table('scopes', SCOPE_WIDTH, scopeRows, true);
  const bookRisk = table('bookRisk', BOOK_RISK_WIDTH, capacities.books);
  const tagBooks = table('tagBooks', BOOK_WIDTH, capacities.tagBooks);
  const tagBookRisk = table('tagBookRisk', BOOK_RISK_WIDTH, capacities.tagBooks);
  const instrumentRisk = table('instrumentRisk', INSTRUMENT_RISK_WIDTH, capacities.instruments, true);
  const terms = table('terms', TERMS_WIDTH, capacities.instruments);
  const brokerTerms = table('brokerTerms', BROKER_TERMS_WIDTH, capacities.brokers);
  const currencies = table('currencies', CURRENCY_WIDTH, capacities.currencies);
  const orderRisk = table('orderRisk', ORDER_RISK_WIDTH, capacities.orders);
  const limits = table('limits', LIMIT_ROW_WIDTH, capacities.limits);
  const overrides = table('overrides', OVERRIDE_WIDTH, capacities.overrides + 1);
  const recent = table('recent', RECENT_WIDTH, capacities.recent);
  const plans = table('plans', PLAN_WIDTH, capacities.plans + 1);
  return {
    capacities,
    hash: readableHash(late),
    tables,
    globals,
    accounts,
    instruments,
    brokers,
    books,
    orders,
    ids,
    executions,
    fanouts,
    suspense,
    guards,
    risk,
    scopes,
    bookRisk,
    tagBooks,
    tagBookRisk,
    instrumentRisk,
    terms,
    brokerTerms,
    currencies,
    orderRisk,
    limits,
    overrides,
    recent,
    plans,
    orderRows: new CountedRows(orders.words, ORDER_WIDTH, OrderColumn.ORDER_ID, capacities.orders),
    bookIndex: createBookIndex(capacities.accounts, capacities.instruments, capacities.books),
    idRows: new SlotMap(ids.words, ID_WIDTH, IdColumn.ACCOUNT, 9, capacities.ids, 'text'),
    executionRows: new SlotMap(executions.words, EXECUTION_WIDTH, ExecutionColumn.BROKER, 2, capacities.executions),
    guardRows: new SlotMap(guards.words, GUARD_WIDTH, GuardColumn.ACCOUNT, 2, guards.rows),
    tagRows: new SlotMap(scopes.words, SCOPE_WIDTH, ScopeColumn.ACCOUNT, 6, scopeRows),
    tagBookRows: new SlotMap(tagBooks.words, BOOK_WIDTH, BookColumn.KEY, 1, capacities.tagBooks),
    limitRows: new SlotMap(limits.words, LIMIT_ROW_WIDTH, LimitRowColumn.LAYER, 5, capacities.limits),
    overrideRows: new SlotMap(overrides.words, OVERRIDE_WIDTH, OverrideColumn.ACCOUNT, 9, overrides.rows),
    recentRows: new SlotMap(recent.words, RECENT_WIDTH, RecentColumn.LOW, 2, capacities.recent, 'hash'),
    recentUs: new Float64Array(RECENT_KINDS),
    timers: createTimerHeap(orders, OrderColumn.EXPIRE_AT_US),
    guardTimers: createTimerHeap(guards, GuardColumn.DUE_AT_US),
    open: createOpenList(capacities.accounts, capacities.orders),
    legs: createOpenList(plans.rows, capacities.orders),
    finals: createRowQueue(capacities.orders),
    positions: createPositionList(capacities.books + capacities.tagBooks),
    resolved: createResolvedLimits(capacities.books, scopeRows, capacities.brokers),
    own: createOwnOrders(capacities.instruments, orders.words),
    held: createHeldOrders(),
    best: createBestBrokers(),
    planRows: new SlotMap(plans.words, PLAN_WIDTH, PlanColumn.ORDER_ID, 1, plans.rows),
    planWork: createTouchedRows(plans.rows),
    planLookUs: new Float64Array([Infinity]),
    groups: createGroupList(capacities.books, plans.words),
    planTimers: createTimerHeap(plans, PlanColumn.DUE_US),
    armed: createArmedOrders(capacities.instruments, plans.rows),
    deferred: { ofDecisions: false, ofExecutions: false },
  };
}

/** After the tables were loaded from a snapshot: finds everything that is not a table again, but for what is deferred. */
export function rebuildIndexes(state: EngineState): void {
  const { orders, books, guards, deferred } = state;
  invariant(state.orderRows.size === 0 && state.idRows.size === 0, 'indexes are rebuilt once, while empty');
  for (let row = 0; row < orders.touched; row++) {
    if (orders.words[row * ORDER_WIDTH + OrderColumn.ORDER_ID] !== 0) state.orderRows.insert(row);
  }
  if (state.risk.words[RiskColumn.HELD_COUNT] !== 0) listHeld(state);
  for (let link = state.globals.words[GlobalColumn.FINAL_HEAD]!; link !== 0; ) {
    pushRow(state.finals, link - 1);
    link = orders.words[(link - 1) * ORDER_WIDTH + OrderColumn.NEXT]!;
  }
  for (let row = 0; row < state.globals.words[GlobalColumn.ROW_COUNT]!; row++) {
    const key = books.words[row * BOOK_WIDTH + BookColumn.KEY]!;
    indexBook(state.bookIndex, accountOfKey(key), instrumentOfKey(key), row);
  }
  for (let row = 1; row < guards.touched; row++) {
    const at = row * GUARD_WIDTH;
    if (guards.words[at + GuardColumn.IN_USE] === 0) continue;
    state.guardRows.insert(row);
    if (guards.words[at + GuardColumn.DUE_AT_US] !== 0) schedule(state.guardTimers, row);
  }
  rebuildRiskIndexes(state);
  rebuildPlanIndexes(state);
  for (const row of openOrders(state, OrderFlag.planned)) linkLeg(state, row);
  if (!deferred.ofDecisions) {
    deferIndexes(state);
    makeIndexes(state);
  }
  invariant(books.touched >= state.globals.words[GlobalColumn.ROW_COUNT]!, 'a book row was never written');
}

function listHeld(state: EngineState): void {
  const { words } = state.orders;
  for (const row of openOrders(state, 0)) {
    if (words[row * ORDER_WIDTH + OrderColumn.STATUS] === OrderStatus.held) addHeld(state.held, row);
  }
}

function rebuildRiskIndexes(state: EngineState): void {
  const { scopes, overrides, recent } = state;
  const used = state.risk.words;
  const firstTag = firstTagScope(state);
  for (let tag = 0; tag < used[RiskColumn.TAGS]!; tag++) state.tagRows.insert(firstTag + tag);
  for (let row = 0; row < used[RiskColumn.TAG_BOOKS]!; row++) state.tagBookRows.insert(row);
  for (let row = 0; row < used[RiskColumn.LIMIT_ROWS]!; row++) state.limitRows.insert(row);
  for (let row = 1; row < overrides.touched; row++) {
    if (overrides.words[row * OVERRIDE_WIDTH + OverrideColumn.IN_USE] === 1) state.overrideRows.insert(row);
  }
  let lastUs = 0;
  for (let row = 0; row < recent.touched; row++) {
    if (recent.words[row * RECENT_WIDTH + RecentColumn.ORDER_ID] === 0) continue;
    state.recentRows.insert(row);
    lastUs = Math.max(lastUs, recent.words[row * RECENT_WIDTH + RecentColumn.TIME_US]!);
  }
  state.recentUs.fill(lastUs);
  if (used[RiskColumn.BEGUN] === 1) listPositions(state);
  invariant(scopes.touched <= scopes.rows, 'the tables of risk were loaded before their indexes');
}

function rebuildPlanIndexes(state: EngineState): void {
  const { words, touched } = state.plans;
  for (let row = 1; row < touched; row++) {
    if (words[row * PLAN_WIDTH + PlanColumn.KIND] === 0) continue;
    state.planRows.insert(row);
    if (words[row * PLAN_WIDTH + PlanColumn.KIND] === PlanKind.ended) continue;
    touchRow(state.planWork, row);
    if (isGroup(words[row * PLAN_WIDTH + PlanColumn.KIND]!)) linkGroup(state.groups, row);
    if (words[row * PLAN_WIDTH + PlanColumn.DUE_US] !== 0) schedule(state.planTimers, row);
    const armed = words[row * PLAN_WIDTH + PlanColumn.ARMED_ID]!;
    if (armed === 0) continue;
    const side = state.orders.words[findOrder(state, armed) * ORDER_WIDTH + OrderColumn.SIDE]!;
    placeArmed(state.armed, words, row, side);
  }
}

/** An order that is a leg of a plan is found by it. */
export function linkLeg(state: EngineState, row: number): void {
  if ((state.orders.words[row * ORDER_WIDTH + OrderColumn.FLAGS]! & OrderFlag.planned) === 0) return;
  const risk = row * ORDER_RISK_WIDTH;
  if (state.orderRisk.words[risk + OrderRiskColumn.ROLE]! % CHILD_NUMBER !== ChildRole.leg) return;
  const plan = findPlan(state, state.orderRisk.words[risk + OrderRiskColumn.PARENT_ID]!);
  if (plan >= 0) linkOpen(state.legs, plan, row);
}

/** From the books, while the list is empty. */
export function listPositions({ books, tagBooks, positions }: EngineState): void {
  for (const [table, first] of [[books, 0] as const, [tagBooks, books.rows] as const]) {
    for (let row = 0; row < table.touched; row++) {
      if (table.words[row * BOOK_WIDTH + BookColumn.POSITION_LOTS] !== 0) listPosition(positions, first + row);
    }
  }
}

/** Rows of `scopes`. */
export const FIRM_SCOPE = 0;

export function accountScope(account: number): number {
  return 1 + account;
}

export function brokerScope(state: EngineState, broker: number): number {
  return 1 + state.accounts.rows + broker;
}

export function firstTagScope(state: EngineState): number {
  return 1 + state.accounts.rows + state.brokers.rows;
}

const key = new Float64Array(1);

/** Where the order stood that was looked for last: mostly the next one asked for. A guess, of whichever state. */
let lastRow = 0;

/** A guess where the order stands that is asked for next: which row it is costs nothing but time. */
export function expectOrder(row: number): void {
  lastRow = row;
}

/** The row of an order in the table, or -1. */
export function findOrder(state: EngineState, orderId: number): number {
  const { words, rows } = state.orders;
  if (lastRow < rows && orderId > 0 && words[lastRow * ORDER_WIDTH + OrderColumn.ORDER_ID] === orderId) return lastRow;
  key[0] = orderId;
  const row = state.orderRows.find(key, 0);
  if (row >= 0) lastRow = row;
  return row;
}

const INSTRUMENTS_PER_ACCOUNT = 2 ** 20;

export function bookKey(account: number, instrument: number): number {
  return account * INSTRUMENTS_PER_ACCOUNT + instrument;
}

/** The inverse of `bookKey`. */
export function accountOfKey(key: number): number {
  return Math.floor(key / INSTRUMENTS_PER_ACCOUNT);
}

export function instrumentOfKey(key: number): number {
  return remainder(key, INSTRUMENTS_PER_ACCOUNT);
}

/** The row of an order's own plan, or -1. */
export function findPlan(state: EngineState, orderId: number): number {
  key[0] = orderId;
  return state.planRows.find(key, 0);
}

const executionKey = new Float64Array(2);

/** The row of an execution that has been booked and is still remembered, or -1. */
export function findExecution(state: EngineState, broker: number, executionId: number): number {
  executionKey[0] = broker;
  executionKey[1] = executionId;
  return state.executionRows.find(executionKey, 0);
}

const guardKey = new Float64Array(2);

/** The row of an account's key in the guards, or -1. */
export function findGuard(state: EngineState, account: number, keyNumber: number): number {
  guardKey[0] = account;
  guardKey[1] = keyNumber;
  return state.guardRows.find(guardKey, 0);
}

/** The row of (account, instrument) in the table of books, or -1. */
export function findBook(state: EngineState, account: number, instrument: number): number {
  return findIndexed(state.bookIndex, account, instrument);
}
