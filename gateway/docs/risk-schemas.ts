import { LimitField, TradingState } from '../../core/risk/limit-field.ts';
import { OverridableControls } from '../../core/risk/override-controls.ts';
import { BrokerState } from '../../core/routing/scoreboard.ts';
import { OrderType, Side, TimeInForce } from '../../core/schema/order-kind.ts';
import { Warning } from '../../core/schema/risk.ts';
import { LIMIT_NAMES, MODES, isMode } from '../inbound/limit-values.ts';
import { LIMIT_OWNERS } from '../outbound/event-refusal.ts';
import { symbol, upper } from './answer-fields.ts';
import {
  type JsonSchema,
  type Properties,
  decimal,
  flag,
  list,
  moment,
  object,
  orNull,
  ref,
  text,
  whole,
  word,
} from './json-schema.ts';
import { RESTING_PARTS } from '../outbound/encode-terms.ts';
import { REJECT_NAMES } from './reject-texts.ts';

const currency = text('the currency in which all accounts count');
const version = whole(0, 'of the limits: grows with each change');

const scope = object({
  account: orNull(text('null: any')),
  tag: orNull(text('null: any')),
  symbol: orNull(text('null: any')),
  broker: orNull(text('null: any')),
});

/** A limit's value as it is told. */
function limitValue(name: (typeof LIMIT_NAMES)[number]): JsonSchema {
  if (isMode(name)) return word(MODES[name], 'what is done');
  switch (LimitField[name].unit) {
    case 'flag':
      return flag('whether it holds');
    case 'money':
      return decimal('in the accounts’ currency');
    case 'hundredths':
      return decimal('with at most 2 places');
    case 'quantity':
      return {
        anyOf: [
          { type: 'string', pattern: '^[0-9]+(\\.[0-9]+)?$' },
          { type: 'integer', minimum: 0 },
        ],
        description: 'a quantity of the symbol; without a symbol whole lots, as a number',
      };
    default:
      return whole(0, LimitField[name].unit);
  }
}

const limits = object(Object.fromEntries(LIMIT_NAMES.map((name) => [name, limitValue(name)])), LIMIT_NAMES);
const changedLimits = object(
  Object.fromEntries(
    LIMIT_NAMES.map((name) => [name, { anyOf: [limitValue(name), { type: 'null' }], description: 'null: taken back' }]),
  ),
  LIMIT_NAMES,
);

const money: Properties = {
  realized_pnl: decimal('since it exists, before fees'),
  unrealized_pnl: decimal('of what is held, at the last marks'),
  fees: decimal('since it exists'),
};

const scopeFigures: Properties = {
  scope: word(['account', 'tag', 'firm'], 'of what'),
  account: orNull(text('null: of all')),
  tag: orNull(text('of a tag: its name')),
  currency,
  state: word(Object.keys(TradingState), 'whether it may trade; reducing: only what makes positions smaller'),
  loss_stop: flag('a daily loss or drawdown was reached: entries are refused until the next day or a resume'),
  limits_version: version,
  open_orders: whole(0),
  open_notional: decimal('of all open orders'),
  open_buy_notional: decimal('of those that buy'),
  open_sell_notional: decimal('of those that sell'),
  gross_exposure: decimal('worst case: positions, and everything open, in flight and unknown'),
  net_exposure: decimal('of its positions at the last marks, signed'),
  cash: orNull(decimal('null: no such limit')),
  buying_power: orNull(
    decimal('cash and what was earned since, less what positions would lose now; null: no such limit'),
  ),
  buying_power_used: decimal('what the worst case has to be covered with'),
  buying_power_left: orNull(decimal('null: no such limit')),
  ...money,
  net_pnl: decimal('realized less fees, and unrealized'),
  day_pnl: decimal('net, since the day began'),
  drawdown: decimal('from the day’s best'),
  day_began_at: orNull(moment('null: no day has begun yet')),
  next_day_at: orNull(moment('null: none is set')),
  messages_today: whole(0, 'orders, replaces and cancels'),
  trades_today: whole(0, 'executions'),
  var: orNull(decimal('value at risk; null: never worked out')),
  var_as_of: orNull(moment('null: never')),
};

/** A position's part that is money of the account. */
export const positionMoney = object({
  currency,
  value: decimal('at the mark, signed'),
  ...money,
  day_realized_pnl: decimal('realized less fees, since the day began'),
  open_buy_notional: decimal('of open orders that buy'),
  open_sell_notional: decimal('of open orders that sell'),
});

export const markFields: Properties = {
  mark_price: orNull(decimal('what it is valued at; null: nothing is quoted')),
  mark_age_ms: orNull(whole(0, 'since that was quoted')),
};

