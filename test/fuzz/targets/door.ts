import { ownKillRoutes } from '../../support/kill-switch.ts';
import assert from 'node:assert/strict';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { RingConsumer, RingProducer, createRing } from '../../../core/memory/ring.ts';
import { COMMAND_BYTES } from '../../../core/schema/command.ts';
import { Reject } from '../../../core/schema/reject.ts';
import { createLatch } from '../../../core/memory/latch.ts';
import { QUOTE_WORDS } from '../../../core/schema/quote.ts';
import type { Pages } from '../../../gateway/control/pages.ts';
import { createDirectory } from '../../../gateway/directory.ts';
import { createEntryRules } from '../../../gateway/http/entry-rules.ts';
import type { HttpReply } from '../../../gateway/http/reply.ts';
import { beginHead, createRequestHead, takeHeader } from '../../../gateway/http/request-head.ts';
import { createRouter } from '../../../gateway/http/routes.ts';
import { createAdmission } from '../../../gateway/inbound/admit.ts';
import { createAdminCalls } from '../../../gateway/inbound/admin-calls.ts';
import { createAdminParser } from '../../../gateway/inbound/admin-parse.ts';
import { createCalls } from '../../../gateway/inbound/calls.ts';
import { createGuardCommands } from '../../../gateway/inbound/guard-commands.ts';
import { createInstrumentCache } from '../../../gateway/inbound/instrument-cache.ts';
import { JsonReader } from '../../../gateway/inbound/json-reader.ts';
import { createRequestParser } from '../../../gateway/inbound/parse.ts';
import { createPending } from '../../../gateway/inbound/pending.ts';
import type { Refusal } from '../../../gateway/inbound/refusal.ts';
import { createBudget } from '../../../gateway/limits/budget.ts';
import { localPrincipal } from '../../../gateway/keys/principal.ts';
import { createEncoder } from '../../../gateway/outbound/encode.ts';
import { createOrderLog } from '../../../gateway/outbound/order-log.ts';
import { createQuoteFanout } from '../../../gateway/outbound/quote-fanout.ts';
import { createGuards } from '../../../gateway/ws/guards.ts';
import { createLifetimes } from '../../../gateway/ws/lifetimes.ts';
import { createSessionMethods } from '../../../gateway/ws/session-methods.ts';
import { createSession } from '../../../gateway/ws/session.ts';
import { createSessions } from '../../../gateway/ws/sessions.ts';
import { createSubscriptions } from '../../../gateway/ws/subscriptions.ts';
import { createRecordEncoder } from '../../../gateway/wire/record-encoder.ts';
import { createPlainPlaces } from '../../../gateway/wire/plain-place.ts';
import { createWireDoor } from '../../../gateway/wire/wire-door.ts';
import { createWireParser } from '../../../gateway/wire/wire-parser.ts';
import { createBudgetsOf, createWireResponders } from '../../../gateway/wire/wire-responder.ts';
import { createWsDoor } from '../../../gateway/ws/ws-door.ts';
import { noLimits } from '../../support/no-limits.ts';
import type { Target } from '../target.ts';

const PENDING = 256;
const noPages = {
  instruments: '[]',
  quote: () => '{}',
  latency: () => '{}',
  metrics: () => '',
  health: () => ({ status: 200, body: '{}' }),
  ready: () => ({ status: 200, body: '{}' }),
  detailed: () => ({ status: 200, body: '{}' }),
  component: () => ({ status: 200, body: '{}' }),
} as unknown as Pages;

