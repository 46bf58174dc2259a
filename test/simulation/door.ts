import { ownKillRoutes } from '../support/kill-switch.ts';
import { EventReader } from '../../core/memory/event-ring.ts';
import type { Records } from '../../core/memory/records.ts';
import { RingConsumer, RingProducer } from '../../core/memory/ring.ts';
import { SyncLogReader } from '../../core/memory/sync-log.ts';
import { CommandHalf, type CommandKind } from '../../core/schema/command.ts';
import { GuardCommand } from '../../core/schema/guard.ts';
import { Events, type Shared } from '../../core/topology.ts';
import { localPrincipal } from '../../gateway/keys/principal.ts';
import type { Pages } from '../../gateway/control/pages.ts';
import { createDirectory } from '../../gateway/directory.ts';
import { createEntryRules } from '../../gateway/http/entry-rules.ts';
import type { HttpReply } from '../../gateway/http/reply.ts';
import { beginHead, createRequestHead, takeHeader } from '../../gateway/http/request-head.ts';
import { createRouter } from '../../gateway/http/routes.ts';
import { type Admission, AdmissionClass, createAdmission } from '../../gateway/inbound/admit.ts';
import { createAdminCalls } from '../../gateway/inbound/admin-calls.ts';
import { createAdminParser } from '../../gateway/inbound/admin-parse.ts';
import { createRiskEncoder } from '../../gateway/outbound/encode-risk.ts';
import { createCalls } from '../../gateway/inbound/calls.ts';
import { createBudget } from '../../gateway/limits/budget.ts';
import type { InstrumentCache } from '../../gateway/inbound/instrument-cache.ts';
import { JsonReader } from '../../gateway/inbound/json-reader.ts';
import { clearOrderRequest, createOrderRequest } from '../../gateway/inbound/order-request.ts';
import { createRequestParser } from '../../gateway/inbound/parse.ts';
import { createPending, type Responder } from '../../gateway/inbound/pending.ts';
import { writeCommand } from '../../gateway/inbound/write-command.ts';
import { createAnswerer } from '../../gateway/outbound/answer.ts';
import { createEncoder } from '../../gateway/outbound/encode.ts';
import { createOrderLog } from '../../gateway/outbound/order-log.ts';
import { createPump } from '../../gateway/outbound/pump.ts';
import { createQuoteFanout } from '../../gateway/outbound/quote-fanout.ts';
import { createSinceSync } from '../../gateway/outbound/since-sync.ts';
import { createSessions } from '../../gateway/ws/sessions.ts';
import type { Clock } from '../../workers/clock.ts';
import type { OrderHistory } from '../../workers/follower/order-history.ts';
import { noLimits } from '../support/no-limits.ts';
import { ACCOUNTS, INSTRUMENTS, type WorldSettings, brokerNames } from './world.ts';

/**
 * The front door without its server: entry rules, router, parser, admission, pump and answers are the gateway's own.
 * Requests come as an HTTP head and a body, each from somebody who has one account.
 */
export interface SimulatedDoor {
  request(account: number, request: HttpRequest, responder: Responder): void;
  /** One turn: what was admitted is handed over, what may go out goes out. */
  turn(): number;
  /** A word of the operator, which needs no answer. */
  operator(kind: CommandKind): void;
  /** The same of risk: `fill` writes what the command has besides its kind; no account, no instrument. */
  administer(kind: CommandKind, fill: (records: Records, at: number) => void): void;
  /** What the sessions of a key say of themselves; answered to nobody. */
  guard(kind: CommandKind, account: number, key: number, scope: number, delayUs: number): void;
  stopAdmitting(): void;
  readonly pendingCount: number;
}

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: string;
  readonly body?: string;
  /** Instead of, or beside, what an honest client sends; '' leaves a header out. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface SimulatedDoorParts {
  readonly settings: WorldSettings;
  readonly shared: Shared;
  readonly clock: Clock;
  readonly history: OrderHistory;
  readonly journalId: string;
}

const TIMEOUT_NS = 5_000_000_000;
const REPORTS_KEPT = 64;
/** Rows of the cache: few, so that the engine is asked now and then. */
const CACHE_ROWS = 8;
/** A client's pages are not what is simulated: the router asks only for these two. */
const noPages = { instruments: '[]', quote: () => '{}' } as unknown as Pages;

export function createSimulatedDoor(parts: SimulatedDoorParts): SimulatedDoor {
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
  let flush = (): void => undefined;
  const nobody = createOrderRequest();
  let isStopping = false;
  const admission = createAdmission(
    new RingProducer(shared.commands),
    () => undefined,
    (run) => (flush = run),
  );
  let claimed = 0;
  const counted: Admission = {
    records: admission.records,
    refused: admission.refused,
    flush: admission.flush,
    claim(admissionClass, nowNs) {
      const at = admission.claim(admissionClass, nowNs);
      if (at >= 0) claimed += 1;
      return at;
    },
  };
  const calls = createCalls(
    parser,
    pending,
    counted,
    cache,
    clock,
    () => isStopping,
    INSTRUMENTS.length,
    noLimits(ACCOUNTS.length),
    ACCOUNTS.length,
  );
  const admin = createAdminCalls(calls, createAdminParser(directory, ['USDT']), clock);
  const kills = ownKillRoutes(directory);
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
    accepted: () => undefined,
    counted: () => undefined,
    refused: () => undefined,
    suspended: () => undefined,
    planned: () => undefined,
    guarded: () => undefined,
  };
  const pump = createPump(
    new EventReader(shared.events, index, gate),
    new RingConsumer(shared.answers),
    true,
    log,
    cache,
    answerer,
    sessions,
    fanout,
    createSinceSync(new SyncLogReader(shared.syncs), clock.monotonicNs, () => undefined),
    hooks,
    { isWatching: false, event: () => undefined },
  );

  function handOver(): number {
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
      for (const [name, value] of Object.entries(all)) if (value !== '') takeHeader(head, name, value);
      const no = rules.check(head);
      const reply: HttpReply = {
        ...responder,
        peer: () => new Uint8Array(4),
        send: () => undefined,
        refuseAndClose: responder.refuse,
      };
      if (no !== undefined) responder.refuse(no);
      else router(head, bytes, reply, traders[account]!, createBudget());
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
      if (at < 0) return;
      clearOrderRequest(nobody);
      writeCommand(admission.records, at, kind, nobody, 0, 0);
      admission.records.i32[(at >> 2) + CommandHalf.ACCOUNT] = -1;
    },
    administer(kind, fill) {
      const at = admission.claim(AdmissionClass.cancel, clock.monotonicNs());
      if (at < 0) return;
      clearOrderRequest(nobody);
      writeCommand(admission.records, at, kind, nobody, 0, 0);
      admission.records.i32[(at >> 2) + CommandHalf.ACCOUNT] = -1;
      admission.records.i32[(at >> 2) + CommandHalf.INSTRUMENT] = -1;
      fill(admission.records, at);
    },
    guard(kind, account, key, scope, delayUs) {
      const at = admission.claim(AdmissionClass.cancel, clock.monotonicNs());
      if (at < 0) return;
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

function smallCache(): InstrumentCache {
  const rows = new Map<number, number>();
  return {
    note(orderId, instrument) {
      if (rows.size >= CACHE_ROWS) rows.clear();
      rows.set(orderId, instrument);
    },
    find: (orderId) => rows.get(orderId) ?? -1,
  };
}
