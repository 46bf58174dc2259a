import { StageNames } from '../../core/topology.ts';
import { exampleMark, examplePositionMoney, riskExamples } from './risk-examples.ts';
import { COMPONENTS } from '../control/status.ts';
import { stopExamples } from './stop-calls.ts';

/** Requests and answers to look at. Each is held against its schema by the contract tests. */
const TIME = '2026-11-21T09:30:00.125000Z';

const head = {
  order_id: '1042',
  client_order_id: 'my-first',
  status: 'live',
  symbol: 'BTCUSDT',
  side: 'buy',
  quantity: '0.001',
  price: '44500',
  order_type: 'LIMIT',
  time_in_force: 'GTC',
  filled_quantity: '0',
  average_price: null,
  broker: 'sim-a',
  version: 1,
};
const place = {
  symbol: 'BTCUSDT',
  side: 'buy',
  quantity: '0.001',
  price: '44500',
  time_in_force: 'GTC',
  client_order_id: 'my-first',
};
const placed = {
  ...head,
  status: 'routed',
  approved: true,
  fast_path: true,
  tag: null,
  warnings: [],
  execution: { mode: 'native', rests_at: 'sim-a', dies_with_gateway: false },
  latency_us: { risk: 61, durable: 412, total: 473 },
};
const order = { ...head, account: 'demo', attempt: 1, created_at: TIME, updated_at: TIME };
const fill = {
  execution_id: '311',
  order_id: '1042',
  client_order_id: 'my-first',
  symbol: 'BTCUSDT',
  side: 'buy',
  price: '44500',
  quantity: '0.001',
  broker: 'sim-a',
  time: TIME,
};
const position = {
  symbol: 'BTCUSDT',
  quantity: '0.001',
  average_price: '44500',
  ...exampleMark,
  unrealized_pnl: '0.5',
  realized_pnl: '0',
  currency: 'USDT',
  bought_quantity: '0.001',
  sold_quantity: '0',
  open_buy_quantity: '0',
  open_sell_quantity: '0',
  executions_stopped: false,
  money: examplePositionMoney,
};
const quoteHead = {
  symbol: 'BTCUSDT',
  bid: '44999.5',
  bid_quantity: '0.4',
  ask: '45000.5',
  ask_quantity: '0.25',
  last: '45000',
  last_quantity: '0.01',
  time: TIME,
};
const quote = { ...quoteHead, sequence: 907, skipped: 3 };
const tick = { symbol: 'BTCUSDT', price: '45000', quantity: '0.01', time: TIME, sequence: 88, skipped: 0 };
const risk = {
  approved: false,
  reason: 'price_collar',
  error: {
    code: 'PRICE_COLLAR',
    message: 'The price is too far from the reference price.',
    reason: 'price_collar',
    limit: '49500',
    value: '60000',
    limit_of: 'account',
  },
};
const health = {
  status: 'healthy',
  service: 'tickgate',
  since: '2026-11-21T09:00:00.000Z',
  dependencies: { oms: 'healthy', risk: 'healthy', journal: 'healthy', brokers: 'healthy' },
};
const component = (service: string) => ({ ...health, service, dependencies: { thread: 'healthy' } });
const stage = { count: 1000, p50: 61.2, p90: 80, p99: 140.5, 'p99.9': 300, 'p99.99': 410, max: 412.3 };
const stages = Object.fromEntries(StageNames.map((name) => [name, stage]));

const portfolioRisk = {
  value_at_risk: {
    historical_95: '1212.4',
    historical_99: '1811.02',
    parametric_95: '1278.91',
    parametric_99: '1811.25',
    observations: 480,
  },
  exposure: { gross: '45000', net: '45000', long: '45000', short: '0' },
  concentration: { largest: 'BTCUSDT', largest_share: '1.000000', herfindahl: '1.000000' },
  problem: null,
};

