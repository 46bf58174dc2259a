import { EventReader } from '../../core/memory/event-ring.ts';
import type { Records } from '../../core/memory/records.ts';
import { RingConsumer, RingProducer } from '../../core/memory/ring.ts';
import {
  COMMAND_BYTES,
  COMMAND_VERSION,
  CommandByte,
  CommandHalf,
  CommandKind,
  CommandWord,
} from '../../core/schema/command.ts';
import { EventByte, EventHalf, EventKind, EventWord, SessionNote } from '../../core/schema/event.ts';
import { OrderType, Side, TimeInForce } from '../../core/schema/order-kind.ts';
import { REPORT_BYTES, ReportHalf, ReportKind, ReportWord } from '../../core/schema/report.ts';
import { Events, type Shared, createShared } from '../../core/topology.ts';
import type { Capacities } from '../../core/state/state.ts';
import type { Agent } from '../../workers/agent.ts';
import type { EngineSetup } from '../../workers/engine-setup.ts';
import { type StampingClock, createClock, startClock } from '../../workers/clock.ts';
import { createSeededRandom } from '../../workers/seeded-random.ts';
import { TAG, TAGGED_ACCOUNTS, allControls, putTag } from './all-controls.ts';
import { type Telemetry, engineOf, generousSetup, openMarket } from './engine-parts.ts';

/**
 * The engine alone between its rings, in one thread with whoever loads it:
 *
 *   command() ─▶ [commands] ─▶ engine ─▶ [events] ─▶ drain()          65 places, 20 cancels, 5 replaces, 10 refused
 *   tellReports() ─▶ [reports] ─▶ engine ─▶ [events] ─▶ drain()       acknowledged, cancelled, replaced, filled
 *
 * Places are on random accounts and instruments, above the fast path, with client ids; each order ends by a cancel or a
 * fill, so that at most `live` are open. Nothing here makes an object per order.
 */
export interface Load {
  readonly live: number;
  readonly accounts: number;
  readonly instruments: number;
  readonly brokers: number;
  readonly withIds: boolean;
  /** Every limit that there is set, far away, and tags with limits of their own; else the first few. */
  readonly withControls?: boolean;
  /** GTC unless told: DAY orders have a timer each. */
  readonly timeInForce?: TimeInForce;
  readonly telemetry?: Telemetry;
  /** Definitions instead of generous ones, with tables that they fit, and where orders may go. */
  readonly setup?: EngineSetup;
  readonly capacities?: Capacities;
  readonly tradable?: readonly number[];
  /** Makes what reads the events in the journal's place, all that there are at each call. Without it nobody does. */
  readonly journal?: (shared: Shared, clock: StampingClock) => () => void;
}

export interface Seen {
  commands: number;
  reports: number;
  accepted: number;
  refused: number;
  cancels: number;
  replaces: number;
  live: number;
  mostLive: number;
}

export interface EngineLoad {
  readonly agent: Agent;
  readonly shared: Shared;
  readonly clock: StampingClock;
  readonly seen: Seen;
  readonly commands: RingProducer;
  /** Writes one command into a slot of the commands ring that was claimed. */
  command(at: number): void;
  /** Takes what the engine left in its rings. */
  drain(): void;
  /** Tells the engine what venues answer to all that was drained, and ends orders beyond `live`. */
  tellReports(turn: Turn): void;
  /** Runs so many commands, `BATCH` a turn, and their reports. */
  run(commands: number, commandTurn: Turn, reportTurn: Turn): void;
  /** Lets all that are open end. */
  endAll(turn: Turn): void;
}

/** One duty cycle of the engine with so many commands or reports before it. */
export type Turn = (count: number) => void;

export const BATCH = 64;

const MAX_ORDERS = 2 ** 23;
const MAX_DUE = 2 ** 17;
const DUE_MASK = MAX_DUE - 1;
const READ = 16_384;
const FREE = 0;
const LIVE = 1;
const BUSY = 2;

/** Tables large enough for the loads of the benches, and of tests that do the same with less. */
function capacitiesOf({ accounts, instruments, live }: Load): Capacities {
  return {
    accounts,
    instruments,
    brokers: 5,
    books: accounts * instruments,
    orders: Math.max(262_144, 2 * live),
    ids: 2_097_152,
    executions: 262_144,
    fanouts: 64,
    suspense: 1024,
    guards: 16,
    tags: TAGGED_ACCOUNTS,
    tagBooks: TAGGED_ACCOUNTS * instruments,
    limits: 2 * accounts + 64,
    overrides: 8,
    recent: 65_536,
    currencies: 4,
    plans: 256,
  };
}