/** Everything between a socket and the `commands` ring. */
export function createDoor() {
  const directory = createDirectory(SimulatedInstruments, ['demo', 'hedge'], ['sim-a']);
  const parser = createRequestParser(directory);
  const pending = createPending(PENDING, 1);
  const ring = createRing('commands', 512, COMMAND_BYTES);
  const commands = new RingConsumer(ring);
  const clock = { monotonicNs: () => 1, nowUs: () => 1_800_000_000_000_000 };
  let flush = (): void => undefined;
  const admission = createAdmission(
    new RingProducer(ring),
    () => undefined,
    (run) => (flush = run),
  );
  const limits = noLimits(2);
  const calls = createCalls(
    parser,
    pending,
    admission,
    createInstrumentCache(),
    clock,
    () => false,
    SimulatedInstruments.length,
    limits,
    2,
  );
  const log = createOrderLog(2, 8);
  const encoder = createEncoder(directory, 'epoch', 'USDT');
  const sessions = createSessions(log, encoder, 'epoch', ['demo', 'hedge']);
  const latch = createLatch('quotes', SimulatedInstruments.length, QUOTE_WORDS);
  const fanout = createQuoteFanout(latch, directory, () => undefined);
  const topics = new Map([['health', { topicOf: () => 'health', welcome: () => undefined }]]);
  const defaults = { throttleMs: 100, batchSize: 10 };
  const subscriptions = createSubscriptions(directory, parser, sessions, log, 'epoch', fanout, topics, defaults);

  const guards = createGuards(
    createGuardCommands(pending, admission, clock, () => false),
    ['demo', 'hedge'],
  );
  const lifetimes = createLifetimes(sessions);
  const methods = createSessionMethods(parser, subscriptions, lifetimes, guards, undefined, () => 1);

  /** What was handed to the engine is forgotten; returns how much it was. */
  function settle(): number {
    flush();
    flush = () => undefined;
    const handed = commands.poll(512);
    commands.release(handed);
    const waiting = pending.count;
    pending.expire(1, () => undefined);
    assert.equal(pending.count, 0);
    return Math.max(handed, waiting);
  }
  const records = createRecordEncoder();
  const left = createBudgetsOf(limits);
  const wireDoor = createWireDoor(
    calls,
    createWireParser(directory, parser),
    createPlainPlaces(directory, parser),
    sessions,
    records,
    createWireResponders(records, sessions, left),
    left,
    limits,
    () => 1,
  );
  const wsDoor = createWsDoor(
    calls,
    parser,
    directory,
    noPages,
    sessions,
    subscriptions,
    wireDoor,
    () => 1,
    limits,
    methods,
    () => undefined,
  );
  return { directory, parser, calls, sessions, subscriptions, fanout, wsDoor, settle, guards };
}

const FRAMES = [
  '{"id":1,"method":"order.place","params":{"symbol":"BTCUSDT","side":"buy","quantity":0.001,"price":"45000"}}',
  '{"id":"x","method":"order.batch","params":{"orders":[{"symbol":"BTCUSDT","side":"buy","quantity":1},{}]}}',
  '{"id":2,"method":"order.replace","params":{"order_id":"7","price":1}}',
  '{"id":3,"method":"order.cancel","params":{"client_order_id":"a"}}',
  '{"id":4,"method":"order.cancel_all","params":{"symbol":"BTCUSDT","account":"hedge"}}',
  '{"id":5,"method":"orders.open","params":{"status":"all","limit":10,"cursor":"9"}}',
  '{"id":6,"method":"subscribe","params":{"channel":"quotes:BTCUSDT","throttle_ms":0,"batch_size":5,"priority":1}}',
  '{"id":7,"method":"subscribe","params":{"channel":"orders","epoch":"epoch","sequence":0}}',
  '{"id":8,"method":"unsubscribe","params":{"channel":"quotes:BTCUSDT"}}',
  '{"id":9,"method":"positions"}',
  '{"id":10,"method":"fills"}',
  '{"id":11,"method":"ping"}',
  '{"id":12,"method":"session.heartbeat","params":{"interval_ms":1000}}',
  '{"id":13,"method":"session.resume","params":{"epoch":"epoch","sequence":0,"account":"hedge"}}',
  '{"id":14,"method":"session.cancel_on_disconnect","params":{"enabled":true,"grace_ms":5,"scope":"entries"}}',
  '{"id":15,"method":"session.cancel_all_after","params":{"timeout_ms":60000,"account":"demo"}}',
];

