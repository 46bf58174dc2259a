import { type EventGate, DurableCursor, EventReader, EventWriter, isAtOrBehind } from '../../core/memory/event-ring.ts';
import { Ringer, Sleeper } from '../../core/memory/doorbell.ts';
import type { Records } from '../../core/memory/records.ts';
import { RingConsumer, RingProducer } from '../../core/memory/ring.ts';
import {
  ANY_INSTRUMENT,
  COMMAND_BYTES,
  COMMAND_VERSION,
  CommandByte,
  CommandHalf,
  CommandKind,
  CommandWord,
} from '../../core/schema/command.ts';
import { EventHalf, EventKind, EventWord, SessionNote } from '../../core/schema/event.ts';
import { OrderType, TimeInForce } from '../../core/schema/order-kind.ts';
import { ReportKind } from '../../core/schema/report.ts';
import type { Capacities } from '../../core/state/state.ts';
import { type Role, type Shared, threadOf } from '../../core/topology.ts';
import { type Agent, type Bell, runParked } from '../../workers/agent.ts';
import { createReportWriter } from '../../workers/broker/report-writer.ts';
import { createClock } from '../../workers/clock.ts';
import { engineOf, generousSetup } from '../../bench/engine/engine-parts.ts';
import { DEADLINE_MS, playRole } from './threads.ts';

export interface EngineRace {
  readonly role: 'engine' | 'journal' | 'broker' | 'gateway';
  readonly shared: Shared;
  readonly orders: number;
  /** Words: which reader is to freeze (-1: none), which one is frozen (-1: none). */
  readonly control: SharedArrayBuffer;
}

/** What one reader of the events has seen. */
export interface Seen {
  readonly events: number;
  readonly accepted: number;
  readonly acknowledged: number;
  /** Orders of which a cancel was asked exactly once. */
  readonly cancelRequested: number;
  readonly cancelled: number;
}

export interface GatewaySeen extends Seen {
  /** Rows and pages of the two lists: of the open orders, and of all of them. */
  readonly openRows: number;
  readonly allRows: number;
  readonly pages: number;
}

const FREEZE = 0;
const FROZEN = 1;
const READERS = { journal: 0, broker: 1, gateway: 2 } as const;
const PAGE = 700;
const OPEN_PAGES = 3;

playRole<EngineRace>({ engine, journal, broker, gateway });

function bellOf(shared: Shared, from: Role): (to: Role) => Bell {
  const silent: Bell = { ring() {}, ringIfHungry() {} };
  return (to) => {
    const target = threadOf(to, shared.mode);
    return target === threadOf(from, shared.mode) ? silent : new Ringer(shared.bells[target]);
  };
}

function capacitiesFor(orders: number): Capacities {
  const rows = 2 ** Math.ceil(Math.log2(orders + 16));
  return {
    accounts: 2,
    instruments: 2,
    brokers: 1,
    books: 4,
    orders: rows,
    ids: 16,
    executions: 16,
    fanouts: 8,
    suspense: 16,
    guards: 3,
    tags: 8,
    tagBooks: 16,
    limits: 64,
    overrides: 8,
    recent: 16,
    currencies: 4,
    plans: 256,
  };
}

function createAgent({ shared, orders }: EngineRace): Agent {
  // It holds nothing: the timer of what is held would end sleeps that only a bell may end here.
  return engineOf(shared, capacitiesFor(orders), generousSetup(1, 1), bellOf(shared, 'engine'), false, 'on', false);
}

async function engine(data: EngineRace): Promise<number> {
  const { shared } = data;
  const clock = createClock(shared.control);
  await runParked(createAgent(data), { role: 'engine', shared, clock, maxParkMs: DEADLINE_MS, spinNs: 0, pin() {} });
  return 0;
}

function freezeIfAsked(control: Int32Array, reader: number): void {
  if (Atomics.load(control, FREEZE) !== reader) return;
  Atomics.store(control, FROZEN, reader);
  Atomics.wait(control, FREEZE, reader);
  Atomics.store(control, FROZEN, -1);
}

/** Checks every event as it comes: none is left out, told twice or out of order. */
function createWitness(who: string, orders: number) {
  const cancels = new Uint8Array(orders + 1);
  const ends = new Uint8Array(orders + 1);
  const seen = { events: 0, accepted: 0, acknowledged: 0, cancelRequested: 0, cancelled: 0, fanouts: 0 };
  let lastSeq = 0;
  function see({ f64, i32 }: Records, at: number): number {
    const seq = f64[(at >> 3) + EventWord.SEQ]!;
    if (seq !== lastSeq + 1) throw new Error(`${who}: event ${seq} after event ${lastSeq}`);
    lastSeq = seq;
    // A checkpoint may follow the end, seen only by who is still there.
    if (!isOver()) seen.events += 1;
    const kind = i32[(at >> 2) + EventHalf.KIND_VERSION]! & 0xffff;
    const order = f64[(at >> 3) + EventWord.ORDER_ID]!;
    if (kind === EventKind.accepted && order !== ++seen.accepted)
      throw new Error(`${who}: order ${order} is out of turn`);
    if (kind === EventKind.acknowledged) seen.acknowledged += 1;
    if (kind === EventKind.fanout_done) seen.fanouts += 1;
    if (kind === EventKind.suspended || kind === EventKind.refused)
      throw new Error(`${who}: event ${seq} is of kind ${kind}`);
    if (kind === EventKind.cancel_requested) {
      if (++cancels[order]! > 1) throw new Error(`${who}: the cancel of order ${order} was asked twice`);
      seen.cancelRequested += 1;
    }
    if (kind === EventKind.cancelled) {
      if (++ends[order]! > 1) throw new Error(`${who}: order ${order} was cancelled twice`);
      seen.cancelled += 1;
    }
    return kind;
  }
  /** The restart's fan-out and that of the cancel of all have ended, and so has every order. */
  const isOver = (): boolean => seen.fanouts === 2 && seen.cancelled === orders;
  return { seen, see, isOver };
}