/** What is told of money, limits and controls. */
export const riskSchemas = {
  ScopeFigures: object(scopeFigures),
  Control: object({
    code: word(REJECT_NAMES, 'what would refuse'),
    reason: orNull(text('the risk check’s own word; null: it is the state of the gateway')),
    limit_of: word(LIMIT_OWNERS, 'whose limit'),
    limit: orNull(text('in the unit of the control; null: it has none, or none is set')),
    value: orNull(
      text(
        'its use, with the order; of DUPLICATE_ORDER the other order’s id; null: it counts nothing, or nobody knows it',
      ),
    ),
    headroom: orNull(text('what was left of the limit before this order; null: nothing is used up')),
    passes: flag('false: it refuses'),
  }),
  Account: object({
    ...scopeFigures,
    tags: list(ref('ScopeFigures'), 'of each tag of the account'),
    firm: { anyOf: [ref('ScopeFigures'), { type: 'null' }], description: 'null: not for this key' },
    controls: list(ref('Control'), 'every control of the account, with an order of nothing'),
  }),
  Pnl: object({
    account: text('whose'),
    currency,
    ...money,
    net_pnl: decimal('realized less fees, and unrealized'),
    day_pnl: decimal('net, since the day began'),
    drawdown: decimal('from the day’s best'),
    day_began_at: orNull(moment('null: no day has begun yet')),
    positions: list(
      object({
        symbol,
        quantity: decimal('net; negative: short'),
        average_price: orNull(decimal('of the open position; null: there is none')),
        ...markFields,
        money: positionMoney,
      }),
    ),
  }),
  LimitsInForce: object({ scope, limits }),
  Limits: object({
    version,
    in_force: ref('LimitsInForce'),
    firm: { anyOf: [ref('LimitsInForce'), { type: 'null' }], description: 'null: not for this key' },
    set: list(
      object({ layer: word(['configured', 'set', 'firm'], 'set goes before configured'), scope, limits }),
      'as they were configured and set',
    ),
    overrides: list(
      object({
        account: text('whose order'),
        client_order_id: text('which order'),
        controls: list(word(OverridableControls), 'that it may pass'),
        expires_at: orNull(moment('until then')),
      }),
    ),
  }),
  LimitsChanged: object({ version, firm: flag('of the firm'), scope, limits: changedLimits }),
  OverrideSet: object({
    version,
    account: text('whose order'),
    client_order_id: text('which order'),
    controls: list(word(OverridableControls), 'that it may pass; none: it was taken back'),
    expires_at: orNull(moment('null: it was taken back')),
  }),
  Rearmed: object({ account: text('whose'), symbol, tag: orNull(text('null: none')), armed: { const: true } }),
  RateSet: object({
    currency: text('of which'),
    rate: decimal('of one unit, in the accounts’ currency'),
    as_of: orNull(moment('since when it holds')),
    max_age_ms: whole(0, '0: it never grows old'),
  }),
  Validation: object({
    approved: flag('it would be accepted now'),
    code: orNull(word(REJECT_NAMES, 'why not: the first of those that refuse')),
    reason: orNull(text('the risk check’s own word')),
    warnings: list(word(Object.keys(Warning)), 'what would pass all the same'),
    fast_path: flag('whether the shorter check for small orders would suffice'),
    account: text('whose'),
    symbol,
    side: word(Object.keys(Side), 'buy or sell'),
    quantity: decimal('the whole'),
    price: orNull(decimal('null: MARKET')),
    order_type: word(upper(OrderType), 'as it was asked for'),
    time_in_force: word(upper(TimeInForce), 'how long it would stand'),
    notional: decimal('what it would count as; 0 where it can’t be valued'),
    currency,
    counted_at: orNull(decimal('the price that it is counted at')),
    reference: object({
      price: orNull(decimal('what it is judged by; null: none is known')),
      age_ms: orNull(whole(0, 'of that price')),
    }),
    limits_version: version,
    route: object({
      broker: orNull(text('where it would go; null: nowhere')),
      candidates: list(
        object({
          broker: text('its id'),
          state: word(Object.keys(BrokerState), 'of its session'),
          latency_us: whole(0, 'from an order to its acknowledgement, lately'),
          tokens: whole(0, 'orders that its rate limits admit now; 255: or more'),
          outbox: whole(0, 'orders that wait to be sent to it; 127: or more'),
          chosen: flag('it would go there'),
        }),
        'priority decides first, then who is least busy',
      ),
    }),
    execution: object({
      mode: word(['native', 'emulated'], 'native: the venue itself would work it; emulated: the gateway would'),
      rests_at: orNull(text('where it would stand: a broker, or gateway')),
      dies_with_gateway: flag('whether something that it is to do would stop while the gateway is down'),
    }),
    rests: list(
      object({
        what: word(RESTING_PARTS, 'a part of the order'),
        rests_at: orNull(text('where it would stand: a broker, or gateway')),
        dies_with_gateway: flag(
          'whether it would wait for nothing while the gateway is down: it survives a restart, but nobody watches the price until then',
        ),
      }),
      'what of it would stand where',
    ),
    checks: list(ref('Control'), 'every control that was asked'),
  }),
  PnlFrame: object({ channel: { const: 'pnl' }, type: word(['snapshot', 'update']), data: ref('Pnl') }),
} as const satisfies Readonly<Record<string, JsonSchema>>;
