import { SyncLogReader } from '../core/memory/sync-log.ts';
import { Counters } from '../core/metrics/counters.ts';
import { HistogramRecorder } from '../core/metrics/histogram.ts';
import type { Records } from '../core/memory/records.ts';
import { EventHalf, EventKind, EventWord } from '../core/schema/event.ts';
import { allowedHosts } from './config.ts';
import { until } from './boot/until.ts';
import { createAlarms } from './control/alarms.ts';
import { DOOR_COUNTERS, type DoorCounter } from './control/door-counters.ts';
import { healthPage } from './control/health.ts';
import { medianMs } from './control/latency.ts';
import { createKillCalls } from './control/kill-calls.ts';
import { createOrderCounts } from './control/order-counts.ts';
import { createProtectionWatch } from './control/protection-watch.ts';
import { createPages } from './control/pages.ts';
import { createRiskSide } from './control/risk-side.ts';
import { createTimedRuns } from './control/timed-runs.ts';
import { currenciesOf } from './boot/account-money.ts';
import { createDirectory } from './directory.ts';
import type { FrontDoor, FrontDoorParts } from './door-parts.ts';
import { createLiveInstruments } from './instruments/live-instruments.ts';
import { createDefinitionCommands } from './inbound/definition-commands.ts';
import { createDocuments } from './docs/documents.ts';
import { createKillRoutes } from './http/kill-routes.ts';
import { createEntryRules } from './http/entry-rules.ts';
import { createRouter } from './http/routes.ts';
import { createRateLimits } from './limits/rate-limits.ts';
import { createAdminCalls } from './inbound/admin-calls.ts';
import { createAdminParser } from './inbound/admin-parse.ts';
import { createAdmission } from './inbound/admit.ts';
import { createCalls } from './inbound/calls.ts';
import { createInstrumentCache } from './inbound/instrument-cache.ts';
import { JsonReader } from './inbound/json-reader.ts';
import { createRequestParser } from './inbound/parse.ts';
import { MAX_PENDING, createPending } from './inbound/pending.ts';
import { refusal } from './inbound/refusal.ts';
import { createTradingCommands } from './inbound/trading-commands.ts';
import { createAnswerer } from './outbound/answer.ts';
import { createEncoder } from './outbound/encode.ts';
import { createRiskEncoder } from './outbound/encode-risk.ts';
import { createOrderLog } from './outbound/order-log.ts';
import { createAdmittance } from './keys/admittance.ts';
import { createHttpEntry } from './keys/http-entry.ts';
import { localPrincipal } from './keys/principal.ts';
import { createPump } from './outbound/pump.ts';
import { createQuoteFanout } from './outbound/quote-fanout.ts';
import { createSinceSync } from './outbound/since-sync.ts';
import { WS_PATH, createServer } from './server.ts';
import type { Session } from './ws/session.ts';
import { createSessions } from './ws/sessions.ts';
import type { Publish } from './ws/socket-port.ts';
import { createWsSide } from './ws/ws-side.ts';
import { MAX_FRAME_BYTES } from './ws/ws-door.ts';

const REQUEST_TIMEOUT_MS = 5_000;
const TICK_MS = 50;
const PARTING_MS = 2_000;
const tooManyWait = refusal('TOO_MANY_CONNECTIONS', 'The gateway waits for as many logons as it can.');
const HEALTH_MS = 1_000;
/** Generations begin with the time, so that answers to an earlier run find nobody. */
const GENERATIONS_PER_SECOND = 32;
const EPOCH_2020_S = 1_577_836_800;

/**
 * The front door, wired as the picture:
 *
 *   sockets ─▶ entry rules ▸ keys ─▶ router / ws door ─▶ calls: parse ▸ pending ▸ admit ─▶ [commands]
 *   sockets ◀─ sessions, replies ◀─ pump: answerer ▸ order log ▸ quote fan-out ◀─ [events] [answers] [latch]
 */
