/**
 * An order of each type, and what its place is answered with. A test sends each to a running gateway, over HTTP and over a
 * WebSocket, and holds its answer against the one here, but for ids, latencies and which broker it was.
 */
export interface OrderExample {
  readonly summary: string;
  /** What has to be there before it: `position`, something to close · `freeze`, an exchange that takes 1,800 at once. */
  readonly wants?: 'position' | 'freeze';
  readonly request: Readonly<Record<string, unknown>>;
  readonly answer: Readonly<Record<string, unknown>>;
}

const BROKER = 'sim-a';
const AT_BROKER = { mode: 'native', rests_at: BROKER, dies_with_gateway: false };
const HERE = { mode: 'emulated', rests_at: 'gateway', dies_with_gateway: true };
const IN_PARTS = { mode: 'emulated', rests_at: BROKER, dies_with_gateway: true };
const BUY = { symbol: 'BTCUSDT', side: 'buy', quantity: '0.01' };
const SELL = { ...BUY, side: 'sell' };

function here(what: string): object {
  return { what, rests_at: 'gateway', dies_with_gateway: true };
}

function atVenue(what: string, rests_at: string | null = BROKER): object {
  return { what, rests_at, dies_with_gateway: false };
}

/** The answer to `request`: where it says nothing else, a LIMIT order on its way to its broker. */
function example(
  summary: string,
  request: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
  wants?: OrderExample['wants'],
): OrderExample {
  const answer = {
    order_id: '1042',
    client_order_id: null,
    status: 'routed',
    symbol: request['symbol'],
    side: request['side'],
    quantity: request['quantity'],
    price: request['price'] ?? null,
    order_type: request['order_type'] ?? 'LIMIT',
    time_in_force: request['time_in_force'] ?? 'DAY',
    filled_quantity: '0',
    average_price: null,
    broker: BROKER,
    version: 1,
    approved: true,
    fast_path: false,
    tag: null,
    warnings: [],
    execution: AT_BROKER,
    latency_us: { risk: 61, durable: 412, total: 473 },
    ...more,
  };
  return { summary, request, answer, ...(wants === undefined ? {} : { wants }) };
}

const armed = {
  status: 'armed',
  broker: null,
  execution: HERE,
  rests: [here('until_triggered'), atVenue('once_triggered', null)],
};

