import { InstrumentClass } from '../../core/schema/definition.ts';
import { EventKind } from '../../core/schema/event.ts';
import { OrderStatus, OrderType, Side, TimeInForce } from '../../core/schema/order-kind.ts';
import { StageNames } from '../../core/topology.ts';
import { GuardScope } from '../../core/schema/guard.ts';
import { PlanNote } from '../../core/order/plans/apply-plan.ts';
import { ChildRole } from '../../core/schema/terms.ts';
import { RESTING_PARTS } from '../outbound/encode-terms.ts';
import { ARM_NAMES, DOUBLE_FILL_NAMES, TRIGGER_NAMES } from '../inbound/term-fields.ts';
import { Warning } from '../../core/schema/risk.ts';
import { COMPONENTS } from '../control/status.ts';
import { SCOPE_NAMES } from '../keys/principal.ts';
import { MAX_HEARTBEAT_MS } from '../ws/lifetimes.ts';
import { MAX_BATCH } from '../outbound/feed-frames.ts';
import {
  type JsonSchema,
  type Properties,
  anyOf,
  decimal,
  flag,
  list,
  moment,
  number,
  object,
  orNull,
  ref,
  text,
  whole,
  word,
} from './json-schema.ts';
import { REJECT_NAMES } from './reject-texts.ts';
import { refusalSchemas } from './refusals.ts';
import { stopAnswers } from './stop-calls.ts';
import { CLIENT_ID_PATTERN, ORDER_ID_PATTERN } from './request-schemas.ts';
import { markFields, positionMoney, riskSchemas } from './risk-schemas.ts';

/**
 * What the gateway answers and sends. Every object is closed and has all of its fields: the contract tests hold the
 * encoder to it, so that a field that is added there has to be described here.
 */
const upper = (codes: Readonly<Record<string, number>>): string[] =>
  Object.keys(codes).map((name) => name.toUpperCase());

const symbol = text('name of the instrument');
const side = word(Object.keys(Side), 'buy or sell');
const orderId: JsonSchema = { type: 'string', pattern: ORDER_ID_PATTERN, description: 'a text of digits' };
const clientOrderId = orNull({ type: 'string', pattern: CLIENT_ID_PATTERN, description: 'as it was given' });
const broker = orNull(text('where it is; null while it is nowhere'));
const account = text('whose order it is');
const epoch = text('of the journal: sequences of another epoch mean something else');

/** Of an account or of the firm. */
const portfolioRisk: Properties = {
  value_at_risk: orNull(
    object({
      historical_95: decimal('the loss that 95 % of the recorded intervals don’t exceed'),
      historical_99: decimal('99 %'),
      parametric_95: decimal('by mean and covariance of the returns, as if they were normally distributed'),
      parametric_99: decimal('99 %'),
      observations: whole(0, 'returns that they come from; 0: nothing is held'),
    }),
  ),
  exposure: orNull(
    object({
      gross: decimal('sum of the positions’ sizes'),
      net: decimal('sum of their values'),
      long: decimal('of those above zero'),
      short: decimal('of those below, as a positive amount'),
    }),
  ),
  concentration: orNull(
    object({
      largest: orNull(text('the instrument with most of the gross exposure; null: none')),
      largest_share: decimal('its share, 0 to 1'),
      herfindahl: decimal('sum of the squared shares: 1 is all in one, 1/n is n equal ones, 0 is none'),
    }),
  ),
  problem: orNull(text('what is not known, and why')),
};

/** What every view of an order begins with. */
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

const quoteHead: Properties = {
  symbol,
  bid: orNull(decimal('best price to sell at; null: none')),
  bid_quantity: orNull(decimal('how much of it')),
  ask: orNull(decimal('best price to buy at; null: none')),
  ask_quantity: orNull(decimal('how much of it')),
  last: orNull(decimal('price of the last trade; null: none')),
  last_quantity: orNull(decimal('its quantity')),
  time: moment('when the venue said so'),
};

const counters: Properties = {
  sequence: whole(1, 'counts the updates of the instrument'),
  skipped: whole(0, 'updates before it that this reader was not sent'),
};

const positionsField = { positions: list(ref('Position')) };
const nextInstrument = orNull({ type: 'string', pattern: '^[0-9]{1,7}$', description: 'where the next page goes on' });
const nextCursor = orNull({
  type: 'string',
  pattern: ORDER_ID_PATTERN,
  description: 'for the next page; null: the last',
});

const healthWord = word(['healthy', 'unhealthy'], 'how it is');
const healthHead: Properties = {
  status: healthWord,
  service: text('tickgate, or the component'),
  reason: text('why it is unhealthy; absent otherwise'),
  warning: text('it works, but somebody should look; absent otherwise'),
  since: moment('since when it is as it is'),
  dependencies: {
    type: 'object',
    additionalProperties: word(['healthy', 'unhealthy']),
    description: 'what it needs, and how that is',
  },
};
const OPTIONAL_HEALTH = ['reason', 'warning'];

