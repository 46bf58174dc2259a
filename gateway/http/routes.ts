import { JsonError, type JsonReader } from '../inbound/json-reader.ts';
import { clearOrderRequest } from '../inbound/order-request.ts';
import type { Calls } from '../inbound/calls.ts';
import { CLIENT_ID_RULE, orderIdOf, takeClientId } from '../inbound/order-name.ts';
import { type RequestParser, jsonRefusal } from '../inbound/parse.ts';
import { type Refusal, refusal } from '../inbound/refusal.ts';
import type { Directory } from '../directory.ts';
import { COMPONENTS, type ComponentName } from '../control/status.ts';
import type { Pages } from '../control/pages.ts';
import type { ReadAgain } from '../instruments/read-again.ts';
import type { Budget } from '../limits/budget.ts';
import { type Principal, Scope, may } from '../keys/principal.ts';
import { upgradeRequired } from '../ws/handshake.ts';
import type { Document } from '../docs/document.ts';
import type { AdminCalls } from '../inbound/admin-calls.ts';
import type { KillRoutes } from './kill-routes.ts';
import { decoded, readQuery } from './query.ts';
import { RISK_PATHS, RISK_QUERY_FIELDS, createRiskRoutes } from './risk-routes.ts';
import { BATCH_PATH } from './entry-rules.ts';
import { type HttpReply, JSON_TYPE } from './reply.ts';
import type { RequestHead } from './request-head.ts';

/**
 * The paths and what each does. A path that isn't here is a 404; another method of a path that is, a 405.
 * `nowNs`: when the request came, monotonic; without it, now.
 */
export type Router = (
  head: RequestHead,
  body: Uint8Array,
  reply: HttpReply,
  who: Principal,
  budget: Budget,
  nowNs?: number,
) => void;

/** Paths of one call, and what paths with an argument begin with. */
export const PATHS = [
  '/orders',
  BATCH_PATH,
  '/fills',
  ...RISK_PATHS,
  '/instruments',
  '/instruments/reload',
  '/risk/metrics',
  '/kill',
  '/resume',
  '/latency',
  '/metrics',
  '/health',
  '/openapi.json',
  '/asyncapi.json',
  '/docs',
] as const;
export const BY_CLIENT_ID = '/orders/by-client-id/';
export const ORDERS = '/orders/';
/** Behind an order's id. */
export const CANCEL_REPLACE = '/cancel-replace';
export const QUOTES = '/quotes/';
export const HEALTH = '/health/';
export const TEXT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

export const MAX_PAGE = 500;
export const DEFAULT_PAGE = 50;

/** Parameters that each list takes in its query. */
export const QUERY_FIELDS = {
  orders: ['status', 'symbol', 'parent_order_id', 'limit', 'cursor', 'account'],
  cancelAll: ['symbol', 'account'],
  fills: ['symbol', 'limit', 'cursor', 'account'],
  instruments: ['symbol', 'limit', 'cursor'],
  ...RISK_QUERY_FIELDS,
} as const;

const noReload = refusal('FORBIDDEN_SCOPE', 'Only a key with admin may read the instruments again.');
const noRead = refusal('FORBIDDEN_SCOPE', 'This key may not read risk metrics.');
const notFound = refusal('NOT_FOUND', 'There is nothing at this path.');

