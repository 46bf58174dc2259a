import { COMPONENTS } from '../../control/status.ts';
import { MAX_BODY_BYTES } from '../../http/entry-rules.ts';
import { JSON_TYPE } from '../../http/reply.ts';
import { HEALTH, QUOTES, TEXT_TYPE } from '../../http/routes.ts';
import type { AnswerName } from '../answer-schemas.ts';
import { ENTRY, ENTRY_WITH_BODY, QUERY } from '../code-sets.ts';
import type { ExampleName } from '../examples.ts';
import { RESUME_CODES, STOP_CODES } from '../stop-calls.ts';
import { word } from '../json-schema.ts';
import { INSTRUMENT_PAGE, SYMBOL_PARAMETER } from '../request-schemas.ts';
import { type HttpCall, type HttpAnswer, ok, query, path, get, withBody } from './http-call.ts';

function healthAnswers(schema: AnswerName, example: ExampleName): HttpAnswer[] {
  return [
    ok(200, 'It works.', schema, example),
    { status: 503, about: 'It doesn’t; reason says why.', type: JSON_TYPE, schema },
  ];
}

/** Instruments and quotes, stopping and resuming, health and figures, sessions, and the documents. */
export const OPERATION_CALLS: readonly HttpCall[] = [
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
