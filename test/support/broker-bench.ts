import { DurableCursor, EventReader, EventWriter } from '../../core/memory/event-ring.ts';
import { RingConsumer, RingProducer } from '../../core/memory/ring.ts';
import { ProcessControl } from '../../core/memory/control.ts';
import { StopScopes } from '../../core/memory/stop-scopes.ts';
import { SharedWords } from '../../core/memory/words.ts';
import {
  Cause,
  EVENT_BYTES,
  EventByte,
  EventHalf,
  EventKind,
  EventWord,
  SessionNote,
} from '../../core/schema/event.ts';
import { OrderType, Side, TimeInForce } from '../../core/schema/order-kind.ts';
import { NEVER_LEFT, ReportHalf, ReportKind, ReportWord, VenueStateCode } from '../../core/schema/report.ts';
import { getText } from '../../core/schema/text.ts';
import { createShared, Events, type Shared } from '../../core/topology.ts';
import type { Agent } from '../../workers/agent.ts';
import type { BrokerAdapter, VenueEvents } from '../../workers/broker/adapter.ts';
import { createStopCheck } from '../../workers/broker/stop-check.ts';
import { createBrokerAgent } from '../../workers/broker/broker-agent.ts';
import type { RateLimits } from '../../workers/broker/rate-windows.ts';
import { createTextVenue } from '../../workers/broker/text-venue.ts';
import { makeVenueClientId } from '../../workers/broker/venue-client-id.ts';
import type { PortEvents } from '../../workers/broker/venue-port.ts';

/** A broker agent on real rings, with a scripted venue and a clock that only the test moves. */
export interface BrokerBench extends EngineSide {
  readonly agent: Agent;
  readonly venues: readonly ScriptedVenue[];
  readonly time: { us: number };
  readonly counts: Map<string, number>;
  readonly rings: { engine: number };
  readonly control: ProcessControl;
  readonly stops: StopScopes;
  /** Duty cycles until one does nothing. */
  readonly run: () => void;
  /** Lets time pass and runs. */
  readonly pass: (us: number) => void;
  readonly score: (broker?: number) => number;
  /** The client id of an order's attempt. */
  readonly id: (orderId: number, attempt?: number) => string;
}

export interface EventFields {
  readonly orderId: number;
  readonly attempt: number;
  readonly broker: number;
  readonly instrument: number;
  readonly account: number;
  readonly priceTicks: number;
  readonly quantityLots: number;
  /** `TimeInForce`; GTC unless given. */
  /** `PlaceOption` bits. */
  readonly options?: number;
  readonly type?: keyof typeof OrderType;
  readonly timeInForce: number;
  readonly arg0: number;
  readonly arg1: number;
  readonly note: keyof typeof SessionNote;
  /** The report that the event comes from: its ARG0. */
  readonly report: keyof typeof ReportKind;
}

/** Notes what it is asked; says what the test tells it to. */
export interface ScriptedVenue {
  readonly events: VenueEvents;
  /** What left for the venue, in order: `place ID`, `cancel ID`, … with its time. */
  readonly wire: string[];
  readonly times: number[];
  /** What calls return. */
  accepts: boolean;
  /** It doesn't read, and something that was written is not with the kernel yet. */
  isBackedUp: boolean;
  /** Answers `listOpen` by itself with nothing. */
  listsNothing: boolean;
  reading: boolean;
  opened: boolean;
  /** It can be told that an order must rest. */
  hasPostOnly: boolean;
}

export const JOURNAL = '1f00c0de';
const kindNames = new Map<number, string>(Object.entries(ReportKind).map(([name, code]) => [code, name]));
const stateNames = new Map<number, string>(Object.entries(VenueStateCode).map(([name, code]) => [code, name]));

export interface BenchOptions {
  /** Whether its venues can be told that an order must rest. */
  readonly hasPostOnly?: boolean;
  readonly slots?: number;
  readonly limits?: RateLimits;
  readonly outboxCapacity?: number;
  readonly outstandingCapacity?: number;
  readonly brokers?: number;
}

/** The engine's and the journal's ends of the rings around the broker thread. */
export interface EngineSide {
  /** Publishes an event; durable at once unless told otherwise. */
  readonly event: (kind: keyof typeof EventKind, fields?: Partial<EventFields>, durable?: boolean) => void;
  readonly makeDurable: () => void;
  /** Takes the reports that are there, at most `limit`: `kind order/attempt …`. */
  readonly reports: (limit?: number) => string[];
}