/** Any text frame gets one answer, at once or from the engine. */
export const frames: Target = {
  name: 'frames',
  seeds: FRAMES,
  tokens: [...FRAMES, '"id":', '"method":', '"params":', '"channel":"health"', '"order.status"', '"time"', '[', '{}'],
  maxBytes: 2048,
  create() {
    const door = createDoor();
    const { sessions, subscriptions, fanout, wsDoor, guards } = door;
    let told = 0;
    return (input) => {
      told = 0;
      const session = createSession(
        {
          send(text) {
            if (typeof text !== 'string') return 1;
            const frame = JSON.parse(text) as { id?: unknown; status?: number; error?: { code: string } };
            if (frame.status === undefined) return 1;
            told += 1;
            assert.ok(frame.id !== undefined && (frame.error === undefined || Object.hasOwn(Reject, frame.error.code)));
            return 1;
          },
          cork: (write) => write(),
          getBufferedAmount: () => 0,
          ping: () => 1,
          end: () => undefined,
          subscribe: () => true,
          unsubscribe: () => true,
        },
        localPrincipal(2),
      );
      sessions.add(session, 1);
      wsDoor.message(session, input, 1);
      const handed = door.settle();
      sessions.remove(session);
      guards.closed(session);
      door.settle();
      subscriptions.end(session);
      fanout.turn();
      assert.ok(told === 1 ? handed === 0 : told === 0 && handed > 0, `${told} told, ${handed} handed`);
    };
  },
};

const REQUESTS = [
  'POST /orders \n\n{"symbol":"BTCUSDT","side":"buy","quantity":0.001,"price":45000}',
  'GET /orders status=all&limit=5&cursor=10&symbol=BTCUSDT&account=hedge\n\n',
  'DELETE /orders symbol=BTCUSDT\n\n',
  'PATCH /orders/12 \n\n{"price":"45000.01"}',
  'GET /orders/by-client-id/a-1 \nHost: 127.0.0.1:8099\n',
  'GET /fills limit=500\nOrigin: http://app\nX-Forwarded-For: 1\n',
  'GET /quotes/BTCUSDT \nTransfer-Encoding: chunked\n',
  'POST /orders/batch \nContent-Type: text/plain\n\n{"orders":[{}]}',
  'GET /health/ready \n\n',
];

/** A request line with query, headers, and a body: one answer at most, and one at once unless the engine is asked. */
export const requests: Target = {
  name: 'requests',
  seeds: REQUESTS,
  tokens: [
    ...REQUESTS,
    '%00',
    '%2F',
    '%c3%28',
    '&',
    '=',
    '/orders/',
    'Host: evil',
    'Content-Length: 1e9',
    'Via: x',
    '\n',
  ],
  maxBytes: 1024,
  create() {
    const door = createDoor();
    const router = createRouter(
      door.calls,
      door.parser,
      door.directory,
      noPages,
      new JsonReader(),
      createAdminCalls(door.calls, createAdminParser(door.directory, ['USDT', 'INR']), {
        monotonicNs: () => 1,
        nowUs: () => 1,
      }),
      ownKillRoutes(door.directory),
    );
    const rules = createEntryRules({
      allowedHosts: ['localhost', '127.0.0.1'],
      allowedOrigins: ['http://app'],
      refusesProxies: true,
    });
    const head = createRequestHead();
    const who = localPrincipal(2);
    const budget = createBudget();
    return (input) => {
      const text = Buffer.from(input).toString('latin1');
      const [line = '', ...rest] = text.split('\n');
      const [method = '', path = '', query = ''] = line.split(' ');
      const gap = rest.indexOf('');
      const headers = gap < 0 ? rest : rest.slice(0, gap);
      const body = Buffer.from(gap < 0 ? '' : rest.slice(gap + 1).join('\n'), 'latin1');
      beginHead(head, method, path, query);
      for (const [name, value] of [
        ['host', 'localhost'],
        ['content-type', 'application/json'],
        ['content-length', String(body.length)],
      ] as const) {
        if (!headers.some((header) => header.toLowerCase().startsWith(name))) takeHeader(head, name, value);
      }
      for (const header of headers) {
        const colon = header.indexOf(':');
        takeHeader(head, header.slice(0, colon).toLowerCase(), header.slice(colon + 1).trim());
      }
      let told = 0;
      const refuse = (why: Refusal): void => {
        told += 1;
        assert.ok(Object.hasOwn(Reject, why.code) && why.message.length > 0);
      };
      const reply: HttpReply = {
        peer: () => new Uint8Array(4),
        ok(status, result) {
          told += 1;
          assert.ok(status === 200 && typeof JSON.parse(result) === 'object');
        },
        refuse,
        refuseAndClose: refuse,
        send() {
          told += 1;
        },
      };
      const no = rules.check(head);
      if (no !== undefined) refuse(no);
      else router(head, body, reply, who, budget);
      const handed = door.settle();
      assert.ok(told === 1 ? handed === 0 : told === 0 && handed > 0, `${told} told, ${handed} handed`);
    };
  },
};
