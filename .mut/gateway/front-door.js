import { SyncLogReader } from '../core/memory/sync-log.js';
import { Counters } from '../core/metrics/counters.js';
import { HistogramRecorder } from '../core/metrics/histogram.js';
import { EventHalf, EventKind, EventWord } from '../core/schema/event.js';
import { OrderStatus } from '../core/schema/order-kind.js';
import { rejectName } from '../core/schema/reject.js';
import { allowedHosts } from './config.js';
import { until } from './boot/until.js';
import { createAlarms } from './control/alarms.js';
import { DOOR_COUNTERS } from './control/door-counters.js';
import { healthPage } from './control/health.js';
import { medianMs } from './control/latency.js';
import { createAdminCalls as createKillCalls } from './control/admin-calls.js';
import { createPages } from './control/pages.js';
import { createRiskSide } from './control/risk-side.js';
import { riskPage } from './control/risk-page.js';
import { createTimedRuns } from './control/timed-runs.js';
import { createDirectory, currenciesOf } from './directory.js';
import { createLiveInstruments } from './instruments/live-instruments.js';
import { createDefinitionCommands } from './inbound/definition-commands.js';
import { createDocuments } from './docs/documents.js';
import { createAdminRoutes } from './http/admin-routes.js';
import { createEntryRules } from './http/entry-rules.js';
import { createRouter } from './http/routes.js';
import { createRateLimits } from './limits/rate-limits.js';
import { createAdminCalls } from './inbound/admin-calls.js';
import { createAdminParser } from './inbound/admin-parse.js';
import { createAdmission } from './inbound/admit.js';
import { createCalls } from './inbound/calls.js';
import { createInstrumentCache } from './inbound/instrument-cache.js';
import { JsonReader } from './inbound/json-reader.js';
import { createRequestParser } from './inbound/parse.js';
import { MAX_PENDING, createPending } from './inbound/pending.js';
import { refusal } from './inbound/refusal.js';
import { createTradingCommands } from './inbound/trading-commands.js';
import { createAnswerer } from './outbound/answer.js';
import { createEncoder } from './outbound/encode.js';
import { createRiskEncoder } from './outbound/encode-risk.js';
import { createOrderLog } from './outbound/order-log.js';
import { createAdmittance } from './keys/admittance.js';
import { createHttpEntry } from './keys/http-entry.js';
import { localPrincipal } from './keys/principal.js';
import { createPump } from './outbound/pump.js';
import { createQuoteFanout } from './outbound/quote-fanout.js';
import { createSinceSync } from './outbound/since-sync.js';
import { WS_PATH, createServer } from './server.js';
import { createSessions } from './ws/sessions.js';
import { createWsSide } from './ws/ws-side.js';
import { MAX_FRAME_BYTES } from './ws/ws-door.js';
const REQUEST_TIMEOUT_MS = 5_000;
const TICK_MS = 50;
const PARTING_MS = 2_000;
const noMetrics = (why) => refusal('NOT_FOUND', `No risk metrics: ${why}`);
const tooManyWait = refusal('TOO_MANY_CONNECTIONS', 'The gateway waits for as many logons as it can.');
const HEALTH_MS = 1_000;
/** Generations begin with the time, so that answers to an earlier run find nobody. */
const GENERATIONS_PER_SECOND = 32;
const EPOCH_2020_S = 1_577_836_800;
const COUNTED = {
    [EventKind.accepted]: 'orders_accepted_total',
    [EventKind.refused]: 'orders_refused_total',
    [EventKind.cancelled]: 'orders_cancelled_total',
    [EventKind.rejected]: 'orders_rejected_total',
    [EventKind.expired]: 'orders_expired_total',
    [EventKind.not_sent]: 'orders_not_sent_total',
    [EventKind.filled]: 'orders_filled_total',
};
export function createFrontDoor(parts) {
    const { config, clock, epoch, status, events } = parts;
    const timeoutNs = (parts.requestTimeoutMs ?? REQUEST_TIMEOUT_MS) * 1_000_000;
    const brokers = config.BROKERS.map(({ id }) => id);
    const directory = createDirectory(parts.instruments, parts.accounts, brokers);
    const refusals = new Map();
    const currencies = currenciesOf(parts.instruments);
    const counters = new Counters(parts.counters, DOOR_COUNTERS);
    const countedAt = Object.entries(COUNTED).reduce((table, [kind, name]) => {
        if (name !== undefined)
            table[Number(kind)] = counters.index(name);
        return table;
    }, []);
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
    const frameRuns = createTimedRuns(() => clock.monotonicNs(), (startNs, endNs, frames) => {
        parseTimes.recordTimes((endNs - startNs) / frames, frames);
    });
    let isReading = false;
    // In: what a request passes on its way to the engine.
    const firstGeneration = Math.floor((clock.nowUs() / 1_000_000 - EPOCH_2020_S) * GENERATIONS_PER_SECOND);
    const pending = createPending(parts.pendingCapacity ?? MAX_PENDING, Math.max(0, firstGeneration));
    const admission = createAdmission(parts.commands, () => {
        handedOver += 1;
        parts.ringEngine();
    }, parts.atTurnEnd ?? setImmediate);
    const cache = createInstrumentCache();
    const parser = createRequestParser(directory);
    const local = localPrincipal(parts.accounts.length);
    const rateLimited = counters.index('rate_limited_total');
    const limits = createRateLimits(config, parts.accounts.length, () => clock.monotonicNs(), () => {
        counters.add(rateLimited, 1);
    });
    const calls = createCalls(parser, pending, admission, cache, clock, () => isStopping, config.MAX_INSTRUMENTS, limits, parts.accounts.length, (who) => who === local || parts.keys?.keyring.find(who.key)?.principal === who);
    const riskMetrics = parts.risk &&
        createRiskSide(parts.risk, {
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
    const encoder = createEncoder(directory, epoch, currencies[0]);
    const riskEncoder = createRiskEncoder(directory, currencies);
    const log = createOrderLog(parts.accounts.length);
    const alarms = createAlarms(directory, parts.log);
    const sessions = createSessions(log, encoder, epoch, parts.accounts);
    const rules = createEntryRules({
        allowedHosts: allowedHosts(config),
        allowedOrigins: config.ALLOWED_ORIGINS,
        refusesProxies: parts.keys === undefined,
    });
    const server = createServer({
        enter(head) {
            const no = rules.check(head) ?? (head.path === WS_PATH && ws.isFull() ? tooManyWait : undefined);
            if (no !== undefined)
                counters.add(refused, 1);
            return no;
        },
        request(head, body, reply) {
            frameRuns.end();
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
            if (limits.isOn(who))
                reply.alsoSays = () => limits.headers(who, budget);
            router(head, body, reply, who, budget, startNs);
            if (head.method === 'POST')
                parseTimes.record(clock.monotonicNs() - startNs);
        },
        upgrade: (peer) => ws.upgrade(peer),
        open: (socket, peer) => ws.open(socket, peer),
        message(session, message, isBinary) {
            if (!isReading) {
                isReading = true;
                setImmediate(hasRead);
            }
            const startNs = frameRuns.next();
            parts.alive(startNs);
            ws.message(session, message, isBinary, startNs);
        },
        drained: (session) => ws.drained(session),
        heard: (session) => ws.heard(session),
        closed: (session) => ws.closed(session),
    }, {
        maxConnections: config.MAX_CONNECTIONS,
        maxFrameBytes: MAX_FRAME_BYTES,
        tellsPeers: parts.keys !== undefined,
    });
    const publish = (topic, message, isBinary = false) => {
        server.publish(topic, message, isBinary);
    };
    const fanout = createQuoteFanout(parts.latch, directory, publish);
    const answerer = createAnswerer(directory, encoder, pending, clock, config.ASYNC_MODE, parts.history, {
        encoded: (ns, answers) => {
            encodeTimes.recordTimes(ns, answers);
        },
        answered: (ns) => {
            totalTimes.record(ns);
        },
    }, riskEncoder);
    // What is told, and the two sides that ask.
    const admittance = createAdmittance(clock, parts.nonceBounds);
    const httpEntry = parts.keys && createHttpEntry(parts.keys.keyring, admittance);
    const pages = createPages(directory, status, parts.histograms, fanout, clock, () => ({
        connections: server.connections(),
        pending: pending.count,
        latencyMs: medianMs(parts.histograms.total),
    }), () => ({
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
        refusals,
        accounts: parts.watch?.figures ?? [],
        timeToQuietMs: parts.killSwitch.timeToQuietMs,
        isHalted: parts.killSwitch.isAllHalted,
    }), createDocuments(() => status.read().version, `${config.HOST}:${config.PORT}`), (who) => {
        if (riskMetrics === undefined)
            return noMetrics('PRECOMPUTE_METRICS is off.');
        const nowUs = clock.nowUs();
        const current = riskMetrics.current(nowUs);
        if (current !== undefined)
            return riskPage(current, directory, who, nowUs);
        return noMetrics(`There are none now. ${riskMetrics.problem}`.trim());
    });
    const live = parts.live &&
        createLiveInstruments({
            ...parts.live,
            instruments: parts.instruments,
            send: createDefinitionCommands(admission),
            warn: (text) => parts.log.warn(text),
        });
    const reload = live && (() => live.reload());
    const administer = createAdminCalls(calls, createAdminParser(directory, currencies), clock);
    const kills = createAdminRoutes(createKillCalls(parts.killSwitch, directory), new JsonReader());
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
    const sinceSync = createSinceSync(new SyncLogReader(parts.syncs), () => clock.monotonicNs(), (ns, answers) => {
        answerTimes.recordTimes(ns, answers);
    });
    const isDurable = config.ACK === 'durable';
    const pump = createPump(events, parts.answers, isDurable, log, cache, answerer, sessions, fanout, sinceSync, {
        counted(kind, orderStatus, account) {
            const counter = countedAt[kind];
            const isPart = kind === EventKind.filled && orderStatus !== OrderStatus.filled;
            if (counter !== undefined && !isPart)
                counters.add(counter, 1);
            if (kind === EventKind.filled || kind === EventKind.suspended)
                ws.moved(account);
        },
        refused(code) {
            const name = rejectName(code) ?? String(code);
            refusals.set(name, (refusals.get(name) ?? 0) + 1);
        },
        suspended: alarms.suspended,
        guarded: ws.guarded,
    }, parts.killSwitch.watching);
    parts.killSwitch.attach(createTradingCommands(pending, admission, clock));
    /** The sockets have had their turn of the loop. */
    function hasRead() {
        isReading = false;
        frameRuns.end();
    }
    let timer;
    let unfollowKeys;
    let healthAtNs = 0;
    function checkHealth(nowNs) {
        if (nowNs - healthAtNs < HEALTH_MS * 1_000_000)
            return;
        healthAtNs = nowNs;
        const now = status.read();
        alarms.journal(now.components.journal);
        if (alarms.clock(now.clockOffsetMs))
            counters.add(clockSteps, 1);
        ws.tellHealth(healthPage(now).body);
    }
    function tick() {
        const nowNs = clock.monotonicNs();
        const before = pending.count;
        answerer.retry();
        answerer.expire(nowNs - timeoutNs);
        if (pending.count < before)
            counters.add(timedOut, before - pending.count);
        fanout.turn();
        fanout.tick(nowNs / 1_000_000);
        checkHealth(nowNs);
        alarms.tick(nowNs);
        ws.tick(nowNs);
        if (!isStopping)
            parts.watch?.tick(calls, nowNs);
        riskMetrics?.tick(clock.nowUs(), nowNs);
        live?.tick(clock.nowUs() / 1000, nowNs);
    }
    return {
        async listen() {
            const api = await server.listen(config.HOST, config.PORT);
            const monitoring = config.MONITORING_PORT === 0 ? 0 : await server.listen(config.HOST, config.MONITORING_PORT);
            timer = setInterval(tick, TICK_MS);
            unfollowKeys = parts.keys?.follow(() => ws.recheck(), (text) => parts.log.warn(text));
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
                if (!log.refill(records, at))
                    return;
                const orderId = records.f64[(at >> 3) + EventWord.ORDER_ID];
                const instrument = records.i32[(at >> 2) + EventHalf.INSTRUMENT];
                const account = records.i32[(at >> 2) + EventHalf.ACCOUNT];
                if (orderId > 0 && instrument >= 0)
                    cache.note(orderId, instrument, account);
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
                parts.log.warn('not all guards of the sessions that ended could cancel in time: the next start goes on with them');
            }
            await riskMetrics?.close();
        },
    };
}
//# sourceMappingURL=front-door.js.map