export function createEngineSide(shared: Shared): EngineSide {
  const writer = new EventWriter(shared.events);
  const durable = new DurableCursor(shared.events);
  // Readers that this side has no use for, but that would bound the writer.
  const others = [Events.readers.journal, Events.readers.gateway].map(
    ({ index }) => new EventReader(shared.events, index, 'durable'),
  );
  const reports = new RingConsumer(shared.reports);

  function makeDurable(): void {
    durable.advance(writer.position);
    for (const other of others) other.release(other.poll(1 << 30));
  }

  return {
    makeDurable,
    event(kind, fields = {}, isDurable = true) {
      if (writer.room(1) === 0) throw new Error('no room for an event: the agent is behind');
      const at = writer.claim();
      const { f64, i32, u8 } = writer.records;
      f64.fill(0, at >> 3, (at + EVENT_BYTES) >> 3);
      i32[(at >> 2) + EventHalf.LENGTH] = EVENT_BYTES;
      i32[(at >> 2) + EventHalf.KIND_VERSION] = EventKind[kind];
      i32[(at >> 2) + EventHalf.INSTRUMENT] = fields.instrument ?? 0;
      i32[(at >> 2) + EventHalf.ACCOUNT] = fields.account ?? 0;
      f64[(at >> 3) + EventWord.ORDER_ID] = fields.orderId ?? 0;
      f64[(at >> 3) + EventWord.PRICE_TICKS] = fields.priceTicks ?? 100;
      f64[(at >> 3) + EventWord.QUANTITY_LOTS] = fields.quantityLots ?? 5;
      f64[(at >> 3) + EventWord.ARG0] = fields.arg0 ?? 0;
      f64[(at >> 3) + EventWord.ARG1] = fields.arg1 ?? 0;
      if (fields.report !== undefined) {
        i32[(at >> 2) + EventHalf.CAUSE] = Cause.report;
        f64[(at >> 3) + EventWord.ARG0] = ReportKind[fields.report];
      }
      if (fields.note !== undefined) i32[(at >> 2) + EventHalf.NOTE] = SessionNote[fields.note];
      u8[at + EventByte.SIDE] = Side.sell;
      f64[(at >> 3) + EventWord.OPTIONS] = fields.options ?? 0;
      u8[at + EventByte.TYPE] = OrderType[fields.type ?? 'limit'];
      u8[at + EventByte.TIME_IN_FORCE] = fields.timeInForce ?? TimeInForce.gtc;
      u8[at + EventByte.ATTEMPT] = fields.attempt ?? 1;
      u8[at + EventByte.BROKER] = fields.broker ?? 0;
      writer.publish();
      if (isDurable) makeDurable();
    },
    reports(limit = 1 << 20) {
      const count = reports.poll(limit);
      const lines: string[] = [];
      for (let i = 0; i < count; i++) lines.push(line(reports, reports.at(i)));
      reports.release(count);
      return lines;
    },
  };
}

export function createBrokerBench(options: BenchOptions = {}): BrokerBench {
  const shared = createShared({ mode: 'dedicated', slots: options.slots ?? 256, instruments: 4 });
  const engine = createEngineSide(shared);
  const scoreboard = new SharedWords(shared.scoreboard);
  const time = { us: 1_000_000_000 };
  const rings = { engine: 0 };
  const counts = new Map<string, number>();
  const venues: ScriptedVenue[] = [];
  const meter = {
    count(counter: string, by: number) {
      counts.set(counter, (counts.get(counter) ?? 0) + by);
    },
    route() {},
    venue() {},
  };
  const desk = {
    limits: options.limits ?? { perSecond: 0, perMinute: 0 },
    timeoutUs: 2_000_000,
    proofUs: 1_000_000,
    outboxCapacity: options.outboxCapacity ?? 16,
    outstandingCapacity: options.outstandingCapacity ?? 1024,
    meter,
    createVenue: (events: PortEvents) =>
      createTextVenue(JOURNAL, events, (textEvents) => {
        const { venue, adapter } = scriptedVenue(textEvents, time);
        venue.hasPostOnly = options.hasPostOnly ?? true;
        venues.push(venue);
        return adapter;
      }),
  };
  const agent = createBrokerAgent({
    desks: Array.from({ length: options.brokers ?? 1 }, () => desk),
    symbols: ['BTCUSDT', 'ETHUSDT'],
    events: spoilReleased(new EventReader(shared.events, Events.readers.broker.index, Events.readers.broker.gate)),
    reports: new RingProducer(shared.reports),
    scoreboard,
    engineBell: { ring: () => void rings.engine++, ringIfHungry() {} },
    isStopped: createStopCheck(new ProcessControl(shared.control), new StopScopes(shared.stops)),
    clock: { nowUs: () => time.us, monotonicNs: () => time.us * 1000 },
    wake() {},
  });

  const bench: BrokerBench = {
    agent,
    venues,
    time,
    counts,
    rings,
    control: new ProcessControl(shared.control),
    stops: new StopScopes(shared.stops),
    ...engine,
    run() {
      for (let i = 0; i < 10_000; i++) if (agent.doWork(time.us) === 0) return;
      throw new Error('the agent finds work for ever');
    },
    pass(us) {
      time.us += us;
      bench.run();
    },
    score: (broker = 0) => scoreboard.load(broker),
    id: (orderId, attempt = 1) => makeVenueClientId(JOURNAL, orderId, attempt),
  };
  return bench;
}