export function createRouter(
  calls: Calls,
  parser: RequestParser,
  directory: Directory,
  pages: Pages,
  reader: JsonReader,
  admin: AdminCalls,
  kills: KillRoutes,
  reload?: () => Promise<ReadAgain>,
): Router {
  const { request } = calls;
  const riskRoutes = createRiskRoutes(calls, parser, directory, reader, admin);

  function notAllowed(reply: HttpReply, allow: string): void {
    reply.refuse({ code: 'METHOD_NOT_ALLOWED', message: `This path takes ${allow}.`, allow });
  }

  function readAnd(call: Calls['place'] | Calls['batch'], body: Uint8Array, reply: HttpReply): void {
    const error = reader.read(body, 0, body.length);
    if (error !== JsonError.none) reply.refuse(jsonRefusal('The body', reader, error));
    else call(reader, reply);
  }

  /** Fills the request from `symbol`, `account` and a page; refuses every other parameter. */
  function query(head: RequestHead, allowed: readonly string[]): QueryPage | Refusal {
    const read = readQuery(head.query, allowed);
    if ('code' in read) return read;
    clearOrderRequest(request);
    const symbol = read.values.get('symbol');
    if (symbol !== undefined) {
      request.instrument = directory.instrumentOf(symbol);
      if (request.instrument < 0) return refusal('UNKNOWN_INSTRUMENT', `There is no instrument ${symbol}.`, 'symbol');
    }
    const account = read.values.get('account');
    const no = account === undefined ? undefined : parser.account(account, request);
    if (no !== undefined) return no;
    const status = (read.values.get('status') ?? 'open').toLowerCase();
    if (status !== 'open' && status !== 'all') return refusal('INVALID_PARAMETER', 'status is open or all.', 'status');
    const limitText = read.values.get('limit') ?? String(DEFAULT_PAGE);
    const limit = /^\d{1,4}$/.test(limitText) ? Number(limitText) : 0;
    if (limit < 1 || limit > MAX_PAGE) return refusal('INVALID_PARAMETER', `limit is 1 to ${MAX_PAGE}.`, 'limit');
    const cursorText = read.values.get('cursor');
    const before = cursorText === undefined ? 0 : orderIdOf(cursorText);
    if (cursorText !== undefined && before === 0) {
      return refusal('INVALID_PARAMETER', 'cursor is the next_cursor of the page before.', 'cursor');
    }
    const parent = read.values.get('parent_order_id');
    request.orderId = parent === undefined ? 0 : orderIdOf(parent);
    if (parent !== undefined && request.orderId === 0) {
      return refusal('INVALID_PARAMETER', 'parent_order_id is the id of an order.', 'parent_order_id');
    }
    return { all: status === 'all', limit, before };
  }

  function orders(head: RequestHead, body: Uint8Array, reply: HttpReply): void {
    if (head.method === 'POST') {
      if (parser.takes(body, 0, body.length)) calls.placeTaken(reply);
      else readAnd(calls.place, body, reply);
      return;
    }
    const isDelete = head.method === 'DELETE';
    if (!isDelete && head.method !== 'GET') {
      notAllowed(reply, 'GET, POST, DELETE');
      return;
    }
    const page = query(head, isDelete ? QUERY_FIELDS.cancelAll : QUERY_FIELDS.orders);
    if ('code' in page) reply.refuse(page);
    else if (isDelete) calls.cancelAll(reply);
    else calls.orders(page.all, page.limit, page.before, reply);
  }

  /** `request` names the order. */
  function oneOrder(head: RequestHead, body: Uint8Array, reply: HttpReply): void {
    const read = readQuery(head.query, ['account']);
    const account = 'code' in read ? undefined : read.values.get('account');
    const no = 'code' in read ? read : account === undefined ? undefined : parser.account(account, request);
    if (no !== undefined) reply.refuse(no);
    else if (head.method === 'GET') calls.order(reply);
    else if (head.method === 'DELETE') calls.cancel(reply);
    else if (head.method === 'PATCH') calls.replace(body, 0, body.length, true, reply);
    else notAllowed(reply, 'GET, PATCH, DELETE');
  }

  function cancelReplace(head: RequestHead, body: Uint8Array, reply: HttpReply, orderId: number): void {
    if (head.method !== 'POST') notAllowed(reply, 'POST');
    else if (orderId === 0) reply.refuse(refusal('INVALID_ORDER_ID', 'An order id is a text of digits.'));
    else readAnd((read, responder) => calls.cancelReplace(read, orderId, responder), body, reply);
  }

  function orderPath(head: RequestHead, body: Uint8Array, reply: HttpReply): void {
    clearOrderRequest(request);
    if (head.path.startsWith(BY_CLIENT_ID)) {
      const id = head.path.slice(BY_CLIENT_ID.length);
      if (takeClientId(id, request)) oneOrder(head, body, reply);
      else reply.refuse(refusal('INVALID_CLIENT_ORDER_ID', `A client order id is ${CLIENT_ID_RULE}.`));
      return;
    }
    const id = head.path.slice(ORDERS.length);
    if (id.endsWith(CANCEL_REPLACE)) {
      cancelReplace(head, body, reply, orderIdOf(id.slice(0, -CANCEL_REPLACE.length)));
      return;
    }
    if (id.includes('/')) {
      reply.refuse(notFound);
      return;
    }
    request.orderId = orderIdOf(id);
    if (request.orderId > 0) oneOrder(head, body, reply);
    else reply.refuse(refusal('INVALID_ORDER_ID', 'An order id is a text of digits.'));
  }

  function fills(head: RequestHead, reply: HttpReply): void {
    const page = query(head, QUERY_FIELDS.fills);
    if ('code' in page) reply.refuse(page);
    else calls.fills(page.limit, page.before, reply);
  }

  /** Told when all of it is on its way to the engine. */
  function reloadInstruments(reply: HttpReply): void {
    if (reload === undefined) {
      reply.refuse(notFound);
      return;
    }
    reload().then(
      (read) => {
        reply.ok(200, JSON.stringify(read));
      },
      (error: unknown) => {
        reply.refuse(refusal('INVALID_INSTRUMENTS', (error as Error).message));
      },
    );
  }

  function getOnly(head: RequestHead, reply: HttpReply): boolean {
    if (head.method === 'GET' || head.method === 'HEAD') return true;
    notAllowed(reply, 'GET');
    return false;
  }

  function health(head: RequestHead, reply: HttpReply): void {
    const name = head.path.slice(HEALTH.length);
    if (name !== 'ready' && name !== 'detailed' && !isComponent(name)) {
      reply.refuse(notFound);
      return;
    }
    if (!getOnly(head, reply)) return;
    const page = name === 'ready' ? pages.ready() : name === 'detailed' ? pages.detailed() : pages.component(name);
    reply.send(page.status, JSON_TYPE, page.body);
  }

  const document = (head: RequestHead, reply: HttpReply, made: Document): void => {
    if (getOnly(head, reply)) reply.send(200, made.type, made.body, made.headers);
  };

  const fixed: Readonly<
    Record<(typeof PATHS)[number], (head: RequestHead, body: Uint8Array, reply: HttpReply, who: Principal) => void>
  > = {
    '/orders': orders,
    [BATCH_PATH]: (head, body, reply) => {
      if (head.method === 'POST') readAnd(calls.batch, body, reply);
      else notAllowed(reply, 'POST');
    },
    '/fills': (head, _, reply) => getOnly(head, reply) && fills(head, reply),
    ...riskRoutes,
    '/instruments': (head, _, reply) => {
      if (!getOnly(head, reply) || !calls.mayTell(reply)) return;
      const read = readQuery(head.query, QUERY_FIELDS.instruments);
      const { values } = 'code' in read ? { values: new Map<string, string>() } : read;
      const query = { symbol: values.get('symbol'), limit: values.get('limit'), cursor: values.get('cursor') };
      const page = 'code' in read ? read : pages.instruments(query);
      if (typeof page === 'string') reply.ok(200, page);
      else reply.refuse(page);
    },
    '/instruments/reload': (head, _, reply, who) => {
      if (head.method !== 'POST') notAllowed(reply, 'POST');
      else if (!may(who, Scope.admin) && !isLocal(who)) reply.refuse(noReload);
      else if (calls.mayTell(reply)) reloadInstruments(reply);
    },
    '/risk/metrics': (head, _, reply, who) => {
      if (!getOnly(head, reply)) return;
      if (!may(who, Scope.read)) reply.refuse(noRead);
      else if (calls.mayTell(reply)) {
        const page = pages.risk(who);
        if (typeof page === 'string') reply.ok(200, page);
        else reply.refuse(page);
      }
    },
    '/kill': (head, body, reply, who) => kills.kill(head, body, reply, who),
    '/resume': (head, body, reply, who) => kills.resume(head, body, reply, who),
    '/latency': (head, _, reply) => getOnly(head, reply) && reply.ok(200, pages.latency()),
    '/metrics': (head, _, reply) => getOnly(head, reply) && reply.send(200, TEXT_TYPE, pages.metrics()),
    '/health': (head, _, reply) => {
      if (!getOnly(head, reply)) return;
      const page = pages.health();
      reply.send(page.status, JSON_TYPE, page.body);
    },
    '/openapi.json': (head, _, reply) => document(head, reply, pages.documents.openapi()),
    '/asyncapi.json': (head, _, reply) => document(head, reply, pages.documents.asyncapi()),
    '/docs': (head, _, reply) => document(head, reply, pages.documents.page()),
  };
  const paths = new Map<string, (typeof fixed)['/orders']>(Object.entries(fixed));
  // A handshake with a key of another length comes here, too.
  paths.set('/ws', (_, __, reply) => {
    reply.refuse(upgradeRequired);
  });

  return (head, body, reply, who, budget, nowNs) => {
    calls.begin(who, budget, nowNs);
    const { path } = head;
    const handler = paths.get(path);
    if (handler !== undefined) handler(head, body, reply, who);
    else if (path.startsWith(ORDERS)) orderPath(head, body, reply);
    else if (path.startsWith(HEALTH)) health(head, reply);
    else if (path.startsWith(QUOTES)) {
      if (!getOnly(head, reply) || !calls.mayTell(reply)) return;
      const quote = pages.quote(decoded(path.slice(QUOTES.length)) ?? '');
      if (typeof quote === 'string') reply.ok(200, quote);
      else reply.refuse(quote);
    } else reply.refuse(notFound);
  };
}

interface QueryPage {
  readonly all: boolean;
  readonly limit: number;
  readonly before: number;
}

/** Without keys whoever is on this machine does what an operator does. */
function isLocal(who: Principal): boolean {
  return who.key === '' && may(who, Scope.trade);
}

function isComponent(name: string): name is ComponentName {
  return COMPONENTS.includes(name as ComponentName);
}