export const ORDER_EXAMPLES = {
  LIMIT: example('LIMIT: the venue works it', { ...BUY, price: '44500', time_in_force: 'GTC' }),
  MARKET: example('MARKET', { ...BUY, order_type: 'MARKET' }),
  STOP: example(
    'STOP: armed here; at 44,000 it goes out as a MARKET order',
    { ...SELL, order_type: 'STOP', stop_price: '44000', trigger_by: 'bid_ask' },
    { ...armed, stop_price: '44000', trigger_by: 'bid_ask' },
  ),
  STOP_LIMIT: example(
    'STOP_LIMIT: armed here; at 44,000 it goes out as a LIMIT order at 43,990',
    { ...SELL, order_type: 'STOP_LIMIT', stop_price: '44000', price: '43990', time_in_force: 'GTC' },
    { ...armed, stop_price: '44000', trigger_by: 'last' },
  ),
  TRAILING_STOP: example(
    'TRAILING_STOP: armed here, 1.5 % behind the best price since',
    { ...SELL, order_type: 'TRAILING_STOP', trail_percent: '1.5', trigger_by: 'mark' },
    { ...armed, trail_percent: '1.5', trigger_by: 'mark' },
  ),
  ICEBERG: example(
    'ICEBERG: one leg after the other, each up to 10 % off a quarter of it',
    { ...BUY, order_type: 'ICEBERG', price: '44500', iceberg_legs: 4, iceberg_quantity_variance: '0.1' },
    {
      status: 'working',
      broker: null,
      iceberg_legs: 4,
      iceberg_quantity_variance: '0.1',
      execution: HERE,
      rests: [atVenue('leg', null), here('other_legs')],
    },
  ),
  BRACKET: example(
    'BRACKET: the entry; with its first fill a target at the venue and a stop here',
    { ...BUY, order_type: 'BRACKET', price: '44500', target: '46000', stop_loss: '44000' },
    {
      target: '46000',
      stop_loss: '44000',
      trigger_by: 'last',
      arm_on: 'first_fill',
      on_double_fill: 'report',
      execution: IN_PARTS,
      rests: [atVenue('entry'), atVenue('target'), here('stop')],
    },
  ),
  OCO: example(
    'OCO: the two exits of a position that is there; the order itself is the target',
    { ...SELL, order_type: 'OCO', target: '46000', stop_loss: '44000', stop_loss_limit: '43950' },
    {
      price: '46000',
      target: '46000',
      stop_loss: '44000',
      stop_loss_limit: '43950',
      trigger_by: 'last',
      on_double_fill: 'report',
      execution: IN_PARTS,
      rests: [atVenue('target'), here('stop')],
    },
    'position',
  ),
  OTO: example(
    'OTO: the entry; once it is filled, its one exit',
    { ...BUY, order_type: 'OTO', price: '44500', stop_loss: '44000', arm_on: 'full_fill' },
    {
      stop_loss: '44000',
      trigger_by: 'last',
      arm_on: 'full_fill',
      execution: IN_PARTS,
      rests: [atVenue('entry'), here('stop')],
    },
  ),
  slices: example(
    'In slices, because it is larger than the exchange takes in one order',
    { symbol: 'NIFTY24DEC25000CE', side: 'buy', quantity: '3750', price: '140', autoslice: true },
    { status: 'working', broker: null, execution: HERE, rests: [atVenue('slice', null), here('other_slices')] },
    'freeze',
  ),
  reduce_only: example(
    'reduce_only: it never opens or turns a position',
    { ...SELL, price: '45500', reduce_only: true },
    {},
    'position',
  ),
  post_only: example('post_only: its venue refuses it where it would trade at once', {
    ...BUY,
    price: '44500',
    post_only: true,
  }),
  GTD: example(
    'GTD: until then',
    {
      ...BUY,
      price: '44500',
      time_in_force: 'GTD',
      expire_at: '2099-12-24T15:30:00Z',
    },
    { expire_at: '2099-12-24T15:30:00.000000Z' },
  ),
  ttl_minutes: example(
    'So many minutes to live',
    { ...BUY, price: '44500', ttl_minutes: 30 },
    { time_in_force: 'GTD', expire_at: '2026-11-21T10:30:00.000000Z' },
  ),
  market_protection: example(
    'MARKET with a band of 0.5 %: it goes out with the limit that its price says',
    { ...BUY, order_type: 'MARKET', market_protection: '0.5' },
    { price: '45225' },
  ),
} as const satisfies Readonly<Record<string, OrderExample>>;

const placed = (price: string, more: object): object => ({
  order_id: '1042',
  client_order_id: null,
  status: 'routed',
  ...BUY,
  price,
  order_type: 'LIMIT',
  time_in_force: 'DAY',
  filled_quantity: '0',
  average_price: null,
  broker: BROKER,
  version: 1,
  account: 'demo',
  attempt: 1,
  created_at: '2026-11-21T09:30:00.125000Z',
  updated_at: '2026-11-21T09:30:00.125000Z',
  ...more,
});

/** Of a cancel-replace, by its mode; the order to cancel rests. */
export const CANCEL_REPLACE_EXAMPLES = {
  STOP_ON_FAILURE: {
    summary: 'The new order is held until the old one is gone',
    request: { ...BUY, price: '44400', mode: 'STOP_ON_FAILURE' },
    answer: {
      cancel: { order_id: '1041', status: 'requested' },
      place: placed('44400', { status: 'held', broker: null, attempt: 0 }),
    },
  },
  ALLOW_FAILURE: {
    summary: 'Each goes its way',
    request: { ...BUY, price: '44400', mode: 'ALLOW_FAILURE' },
    answer: { cancel: { order_id: '1041', status: 'requested' }, place: placed('44400', {}) },
  },
} as const satisfies Readonly<Record<string, OrderExample>>;
