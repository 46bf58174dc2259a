import type { RejectName } from '../../core/schema/reject.ts';
import { COMPONENTS } from '../control/status.ts';
import { MAX_BODY_BYTES, BATCH_PATH } from '../http/entry-rules.ts';
import { JSON_TYPE } from '../http/reply.ts';
import {
  BY_CLIENT_ID,
  CANCEL_REPLACE,
  HEALTH,
  ORDERS,
  type PATHS,
  QUERY_FIELDS,
  QUOTES,
  TEXT_TYPE,
} from '../http/routes.ts';
import { MAX_BATCH_BYTES } from '../inbound/batch.ts';
import type { AnswerName } from './answer-schemas.ts';
import {
  BATCH_CODES,
  CANCEL_ALL_CODES,
  CANCEL_CODES,
  CANCEL_REPLACE_CODES,
  ENTRY,
  ENTRY_WITH_BODY,
  LIMITS_CODES,
  LIMIT_CHANGE_CODES,
  LIST_CODES,
  ORDER_CODES,
  OVERRIDE_CODES,
  PLACE_CODES,
  POSITION_CODES,
  QUERY,
  RATE_CODES,
  REARM_CODES,
  REPLACE_CODES,
  SIGNED,
  VALIDATE_CODES,
} from './code-sets.ts';
import type { ExampleName } from './examples.ts';
import { CANCEL_REPLACE_EXAMPLES, ORDER_EXAMPLES, type OrderExample } from './order-examples.ts';
import { RESUME_CODES, STOP_CODES } from './stop-calls.ts';
import { type JsonSchema, word } from './json-schema.ts';
import {
  CLIENT_ID_PARAMETER,
  INSTRUMENT_PAGE,
  ORDER_ID_PARAMETER,
  PARAMETERS,
  SYMBOL_PARAMETER,
  type requestSchemas,
} from './request-schemas.ts';

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

function ok(status: number, about: string, schema: AnswerName, example: ExampleName): HttpAnswer {
  return { status, about, type: JSON_TYPE, schema, example };
}