/** Reads the events as one of the three readers until all is over; `act` gets each, `turn` comes after each batch. */
function follow(
  { shared, orders, control }: EngineRace,
  name: keyof typeof READERS,
  gate: EventGate,
  parts: {
    readonly act?: (records: Records, at: number, kind: number) => void;
    readonly turn?: (events: number) => number;
    readonly hasWork?: () => boolean;
    readonly isHungry?: () => boolean;
    readonly isOver?: () => boolean;
    readonly beforeRelease?: (position: number) => void;
  },
): Seen {
  const reader = new EventReader(shared.events, READERS[name], gate);
  const sleeper = new Sleeper(
    shared.bells[threadOf(name, shared.mode)],
    () => reader.poll(1) > 0 || parts.hasWork?.() === true,
  );
  const words = new Int32Array(control);
  const engineBell = bellOf(shared, name)('engine');
  const witness = createWitness(name, orders);
  while (!(witness.isOver() && (parts.isOver?.() ?? true))) {
    freezeIfAsked(words, READERS[name]);
    const readable = reader.poll(1 + (reader.position & 7));
    for (let i = 0; i < readable; i++) {
      const kind = witness.see(reader.records, reader.at(i));
      parts.act?.(reader.records, reader.at(i), kind);
    }
    if (readable > 0) {
      parts.beforeRelease?.((reader.position + readable) | 0);
      reader.release(readable);
      engineBell.ringIfHungry();
    }
    const work = readable + (parts.turn?.(readable) ?? 0);
    if (work > 0) continue;
    sleeper.hungry = parts.isHungry?.() ?? false;
    sleeper.park(DEADLINE_MS);
  }
  return witness.seen;
}

function journal(data: EngineRace): Seen {
  const { shared } = data;
  const durable = new DurableCursor(shared.events);
  const bell = bellOf(shared, 'journal');
  const others = [bell('gateway'), bell('broker')];
  return follow(data, 'journal', 'published', {
    beforeRelease(position) {
      durable.advance(position);
      for (const other of others) other.ring();
    },
  });
}

/** A venue that acknowledges at once and cancels when asked. */
function broker(data: EngineRace): Seen {
  const { shared } = data;
  const reports = createReportWriter(new RingProducer(shared.reports));
  const engineBell = bellOf(shared, 'broker')('engine');
  let aside = false;
  let greeted = false;
  const say = (kind: ReportKind, orderId: number): void => reports.put(kind, 0, orderId, 1);
  return follow(data, 'broker', 'durable', {
    act({ f64, i32 }, at, kind) {
      const orderId = f64[(at >> 3) + EventWord.ORDER_ID]!;
      if (kind === EventKind.accepted) say(ReportKind.acknowledged, orderId);
      if (kind === EventKind.cancel_requested) say(ReportKind.cancelled, orderId);
      const isProbed = i32[(at >> 2) + EventHalf.NOTE] === SessionNote.probed;
      if (kind === EventKind.broker_session && isProbed) say(ReportKind.reconciled, 0);
      if (kind === EventKind.broker_defined && !greeted) {
        greeted = true;
        say(ReportKind.session_up, 0);
      }
    },
    turn() {
      const published = reports.publish();
      if (published > 0) engineBell.ring();
      aside = reports.isTight();
      return published;
    },
    hasWork: () => aside && reports.hasRoomAgain(),
    isHungry: () => aside,
  });
}