export function createFrontDoor(parts: FrontDoorParts): FrontDoor {
  const { config, clock, epoch, status, events } = parts;
  const timeoutNs = (parts.requestTimeoutMs ?? REQUEST_TIMEOUT_MS) * 1_000_000;
  const brokers = config.BROKERS.map(({ id }) => id);
  const directory = createDirectory(parts.instruments, parts.accounts, brokers);
  const currencies = currenciesOf(config);
  const counters = new Counters<DoorCounter>(parts.counters, DOOR_COUNTERS);
  const orderCounts = createOrderCounts(counters);
  const protection = createProtectionWatch();
  const planned = (records: Records, at: number): void => {
    const word = at >> 3;
    const note = records.i32[(at >> 2) + EventHalf.NOTE]!;
    protection.note(records.f64[word + EventWord.ORDER_ID]!, records.f64[word + EventWord.SEQ]!, note);
  };
  const httpRequests = counters.index('http_requests_total');
  const timedOut = counters.index('requests_timed_out_total');
  const refused = counters.index('requests_refused_total');
  const clockSteps = counters.index('clock_steps_total');
  const parseTimes = new HistogramRecorder(parts.histograms.parse);
  const encodeTimes = new HistogramRecorder(parts.histograms.encode);
  const answerTimes = new HistogramRecorder(parts.histograms.answer);
  const totalTimes = new HistogramRecorder(parts.histograms.total);
  let isStopping = false;
  let handedOver = 0;
  // Frames that are read together come one behind the other.
  const frameRuns = createTimedRuns(
    () => clock.monotonicNs(),
    (startNs, endNs, frames) => {
      parseTimes.recordTimes((endNs - startNs) / frames, frames);
    },
  );
  let isReading = false;
  let aliveNs = 0;

  // In: what a request passes on its way to the engine.
  const firstGeneration = Math.floor((clock.nowUs() / 1_000_000 - EPOCH_2020_S) * GENERATIONS_PER_SECOND);
  const pending = createPending(parts.pendingCapacity ?? MAX_PENDING, Math.max(0, firstGeneration));
  const admission = createAdmission(
    parts.commands,
    () => {
      handedOver += 1;
      parts.ringEngine();
    },
    parts.atTurnEnd ?? setImmediate,
  );
  const cache = createInstrumentCache();
  const parser = createRequestParser(directory);
  const local = localPrincipal(parts.accounts.length);
  const rateLimited = counters.index('rate_limited_total');
  const limits = createRateLimits(
    config,
    parts.accounts.length,
    () => clock.monotonicNs(),
    () => {
      counters.add(rateLimited, 1);
    },
  );
  const calls = createCalls(
    parser,
    pending,
    admission,
    cache,
    clock,
    () => isStopping,
    config.MAX_INSTRUMENTS,
    limits,
    parts.accounts.length,
    (who) => who === local || parts.keys?.keyring.find(who.key)?.principal === who,
  );

  const risk = createRiskSide(parts.risk, {
    config,
    accounts: parts.accounts,
    instruments: parts.instruments,
    directory,
    latch: parts.latch,
    calls,
    admission,
    warn: (text) => {
      parts.log.warn(text);
    },
  });

  // Out: what events and answers pass on their way to the sockets.
  const encoder = createEncoder(directory, epoch, currencies[0]!);
  const riskEncoder = createRiskEncoder(directory, currencies);
  const log = createOrderLog(parts.accounts.length);
  const alarms = createAlarms(directory, parts.log);
  const sessions = createSessions(log, encoder, epoch, parts.accounts);
  const rules = createEntryRules({
    allowedHosts: allowedHosts(config),
    allowedOrigins: config.ALLOWED_ORIGINS,
    refusesProxies: parts.keys === undefined,
  });
  const server = createServer<Session>(
    {
      enter(head) {
        const no = rules.check(head) ?? (head.path === WS_PATH && ws.isFull() ? tooManyWait : undefined);
        if (no !== undefined) counters.add(refused, 1);
        return no;
      },
      request(head, body, reply) {
        frameRuns.end();
        const startNs = clock.monotonicNs();
        parts.alive(startNs);
        counters.add(httpRequests, 1);
        const who = httpEntry === undefined ? local : httpEntry(head, body, reply);
        if ('code' in who) {
          counters.add(refused, 1);
          reply.refuse(who);
          return;
        }
        const budget = limits.budgetOf(who);
        if (limits.isOn(who)) reply.alsoSays = () => limits.headers(who, budget);
        router(head, body, reply, who, budget, startNs);
        if (head.method === 'POST') parseTimes.record(clock.monotonicNs() - startNs);
      },
      upgrade: (peer) => ws.upgrade(peer),
      open: (socket, peer) => ws.open(socket, peer),
      message(session, message, isBinary) {
        if (!isReading) {
          isReading = true;
          setImmediate(hasRead);
        }
        const startNs = frameRuns.next();
        // Frames of one run have one time.
        if (startNs !== aliveNs) {
          aliveNs = startNs;
          parts.alive(startNs);
        }
        ws.message(session, message, isBinary, startNs);
      },
      drained: (session) => ws.drained(session),
      heard: (session) => ws.heard(session),
      closed: (session) => ws.closed(session),
    },
    {
      maxConnections: config.MAX_CONNECTIONS,
      maxFrameBytes: MAX_FRAME_BYTES,
    },
  );
  const publish: Publish = (topic, message, isBinary = false) => {
    server.publish(topic, message, isBinary);
  };
  const fanout = createQuoteFanout(parts.latch, directory, publish);
  const answerer = createAnswerer(
    directory,
    encoder,
    pending,
    clock,
    config.ASYNC_MODE,
    parts.history,
    {
      encoded: (ns, answers) => {
        encodeTimes.recordTimes(ns, answers);
      },
      answered: (ns) => {
        totalTimes.record(ns);
      },
    },
    riskEncoder,
  );

  // What is told, and the two sides that ask.
  const admittance = createAdmittance(clock, parts.nonceBounds);
  const httpEntry = parts.keys && createHttpEntry(parts.keys.keyring, admittance);
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
      heaps: parts.heaps,
      connections: server.connections(),
      sessions: sessions.count,
      pending: pending.count,
      slowReaders: fanout.slowReaders(),
      slowClosed: sessions.slowClosed,
      commandsUsed: parts.commands.used(),
      commandsCapacity: parts.commands.capacity,
      refusals: orderCounts.refusals,
      protection,
      accounts: parts.watch?.figures ?? [],
      timeToQuietMs: parts.killSwitch.timeToQuietMs,
      isHalted: parts.killSwitch.isAllHalted,
    }),
    createDocuments(() => status.read().version, `${config.HOST}:${config.PORT}`),
    (who) => risk.page(who, clock.nowUs()),
  );
  const live =
    parts.live &&
    createLiveInstruments({
      ...parts.live,
      instruments: parts.instruments,
      send: createDefinitionCommands(admission),
      warn: (text) => parts.log.warn(text),
    });
  const reload = live && (() => live.reload());
  const administer = createAdminCalls(calls, createAdminParser(directory, currencies), clock);
  const kills = createKillRoutes(createKillCalls(parts.killSwitch, directory), new JsonReader());
  const router = createRouter(calls, parser, directory, pages, new JsonReader(), administer, kills, reload);
  const ws = createWsSide({
    accounts: parts.accounts,
    directory,
    clock,
    epoch,
    sessions,
    log,
    fanout,
    pages,
    status,
    parser,
    calls,
    limits,
    pending,
    admission,
    counters,
    publish,
    followers: (topic) => server.subscribers(topic),
    isStopping: () => isStopping,
    keyring: parts.keys?.keyring,
    admittance,
    local,
    defaults: { throttleMs: config.WS_THROTTLE_MS, batchSize: config.WS_BATCH_SIZE },
    addressLimits: parts.addressLimits,
    lifetimeMs: parts.sessionLifetimeMs,
  });
  const sinceSync = createSinceSync(
    new SyncLogReader(parts.syncs),
    () => clock.monotonicNs(),
    (ns, answers) => {
      answerTimes.recordTimes(ns, answers);
    },
  );
  const isDurable = config.ACK === 'durable';
  const pump = createPump(
    events,
    parts.answers,
    isDurable,
    log,
    cache,
    answerer,
    sessions,
    fanout,
    sinceSync,
    {
      accepted: orderCounts.accepted,
      counted(kind, orderStatus, account) {
        orderCounts.event(kind, orderStatus);
        if (kind === EventKind.filled || kind === EventKind.suspended) ws.moved(account);
      },
      refused: orderCounts.refusal,
      planned(records, at) {
        protection.begin();
        planned(records, at);
      },
      suspended: alarms.suspended,
      guarded: ws.guarded,
    },
    parts.killSwitch.watching,
  );
  parts.killSwitch.attach(createTradingCommands(pending, admission, clock));

  /** The sockets have had their turn of the loop. */
  function hasRead(): void {
    isReading = false;
    frameRuns.end();
  }

  let timer: NodeJS.Timeout | undefined;
  let unfollowKeys: (() => void) | undefined;
  let healthAtNs = 0;

  function checkHealth(nowNs: number): void {
    if (nowNs - healthAtNs < HEALTH_MS * 1_000_000) return;
    healthAtNs = nowNs;
    const now = status.read();
    alarms.journal(now.components.journal);
    if (alarms.clock(now.clockOffsetMs)) counters.add(clockSteps, 1);
    ws.tellHealth(healthPage(now).body);
  }

  function tick(): void {
    const nowNs = clock.monotonicNs();
    const before = pending.count;
    answerer.retry();
    answerer.expire(nowNs - timeoutNs);
    if (pending.count < before) counters.add(timedOut, before - pending.count);
    fanout.turn();
    fanout.tick(nowNs / 1_000_000);
    checkHealth(nowNs);
    alarms.tick(nowNs);
    ws.tick(nowNs);
    if (!isStopping) parts.watch?.tick(calls, nowNs);
    risk.tick(clock.nowUs(), nowNs);
    live?.tick(clock.nowUs() / 1000, nowNs);
  }

  return {
    async listen() {
      const api = await server.listen(config.HOST, config.PORT);
      const monitoring = config.MONITORING_PORT === 0 ? 0 : await server.listen(config.HOST, config.MONITORING_PORT);
      timer = setInterval(tick, TICK_MS);
      unfollowKeys = parts.keys?.follow(
        () => ws.recheck(),
        (text) => parts.log.warn(text),
      );
      return { api, monitoring };
    },
    reloadInstruments: () => live?.reload() ?? Promise.resolve(undefined),
    handOver() {
      // Under load this turn was due before the sockets had theirs, and comes before `hasRead`.
      frameRuns.end();
      admission.flush();
    },
    pump: () => pump.pump(),
    hasQuotes: () => fanout.hasWork(),
    activity: () => handedOver + pump.passed,
    tick,
    remembers: {
      add(records, at) {
        if ((records.i32[(at >> 2) + EventHalf.KIND_VERSION]! & 0xffff) === EventKind.plan_moved) planned(records, at);
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
      ws.closeAll();
      server.close();
      if (!(await until(() => ws.isOver(), PARTING_MS))) {
        parts.log.warn(
          'not all guards of the sessions that ended could cancel in time: the next start goes on with them',
        );
      }
      await risk.close();
    },
  };
}