function query(names: readonly (keyof typeof PARAMETERS)[]): Parameter[] {
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

function path(name: string, schema: JsonSchema, example: string): Parameter {
  return { name, in: 'path', schema, example };
}

function get(call: Omit<HttpCall, 'method' | 'head' | 'parameters'> & { parameters?: readonly Parameter[] }): HttpCall {
  return { parameters: [], ...call, method: 'GET', head: true, codes: [...ENTRY, ...call.codes] };
}

function withBody(call: Omit<HttpCall, 'head' | 'signed'>): HttpCall {
  return { ...call, head: false, signed: true, codes: [...ENTRY, ...ENTRY_WITH_BODY, ...call.codes] };
}

const REPLACE_ABOUT =
  'Asked of the venue; the answer says that it was asked, the orders channel what came of it. Until then the larger of old and new is reserved. What is kept here (an armed stop, an iceberg, a held order, the exits of a bracket before its first fill) is changed at once. The answer’s status says which: pending_replace, it was asked; else it is done, and version has grown.';
const CANCEL_REPLACE_ABOUT =
  'Both are judged at once, and until the old order is gone both count. With STOP_ON_FAILURE the new one is held until then; where it is refused, or the old one can’t be cancelled, nothing happens. With ALLOW_FAILURE each goes its way. A client_order_id that is known is answered as POST /orders answers it, and cancels nothing.';
const CANCEL_ABOUT =
  'Asked of the venue; the answer says that it was asked, the orders channel what came of it. One that is under way already is answered with the order as it stands.';

/** The three calls of one order, by either of its names. */
function ofOneOrder(
  suffix: string,
  at: typeof ORDERS | typeof BY_CLIENT_ID,
  parameter: Parameter,
  badName: RejectName,
): HttpCall[] {
  const parameters = [parameter, ...query(['account'])];
  const shared = { group: 'orders', path: `${at}{${parameter.name}}`, parameters } as const;
  const name: RejectName[] = [...QUERY, badName, 'FORBIDDEN_ACCOUNT'];
  return [
    {
      ...get({
        ...shared,
        id: `getOrder${suffix}`,
        title: `One order${suffix === '' ? '' : ' by your own id'}`,
        about: 'As it stands; orders that ended long ago are answered from history.',
        signed: true,
        answers: [ok(200, 'The order.', 'Order', 'order')],
        codes: [...name, ...ORDER_CODES],
      }),
      head: false,
    },
    withBody({
      ...shared,
      id: `replaceOrder${suffix}`,
      method: 'PATCH',
      title: `Replace an order${suffix === '' ? '' : ' by your own id'}`,
      about: REPLACE_ABOUT,
      body: { schema: 'ReplaceOrder', example: 'replace', maxBytes: MAX_BODY_BYTES },
      answers: [ok(200, 'The replace is under way, or done.', 'ChangedOrder', 'replaced')],
      codes: [...name, ...REPLACE_CODES],
    }),
    {
      ...shared,
      id: `cancelOrder${suffix}`,
      method: 'DELETE',
      head: false,
      signed: true,
      title: `Cancel an order${suffix === '' ? '' : ' by your own id'}`,
      about: CANCEL_ABOUT,
      answers: [ok(200, 'The cancel is under way, or done.', 'ChangedOrder', 'changed')],
      codes: [...ENTRY, ...name, ...CANCEL_CODES],
    },
  ];
}

function healthAnswers(schema: AnswerName, example: ExampleName): HttpAnswer[] {
  return [
    ok(200, 'It works.', schema, example),
    { status: 503, about: 'It doesn’t; reason says why.', type: JSON_TYPE, schema },
  ];
}

const CALLS: readonly HttpCall[] = [
  withBody({
    id: 'placeOrder',
    group: 'orders',
    method: 'POST',
    path: '/orders',
    title: 'Place an order',
    about:
      'Answered when the acceptance is on disk (ACK=durable). A retry with the same client_order_id and values gets the same order; with ASYNC_MODE=false the answer waits for the venue’s word.',
    parameters: [],
    body: { schema: 'PlaceOrder', example: 'place', maxBytes: MAX_BODY_BYTES },
    answers: [
      ok(201, 'Accepted.', 'PlacedOrder', 'placed'),
      ok(200, 'It was placed before; this is the order as it stands.', 'PlacedOrder', 'placed'),
    ],
    kinds: ORDER_EXAMPLES,
    codes: PLACE_CODES,
  }),
  withBody({
    id: 'placeBatch',
    group: 'orders',
    method: 'POST',
    path: BATCH_PATH,
    title: 'Place many orders',
    about:
      'One result per order, in order, as if each had come alone: those that are refused leave the others standing. Sent again with the same client_order_ids it places only what was missing.',
    parameters: [],
    body: { schema: 'PlaceBatch', example: 'batch', maxBytes: MAX_BATCH_BYTES },
    answers: [ok(200, 'A status of its own for each.', 'BatchAnswer', 'batchAnswer')],
    codes: BATCH_CODES,
  }),
  withBody({
    id: 'validateOrder',
    group: 'orders',
    method: 'POST',
    path: '/orders/validate',
    title: 'Judge an order',
    about:
      'By the same checks as a place, and nothing is sent or kept: every control with its limit, its use and what would be left, the route that it would take and why, and where it would rest. The client_order_id is not looked up.',
    parameters: [],
    body: { schema: 'PlaceOrder', example: 'place', maxBytes: MAX_BODY_BYTES },
    answers: [ok(200, 'What would become of it.', 'Validation', 'validation')],
    codes: VALIDATE_CODES,
  }),
  {
    ...get({
      id: 'listOrders',
      group: 'orders',
      path: '/orders',
      title: 'List orders',
      about:
        'Newest first, open ones unless all are asked for; with parent_order_id only the orders that the gateway has placed for that one. All: with those that ended lately, as long as the engine has them in its table; what ended longer ago is answered by its own id.',
      signed: true,
      parameters: query(QUERY_FIELDS.orders),
      answers: [ok(200, 'A page.', 'OrderPage', 'orders')],
      codes: [...QUERY, ...LIST_CODES],
    }),
    head: false,
  },
  {
    id: 'cancelAll',
    group: 'orders',
    method: 'DELETE',
    path: '/orders',
    title: 'Cancel all orders',
    about: 'Of the account, or of one instrument of it. Answered when each open order’s cancel is asked for.',
    head: false,
    signed: true,
    parameters: query(QUERY_FIELDS.cancelAll),
    answers: [ok(200, 'How many.', 'CancelledAll', 'cancelledAll')],
    codes: [...ENTRY, ...QUERY, ...CANCEL_ALL_CODES],
  },
  ...ofOneOrder('', ORDERS, path('order_id', ORDER_ID_PARAMETER, '1042'), 'INVALID_ORDER_ID'),
  withBody({
    id: 'cancelReplaceOrder',
    group: 'orders',
    method: 'POST',
    path: `${ORDERS}{order_id}${CANCEL_REPLACE}`,
    title: 'Cancel an order and place another',
    about: CANCEL_REPLACE_ABOUT,
    parameters: [path('order_id', ORDER_ID_PARAMETER, '1041')],
    body: { schema: 'CancelReplace', example: 'cancelReplace', maxBytes: MAX_BODY_BYTES },
    kinds: CANCEL_REPLACE_EXAMPLES,
    answers: [
      ok(200, 'The cancel is asked for, and the new order is accepted.', 'CancelReplaced', 'cancelReplaced'),
      ok(409, 'One of the two only: the other says why not.', 'CancelReplaced', 'cancelReplacedInPart'),
    ],
    codes: [...CANCEL_REPLACE_CODES],
  }),
  ...ofOneOrder(
    'ByClientId',
    BY_CLIENT_ID,
    path('client_order_id', CLIENT_ID_PARAMETER, 'my-first'),
    'INVALID_CLIENT_ORDER_ID',
  ),
  get({
    id: 'listFills',
    group: 'account',
    path: '/fills',
    title: 'List fills',
    about: 'Newest first.',
    signed: true,
    parameters: query(QUERY_FIELDS.fills),
    answers: [ok(200, 'A page.', 'FillPage', 'fills')],
    codes: [...QUERY, ...LIST_CODES],
  }),
  get({
    id: 'listPositions',
    group: 'account',
    path: '/positions',
    title: 'Positions',
    about:
      'One per instrument that was traded or has open orders, of the account or of each of its tags (at most 4,096 of these), valued at what is quoted now.',
    signed: true,
    parameters: query(QUERY_FIELDS.positions),
    answers: [ok(200, 'All of the account.', 'PositionList', 'positions')],
    codes: [...QUERY, ...POSITION_CODES],
  }),
  get({
    id: 'getPnl',
    group: 'account',
    path: '/pnl',
    title: 'Profit and loss',
    about: 'Of the account and of each position, at what is quoted now.',
    signed: true,
    parameters: query(QUERY_FIELDS.pnl),
    answers: [ok(200, 'The account’s money.', 'Pnl', 'pnl')],
    codes: [...QUERY, ...POSITION_CODES],
  }),
  get({
    id: 'getAccount',
    group: 'account',
    path: '/account',
    title: 'The account',
    about:
      'What it has open and at stake, its buying power and results, and every control with its limit, its use and what is left; of each of its tags, and of the firm for administrators of all accounts.',
    signed: true,
    parameters: query(QUERY_FIELDS.account),
    answers: [ok(200, 'Its figures.', 'Account', 'account')],
    codes: [...QUERY, ...POSITION_CODES],
  }),
  get({
    id: 'getLimits',
    group: 'limits',
    path: '/limits',
    title: 'Limits',
    about:
      'As they are configured and set, those that hold for the account, tag, symbol and broker that are named, and the overrides in force. A limit that is absent is not set: nothing is refused for it.',
    signed: true,
    parameters: query(QUERY_FIELDS.limits),
    answers: [ok(200, 'The limits and their version.', 'Limits', 'limits')],
    codes: [...QUERY, ...LIMITS_CODES],
  }),
  withBody({
    id: 'setLimits',
    group: 'limits',
    method: 'PUT',
    path: '/limits',
    title: 'Change limits',
    about:
      'Of a scope, or of the firm; needs the scope admin. Answered when the change is on disk. Each order is judged by exactly one version of all limits.',
    parameters: [],
    body: { schema: 'LimitChange', example: 'limitChange', maxBytes: MAX_BODY_BYTES },
    answers: [ok(200, 'They hold from this version on.', 'LimitsChanged', 'limitsChanged')],
    codes: LIMIT_CHANGE_CODES,
  }),
  withBody({
    id: 'setOverride',
    group: 'limits',
    method: 'POST',
    path: '/limits/overrides',
    title: 'Let one order pass',
    about:
      'One order, named before it comes by its account and client_order_id, may pass the controls that are named, once, for a day at most; needs the scope admin. No controls take the override back.',
    parameters: [],
    body: { schema: 'Override', example: 'override', maxBytes: MAX_BODY_BYTES },
    answers: [ok(200, 'It may.', 'OverrideSet', 'overrideSet')],
    codes: OVERRIDE_CODES,
  }),
  withBody({
    id: 'rearmThrottle',
    group: 'limits',
    method: 'POST',
    path: '/throttles/rearm',
    title: 'Arm a throttle of executions again',
    about: 'After too many executions a book takes no orders until a person says this; needs the scope admin.',
    parameters: [],
    body: { schema: 'Rearm', example: 'rearm', maxBytes: MAX_BODY_BYTES },
    answers: [ok(200, 'It is armed.', 'Rearmed', 'rearmed')],
    codes: REARM_CODES,
  }),
  withBody({
    id: 'setRate',
    group: 'limits',
    method: 'PUT',
    path: '/rates',
    title: 'Set an exchange rate',
    about: 'By which instruments of another currency are valued; needs the scope admin.',
    parameters: [],
    body: { schema: 'Rate', example: 'rate', maxBytes: MAX_BODY_BYTES },
    answers: [ok(200, 'It holds.', 'RateSet', 'rateSet')],
    codes: RATE_CODES,
  }),
  get({
    id: 'listInstruments',
    group: 'market',
    path: '/instruments',
    title: 'Instruments',
    about:
      'In the order of their numbers, with their ticks and lots. While the gateway runs others may come behind them; those that are there keep number, tick and lot.',
    signed: true,
    parameters: [
      ...query(['symbol']),
      { name: 'limit', in: 'query', schema: INSTRUMENT_PAGE.limit, example: '500' },
      { name: 'cursor', in: 'query', schema: INSTRUMENT_PAGE.cursor, example: '500' },
    ],
    answers: [ok(200, 'A page.', 'InstrumentList', 'instruments')],
    codes: [...QUERY, 'UNKNOWN_INSTRUMENT'],
  }),
  {
    id: 'reloadInstruments',
    group: 'operation',
    method: 'POST',
    head: false,
    signed: true,
    parameters: [],
    body: { schema: 'NoParams', example: 'none', maxBytes: MAX_BODY_BYTES },
    path: '/instruments/reload',
    title: 'Read the instruments again',
    about:
      'Reads the files of INSTRUMENTS again, as SIGHUP does, while orders go on. New instruments get the next numbers, those that the files have no more are not tradable, and one with another tick, lot, multiplier or currency is refused: it keeps its own and is not tradable. For keys with admin; without keys, for whoever is on this machine.',
    answers: [
      ok(200, 'What was found, when all of it is on its way to the engine.', 'ReloadedInstruments', 'reloaded'),
    ],
    codes: [...ENTRY, ...ENTRY_WITH_BODY, 'FORBIDDEN_SCOPE', 'INVALID_INSTRUMENTS'],
  },
  get({
    id: 'getQuote',
    group: 'market',
    path: `${QUOTES}{symbol}`,
    title: 'The latest quote',
    about: 'Best bid and ask, and the last trade.',
    signed: true,
    parameters: [path('symbol', SYMBOL_PARAMETER, 'BTCUSDT')],
    answers: [ok(200, 'The quote.', 'Quote', 'quote')],
    codes: ['FORBIDDEN_SCOPE', 'NOT_FOUND'],
  }),
  withBody({
    id: 'kill',
    group: 'control',
    method: 'POST',
    path: '/kill',
    title: 'Stop trading',
    about:
      'At once: no new order and no replace leaves any more, open orders are cancelled; a restart stays stopped. Answered when nothing is open there, or after 2 s. Takes a key of an administrator. `tickgate kill` does the same without a key, over DATA_DIR/admin.sock.',
    parameters: [],
    body: { schema: 'Stop', example: 'stop', maxBytes: MAX_BODY_BYTES },
    answers: [ok(200, 'It is stopped; what became of its orders.', 'StopReport', 'stopReport')],
    codes: STOP_CODES,
  }),
  {
    ...get({
      id: 'stopped',
      group: 'control',
      path: '/kill',
      title: 'What is stopped',
      about: 'And how its orders stand now.',
      signed: true,
      answers: [ok(200, 'Every scope that is stopped.', 'StopState', 'stopState')],
      codes: ['FORBIDDEN_SCOPE'],
    }),
    head: false,
  },
  withBody({
    id: 'resume',
    group: 'control',
    method: 'POST',
    path: '/resume',
    title: 'Let trading go on',
    about:
      'Where it was stopped by this scope; wider and narrower ones stay as they are. Of an account with a symbol also what a report that nothing explains has halted.',
    parameters: [],
    body: { schema: 'Resume', example: 'resume', maxBytes: MAX_BODY_BYTES },
    answers: [ok(200, 'It goes on.', 'ResumeReport', 'resumeReport')],
    codes: RESUME_CODES,
  }),
  get({
    id: 'riskMetrics',
    group: 'account',
    path: '/risk/metrics',
    title: 'Risk metrics',
    about:
      'Value at risk, exposure and concentration as they were worked out last, every RISK_METRICS_INTERVAL, of the accounts that the key may use; of the firm for keys of all accounts. Money of the accounts’ currency, over `horizon_s`. What can’t be known is null, and `problem` says why. 404 where there are none, or none younger than CACHE_TTL.',
    signed: true,
    answers: [ok(200, 'The newest.', 'RiskMetrics', 'riskMetrics')],
    codes: ['FORBIDDEN_SCOPE', 'NOT_FOUND'],
  }),
  get({
    id: 'health',
    group: 'operation',
    path: '/health',
    title: 'Health',
    about: 'By what really works.',
    signed: false,
    answers: healthAnswers('Health', 'health'),
    codes: [],
  }),
  get({
    id: 'ready',
    group: 'operation',
    path: `${HEALTH}ready`,
    title: 'Readiness',
    about: 'Whether new orders pass.',
    signed: false,
    answers: healthAnswers('Readiness', 'ready'),
    codes: [],
  }),
  get({
    id: 'detailedHealth',
    group: 'operation',
    path: `${HEALTH}detailed`,
    title: 'Health in detail',
    about: 'Components, threads, brokers, ages of quotes.',
    signed: 'elsewhere',
    answers: healthAnswers('DetailedHealth', 'detailed'),
    codes: [],
  }),
  get({
    id: 'componentHealth',
    group: 'operation',
    path: `${HEALTH}{component}`,
    title: 'Health of one component',
    about: `Of ${COMPONENTS.join(', ')}.`,
    signed: false,
    parameters: [path('component', word(COMPONENTS, 'which'), 'risk')],
    answers: healthAnswers('Health', 'component'),
    codes: ['NOT_FOUND'],
  }),
  get({
    id: 'latency',
    group: 'operation',
    path: '/latency',
    title: 'Latency',
    about: 'Per stage of an order, in microseconds, since the start.',
    signed: 'elsewhere',
    answers: [ok(200, 'Percentiles.', 'Latency', 'latency')],
    codes: [],
  }),
  get({
    id: 'metrics',
    group: 'operation',
    path: '/metrics',
    title: 'Metrics',
    about: 'In the text format of Prometheus.',
    signed: 'elsewhere',
    answers: [{ status: 200, about: 'All figures.', type: TEXT_TYPE, example: 'metrics' }],
    codes: [],
  }),
  {
    ...get({
      id: 'openSession',
      group: 'session',
      path: '/ws',
      title: 'Open a WebSocket',
      about:
        'The handshake of RFC 6455, which needs no signature: with KEYS_FILE the session logs on. Any other request to this path, of any method, is told to upgrade.',
      signed: true,
      answers: [{ status: 101, about: 'The session is open.', headers: ['Upgrade', 'Sec-WebSocket-Accept'] }],
      codes: ['INVALID_PARAMETER', 'RATE_LIMITED', 'UPGRADE_REQUIRED'],
    }),
    head: false,
  },
  get({
    id: 'openapi',
    group: 'documents',
    path: '/openapi.json',
    title: 'This interface as OpenAPI 3.1',
    about: 'For tools.',
    signed: false,
    answers: [{ status: 200, about: 'The document.', type: JSON_TYPE, headers: ['Cache-Control'] }],
    codes: [],
  }),
  get({
    id: 'asyncapi',
    group: 'documents',
    path: '/asyncapi.json',
    title: 'The WebSocket as AsyncAPI 3.0',
    about: 'For tools.',
    signed: false,
    answers: [{ status: 200, about: 'The document.', type: JSON_TYPE, headers: ['Cache-Control'] }],
    codes: [],
  }),
  get({
    id: 'docs',
    group: 'documents',
    path: '/docs',
    title: 'This page',
    about: 'For people. It needs no network and no script.',
    signed: false,
    answers: [
      {
        status: 200,
        about: 'The page.',
        type: 'text/html; charset=utf-8',
        headers: ['Cache-Control', 'Content-Security-Policy', 'X-Content-Type-Options'],
      },
    ],
    codes: [],
  }),
];

const NO_READ: readonly RejectName[] = ['FORBIDDEN_SCOPE'];

/** All of them. A code that two parts of a call may tell is named once. */
export const HTTP_CALLS: readonly HttpCall[] = CALLS.map((call) => ({
  ...call,
  codes: [
    ...new Set([
      ...call.codes,
      ...(call.signed === false ? [] : SIGNED),
      ...(call.signed === 'elsewhere' ? NO_READ : []),
    ]),
  ],
}));