/** `kind order/attempt`, then what else it says. */
function line(ring: RingConsumer, at: number): string {
  const { f64, i32 } = ring.records;
  const word = (name: keyof typeof ReportWord): number => f64[(at >> 3) + ReportWord[name]]!;
  const half = (name: keyof typeof ReportHalf): number => i32[(at >> 2) + ReportHalf[name]]!;
  const parts = [kindNames.get(half('KIND')) ?? '?'];
  if (half('BROKER') > 0) parts.push(`@${half('BROKER')}`);
  if (word('ORDER_ID') > 0) parts.push(`${word('ORDER_ID')}/${half('ATTEMPT')}`);
  const isSession = half('KIND') >= ReportKind.session_up;
  const isRefusal = half('KIND') === ReportKind.replace_rejected;
  if (isRefusal && half('STATE') > 0) parts.push(half('STATE') === NEVER_LEFT ? 'never left' : '?');
  else if (half('STATE') > 0) parts.push(isSession ? 'fenced' : (stateNames.get(half('STATE')) ?? '?'));
  if (word('LAST_LOTS') > 0) parts.push(`${word('LAST_LOTS')}@${word('LAST_TICKS')}#${word('EXECUTION_ID')}`);
  if (word('FILLED_LOTS') > 0) parts.push(`filled=${word('FILLED_LOTS')}`);
  if (word('QUANTITY_LOTS') > 0) parts.push(`${word('QUANTITY_LOTS')}@${word('PRICE_TICKS')}`);
  const text = new Uint8Array(word('TEXT_LENGTH'));
  getText(f64, (at >> 3) + ReportWord.TEXT, text.length, text, 0);
  if (text.length > 0) parts.push(`"${new TextDecoder().decode(text)}"`);
  return parts.join(' ');
}

/** Slots that were given back are the writer's: who reads them yet reads garbage here, as he may under load. */
function spoilReleased(reader: EventReader): EventReader {
  const release = reader.release.bind(reader);
  reader.release = (count) => {
    for (let i = 0; i < count; i++) reader.records.u8.fill(0xff, reader.at(i), reader.at(i) + EVENT_BYTES);
    release(count);
  };
  return reader;
}

function scriptedVenue(events: VenueEvents, time: { us: number }): { venue: ScriptedVenue; adapter: BrokerAdapter } {
  const venue: ScriptedVenue = {
    events,
    wire: [],
    times: [],
    accepts: true,
    isBackedUp: false,
    listsNothing: true,
    reading: true,
    opened: false,
    hasPostOnly: true,
  };
  function note(text: string): boolean {
    if (!venue.accepts) return false;
    venue.wire.push(text);
    venue.times.push(time.us);
    return true;
  }
  const adapter: BrokerAdapter = {
    get hasPostOnly() {
      return venue.hasPostOnly;
    },
    open() {
      venue.opened = true;
    },
    place: (order) =>
      note(
        `place ${order.clientId} ${order.side} ${order.type} ${order.symbol} ${order.quantityLots}@${order.priceTicks} ${order.timeInForce}${order.postOnly ? ' post_only' : ''}`,
      ),
    cancel: (clientId) => note(`cancel ${clientId}`),
    replace: (clientId, priceTicks, quantityLots, symbol) =>
      note(`replace ${clientId} ${symbol} ${quantityLots}@${priceTicks}`),
    query: (clientId) => note(`query ${clientId}`),
    listOpen() {
      if (!venue.accepts) return false;
      if (venue.listsNothing) events.listed(0);
      return true;
    },
    isBackedUp: () => venue.isBackedUp,
    pauseReading(paused) {
      venue.reading = !paused;
    },
    close() {
      venue.opened = false;
    },
  };
  return { venue, adapter };
}