const stage = object({
  count: whole(0, 'how many were measured'),
  p50: number('µs'),
  p90: number('µs'),
  p99: number('µs'),
  'p99.9': number('µs'),
  'p99.99': number('µs'),
  max: number('µs'),
});

/** Frames of a channel: one update, or several at once. */
function frames(channel: string, data: JsonSchema): JsonSchema {
  const name: JsonSchema = { type: 'string', pattern: `^${channel}:.+$`, description: `${channel}:SYMBOL` };
  return anyOf([
    object({ channel: name, type: word(['snapshot', 'update']), data }),
    object({ channel: name, batch: { ...list(data, 'oldest first'), minItems: 1, maxItems: MAX_BATCH } }),
  ]);
}

const answerViews = {
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
  Instrument: object(
    {
      symbol,
      instrument: whole(0, 'its number in binary records'),
      class: word(Object.keys(InstrumentClass), 'what it is'),
      tradable: flag('false: it has quotes but takes no orders'),
      currency: text('of its prices'),
      tick: decimal('prices are multiples of it'),
      lot: decimal('quantities are multiples of it'),
      multiplier: decimal('money of a quantity of 1 at a price of 1; absent: 1'),
      freeze_quantity: decimal('largest quantity of one order that its exchange takes; absent: any'),
      expiry: moment('from then on it takes no orders; absent: never'),
      session: object(
        {
          open: text('time of day in its zone'),
          close: text('time of day in its zone, on the next day if it is not after the open'),
          zone: text('IANA name'),
          days: list(text('mon, tue, … sun'), 'on which a session begins'),
        },
        [],
        'when it trades; absent: always',
      ),
      exchange: text('where it trades'),
      venue_id: text('its name or number there'),
      problem: text('why it is not tradable, where that is not its nature'),
    },
    ['multiplier', 'freeze_quantity', 'expiry', 'session', 'exchange', 'venue_id', 'problem'],
  ),
  ReloadedInstruments: object({
    added: whole(0, 'new ones'),
    changed: whole(0, 'that are otherwise now'),
    closed: whole(0, 'that the files have no more'),
    refused: whole(0, 'whose tick, lot, multiplier or currency is another, or for which there is no number left'),
    rows: whole(0, 'rows of the files that could not be taken'),
    problems: list(text('the first of them'), 'in words'),
  }),
  InstrumentList: object({
    catalog: whole(
      0,
      'changes with the numbers, ticks and lots of the instruments; binary records carry it',
      0xffff_ffff,
    ),
    brokers: list(text('id of a broker'), 'in the order of their numbers in binary records'),
    instruments: list(ref('Instrument')),
    next_cursor: nextInstrument,
  }),
  Quote: object({ ...quoteHead, age_ms: whole(0, 'since it came here') }),
  QuoteUpdate: object({ ...quoteHead, ...counters }),
  Tick: object({
    symbol,
    price: decimal('of the trade'),
    quantity: decimal('of the trade'),
    time: moment('when it was made'),
    ...counters,
  }),
  RiskMetrics: object({
    as_of: moment('when the positions and their marks were read'),
    age_ms: whole(0, 'since then'),
    expires_at: moment('when they are too old to be told'),
    oldest_mark: orNull(moment('when the oldest quote that a position was valued at came; null: no position')),
    return_interval_s: number('what returns are of'),
    horizon_s: number('what the values at risk are for: those of one interval times the square root of their number'),
    accounts: list(object({ account, ...portfolioRisk })),
    firm: orNull(object(portfolioRisk, [], 'all accounts as one; null: this key may not see it')),
    instruments: list(
      object({
        symbol,
        value_at_risk_ppm: orNull(whole(1, 'of one unit of money of it, 99 %, parametric, in millionths')),
        problem: orNull(text('why it is not known')),
      }),
      'those with recorded prices',
    ),
  }),
  Health: object(healthHead, OPTIONAL_HEALTH),
  Readiness: object(
    {
      status: word(['ready', 'not_ready'], 'whether new orders pass'),
      service: { const: 'tickgate' },
      reason: text('why not; absent when ready'),
    },
    ['reason'],
  ),
  DetailedHealth: object(
    {
      ...healthHead,
      version: text('of the program'),
      pid: whole(1, 'process id'),
      uptime_s: whole(0, 'since the start'),
      ready: flag('whether new orders pass'),
      checks: object({
        latency_ms: orNull(number('median from an order to its answer; null: none yet')),
        memory_mb: whole(0, 'resident'),
        active_connections: whole(0),
        pending_requests: whole(0, 'that wait for the engine'),
        active_orders: whole(0, 'that are not final'),
        durable_lag_events: whole(0, 'decided but not on disk yet'),
        clock_offset_ms: number('wall clock less engine time'),
      }),
      components: object(Object.fromEntries(COMPONENTS.map((name) => [name, ref('Health')]))),
      threads: list(
        object({
          name: text('its role'),
          tid: whole(0, 'the kernel’s id of it'),
          alive: flag('it gives signs of life'),
          heartbeat_age_ms: number('since the last one'),
          cpus: text('CPUs that it may run on'),
          heap_bytes: whole(0, 'used JavaScript heap; these four are a second or two old'),
          minor_gcs: orNull(
            whole(0, 'garbage collections of the young, since the start; null: engine and journal don’t listen'),
          ),
          major_gcs: whole(0, 'of everything'),
          longest_gc_us: orNull(number('the longest of them; null: the same')),
        }),
      ),
      brokers: list(
        object({ id: text('of BROKERS'), state: text('ready, recovering, …'), since: moment('since when') }),
      ),
      quotes: list(object({ symbol, age_ms: orNull(number('null: none yet')) })),
    },
    OPTIONAL_HEALTH,
  ),
  Latency: object({
    unit: { const: 'us' },
    stages: object(Object.fromEntries(StageNames.map((name) => [name, ref('StageLatency')]))),
  }),
  StageLatency: stage,

  Subscribed: object(
    {
      channel: text('as it was asked for'),
      epoch,
      sequence: whole(0, 'orders: of the newest report'),
      recovered: flag('orders, when resuming: nothing is missing; false: begin anew with a look at all orders'),
      throttle_ms: whole(0, 'quotes, ticks: the class that it was snapped to'),
      batch_size: whole(1, 'quotes, ticks'),
      priority: whole(1, 'quotes, ticks'),
      format: { const: 'binary', description: 'where it was asked for' },
      instrument: whole(0, 'binary quotes, ticks: the number in its records'),
      account: text('binary orders: the name of the account'),
      account_number: whole(0, 'binary orders: its number in the records'),
    },
    'epoch sequence recovered throttle_ms batch_size priority format instrument account account_number'.split(' '),
  ),
  Unsubscribed: object({ channel: text('as it was asked for') }),
  LoggedOn: object({
    session: text('the id of the session'),
    key: text('the id of the key'),
    scopes: list(word(Object.keys(SCOPE_NAMES)), 'what the key may do'),
    accounts: list(account, 'those that it may use; the first is meant where none is named'),
    epoch,
    heartbeat_ms: whole(0, 'a session that is silent for twice as long is closed'),
  }),
  LoggedOut: object({}),
  HeartbeatSet: object({ interval_ms: whole(0, 'as it was asked for; 0: none', MAX_HEARTBEAT_MS) }),
  /** With `enabled: false` nothing else is told. */
  GuardSet: anyOf([
    object({
      account,
      enabled: { const: true },
      scope: word(Object.keys(GuardScope), 'what is cancelled'),
      grace_ms: whole(0, 'how long the sessions may be gone'),
    }),
    object({ account, enabled: { const: false } }),
  ]),
  CancelAfterSet: object({
    account,
    timeout_ms: whole(0, 'as it was asked for; 0: not any more'),
    triggers_at: orNull(moment('when all is cancelled, unless it is said again; null: never')),
  }),
  Pong: object({ pong: { const: true } }),
  Time: object({ time_us: whole(0, 'microseconds since 1970, by engine time') }),
  /** What is left of a session's budget. */
  RateLimit: object({
    lane: word(['orders', 'cancels'], 'cancels have a lane of their own'),
    per_second: number('how fast it is refilled'),
    burst: whole(0, 'how much it holds'),
    remaining: whole(0, 'how much is left, of the session or of its first account, whichever has less'),
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
  SessionFrame: object({
    channel: { const: 'session' },
    type: { const: 'closing' },
    reason: word(['shutdown', 'lifetime'], 'the gateway stops, or the session is about to be too old'),
    resume: {
      anyOf: [
        object({ account, epoch, sequence: whole(0, 'the last report that this session was sent') }),
        { type: 'null' },
      ],
      description: 'where orders go on from; null: it doesn’t follow them',
    },
  }),
  PositionsFrame: object({ channel: { const: 'positions' }, type: word(['snapshot', 'update']), ...positionsField }),
  HealthFrame: object({ channel: { const: 'health' }, type: word(['snapshot', 'update']), data: ref('Health') }),
  QuotesFrame: frames('quotes', ref('QuoteUpdate')),
  TicksFrame: frames('ticks', ref('Tick')),
} as const satisfies Readonly<Record<string, JsonSchema>>;

export const answerSchemas = { ...answerViews, ...riskSchemas, ...stopAnswers, ...refusalSchemas };
export type AnswerName = keyof typeof answerSchemas;
