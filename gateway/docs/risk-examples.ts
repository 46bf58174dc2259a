/** Requests and answers about money and limits to look at. */
const TIME = '2026-11-21T09:30:00.125000Z';

export const examplePositionMoney = {
  currency: 'USDT',
  value: '45',
  realized_pnl: '0',
  unrealized_pnl: '0.5',
  fees: '0.0445',
  day_realized_pnl: '-0.0445',
  open_buy_notional: '0',
  open_sell_notional: '0',
};
export const exampleMark = { mark_price: '45000', mark_age_ms: 12 };
const money = { realized_pnl: '0', unrealized_pnl: '0.5', fees: '0.0445' };
const scope = { account: 'demo', tag: null, symbol: 'BTCUSDT', broker: null };
const figures = {
  scope: 'account',
  account: 'demo',
  tag: null,
  currency: 'USDT',
  state: 'active',
  loss_stop: false,
  limits_version: 3,
  open_orders: 1,
  open_notional: '44.5',
  open_buy_notional: '44.5',
  open_sell_notional: '0',
  gross_exposure: '89.5',
  net_exposure: '45',
  cash: '25000',
  buying_power: '25000.4555',
  buying_power_used: '89.5',
  buying_power_left: '24910.9555',
  ...money,
  net_pnl: '0.4555',
  day_pnl: '0.4555',
  drawdown: '0.1',
  day_began_at: '2026-11-21T00:00:00.000000Z',
  next_day_at: '2026-11-22T00:00:00.000000Z',
  messages_today: 2,
  trades_today: 1,
  var: null,
  var_as_of: null,
};
const control = {
  code: 'OPEN_ORDERS_LIMIT',
  reason: 'open_orders_limit',
  limit_of: 'account',
  limit: '100',
  value: '1',
  headroom: '99',
  passes: true,
};
const pnl = {
  account: 'demo',
  currency: 'USDT',
  ...money,
  net_pnl: '0.4555',
  day_pnl: '0.4555',
  drawdown: '0.1',
  day_began_at: '2026-11-21T00:00:00.000000Z',
  positions: [
    { symbol: 'BTCUSDT', quantity: '0.001', average_price: '44500', ...exampleMark, money: examplePositionMoney },
  ],
};
const override = { account: 'demo', client_order_id: 'my-large', controls: ['SIZE_LIMIT'], expires_at: TIME };

export const riskExamples = {
  account: { ...figures, tags: [], firm: null, controls: [control] },
  pnl,
  limits: {
    version: 3,
    in_force: { scope, limits: { max_order_quantity: '2', max_order_notional: '50000' } },
    firm: null,
    set: [{ layer: 'set', scope, limits: { max_order_quantity: '2' } }],
    overrides: [override],
  },
  limitChange: {
    scope: { account: 'demo', symbol: 'BTCUSDT' },
    limits: { max_order_quantity: '2', max_position: null },
    if_version: 2,
  },
  limitsChanged: { version: 3, firm: false, scope, limits: { max_order_quantity: '2', max_position: null } },
  override: { client_order_id: 'my-large', controls: ['SIZE_LIMIT'], expires_in_ms: 600_000 },
  overrideSet: { version: 3, ...override },
  rearm: { account: 'demo', symbol: 'BTCUSDT' },
  rearmed: { account: 'demo', symbol: 'BTCUSDT', tag: null, armed: true },
  rate: { currency: 'INR', rate: '0.012', max_age_ms: 86_400_000 },
  rateSet: { currency: 'INR', rate: '0.012', as_of: TIME, max_age_ms: 86_400_000 },
  limitScope: { symbol: 'BTCUSDT' },
  byTag: { by: 'tag' },
  validation: {
    approved: true,
    code: null,
    reason: null,
    warnings: [],
    fast_path: true,
    account: 'demo',
    symbol: 'BTCUSDT',
    side: 'buy',
    quantity: '0.001',
    price: '44500',
    order_type: 'LIMIT',
    time_in_force: 'GTC',
    notional: '44.5',
    currency: 'USDT',
    counted_at: '44500',
    reference: { price: '45000', age_ms: 12 },
    limits_version: 3,
    route: {
      broker: 'sim-a',
      candidates: [{ broker: 'sim-a', state: 'ready', latency_us: 320, tokens: 255, outbox: 0, chosen: true }],
    },
    execution: { mode: 'native', rests_at: 'sim-a', dies_with_gateway: false },
    checks: [control],
  },
  pnlFrame: { channel: 'pnl', type: 'update', data: pnl },
} as const;
