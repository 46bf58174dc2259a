import { ownAdminRoutes } from '../support/kill-switch.js';
import { EventReader } from '../../core/memory/event-ring.js';
import { RingConsumer, RingProducer } from '../../core/memory/ring.js';
import { SyncLogReader } from '../../core/memory/sync-log.js';
import { CommandHalf } from '../../core/schema/command.js';
import { GuardCommand } from '../../core/schema/guard.js';
import { Events } from '../../core/topology.js';
import { localPrincipal } from '../../gateway/keys/principal.js';
import { createDirectory } from '../../gateway/directory.js';
import { createEntryRules } from '../../gateway/http/entry-rules.js';
import { beginHead, createRequestHead, takeHeader } from '../../gateway/http/request-head.js';
import { createRouter } from '../../gateway/http/routes.js';
import { AdmissionClass, createAdmission } from '../../gateway/inbound/admit.js';
import { createAdminCalls } from '../../gateway/inbound/admin-calls.js';
import { createAdminParser } from '../../gateway/inbound/admin-parse.js';
import { createRiskEncoder } from '../../gateway/outbound/encode-risk.js';
import { createCalls } from '../../gateway/inbound/calls.js';
import { createBudget } from '../../gateway/limits/budget.js';
import { JsonReader } from '../../gateway/inbound/json-reader.js';
import { clearOrderRequest, createOrderRequest } from '../../gateway/inbound/order-request.js';
import { createRequestParser } from '../../gateway/inbound/parse.js';
import { createPending } from '../../gateway/inbound/pending.js';
import { writeCommand } from '../../gateway/inbound/write-command.js';
import { createAnswerer } from '../../gateway/outbound/answer.js';
import { createEncoder } from '../../gateway/outbound/encode.js';
import { createOrderLog } from '../../gateway/outbound/order-log.js';
import { createPump } from '../../gateway/outbound/pump.js';
import { createQuoteFanout } from '../../gateway/outbound/quote-fanout.js';
import { createSinceSync } from '../../gateway/outbound/since-sync.js';
import { createSessions } from '../../gateway/ws/sessions.js';
import { noLimits } from '../support/no-limits.js';
import { ACCOUNTS, INSTRUMENTS, brokerNames } from './world.js';
const TIMEOUT_NS = 5_000_000_000;
const REPORTS_KEPT = 64;
/** Rows of the cache: few, so that the engine is asked now and then. */
const CACHE_ROWS = 8;
/** A client's pages are not what is simulated: the router asks only for these two. */
const noPages = { instruments: '[]', quote: () => '{}' };
export function createSimulatedDoor(parts) {
    const { settings, shared, clock } = parts;
    const directory = createDirectory(INSTRUMENTS, ACCOUNTS, brokerNames(settings));
    const generation = Math.floor(clock.nowUs() / 31_250) - 50_000_000_000;
    const pending = createPending(settings.pending, Math.max(0, generation));
    const rules = createEntryRules({
        allowedHosts: ['localhost'],
        allowedOrigins: ['http://localhost'],
        refusesProxies: true,
    });
    const head = createRequestHead();
    const parser = createRequestParser(directory);
    const cache = smallCache();
    let flush = () => undefined;
    const nobody = createOrderRequest();
    let isStopping = false;
    const admission = createAdmission(new RingProducer(shared.commands), () => undefined, (run) => (flush = run));
    let claimed = 0;
    const counted = {
        records: admission.records,
        refused: admission.refused,
        flush: admission.flush,
        claim(admissionClass, nowNs) {
            const at = admission.claim(admissionClass, nowNs);
            if (at >= 0)
                claimed += 1;
            return at;
        },
    };
    const calls = createCalls(parser, pending, counted, cache, clock, () => isStopping, INSTRUMENTS.length, noLimits(ACCOUNTS.length), ACCOUNTS.length);
    const admin = createAdminCalls(calls, createAdminParser(directory, ['USDT']), clock);
    const kills = ownAdminRoutes(directory);
    const router = createRouter(calls, parser, directory, noPages, new JsonReader(), admin, kills);
    const traders = ACCOUNTS.map((_, account) => ({ ...localPrincipal(ACCOUNTS.length), accounts: [account] }));
    const encoder = createEncoder(directory, parts.journalId, 'USDT');
    const log = createOrderLog(ACCOUNTS.length, REPORTS_KEPT);
    const sessions = createSessions(log, encoder, parts.journalId, []);
    const fanout = createQuoteFanout(shared.quotes, directory, () => undefined);
    const { index, gate } = Events.readers.gateway;
    const risk = createRiskEncoder(directory, ['USDT']);
    const times = { encoded: () => undefined, answered: () => undefined };
    const answerer = createAnswerer(directory, encoder, pending, clock, !settings.sync, parts.history, times, risk);
    const hooks = {
        counted: () => undefined,
        refused: () => undefined,
        suspended: () => undefined,
        guarded: () => undefined,
    };
    const pump = createPump(new EventReader(shared.events, index, gate), new RingConsumer(shared.answers), true, log, cache, answerer, sessions, fanout, createSinceSync(new SyncLogReader(shared.syncs), clock.monotonicNs, () => undefined), hooks, { isWatching: false, event: () => undefined });
    function handOver() {
        const count = claimed;
        claimed = 0;
        flush();
        flush = () => undefined;
        return count;
    }
    return {
        request(account, { method, path, query = '', body = '', headers = {} }, responder) {
            const bytes = Buffer.from(body);
            beginHead(head, method, path, query);
            const all = {
                host: 'localhost:8099',
                'content-type': 'application/json',
                'content-length': String(bytes.length),
                ...headers,
            };
            for (const [name, value] of Object.entries(all))
                if (value !== '')
                    takeHeader(head, name, value);
            const no = rules.check(head);
            const reply = { ...responder, send: () => undefined, refuseAndClose: responder.refuse };
            if (no !== undefined)
                responder.refuse(no);
            else
                router(head, bytes, reply, traders[account], createBudget());
        },
        turn() {
            const handed = handOver();
            const done = pump.pump();
            answerer.retry();
            answerer.expire(clock.monotonicNs() - TIMEOUT_NS);
            return handed + done;
        },
        operator(kind) {
            const at = admission.claim(AdmissionClass.cancel, clock.monotonicNs());
            if (at < 0)
                return;
            clearOrderRequest(nobody);
            writeCommand(admission.records, at, kind, nobody, 0, 0);
            admission.records.i32[(at >> 2) + CommandHalf.ACCOUNT] = -1;
        },
        administer(kind, fill) {
            const at = admission.claim(AdmissionClass.cancel, clock.monotonicNs());
            if (at < 0)
                return;
            clearOrderRequest(nobody);
            writeCommand(admission.records, at, kind, nobody, 0, 0);
            admission.records.i32[(at >> 2) + CommandHalf.ACCOUNT] = -1;
            admission.records.i32[(at >> 2) + CommandHalf.INSTRUMENT] = -1;
            fill(admission.records, at);
        },
        guard(kind, account, key, scope, delayUs) {
            const at = admission.claim(AdmissionClass.cancel, clock.monotonicNs());
            if (at < 0)
                return;
            clearOrderRequest(nobody);
            writeCommand(admission.records, at, kind, nobody, 0, 0);
            admission.records.i32[(at >> 2) + CommandHalf.ACCOUNT] = account;
            admission.records.f64[(at >> 3) + GuardCommand.KEY] = key;
            admission.records.f64[(at >> 3) + GuardCommand.SCOPE] = scope;
            admission.records.f64[(at >> 3) + GuardCommand.DELAY_US] = delayUs;
        },
        stopAdmitting() {
            isStopping = true;
        },
        get pendingCount() {
            return pending.count;
        },
    };
}
function smallCache() {
    const rows = new Map();
    return {
        note(orderId, instrument) {
            if (rows.size >= CACHE_ROWS)
                rows.clear();
            rows.set(orderId, instrument);
        },
        find: (orderId) => rows.get(orderId) ?? -1,
    };
}
//# sourceMappingURL=door.js.map