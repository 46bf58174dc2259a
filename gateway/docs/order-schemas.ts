import { EventKind } from '../../core/schema/event.ts';
import { OrderStatus, OrderType, TimeInForce } from '../../core/schema/order-kind.ts';
import { PlanNote } from '../../core/order/plans/apply-plan.ts';
import { ChildRole } from '../../core/schema/terms.ts';
import { Warning } from '../../core/schema/risk.ts';
import { RESTING_PARTS } from '../outbound/encode-terms.ts';
import { ARM_NAMES, DOUBLE_FILL_NAMES, TRIGGER_NAMES } from '../inbound/term-fields.ts';
import { account, broker, clientOrderId, epoch, orderId, side, symbol, upper } from './answer-fields.ts';
import {
  type JsonSchema,
  type Properties,
  anyOf,
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
import { REJECT_NAMES } from './reject-texts.ts';
import { ORDER_ID_PATTERN } from './request-schemas.ts';
import { markFields, positionMoney } from './risk-schemas.ts';

/** Of orders whose type needs more than side, quantity and price; and of the orders that the gateway places for them. */
const termFields: Properties = {
  stop_price: decimal('STOP, STOP_LIMIT, and the stop of another order: the price that it waits for'),
  trail_amount: decimal('how far the stop keeps behind the best price since it was armed'),
  trail_percent: decimal('the same in percent'),
  trigger_by: word(TRIGGER_NAMES, 'which price the stop is compared with'),
  iceberg_legs: whole(2, 'into how many orders it is parted'),
  iceberg_quantity_variance: decimal('how far the size of a leg may be from the mean, as a part of it'),
  stop_loss: decimal('where the stop triggers that protects its fills'),
  stop_loss_limit: decimal('its limit once it triggered; absent: it goes as a market order'),
  target: decimal('the limit of the other exit'),
  arm_on: word(ARM_NAMES, 'when the exits begin to protect'),
  on_double_fill: word(DOUBLE_FILL_NAMES, 'what becomes of what traded too much where both exits filled'),
  parent_order_id: { ...orderId, description: 'the gateway placed it for this order' },
  role: word(Object.keys(ChildRole), 'what it is to that order; flatten trades back what both exits filled'),
  leg: whole(1, 'role leg: its number'),
};
const TERM_NAMES = Object.keys(termFields);

const dies =
  'whether something that it is to do stops while the gateway is down. An order that waits here survives a restart, but nothing watches the price, and nothing follows a fill, until the gateway is back';
const execution = object({
  mode: word(
    ['native', 'emulated'],
    'native: the venue itself works it; emulated: the gateway makes it of plain orders',
  ),
  rests_at: orNull(text('the broker where it is, or gateway; null: nowhere')),
  dies_with_gateway: flag(dies),
});
const viewFields: Properties = {
  execution: { ...execution, description: 'of orders with a type of the gateway’s own, and of those placed for them' },
  children: list(
    orderId,
    'what the gateway has placed for it: the newest leg, or target and stop, and what trades back what both filled; of a closed order the last ones',
  ),
  unprotected_since: moment('since when a fill of it is without its stop or target'),
};

const expireAt: Properties = { expire_at: moment('GTD: until when it stands, also where minutes to live were given') };

const orderHead: Properties = {
  order_id: orderId,
  client_order_id: clientOrderId,
  status: word(
    Object.keys(OrderStatus).filter((name) => name !== 'none'),
    'where it stands; unknown: nobody has said yet, and it is being asked',
  ),
  symbol,
  side,
  quantity: decimal('the whole'),
  price: orNull(decimal('null: MARKET')),
  order_type: word(upper(OrderType), 'as it was asked for'),
  time_in_force: word(upper(TimeInForce), 'how long it stands'),
  filled_quantity: decimal('what of it is filled'),
  average_price: orNull(decimal('of its fills; null: none yet')),
  broker,
  version: whole(1, 'grows with each replace'),
  ...termFields,
};

/** What is told of an order, of the account's own number: all kinds but those that are the engine's own business. */
const UNREPORTED: readonly string[] = [
  'refused',
  'probe_requested',
  'trailed',
  'request_refused',
  'cancel_all_started',
  'fanout_done',
  'broker_session',
  'broker_reconciled',
  'restarted',
  'halted',
  'resumed',
  'account_defined',
  'instrument_defined',
  'broker_defined',
  'limits_set',
  'guard_held',
  'guard_dropped',
  'guard_released',
  'cancel_after_set',
  'guard_fired',
  'orders_retired',
  'ids_retired',
  'checkpoint',
  'risk_begun',
  'limits_changed',
  'override_set',
  'trading_state_set',
  'throttle_rearmed',
  'marks_swept',
  'day_begun',
  'metrics_set',
  'rate_set',
];
const FIRST_ANSWER = EventKind.order_view;
const REPORTED = Object.entries(EventKind)
  .filter(([name, kind]) => kind < FIRST_ANSWER && !UNREPORTED.includes(name))
  .map(([name]) => name);

const positionsField = { positions: list(ref('Position')) };
const nextCursor = orNull({
  type: 'string',
  pattern: ORDER_ID_PATTERN,
  description: 'for the next page; null: the last',
});

/** Orders, their fills and reports, and the positions that they make. */
export const orderSchemas = {
  Order: object(
    {
      ...orderHead,
      ...expireAt,
      account,
      attempt: whole(0, 'how many brokers have been tried'),
      created_at: moment('when it was accepted'),
      updated_at: moment('when it last changed'),
      ...viewFields,
    },
    [...TERM_NAMES, 'expire_at', ...Object.keys(viewFields)],
  ),
  PlacedOrder: object(
    {
      ...orderHead,
      ...expireAt,
      approved: { const: true, description: 'it passed the risk check' },
      fast_path: flag('whether the shorter check for small orders sufficed'),
      tag: orNull(text('as it was given')),
      warnings: list(word(Object.keys(Warning)), 'what was seen and let it pass all the same'),
      execution,
      rests: {
        ...list(
          object({
            what: word(RESTING_PARTS, 'a part of the order'),
            rests_at: orNull(text('where it stands, or will: a broker, or gateway; null: its broker isn’t chosen yet')),
            dies_with_gateway: flag(
              'whether it waits for nothing while the gateway is down: it survives a restart, but nobody watches the price until then',
            ),
          }),
          'of orders with a type of the gateway’s own: what of it stands where',
        ),
      },
      latency_us: object({
        risk: whole(0, 'from the request to the decision'),
        durable: whole(0, 'from there to the answer'),
        total: whole(0, 'both'),
      }),
    },
    [...TERM_NAMES, 'expire_at', 'rests'],
  ),
  ChangedOrder: object(orderHead, TERM_NAMES),
  CancelReplaced: object(
    {
      cancel: anyOf([
        object({
          order_id: orderId,
          status: { const: 'requested', description: 'the orders channel says what came of it' },
        }),
        object({ order_id: orderId, error: object({ code: text('why it can’t be'), message: text('for people') }) }),
        { type: 'null', description: 'the client_order_id was known: nothing is cancelled' },
      ]),
      place: anyOf([ref('Order'), ref('Refusal'), ref('RiskRefusal')]),
    },
    [],
    'What became of each half, so far.',
  ),
  CancelledAll: object({ cancel_requested: whole(0, 'orders whose cancel was asked for') }),
  OrderPage: object({ orders: list(ref('Order'), 'newest first'), next_cursor: nextCursor }),
  Fill: object({
    execution_id: orderId,
    order_id: orderId,
    client_order_id: clientOrderId,
    symbol,
    side,
    price: decimal('of this fill'),
    quantity: decimal('of this fill'),
    broker,
    time: moment('when it was booked'),
  }),
  FillPage: object({ fills: list(ref('Fill'), 'newest first'), next_cursor: nextCursor }),
  Position: object(
    {
      tag: text('by=tag: whose it is'),
      symbol,
      quantity: decimal('net; negative: short'),
      average_price: orNull(decimal('of the open position; null: there is none')),
      ...markFields,
      unrealized_pnl: orNull(decimal('in currency; null: nothing is quoted')),
      realized_pnl: decimal('in currency, before fees'),
      currency: text('of the instrument'),
      bought_quantity: decimal('so far'),
      sold_quantity: decimal('so far'),
      open_buy_quantity: decimal('what open orders could still buy'),
      open_sell_quantity: decimal('what open orders could still sell'),
      executions_stopped: flag('too many executions stopped it, until somebody arms the throttle again'),
      money: positionMoney,
    },
    ['tag'],
  ),
  PositionList: object(positionsField),
  BatchAnswer: object({
    results: list(
      anyOf([
        object({ status: { enum: [200, 201], type: 'integer' }, result: ref('PlacedOrder') }),
        ref('BatchRefusal'),
        ref('BatchRiskRefusal'),
      ]),
      'one per order, in their order',
    ),
  }),
  OrderReport: object(
    {
      channel: { const: 'orders' },
      epoch,
      sequence: whole(1, 'of the account, without a gap'),
      event: word(REPORTED, 'what happened'),
      account,
      time: moment('when it was decided'),
      last_price: decimal('filled: of this fill'),
      last_quantity: decimal('filled: of this fill'),
      execution_id: { ...orderId, description: 'filled: of this fill' },
      code: word(REJECT_NAMES, 'why, where something was refused'),
      venue_message: text('rejected, suspended: what the venue wrote'),
      note: text('an odd turn of events, explained'),
      trigger_price: decimal('triggered: the price that was seen'),
      protection: word(
        Object.keys(PlanNote).filter((name) => name !== 'none'),
        'plan_moved: missing, a fill has been without its stop or target for longer than PROTECT_MS; back, it is there again; overfilled, both exits traded; shrunk, the position was closed from outside, and the exits are for so much less; bare, so much stays open without exits, as the entry was filled behind the group’s end or the exits ended with their day; done, nothing is to be done for the order any more',
      ),
      protection_quantity: decimal(
        'overfilled: how much too much traded, in all; shrunk: how much was closed; bare: how much stays open without exits',
      ),
      order_id: { ...orderId, description: 'plan_moved: of which order, where it is too old to be in data' },
      data: {
        anyOf: [ref('ChangedOrder'), { type: 'null' }],
        description: 'the order after it; null: of no one order',
      },
    },
    [
      'last_price',
      'last_quantity',
      'execution_id',
      'code',
      'venue_message',
      'note',
      'trigger_price',
      'protection',
      'protection_quantity',
      'order_id',
    ],
  ),
  PositionsFrame: object({ channel: { const: 'positions' }, type: word(['snapshot', 'update']), ...positionsField }),
} as const satisfies Readonly<Record<string, JsonSchema>>;
