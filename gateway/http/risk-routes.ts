import type { Directory } from '../directory.ts';
import type { AdminCall, AdminCalls } from '../inbound/admin-calls.ts';
import type { Calls } from '../inbound/calls.ts';
import { JsonError, type JsonReader } from '../inbound/json-reader.ts';
import { takeTag } from '../inbound/order-name.ts';
import { clearOrderRequest } from '../inbound/order-request.ts';
import { type RequestParser, jsonRefusal } from '../inbound/parse.ts';
import { type Refusal, refusal } from '../inbound/refusal.ts';
import type { Principal } from '../keys/principal.ts';
import { readQuery } from './query.ts';
import type { HttpReply } from './reply.ts';
import type { RequestHead } from './request-head.ts';

/** The paths of money and limits. */
export const RISK_PATHS = [
  '/positions',
  '/pnl',
  '/account',
  '/limits',
  '/limits/overrides',
  '/throttles/rearm',
  '/orders/validate',
  '/rates',
] as const;
export type RiskPath = (typeof RISK_PATHS)[number];

/** Parameters that each takes in its query. */
export const RISK_QUERY_FIELDS = {
  positions: ['account', 'by'],
  pnl: ['account'],
  account: ['account'],
  limits: ['account', 'tag', 'symbol', 'broker'],
} as const;

export type RiskRoutes = Readonly<
  Record<RiskPath, (head: RequestHead, body: Uint8Array, reply: HttpReply, who: Principal) => void>
>;

export function createRiskRoutes(
  calls: Calls,
  parser: RequestParser,
  directory: Directory,
  reader: JsonReader,
  admin: AdminCalls,
): RiskRoutes {
  const { request } = calls;

  function takes(head: RequestHead, reply: HttpReply, ...methods: readonly string[]): boolean {
    if (methods.includes(head.method) || (head.method === 'HEAD' && methods.includes('GET'))) return true;
    const allow = methods.join(', ');
    reply.refuse({ code: 'METHOD_NOT_ALLOWED', message: `This path takes ${allow}.`, allow });
    return false;
  }

  /** Fills the request from the query, and hands on what else stands in it. */
  function query(
    head: RequestHead,
    reply: HttpReply,
    allowed: readonly string[],
  ): ReadonlyMap<string, string> | undefined {
    clearOrderRequest(request);
    const read = readQuery(head.query, allowed);
    const no = 'code' in read ? read : scopeOf(read.values);
    if (no === undefined && !('code' in read)) return read.values;
    reply.refuse(no!);
    return undefined;
  }

  function scopeOf(values: ReadonlyMap<string, string>): Refusal | undefined {
    const account = values.get('account');
    const no = account === undefined ? undefined : parser.account(account, request);
    if (no !== undefined) return no;
    const symbol = values.get('symbol');
    if (symbol !== undefined) {
      request.instrument = directory.instrumentOf(symbol);
      if (request.instrument < 0) return refusal('UNKNOWN_INSTRUMENT', `There is no instrument ${symbol}.`, 'symbol');
    }
    const broker = values.get('broker');
    if (broker !== undefined) {
      request.broker = directory.brokerOf(broker) + 1;
      const rule = `broker is one of ${directory.brokers.join(', ')}.`;
      if (request.broker === 0) return refusal('INVALID_BROKER', rule, 'broker');
    }
    const tag = values.get('tag');
    return tag === undefined || takeTag(tag, request) ? undefined : refusal('INVALID_TAG', 'This is no tag.', 'tag');
  }

  function administer(call: AdminCall, body: Uint8Array, reply: HttpReply, who: Principal): void {
    const error = reader.read(body, 0, body.length);
    if (error === JsonError.none) call(reader, who, reply);
    else reply.refuse(jsonRefusal('The body', reader, error));
  }

  return {
    '/positions': (head, _, reply) => {
      const values = takes(head, reply, 'GET') ? query(head, reply, RISK_QUERY_FIELDS.positions) : undefined;
      if (values === undefined) return;
      const by = values.get('by') ?? 'account';
      if (by === 'account' || by === 'tag') calls.positions(by === 'tag', reply);
      else reply.refuse(refusal('INVALID_PARAMETER', 'by is account or tag.', 'by'));
    },
    '/pnl': (head, _, reply) => {
      if (takes(head, reply, 'GET') && query(head, reply, RISK_QUERY_FIELDS.pnl) !== undefined) calls.pnl(reply);
    },
    '/account': (head, _, reply) => {
      if (takes(head, reply, 'GET') && query(head, reply, RISK_QUERY_FIELDS.account) !== undefined)
        calls.account(reply);
    },
    '/limits': (head, body, reply, who) => {
      if (!takes(head, reply, 'GET', 'PUT')) return;
      if (head.method === 'PUT') administer(admin.changeLimits, body, reply, who);
      else if (query(head, reply, RISK_QUERY_FIELDS.limits) !== undefined) calls.limits(reply);
    },
    '/limits/overrides': (head, body, reply, who) => {
      if (takes(head, reply, 'POST')) administer(admin.setOverride, body, reply, who);
    },
    '/throttles/rearm': (head, body, reply, who) => {
      if (takes(head, reply, 'POST')) administer(admin.rearmThrottle, body, reply, who);
    },
    '/orders/validate': (head, body, reply) => {
      if (!takes(head, reply, 'POST')) return;
      const error = reader.read(body, 0, body.length);
      if (error === JsonError.none) calls.validate(reader, reply);
      else reply.refuse(jsonRefusal('The body', reader, error));
    },
    '/rates': (head, body, reply, who) => {
      if (takes(head, reply, 'PUT')) administer(admin.setRate, body, reply, who);
    },
  };
}
