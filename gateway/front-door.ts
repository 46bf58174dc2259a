import type { EventReader } from '../core/memory/event-ring.ts';
import type { RingConsumer, RingProducer } from '../core/memory/ring.ts';
import { Counters } from '../core/metrics/counters.ts';
import { HistogramRecorder } from '../core/metrics/histogram.ts';
import type { Instrument } from '../core/market/instruments.ts';
import { EventHalf, EventKind, EventWord } from '../core/schema/event.ts';
import { OrderStatus } from '../core/schema/order-kind.ts';
import { catalogOf } from '../core/wire/catalog.ts';
import type { Shared } from '../core/topology.ts';
import type { Clock } from '../workers/clock.ts';
import { type Config, allowedHosts } from './config.ts';
import type { Remembers } from './boot/remember-reports.ts';
import { until } from './boot/until.ts';
import { type AlarmLog, createAlarms } from './control/alarms.ts';
import { DOOR_COUNTERS, type DoorCounter } from './control/door-counters.ts';
import { healthPage } from './control/health.ts';
import { medianMs } from './control/latency.ts';
import type { CounterGroup } from './control/metrics.ts';
import { createPages } from './control/pages.ts';
import type { StatusPort } from './control/status.ts';
import { createDirectory } from './directory.ts';
import { createDocuments } from './docs/documents.ts';
import { createEntryRules } from './http/entry-rules.ts';
import { createRouter } from './http/routes.ts';
import { ADDRESS_LIMITS, type AddressOptions, createAddressLimits } from './limits/address-limits.ts';
import { createRateLimits } from './limits/rate-limits.ts';
import { createAdmission } from './inbound/admit.ts';
import { createCalls } from './inbound/calls.ts';
import { createGuardCommands } from './inbound/guard-commands.ts';
import { createInstrumentCache } from './inbound/instrument-cache.ts';
import { JsonReader } from './inbound/json-reader.ts';
import { createRequestParser } from './inbound/parse.ts';
import { MAX_PENDING, createPending } from './inbound/pending.ts';
import { refusal } from './inbound/refusal.ts';
import { type OrderHistory, createAnswerer } from './outbound/answer.ts';
import { createEncoder } from './outbound/encode.ts';
import { createOrderLog } from './outbound/order-log.ts';
import { type NonceBounds, createAdmittance } from './keys/admittance.ts';
import { createHttpEntry } from './keys/http-entry.ts';
import { createLogons } from './keys/logons.ts';
import type { OpenKeys } from './keys/open-keys.ts';
import { localPrincipal } from './keys/principal.ts';
import { createPump } from './outbound/pump.ts';
import { createQuoteFanout } from './outbound/quote-fanout.ts';
import { WS_PATH, createServer } from './server.ts';
import { createGuardWatch } from './ws/guard-watch.ts';
import { createGuards } from './ws/guards.ts';
import { createLifetimes } from './ws/lifetimes.ts';
import { POSITIONS, createPositionsChannel } from './ws/positions-channel.ts';
import { type Session, createSession } from './ws/session.ts';
import { createSessionMethods } from './ws/session-methods.ts';
import { createSessions } from './ws/sessions.ts';
import { CloseCode, type Publish } from './ws/socket-port.ts';
import { type TopicChannel, createSubscriptions } from './ws/subscriptions.ts';
import { createRecordEncoder } from './wire/record-encoder.ts';
import { createWireDoor } from './wire/wire-door.ts';
import { createWireParser } from './wire/wire-parser.ts';
import { createBudgetsOf, createWireResponders } from './wire/wire-responder.ts';
import { MAX_FRAME_BYTES, createWsDoor } from './ws/ws-door.ts';

/**
 * The front door, wired as the picture:
 *
 *   sockets ─▶ entry rules ▸ keys ─▶ router / ws door ─▶ calls: parse ▸ pending ▸ admit ─▶ [commands]
 *   sockets ◀─ sessions, replies ◀─ pump: answerer ▸ order log ▸ quote fan-out ◀─ [events] [answers] [latch]
 */
