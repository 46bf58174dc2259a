import type { RejectName } from '../../../core/schema/reject.ts';
import { JSON_TYPE } from '../../http/reply.ts';
import { BY_CLIENT_ID, HEALTH, ORDERS, type PATHS, QUOTES } from '../../http/routes.ts';
import type { AnswerName } from '../answer-schemas.ts';
import { ENTRY, ENTRY_WITH_BODY } from '../code-sets.ts';
import type { ExampleName } from '../examples.ts';
import type { OrderExample } from '../order-examples.ts';
import type { JsonSchema } from '../json-schema.ts';
import { PARAMETERS, type requestSchemas } from '../request-schemas.ts';

/** Those that the router has: of one call, or with an argument at their end. */
type CallPath =
  | (typeof PATHS)[number]
  | '/ws'
  | `${typeof ORDERS | typeof BY_CLIENT_ID | typeof QUOTES | typeof HEALTH}${string}`;

/** One HTTP call: a method of a path. */
export interface HttpCall {
  readonly id: string;
  readonly group: HttpGroup;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: CallPath;
  readonly title: string;
  readonly about: string;
  /** HEAD is taken as well. */
  readonly head: boolean;
  /** Whether it must be signed with KEYS_FILE; 'elsewhere': unless it comes from this machine. */
  readonly signed: boolean | 'elsewhere';
  readonly parameters: readonly Parameter[];
  readonly body?: {
    readonly schema: keyof typeof requestSchemas;
    readonly example: ExampleName;
    readonly maxBytes: number;
  };
  readonly answers: readonly HttpAnswer[];
  /** Of each kind of request, by name, with its first answer: in the place of `body.example` and that answer's. */
  readonly kinds?: Readonly<Record<string, OrderExample>>;
  /** What can be refused, those of the entry included. */
  readonly codes: readonly RejectName[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly schema: JsonSchema;
  readonly example: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly about: string;
  /** Undefined: no content. */
  readonly type?: string;
  /** Undefined: no JSON. */
  readonly schema?: AnswerName;
  readonly example?: ExampleName;
  /** Names of headers beside Content-Type that every such answer has. */
  readonly headers?: readonly string[];
}

export const HTTP_GROUPS = {
  orders: 'Orders',
  account: 'Fills, positions and money',
  limits: 'Limits',
  market: 'Instruments and quotes',
  control: 'Stopping and resuming',
  operation: 'Health and figures',
  session: 'Opening a WebSocket',
  documents: 'These documents',
} as const;
export type HttpGroup = keyof typeof HTTP_GROUPS;

export function ok(status: number, about: string, schema: AnswerName, example: ExampleName): HttpAnswer {
  return { status, about, type: JSON_TYPE, schema, example };
}

export function query(names: readonly (keyof typeof PARAMETERS)[]): Parameter[] {
  const shown = {
    status: 'all',
    symbol: 'BTCUSDT',
    parent_order_id: '1040',
    limit: '50',
    cursor: '1042',
    account: 'demo',
    tag: 'alpha',
    broker: 'sim-a',
    by: 'account',
  };
  return names.map((name) => ({ name, in: 'query', schema: PARAMETERS[name], example: shown[name] }));
}

export function path(name: string, schema: JsonSchema, example: string): Parameter {
  return { name, in: 'path', schema, example };
}

export function get(
  call: Omit<HttpCall, 'method' | 'head' | 'parameters'> & { parameters?: readonly Parameter[] },
): HttpCall {
  return { parameters: [], ...call, method: 'GET', head: true, codes: [...ENTRY, ...call.codes] };
}

export function withBody(call: Omit<HttpCall, 'head' | 'signed'>): HttpCall {
  return { ...call, head: false, signed: true, codes: [...ENTRY, ...ENTRY_WITH_BODY, ...call.codes] };
}