/** An engine whose run has begun, with its brokers up and nothing open. */
export function createEngineLoad(load: Load): EngineLoad {
  const { accounts, instruments, brokers } = load;
  const shared = createShared({ mode: 'compact', instruments });
  startClock(shared.control);
  openMarket(shared, instruments, brokers);
  const clock = createClock(shared.control);
  const silent = { ring() {}, ringIfHungry() {} };
  const setup = load.setup ?? generousSetup(accounts, instruments, brokers);
  const tradable = load.tradable ?? setup.instruments.map(({ id }) => id);
  const agent = engineOf(shared, load.capacities ?? capacitiesOf(load), setup, () => silent, false, load.telemetry);
  const commands = new RingProducer(shared.commands);
  const reports = new RingProducer(shared.reports);
  const answers = new RingConsumer(shared.answers);
  const readJournal = (load.journal ?? skipped)(shared, clock);
  const broker = new EventReader(shared.events, Events.readers.broker.index, 'published');
  const gateway = new EventReader(shared.events, Events.readers.gateway.index, 'published');
  const random = createSeededRandom(7);
  const seen: Seen = {
    commands: 0,
    reports: 0,
    accepted: 0,
    refused: 0,
    cancels: 0,
    replaces: 0,
    live: 0,
    mostLive: 0,
  };
  /** By order id, which the engine gives one after the other; a long run begins again at the front. */
  const mask = MAX_ORDERS - 1;
  const owners = new Int32Array(MAX_ORDERS);
  const quantity = new Uint8Array(MAX_ORDERS);
  const state = new Uint8Array(MAX_ORDERS);
  const brokerOf = new Uint8Array(MAX_ORDERS);
  let oldest = 1;
  let newest = 0;
  let execution = 0;
  /** What venues have to answer, oldest first. */
  const dueKind = new Int32Array(MAX_DUE);
  const dueOrder = new Float64Array(MAX_DUE);
  const dueBroker = new Int32Array(MAX_DUE);
  const dueLots = new Int32Array(MAX_DUE);
  let dueFrom = 0;
  let dueTo = 0;

  function answer(kind: number, orderId: number, from: number, lots: number): void {
    if (dueTo - dueFrom === MAX_DUE) throw new Error('more reports are due than the load can hold');
    const at = dueTo++ & DUE_MASK;
    dueKind[at] = kind;
    dueOrder[at] = orderId;
    dueBroker[at] = from;
    dueLots[at] = lots;
  }

  function openOrder(): number {
    for (let tries = 0; tries < 20; tries++) {
      const orderId = oldest + random.below(newest - oldest + 1);
      if (orderId <= newest && state[orderId & mask] === LIVE) return orderId;
    }
    return 0;
  }

  function command(at: number): void {
    const { f64, i32, u8 } = commands.records;
    u8.fill(0, at, at + COMMAND_BYTES);
    i32[(at >> 2) + CommandHalf.VERSION] = COMMAND_VERSION;
    f64[(at >> 3) + CommandWord.REQUEST_ID] = ++seen.commands;
    const kind = random.below(100);
    const orderId = kind < 25 ? openOrder() : 0;
    if (orderId > 0) {
      const order = orderId & mask;
      i32[(at >> 2) + CommandHalf.KIND] = kind < 20 ? CommandKind.cancel : CommandKind.replace;
      i32[(at >> 2) + CommandHalf.ACCOUNT] = owners[order]!;
      f64[(at >> 3) + CommandWord.ORDER_ID] = orderId;
      state[order] = BUSY;
      if (kind >= 20) f64[(at >> 3) + CommandWord.QUANTITY_LOTS] = ++quantity[order]!;
      return;
    }
    i32[(at >> 2) + CommandHalf.KIND] = CommandKind.place;
    i32[(at >> 2) + CommandHalf.ACCOUNT] = random.below(accounts);
    i32[(at >> 2) + CommandHalf.INSTRUMENT] = tradable[random.below(tradable.length)]!;
    const side = random.below(2);
    u8[at + CommandByte.SIDE] = side;
    u8[at + CommandByte.TYPE] = OrderType.limit;
    u8[at + CommandByte.TIME_IN_FORCE] = load.timeInForce ?? TimeInForce.gtc;
    // Orders of one firm that would trade with each other are refused where that is prevented: these don't.
    f64[(at >> 3) + CommandWord.PRICE_TICKS] = (side === Side.buy ? 9_900 : 10_000) + random.below(100);
    if (load.withControls === true && i32[(at >> 2) + CommandHalf.ACCOUNT]! < TAGGED_ACCOUNTS) {
      putTag(commands.records, at, TAG);
    }
    f64[(at >> 3) + CommandWord.QUANTITY_LOTS] = kind < 35 && kind >= 25 ? 2e6 : 10;
    if (!load.withIds) return;
    f64[(at >> 3) + CommandWord.CLIENT_ID_LENGTH] = 12;
    f64[(at >> 3) + CommandWord.CLIENT_ID] = 0x303030303030;
    f64[(at >> 3) + CommandWord.CLIENT_ID + 1] = seen.commands;
  }

  function drain(): void {
    readJournal();
    broker.release(broker.poll(READ));
    for (let readable = gateway.poll(READ); readable > 0; readable = gateway.poll(READ)) {
      for (let i = 0; i < readable; i++) see(gateway.records, gateway.at(i));
      gateway.release(readable);
    }
    answers.release(answers.poll(4_096));
  }

  function see({ f64, i32, u8 }: Records, at: number): void {
    const orderId = f64[(at >> 3) + EventWord.ORDER_ID]!;
    const order = orderId & mask;
    const from = u8[at + EventByte.BROKER]!;
    switch (i32[(at >> 2) + EventHalf.KIND_VERSION]! & 0xffff) {
      case EventKind.accepted:
        seen.accepted += 1;
        newest = orderId;
        owners[order] = i32[(at >> 2) + EventHalf.ACCOUNT]!;
        quantity[order] = 10;
        state[order] = FREE;
        brokerOf[order] = from;
        seen.live += 1;
        if (seen.live > seen.mostLive) seen.mostLive = seen.live;
        answer(ReportKind.acknowledged, orderId, from, 0);
        break;
      case EventKind.refused:
        seen.refused += 1;
        break;
      case EventKind.cancel_requested:
        seen.cancels += 1;
        answer(ReportKind.cancelled, orderId, from, 0);
        break;
      case EventKind.replace_requested:
        seen.replaces += 1;
        answer(ReportKind.replaced, orderId, from, quantity[order]!);
        break;
      case EventKind.acknowledged:
      case EventKind.replaced:
      case EventKind.request_refused:
        state[order] = LIVE;
        break;
      case EventKind.cancelled:
      case EventKind.filled:
        state[order] = FREE;
        seen.live -= 1;
        break;
      case EventKind.broker_session:
        if (i32[(at >> 2) + EventHalf.NOTE] === SessionNote.probed) answer(ReportKind.reconciled, 0, from, 0);
        break;
      default:
    }
  }

  function report(kind: number, orderId: number, from: number, lots: number): void {
    const at = reports.claim();
    const { f64, i32, u8 } = reports.records;
    u8.fill(0, at, at + REPORT_BYTES);
    i32[(at >> 2) + ReportHalf.KIND] = kind;
    i32[(at >> 2) + ReportHalf.BROKER] = from;
    i32[(at >> 2) + ReportHalf.ATTEMPT] = 1;
    f64[(at >> 3) + ReportWord.ORDER_ID] = orderId;
    if (kind === ReportKind.filled) {
      f64[(at >> 3) + ReportWord.EXECUTION_ID] = ++execution;
      f64[(at >> 3) + ReportWord.LAST_LOTS] = lots;
      f64[(at >> 3) + ReportWord.LAST_TICKS] = 10_000;
    } else {
      f64[(at >> 3) + ReportWord.QUANTITY_LOTS] = lots;
    }
    seen.reports += 1;
  }

  function tellReports(turn: Turn, mostLive = load.live): void {
    while (dueFrom < dueTo || seen.live > mostLive) {
      if (reports.room(BATCH) < BATCH) throw new Error('the engine left reports behind');
      let count = 0;
      for (; count < BATCH && dueFrom < dueTo; count++) {
        const at = dueFrom++ & DUE_MASK;
        report(dueKind[at]!, dueOrder[at]!, dueBroker[at]!, dueLots[at]!);
      }
      for (let ends = count === 0 ? seen.live - mostLive : 0; ends > 0 && count < BATCH && oldest <= newest; oldest++) {
        const order = oldest & mask;
        if (state[order] !== LIVE) continue;
        state[order] = BUSY;
        report(ReportKind.filled, oldest, brokerOf[order]!, quantity[order]!);
        count += 1;
        ends -= 1;
      }
      // What the engine still counts as open, and nobody can end any more, is left.
      if (count === 0) return;
      reports.publish();
      turn(count);
      drain();
    }
  }

  function run(count: number, commandTurn: Turn, reportTurn: Turn): void {
    for (let done = 0; done < count; done += BATCH) {
      if (commands.room(BATCH) < BATCH) throw new Error('the engine left commands behind');
      for (let i = 0; i < BATCH; i++) command(commands.claim());
      commands.publish();
      commandTurn(BATCH);
      drain();
      tellReports(reportTurn);
    }
  }

  do drain();
  while (agent.doWork(clock.nowUs()) > 0);
  for (let number = 0; number < brokers; number++) answer(ReportKind.session_up, 0, number, 0);
  tellReports(() => void agent.doWork(clock.nowUs()));
  for (const { u8 } of load.withControls === true ? allControls(accounts, instruments, brokers) : []) {
    const at = commands.claim();
    commands.records.u8.set(u8, at);
    commands.publish();
    agent.doWork(clock.nowUs());
    drain();
  }
  return {
    agent,
    shared,
    clock,
    seen,
    commands,
    command,
    drain,
    tellReports,
    run,
    endAll: (turn) => tellReports(turn, 0),
  };
}

function skipped(shared: Shared): () => void {
  const reader = new EventReader(shared.events, Events.readers.journal.index, 'published');
  return () => reader.release(reader.poll(READ));
}