export interface FrontDoor {
  /** Binds PORT and MONITORING_PORT, or those given. Resolves with the ports; rejects with `PortTakenError`. */
  listen(): Promise<DoorPorts>;
  /** One bounded turn of everything that goes out; 0: nothing to do. Never within a socket's callback. */
  pump(): number;
  /** Deadlines, throttled feeds, slow readers, the health channel. It runs by itself every 50 ms while listening. */
  tick(): void;
  /** Refills the reports of the `orders` channel from the journal, before `listen`. */
  readonly remembers: Remembers;
  /** Requests that wait for the engine. */
  pendingCount(): number;
  /** Open WebSocket sessions. */
  sessionCount(): number;
  /** Readers of orders that were closed for falling behind. */
  slowClosed(): number;
  /**
   * Stops admitting, answers what is in flight (the pump must go on), closes every socket with 1001, and waits at most 2 s for
   * what the guards of those sessions cancel.
   */
  drain(): Promise<void>;
}

export interface DoorPorts {
  readonly api: number;
  /** 0: there is none. */
  readonly monitoring: number;
}

export interface FrontDoorParts {
  readonly config: Config;
  readonly instruments: readonly Instrument[];
  /** Names by account number. */
  readonly accounts: readonly string[];
  readonly commands: RingProducer;
  /** Gated on durable, or on published with ACK=accepted. */
  readonly events: EventReader;
  readonly answers: RingConsumer;
  /** Slots of `QUOTE_WORDS`, one per instrument. */
  readonly latch: SharedArrayBuffer;
  ringEngine(): void;
  /** Called with the time of each request: a flood of them can keep this thread from its turn for long. */
  alive(monotonicNs: number): void;
  readonly history: OrderHistory;
  readonly status: StatusPort;
  /** Made for `DOOR_COUNTERS`; the door is their writer. */
  readonly counters: SharedArrayBuffer;
  /** Of other threads, for /metrics. */
  readonly counterGroups: readonly CounterGroup[];
  /** The door writes parse, encode and total. */
  readonly histograms: Shared['histograms'];
  /** The journal's id: sequences of the `orders` channel mean something only together with it. */
  readonly epoch: string;
  readonly clock: Clock;
  readonly log: AlarmLog;
  /** Undefined: whoever comes is the local principal. */
  readonly keys?: OpenKeys | undefined;
  /** For tests. */
  readonly pendingCapacity?: number;
  readonly requestTimeoutMs?: number;
  readonly addressLimits?: Partial<AddressOptions>;
  readonly sessionLifetimeMs?: number;
  readonly nonceBounds?: NonceBounds;
}

const handshakesTooFast = {
  code: 'RATE_LIMITED',
  message: `An address has ${ADDRESS_LIMITS.handshakesPerSecond} handshakes per second.`,
  limit: String(ADDRESS_LIMITS.handshakesPerSecond),
  retryAfterMs: 1_000,
} as const;
const sessionsTooMany = refusal(
  'TOO_MANY_CONNECTIONS',
  `An address has at most ${ADDRESS_LIMITS.perAddress} WebSocket sessions.`,
);
const REQUEST_TIMEOUT_MS = 5_000;
const TICK_MS = 50;
const PARTING_MS = 2_000;
const tooManyWait = refusal('TOO_MANY_CONNECTIONS', 'The gateway waits for as many logons as it can.');
const HEALTH_MS = 1_000;
/** Generations begin with the time, so that answers to an earlier run find nobody. */
const GENERATIONS_PER_SECOND = 32;
const EPOCH_2020_S = 1_577_836_800;

const COUNTED: Partial<Record<number, DoorCounter>> = {
  [EventKind.accepted]: 'orders_accepted_total',
  [EventKind.refused]: 'orders_refused_total',
  [EventKind.cancelled]: 'orders_cancelled_total',
  [EventKind.rejected]: 'orders_rejected_total',
  [EventKind.expired]: 'orders_expired_total',
  [EventKind.not_sent]: 'orders_not_sent_total',
  [EventKind.filled]: 'orders_filled_total',
};