function gateway(data: EngineRace): GatewaySeen {
  const { shared, orders } = data;
  const commands = new RingProducer(shared.commands);
  const answers = new RingConsumer(shared.answers);
  const engineBell = bellOf(shared, 'gateway')('engine');
  const clock = createClock(shared.control);
  const inline = shared.mode === 'compact' ? createAgent(data) : undefined;
  const lists = [createList(CommandKind.query_orders, 0, orders), createList(CommandKind.query_orders, 1, orders)];
  let isReady = false;
  let placed = 0;
  let acknowledged = 0;
  let isCancelled = false;
  let heard = 0;

  /** What to ask for next; undefined: nothing now. */
  function next(): ((at: number) => void) | undefined {
    if (!isReady) return undefined;
    if (placed < orders) return place;
    if (acknowledged < orders) return undefined;
    // The list of the open orders runs into the cancel of all of them.
    if (!isCancelled && lists[0]!.pages() === OPEN_PAGES) return cancelAll;
    const list = lists.find((one) => one.isDue());
    return list === undefined ? undefined : (at) => list.ask(commands.records, at);
  }

  function place(at: number): void {
    const { f64, i32, u8 } = begin(commands.records, at, CommandKind.place, 0);
    i32[(at >> 2) + CommandHalf.INSTRUMENT] = 0;
    u8[at + CommandByte.TYPE] = OrderType.limit;
    u8[at + CommandByte.TIME_IN_FORCE] = TimeInForce.gtc;
    f64[(at >> 3) + CommandWord.PRICE_TICKS] = 10_000;
    f64[(at >> 3) + CommandWord.QUANTITY_LOTS] = 1;
    placed += 1;
  }

  function cancelAll(at: number): void {
    begin(commands.records, at, CommandKind.cancel_all, 0);
    isCancelled = true;
  }

  function send(): number {
    let sent = 0;
    for (let ask = next(); ask !== undefined && commands.room(1) > 0; ask = next()) {
      ask(commands.claim());
      sent += 1;
    }
    if (sent === 0) return 0;
    commands.publish();
    engineBell.ring();
    return sent;
  }

  function listen(): number {
    const readable = answers.poll(1 + (heard++ & 31));
    for (let i = 0; i < readable; i++) {
      const at = answers.at(i);
      const shows = answers.records.f64[(at >> 3) + EventWord.ARG0]!;
      if (!isAtOrBehind(shows, new EventWriter(shared.events).position)) throw new Error('an answer is ahead of time');
      const requestId = answers.records.f64[(at >> 3) + EventWord.REQUEST_ID]!;
      lists[requestId]!.hear(answers.records, at);
    }
    if (readable > 0) {
      answers.release(readable);
      engineBell.ringIfHungry();
    }
    return readable;
  }

  const seen = follow(data, 'gateway', 'durable', {
    act(_records, _at, kind) {
      if (kind === EventKind.broker_reconciled) isReady = true;
      if (kind === EventKind.acknowledged) acknowledged += 1;
    },
    turn: () => listen() + send() + (inline?.doWork(clock.nowUs()) ?? 0),
    hasWork: () => answers.poll(1) > 0 || (next() !== undefined && commands.room(1) > 0) || inline?.hasWork() === true,
    isHungry: () => next() !== undefined || inline?.isHungry?.() === true,
    isOver: () => lists.every((list) => list.isDone()),
  });
  const [open, all] = lists;
  return { ...seen, openRows: open!.rows(), allRows: all!.rows(), pages: open!.pages() + all!.pages() };
}

function begin(records: Records, at: number, kind: number, requestId: number): Records {
  records.u8.fill(0, at, at + COMMAND_BYTES);
  records.i32[(at >> 2) + CommandHalf.KIND] = kind;
  records.i32[(at >> 2) + CommandHalf.VERSION] = COMMAND_VERSION;
  records.i32[(at >> 2) + CommandHalf.INSTRUMENT] = ANY_INSTRUMENT;
  records.f64[(at >> 3) + CommandWord.REQUEST_ID] = requestId;
  return records;
}

/** A list of orders, page by page; each row once, the newest first. */
function createList(kind: number, which: 0 | 1, orders: number) {
  let rows = 0;
  let pages = 0;
  let onPage = 0;
  let before = 0;
  let last = orders + 1;
  let isAsked = false;
  let isDone = false;
  return {
    rows: () => rows,
    pages: () => pages,
    isDone: () => isDone,
    isDue: () => !isAsked && !isDone,
    ask(records: Records, at: number): void {
      begin(records, at, kind, which);
      records.u8[at + CommandByte.BROKER] = which;
      records.i32[(at >> 2) + CommandHalf.COUNT] = PAGE;
      records.f64[(at >> 3) + CommandWord.VALUE] = before;
      isAsked = true;
      onPage = 0;
    },
    hear({ f64, i32 }: Records, at: number): void {
      const answer = i32[(at >> 2) + EventHalf.KIND_VERSION]! & 0xffff;
      if (!isAsked) throw new Error('an answer that nobody asked for');
      if (answer === EventKind.order_view) {
        const order = f64[(at >> 3) + EventWord.ORDER_ID]!;
        if (order >= last || (which === 1 && order !== last - 1)) throw new Error(`order ${order} after order ${last}`);
        last = order;
        rows += 1;
        onPage += 1;
        return;
      }
      if (answer !== EventKind.query_end) throw new Error(`an answer of kind ${answer}`);
      if (f64[(at >> 3) + EventWord.VALUE] !== onPage) throw new Error(`a page of ${onPage} rows says otherwise`);
      before = f64[(at >> 3) + EventWord.ARG1]!;
      pages += 1;
      isAsked = false;
      isDone = before === 0;
    },
  };
}