export const examples = {
  ...riskExamples,
  place,
  placed,
  batch: { orders: [place, { ...place, client_order_id: 'my-second', price: '60000' }] },
  batchAnswer: {
    results: [
      { status: 201, result: placed },
      { status: 422, ...risk },
    ],
  },
  replace: { price: '44400', if_version: 1 },
  changed: { ...head, status: 'pending_cancel' },
  replaced: { ...head, status: 'pending_replace', version: 2 },
  order,
  orders: { orders: [order], next_cursor: null },
  cancelReplaced: {
    cancel: { order_id: '1041', status: 'requested' },
    place: { ...order, status: 'held', broker: null, attempt: 0 },
  },
  cancelReplacedInPart: {
    cancel: { order_id: '1041', error: { code: 'ORDER_FINAL', message: 'The order is final.' } },
    place: order,
  },
  cancelledAll: { cancel_requested: 3 },
  fills: { fills: [fill], next_cursor: '311' },
  positions: { positions: [position] },
  instruments: {
    catalog: 2_848_765_124,
    brokers: ['sim-a', 'sim-b'],
    instruments: [
      {
        symbol: 'BTCUSDT',
        instrument: 0,
        class: 'crypto',
        tradable: true,
        currency: 'USDT',
        tick: '0.01',
        lot: '0.000001',
      },
    ],
    next_cursor: null,
  },
  reloaded: {
    added: 2,
    changed: 0,
    closed: 1,
    refused: 0,
    rows: 1,
    problems: [
      "kite.csv line 17 (GOLD24DECFUT): the file doesn't say what a contract of MCX is worth: give it in tickgate's own format",
    ],
  },
  quote: { ...quoteHead, age_ms: 4 },
  riskMetrics: {
    as_of: '2026-11-21T09:30:00.000000Z',
    age_ms: 4_211,
    expires_at: '2026-11-21T09:31:00.000000Z',
    oldest_mark: '2026-11-21T09:29:59.912000Z',
    return_interval_s: 60,
    horizon_s: 86_400,
    accounts: [{ account: 'demo', ...portfolioRisk }],
    firm: portfolioRisk,
    instruments: [{ symbol: 'BTCUSDT', value_at_risk_ppm: 40_250, problem: null }],
  },
  health,
  component: component('risk'),
  ready: { status: 'ready', service: 'tickgate' },
  detailed: {
    ...health,
    version: '0.1.0',
    pid: 4711,
    uptime_s: 1800,
    ready: true,
    checks: {
      latency_ms: 0.47,
      memory_mb: 201,
      active_connections: 12,
      pending_requests: 0,
      active_orders: 31,
      durable_lag_events: 0,
      clock_offset_ms: 0.2,
    },
    components: Object.fromEntries(COMPONENTS.map((name) => [name, component(name)])),
    threads: [
      {
        name: 'engine',
        tid: 4713,
        alive: true,
        heartbeat_age_ms: 1,
        cpus: '1',
        heap_bytes: 9_437_184,
        minor_gcs: null,
        major_gcs: 0,
        longest_gc_us: null,
      },
    ],
    brokers: [{ id: 'sim-a', state: 'ready', since: '2026-11-21T09:00:00.000Z' }],
    quotes: [{ symbol: 'BTCUSDT', age_ms: 4 }],
  },
  latency: { unit: 'us', stages },
  metrics:
    '# HELP oms_active_orders Orders that are not final.\n# TYPE oms_active_orders gauge\noms_active_orders 31\n',
  refusal: { error: { code: 'ORDER_NOT_FOUND', message: 'There is no such order.' } },
  riskRefusal: risk,

  named: { client_order_id: 'my-first' },
  cancelReplace: { ...place, mode: 'STOP_ON_FAILURE' },
  cancelReplaceNamed: { ...place, mode: 'STOP_ON_FAILURE', cancel_order_id: '1041' },
  replaceNamed: { client_order_id: 'my-first', price: '44400', if_version: 1 },
  scope: { symbol: 'BTCUSDT' },
  listOrders: { status: 'all', limit: 100 },
  listFills: { symbol: 'BTCUSDT' },
  none: {},
  subscribe: { channel: 'quotes:BTCUSDT', throttle_ms: 100, batch_size: 10 },
  subscribed: { channel: 'quotes:BTCUSDT', throttle_ms: 100, batch_size: 10, priority: 5 },
  unsubscribe: { channel: 'quotes:BTCUSDT' },
  unsubscribed: { channel: 'quotes:BTCUSDT' },
  logon: {
    key: 'tg_Zm9vYmFyYmF6cXV4',
    timestamp: 1_795_253_400_125,
    nonce: 'n-0001',
    signature: '5f0c4d5c4b7c3c1c9a6f2e1d0b8a796857463524130f1e2d3c4b5a6978879605',
  },
  loggedOn: {
    session: 'q3pYk0c1mZ8r2sWd',
    key: 'tg_Zm9vYmFyYmF6cXV4',
    scopes: ['read', 'trade'],
    accounts: ['demo'],
    epoch: '5ddc12f0a3b64c5f9e21d7b8c0f4a6e1',
    heartbeat_ms: 16_000,
  },
  resumption: { epoch: '5ddc12f0a3b64c5f9e21d7b8c0f4a6e1', sequence: 12 },
  resumed: { channel: 'orders', epoch: '5ddc12f0a3b64c5f9e21d7b8c0f4a6e1', sequence: 15, recovered: true },
  heartbeat: { interval_ms: 5_000 },
  guard: { enabled: true, grace_ms: 10_000, scope: 'entries' },
  guarded: { account: 'demo', enabled: true, scope: 'entries', grace_ms: 10_000 },
  cancelAfter: { timeout_ms: 60_000 },
  cancelAfterSet: { account: 'demo', timeout_ms: 60_000, triggers_at: '2026-11-21T09:31:00.125000Z' },
  pong: { pong: true },
  time: { time_us: 1_795_253_400_125_000 },

  report: {
    channel: 'orders',
    epoch: '5ddc12f0a3b64c5f9e21d7b8c0f4a6e1',
    sequence: 12,
    event: 'filled',
    account: 'demo',
    time: TIME,
    last_price: '44500',
    last_quantity: '0.001',
    execution_id: '311',
    data: { ...head, status: 'filled', filled_quantity: '0.001', average_price: '44500' },
  },
  sessionFrame: {
    channel: 'session',
    type: 'closing',
    reason: 'shutdown',
    resume: { account: 'demo', epoch: '5ddc12f0a3b64c5f9e21d7b8c0f4a6e1', sequence: 15 },
  },
  positionsFrame: { channel: 'positions', type: 'update', positions: [position] },
  healthFrame: { channel: 'health', type: 'snapshot', data: health },
  quotesFrame: { channel: 'quotes:BTCUSDT', batch: [quote] },
  ...stopExamples,
  ticksFrame: { channel: 'ticks:BTCUSDT', type: 'update', data: tick },
} as const;
export type ExampleName = keyof typeof examples;
