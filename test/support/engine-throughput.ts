import { EventReader } from '../../core/memory/event-ring.ts';
import { RingConsumer, RingProducer } from '../../core/memory/ring.ts';
import type { Records } from '../../core/memory/records.ts';
import { checkRisk, createExposure, createVerdict } from '../../core/risk/check.ts';
import { COMMAND_VERSION, CommandByte, CommandHalf, CommandKind, CommandWord } from '../../core/schema/command.ts';
import { EventHalf, EventKind, EventWord, SessionNote } from '../../core/schema/event.ts';
import { OrderType, TimeInForce } from '../../core/schema/order-kind.ts';
import { REPORT_BYTES, ReportHalf, ReportKind, ReportWord } from '../../core/schema/report.ts';
import { createState, type EngineState, findBook } from '../../core/state/state.ts';
import { createShared } from '../../core/topology.ts';
import { createClock, startClock } from '../../workers/clock.ts';
import { startupCommands } from '../../workers/engine/startup.ts';
import { createSeededRandom } from '../../workers/seeded-random.ts';
import { engineOf, generousSetup, openMarket } from './engine-parts.ts';
import { createSink } from './engine-world.ts';
import { createInputs } from '../../core/order/inputs.ts';
import { stepCommand } from '../../core/order/step.ts';

export interface Throughput {
  readonly commands: number;
  readonly reports: number;
  readonly accepted: number;
  readonly refused: number;
  readonly cancels: number;
  readonly replaces: number;
  readonly mostLive: number;
  /**
   * Of the engine's turns of up to 64 commands or reports each, per command or report: commands were put into its ring
   * and events taken out between its turns. The median is the engine's; the mean has in it whoever else wanted the core.
   */
  readonly perCommandNs: TurnTimes;
  readonly perReportNs: TurnTimes;
}

export interface TurnTimes {
  readonly p50: number;
  readonly p99: number;
  readonly mean: number;
}

export interface Load {
  readonly commands: number;
  readonly live: number;
  readonly accounts: number;
  readonly instruments: number;
  readonly brokers: number;
  readonly withIds: boolean;
}

const BATCH = 64;

/**
 * The engine alone between its rings, one thread: of 100 commands 65 places, 20 cancels, 5 replaces, 10 refused places,
 * on random accounts and instruments; each order ends by a cancel or a fill, so that at most `live` are open.
 */