export function createFrontDoor(parts: FrontDoorParts): FrontDoor {
  const { config, clock, epoch, status, events } = parts;
  const timeoutNs = (parts.requestTimeoutMs ?? REQUEST_TIMEOUT_MS) * 1_000_000;
  const brokers = config.BROKERS.map(({ id }) => id);
  const directory = createDirectory(parts.instruments, parts.accounts, brokers);
  const counters = new Counters<DoorCounter>(parts.counters, DOOR_COUNTERS);
  const countedAt = Object.entries(COUNTED).reduce<number[]>((table, [kind, name]) => {
    if (name !== undefined) table[Number(kind)] = counters.index(name);
    return table;
  }, []);
  const httpRequests = counters.index('http_requests_total');
  const wsCalls = counters.index('ws_calls_total');
  const timedOut = counters.index('requests_timed_out_total');
  const refused = counters.index('requests_refused_total');
  const clockSteps = counters.index('clock_steps_total');
  const parseTimes = new HistogramRecorder(parts.histograms.parse);
  const encodeTimes = new HistogramRecorder(parts.histograms.encode);
  const totalTimes = new HistogramRecorder(parts.histograms.total);
  let isStopping = false;

  // In: what a request passes on its way to the engine.
  const firstGeneration = Math.floor((clock.nowUs() / 1_000_000 - EPOCH_2020_S) * GENERATIONS_PER_SECOND);
  const pending = createPending(parts.pendingCapacity ?? MAX_PENDING, Math.max(0, firstGeneration));
  const admission = createAdmission(parts.commands, () => parts.ringEngine(), setImmediate);
  const cache = createInstrumentCache();
  const parser = createRequestParser(directory);
  const local = localPrincipal(parts.accounts.length);
  const rateLimited = counters.index('rate_limited_total');
  const floodingClosed = counters.index('flooding_closed_total');
  const addressesRefused = counters.index('addresses_refused_total');
  const heartbeatsMissed = counters.index('heartbeats_missed_total');
  const limits = createRateLimits(
    config,
    parts.accounts.length,
    () => clock.monotonicNs(),
    () => {
      counters.add(rateLimited, 1);
    },
  );
  const addresses = createAddressLimits({ ...ADDRESS_LIMITS, ...parts.addressLimits });
  const calls = createCalls(
    parser,
    pending,
    admission,
    cache,
    clock,
    () => isStopping,
    parts.instruments.length,
    limits,
    (who) => who === local || parts.keys?.keyring.find(who.key)?.principal === who,
  );

  const guardCommands = createGuardCommands(pending, admission, clock, () => isStopping);
  const guardWatch = createGuardWatch();
  const guards = createGuards(guardCommands, parts.accounts, guardWatch.told);

  // Out: what events and answers pass on their way to the sockets.
  const encoder = createEncoder(directory, epoch);
  const log = createOrderLog(parts.accounts.length);
  const alarms = createAlarms(directory, parts.log);
  const sessions = createSessions(log, encoder, epoch, parts.accounts);
  const lifetimes = createLifetimes(sessions, parts.sessionLifetimeMs);
  const rules = createEntryRules({
    allowedHosts: allowedHosts(config),
    allowedOrigins: config.ALLOWED_ORIGINS,
    refusesProxies: parts.keys === undefined,
  });
  const server = createServer<Session>(
    {
      enter(head) {
        const no = rules.check(head) ?? (head.path === WS_PATH && logons?.isFull === true ? tooManyWait : undefined);
        if (no !== undefined) counters.add(refused, 1);
        return no;
      },
      request(head, body, reply) {
        const startNs = clock.monotonicNs();
        parts.alive(startNs);
        counters.add(httpRequests, 1);
        const who = httpEntry === undefined ? local : httpEntry(head, body);
        if ('code' in who) {
          counters.add(refused, 1);
          reply.refuse(who);
          return;
        }
        const budget = limits.budgetOf(who);
        if (limits.isOn(who)) reply.alsoSays = () => limits.headers(who, budget);
        router(head, body, reply, who, budget);
        if (head.method === 'POST') parseTimes.record(clock.monotonicNs() - startNs);
      },
      upgrade(peer) {
        const may = addresses.handshake(peer, clock.monotonicNs());
        if (may === 'ok') return undefined;
        counters.add(addressesRefused, 1);
        return may === 'too-fast' ? handshakesTooFast : sessionsTooMany;
      },
      open(socket, peer) {
        const session = createSession(socket, logons === undefined ? local : undefined, peer);
        addresses.opened(peer);
        sessions.add(session, clock.monotonicNs());
        logons?.opened(session);
        return session;
      },
      message(session, message, isBinary) {
        const startNs = clock.monotonicNs();
        parts.alive(startNs);
        counters.add(wsCalls, 1);
        lifetimes.heard(session, startNs);
        wsDoor.message(session, message, isBinary);
        parseTimes.record(clock.monotonicNs() - startNs);
      },
      drained(session) {
        sessions.catchUp(session);
      },
      heard(session) {
        lifetimes.heard(session, clock.monotonicNs());
      },
      closed(session) {
        sessions.remove(session);
        lifetimes.closed(session);
        guards.closed(session);
        addresses.closed(session.peer);
        subscriptions.end(session);
        logons?.closed(session);
      },
    },
    {
      maxConnections: config.MAX_CONNECTIONS,
      maxFrameBytes: MAX_FRAME_BYTES,
      tellsPeers: parts.keys !== undefined,
    },
  );
  const publish: Publish = (topic, message) => {
    server.publish(topic, message);
  };
  const fanout = createQuoteFanout(parts.latch, directory, publish);
  const answerer = createAnswerer(directory, encoder, pending, clock, config.ASYNC_MODE, parts.history, {
    encoded: (ns) => {
      encodeTimes.record(ns);
    },
    answered: (ns) => {
      totalTimes.record(ns);
    },
  });

  // Channels and pages.
  const positions = createPositionsChannel(
    calls,
    sessions,
    publish,
    (topic) => server.subscribers(topic),
    parts.accounts.length,
  );
  const health: TopicChannel = {
    topicOf: () => 'health',
    welcome(session) {
      sessions.send(session, healthFrame('snapshot', healthPage(status.read()).body));
    },
  };
  const topics = new Map<string, TopicChannel>([
    [POSITIONS, positions],
    ['health', health],
  ]);
  const subscriptions = createSubscriptions(directory, parser, sessions, log, epoch, fanout, topics, {
    throttleMs: config.WS_THROTTLE_MS,
    batchSize: config.WS_BATCH_SIZE,
  });
  const admittance = createAdmittance(clock, parts.nonceBounds);
  const httpEntry = parts.keys && createHttpEntry(parts.keys.keyring, admittance);
  const logons =
    parts.keys &&
    createLogons({
      keyring: parts.keys.keyring,
      admittance,
      clock,
      directory,
      epoch,
      flush: sessions.flush,
      loggedOut(session) {
        subscriptions.leave(session);
        guards.loggedOut(session);
      },
    });
  const pages = createPages(
    directory,
    status,
    parts.histograms,
    fanout,
    clock,
    () => ({
      connections: server.connections(),
      pending: pending.count,
      latencyMs: medianMs(parts.histograms.total),
    }),
    () => ({
      door: counters,
      groups: parts.counterGroups,
      connections: server.connections(),
      sessions: sessions.count,
      pending: pending.count,
      slowReaders: fanout.slowReaders,
      slowClosed: sessions.slowClosed,
      commandsUsed: parts.commands.used(),
      commandsCapacity: parts.commands.capacity,
    }),
    createDocuments(() => status.read().version, `${config.HOST}:${config.PORT}`),
  );
  const router = createRouter(calls, parser, directory, pages, new JsonReader());
  const budgetsLeft = createBudgetsOf(limits);
  const records = createRecordEncoder();
  const wireDoor = createWireDoor(
    calls,
    createWireParser(directory, parser, catalogOf(parts.instruments)),
    sessions,
    records,
    createWireResponders(records, sessions, budgetsLeft),
    budgetsLeft,
    limits,
    () => clock.nowUs(),
  );
  const sessionMethods = createSessionMethods(parser, subscriptions, lifetimes, guards, logons, () =>
    clock.monotonicNs(),
  );
  const wsDoor = createWsDoor(
    calls,
    parser,
    directory,
    pages,
    sessions,
    subscriptions,
    wireDoor,
    () => clock.nowUs(),
    limits,
    sessionMethods,
    () => {
      counters.add(floodingClosed, 1);
    },
  );
  const pump = createPump(events, parts.answers, config.ACK === 'durable', log, cache, answerer, sessions, fanout, {
    counted(kind, orderStatus, account) {
      const counter = countedAt[kind];
      const isPart = kind === EventKind.filled && orderStatus !== OrderStatus.filled;
      if (counter !== undefined && !isPart) counters.add(counter, 1);
      if (kind === EventKind.filled || kind === EventKind.suspended) positions.changed(account);
    },
    suspended: alarms.suspended,
    guarded: guardWatch.event,
  });

  let timer: NodeJS.Timeout | undefined;
  let unfollowKeys: (() => void) | undefined;
  let healthText = '';
  let healthAtNs = 0;

  function checkHealth(nowNs: number): void {
    if (nowNs - healthAtNs < HEALTH_MS * 1_000_000) return;
    healthAtNs = nowNs;
    const now = status.read();
    alarms.journal(now.components.journal);
    if (alarms.clock(now.clockOffsetMs)) counters.add(clockSteps, 1);
    const { body } = healthPage(now);
    if (body === healthText) return;
    if (healthText !== '') publish('health', healthFrame('update', body));
    healthText = body;
  }

  /** What the sessions' guards cancel has left, or begins at a time of its own. */
  function partingsAreOver(): boolean {
    guards.settle();
    return guards.owed === 0 && guardWatch.isOver;
  }

  function tick(): void {
    const nowNs = clock.monotonicNs();
    const before = pending.count;
    answerer.retry();
    answerer.expire(nowNs - timeoutNs);
    if (pending.count < before) counters.add(timedOut, before - pending.count);
    fanout.turn();
    fanout.tick(nowNs / 1_000_000);
    positions.refresh();
    checkHealth(nowNs);
    alarms.tick(nowNs);
    logons?.tick();
    const silentBefore = lifetimes.silent;
    lifetimes.tick(nowNs);
    if (lifetimes.silent > silentBefore) counters.add(heartbeatsMissed, lifetimes.silent - silentBefore);
    guards.settle();
    sessions.catchUpAll();
    sessions.flushAll();
  }

  return {
    async listen() {
      const api = await server.listen(config.HOST, config.PORT);
      const monitoring = config.MONITORING_PORT === 0 ? 0 : await server.listen(config.HOST, config.MONITORING_PORT);
      timer = setInterval(tick, TICK_MS);
      unfollowKeys = parts.keys?.follow(
        () => logons?.recheck(),
        (text) => parts.log.warn(text),
      );
      return { api, monitoring };
    },
    pump: () => pump.pump(),
    tick,
    remembers: {
      add(records, at) {
        if (!log.refill(records, at)) return;
        const orderId = records.f64[(at >> 3) + EventWord.ORDER_ID]!;
        const instrument = records.i32[(at >> 2) + EventHalf.INSTRUMENT]!;
        const account = records.i32[(at >> 2) + EventHalf.ACCOUNT]!;
        if (orderId > 0 && instrument >= 0) cache.note(orderId, instrument, account);
      },
      had: log.had,
      isComplete: log.isComplete,
    },
    pendingCount: () => pending.count,
    sessionCount: () => sessions.count,
    slowClosed: () => sessions.slowClosed,
    async drain() {
      isStopping = true;
      // Everything in flight has a deadline, so this ends.
      while (pending.count > 0 && timer !== undefined) {
        await new Promise((resolve) => {
          setTimeout(resolve, 1);
        });
      }
      clearInterval(timer);
      timer = undefined;
      unfollowKeys?.();
      sessions.closeAll(CloseCode.goingAway, 'the gateway is shutting down');
      server.close();
      if (!(await until(partingsAreOver, PARTING_MS))) {
        parts.log.warn(
          'not all guards of the sessions that ended could cancel in time: the next start goes on with them',
        );
      }
    },
  };
}

function healthFrame(type: 'snapshot' | 'update', body: string): string {
  return `{"channel":"health","type":"${type}","data":${body}}`;
}