export function measureEngine(load: Load): Throughput {
  const { accounts, instruments, brokers } = load;
  const shared = createShared({ mode: 'compact', instruments });
  startClock(shared.control);
  openMarket(shared, instruments, brokers);
  const clock = createClock(shared.control);
  const capacities = {
    accounts,
    instruments,
    brokers: 5,
    books: accounts * instruments,
    orders: 262_144,
    ids: 2_097_152,
    executions: 262_144,
    fanouts: 64,
    suspense: 1024,
    guards: 16,
  };
  const silent = { ring() {}, ringIfHungry() {} };
  const agent = engineOf(shared, capacities, generousSetup(accounts, instruments, brokers), () => silent);
  const commands = new RingProducer(shared.commands);
  const reports = new RingProducer(shared.reports);
  const answers = new RingConsumer(shared.answers);
  const readers = [0, 1, 2].map((reader) => new EventReader(shared.events, reader, 'published'));
  const random = createSeededRandom(7);
  const seen = { commands: 0, reports: 0, accepted: 0, refused: 0, cancels: 0, replaces: 0, mostLive: 0 };
  /** Open orders in the order in which they came, and who they belong to. */
  const owners = new Int32Array(2 ** 23);
  const quantity = new Uint8Array(2 ** 23);
  const state = new Uint8Array(2 ** 23);
  let oldest = 1;
  let newest = 0;
  let live = 0;
  let execution = 0;
  const turns: number[] = [];
  const reportTurns: number[] = [];
  const due: { kind: number; orderId: number; broker: number; lots: number }[] = [];

  function pick(upTo: number): number {
    return random.below(upTo);
  }

  function openOrder(): number {
    for (let tries = 0; tries < 20; tries++) {
      const orderId = oldest + pick(newest - oldest + 1);
      if (orderId <= newest && state[orderId] === LIVE) return orderId;
    }
    return 0;
  }

  function command(at: number): void {
    const { f64, i32, u8 } = commands.records;
    u8.fill(0, at, at + 320);
    i32[(at >> 2) + CommandHalf.VERSION] = COMMAND_VERSION;
    f64[(at >> 3) + CommandWord.REQUEST_ID] = ++seen.commands;
    const kind = pick(100);
    const orderId = kind < 25 ? openOrder() : 0;
    if (orderId > 0) {
      i32[(at >> 2) + CommandHalf.KIND] = kind < 20 ? CommandKind.cancel : CommandKind.replace;
      i32[(at >> 2) + CommandHalf.ACCOUNT] = owners[orderId]!;
      f64[(at >> 3) + CommandWord.ORDER_ID] = orderId;
      state[orderId] = BUSY;
      if (kind >= 20) f64[(at >> 3) + CommandWord.QUANTITY_LOTS] = ++quantity[orderId]!;
      return;
    }
    i32[(at >> 2) + CommandHalf.KIND] = CommandKind.place;
    i32[(at >> 2) + CommandHalf.ACCOUNT] = pick(accounts);
    i32[(at >> 2) + CommandHalf.INSTRUMENT] = pick(instruments);
    u8[at + CommandByte.SIDE] = pick(2);
    u8[at + CommandByte.TYPE] = OrderType.limit;
    u8[at + CommandByte.TIME_IN_FORCE] = TimeInForce.gtc;
    f64[(at >> 3) + CommandWord.PRICE_TICKS] = 9_900 + pick(200);
    f64[(at >> 3) + CommandWord.QUANTITY_LOTS] = kind < 35 && kind >= 25 ? 2e6 : 10;
    if (!load.withIds) return;
    f64[(at >> 3) + CommandWord.CLIENT_ID_LENGTH] = 12;
    f64[(at >> 3) + CommandWord.CLIENT_ID] = 0x303030303030;
    f64[(at >> 3) + CommandWord.CLIENT_ID + 1] = seen.commands;
  }

  function drain(): void {
    for (const reader of readers.slice(1)) reader.release(reader.poll(16_384));
    const reader = readers[0]!;
    const readable = reader.poll(16_384);
    for (let i = 0; i < readable; i++) see(reader.records, reader.at(i));
    reader.release(readable);
    answers.release(answers.poll(4_096));
  }

  function see({ f64, i32, u8 }: Records, at: number): void {
    const orderId = f64[(at >> 3) + EventWord.ORDER_ID]!;
    const broker = u8[at + 52]!;
    switch (i32[(at >> 2) + EventHalf.KIND_VERSION]! & 0xffff) {
      case EventKind.accepted:
        seen.accepted += 1;
        newest = orderId;
        owners[orderId] = i32[(at >> 2) + EventHalf.ACCOUNT]!;
        quantity[orderId] = 10;
        live += 1;
        seen.mostLive = Math.max(seen.mostLive, live);
        due.push({ kind: ReportKind.acknowledged, orderId, broker, lots: 0 });
        break;
      case EventKind.refused:
        seen.refused += 1;
        break;
      case EventKind.cancel_requested:
        seen.cancels += 1;
        due.push({ kind: ReportKind.cancelled, orderId, broker, lots: 0 });
        break;
      case EventKind.replace_requested:
        seen.replaces += 1;
        due.push({ kind: ReportKind.replaced, orderId, broker, lots: quantity[orderId]! });
        break;
      case EventKind.acknowledged:
      case EventKind.replaced:
        state[orderId] = LIVE;
        break;
      case EventKind.cancelled:
      case EventKind.filled:
        state[orderId] = ENDED;
        live -= 1;
        break;
      case EventKind.broker_session:
        if (i32[(at >> 2) + EventHalf.NOTE] === SessionNote.probed) {
          due.push({ kind: ReportKind.reconciled, orderId: 0, broker, lots: 0 });
        }
        break;
      default:
    }
  }

  function report(kind: number, orderId: number, broker: number, lots: number): void {
    const at = reports.claim();
    const { f64, i32, u8 } = reports.records;
    u8.fill(0, at, at + REPORT_BYTES);
    i32[(at >> 2) + ReportHalf.KIND] = kind;
    i32[(at >> 2) + ReportHalf.BROKER] = broker;
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

  const brokerOf = new Uint8Array(2 ** 23);
  function tellReports(): void {
    while (due.length > 0 || live > load.live) {
      let count = 0;
      if (reports.room(BATCH) < BATCH) throw new Error('the engine left reports behind');
      for (; count < BATCH && due.length > 0; count++) {
        const { kind, orderId, broker, lots } = due.pop()!;
        brokerOf[orderId] = broker;
        report(kind, orderId, broker, lots);
      }
      for (let ends = count === 0 ? live - load.live : 0; ends > 0 && count < BATCH && oldest <= newest; oldest++) {
        if (state[oldest] !== LIVE) continue;
        state[oldest] = BUSY;
        report(ReportKind.filled, oldest, brokerOf[oldest]!, quantity[oldest]!);
        count += 1;
        ends -= 1;
      }
      reports.publish();
      const nowUs = clock.nowUs();
      const began = nowNs();
      agent.doWork(nowUs);
      reportTurns.push((nowNs() - began) / count);
      drain();
    }
  }

  do drain();
  while (agent.doWork(clock.nowUs()) > 0);
  for (let broker = 0; broker < brokers; broker++)
    due.push({ kind: ReportKind.session_up, orderId: 0, broker, lots: 0 });
  tellReports();
  const from = load.live * 2;
  let isMeasured = false;
  while (seen.commands < load.commands + from) {
    if (!isMeasured && seen.commands >= from) {
      isMeasured = true;
      turns.length = 0;
      reportTurns.length = 0;
      seen.reports = 0;
    }
    if (commands.room(BATCH) < BATCH) throw new Error('the engine left commands behind');
    for (let i = 0; i < BATCH; i++) command(commands.claim());
    commands.publish();
    const nowUs = clock.nowUs();
    const began = nowNs();
    agent.doWork(nowUs);
    turns.push((nowNs() - began) / BATCH);
    drain();
    tellReports();
  }
  return {
    ...seen,
    commands: turns.length * BATCH,
    perCommandNs: timesOf(turns),
    perReportNs: timesOf(reportTurns),
  };
}

function timesOf(turns: number[]): TurnTimes {
  const sorted = Float64Array.from(turns).sort();
  const mean = turns.reduce((sum, ns) => sum + ns, 0) / turns.length;
  return { p50: sorted[sorted.length >> 1]!, p99: sorted[Math.floor(sorted.length * 0.99)]!, mean };
}

const LIVE = 1;
const BUSY = 2;
const ENDED = 3;

export interface RiskTimes {
  readonly rows: number;
  readonly passed: number;
  /** Single calls, less what reading the clock costs. */
  readonly p50Ns: number;
  readonly p99Ns: number;
  readonly p9999Ns: number;
  /** Calls one after the other without a clock in between. */
  readonly meanNs: number;
}

/** The risk check alone, over (account, instrument) rows in random order, for orders above the small-order path. */
export function measureRisk(accounts: number, instruments: number, calls: number): RiskTimes {
  const state: EngineState = createState({
    accounts,
    instruments,
    brokers: 5,
    books: accounts * instruments,
    orders: 16,
    ids: 16,
    executions: 16,
    fanouts: 16,
    suspense: 16,
    guards: 16,
  });
  const sink = createSink();
  for (const command of startupCommands(state, generousSetup(accounts, instruments, 5))) {
    stepCommand(state, command, 0, createInputs(), sink, sink);
  }
  const random = createSeededRandom(11);
  const order = createExposure();
  const verdict = createVerdict();
  const picks = Int32Array.from({ length: 65_536 }, () => random.below(accounts * instruments));
  let passed = 0;
  const check = (n: number): void => {
    const pick = picks[n & 65_535]!;
    order.account = Math.floor(pick / instruments);
    order.instrument = pick % instruments;
    order.book = findBook(state, order.account, order.instrument);
    order.side = n & 1;
    order.type = OrderType.limit;
    order.priceTicks = 9_950 + (n & 63);
    order.lots = 10;
    if (checkRisk(state, order, 10_000, 5, verdict)) passed += 1;
  };
  for (let n = 0; n < calls; n++) check(n);
  const began = nowNs();
  for (let n = 0; n < calls; n++) check(n * 7);
  const meanNs = (nowNs() - began) / calls;
  const clockNs = medianOf(Float64Array.from({ length: 10_000 }, () => -nowNs() + nowNs()));
  const times = new Float64Array(calls);
  for (let n = 0; n < calls; n++) {
    const before = nowNs();
    check(n * 3);
    times[n] = nowNs() - before - clockNs;
  }
  times.sort();
  const at = (share: number): number => times[Math.min(calls - 1, Math.floor(calls * share))]!;
  return { rows: accounts * instruments, passed, p50Ns: at(0.5), p99Ns: at(0.99), p9999Ns: at(0.9999), meanNs };
}

function nowNs(): number {
  const [seconds, nanos] = process.hrtime();
  return seconds * 1e9 + nanos;
}

function medianOf(values: Float64Array): number {
  return values.sort()[values.length >> 1]!;
}
