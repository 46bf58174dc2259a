import { CLIENT_ID_BYTES, TAG_BYTES } from '../../core/schema/command.ts';
import { stopRequests } from './stop-calls.ts';
import { GuardScope, MAX_CANCEL_AFTER_US, MAX_GRACE_US, MIN_CANCEL_AFTER_US } from '../../core/schema/guard.ts';
import { DEFAULT_PAGE, MAX_PAGE, QUERY_FIELDS } from '../http/routes.ts';
import { MAX_BATCH_ORDERS } from '../inbound/batch.ts';
import { MAX_NUMBER_BYTES } from '../inbound/field-readers.ts';
import {
  CANCEL_MODE_NAMES,
  MAX_SYMBOL_BYTES,
  MAX_TTL_MINUTES,
  NAME,
  PLACE,
  REPLACE,
  SCOPE,
  SIDE_NAMES,
  STP_NAMES,
  TIF_NAMES,
  TYPE_NAMES,
} from '../inbound/parse.ts';
import { LEAST_LEGS, MOST_LEGS } from '../../core/order/check-terms.ts';
import { ARM_NAMES, DOUBLE_FILL_NAMES, TERM_FIELDS, TRIGGER_NAMES } from '../inbound/term-fields.ts';
import { MAX_BATCH } from '../outbound/feed-frames.ts';
import { DEFAULT_INSTRUMENTS, MAX_INSTRUMENTS_PAGE } from '../outbound/instrument-page.ts';
import { THROTTLE_CLASSES_MS } from '../outbound/quote-fanout.ts';
import { DEFAULT_PRIORITY, LOWEST_PRIORITY, MAX_THROTTLE_MS, SUBSCRIPTION_FIELDS } from '../ws/subscriptions.ts';
import { MAX_HEARTBEAT_MS, MIN_HEARTBEAT_MS } from '../ws/lifetimes.ts';
import { NONCE } from '../keys/signature.ts';
import { riskRequestSchemas } from './risk-request-schemas.ts';
import { type JsonSchema, type Properties, list, object, ref, whole } from './json-schema.ts';

/**
 * What requests say. The names of the fields are the parser's own tables, so that one that is added there has to be
 * described here before it compiles.
 */
type Fields<Names extends readonly string[]> = Readonly<Record<Names[number], JsonSchema>>;

export const CLIENT_ID_PATTERN = `^[A-Za-z0-9._:-]{1,${CLIENT_ID_BYTES}}$`;
export const ORDER_ID_PATTERN = '^[1-9][0-9]{0,15}$';

const DECIMAL_ABOUT = 'a number, or better a text: it is read digit by digit, without an exponent';

function anyCase(names: readonly string[]): string {
  return `^(${names
    .map((name) =>
      name
        .split('')
        .map((letter) => `[${letter.toUpperCase()}${letter}]`)
        .join(''),
    )
    .join('|')})$`;
}

function positive(about: string): JsonSchema {
  return {
    description: `${about}; ${DECIMAL_ABOUT}`,
    anyOf: [
      { type: 'number', minimum: 0 },
      { type: 'string', pattern: '^[0-9]+(\\.[0-9]+)?$', maxLength: MAX_NUMBER_BYTES },
    ],
  };
}

/** A whole number, or a text of one. */
function count(minimum: number, maximum: number, about: string, fallback?: number): JsonSchema {
  return {
    description: about,
    anyOf: [
      { type: 'integer', minimum, maximum },
      { type: 'string', pattern: '^[0-9]{1,15}$' },
    ],
    ...(fallback === undefined ? {} : { default: fallback }),
  };
}

const stopAt = (about: string): JsonSchema => positive(`${about}; a multiple of the tick`);

const symbol: JsonSchema = {
  type: 'string',
  minLength: 1,
  maxLength: MAX_SYMBOL_BYTES,
  description: 'name of an instrument; see /instruments',
};
const account: JsonSchema = { type: 'string', minLength: 1, description: 'whose; by default the first one allowed' };
const clientOrderId: JsonSchema = {
  type: 'string',
  pattern: CLIENT_ID_PATTERN,
  description: 'your own id of the order; the same again with the same values is the same order, not a second one',
};
const orderId: JsonSchema = { type: 'string', pattern: ORDER_ID_PATTERN, description: 'the gateway’s id of the order' };
const price = positive('a multiple of the tick');
const quantity = positive('a multiple of the lot');

const terms: Fields<typeof TERM_FIELDS> = {
  stop_price: stopAt('STOP, STOP_LIMIT: the price that it waits for'),
  trigger_by: {
    type: 'string',
    pattern: anyCase(TRIGGER_NAMES),
    description: `which price a stop is compared with, in any case: ${TRIGGER_NAMES.join(', ')}; bid_ask is what it would trade at, the bid for one that sells and the ask for one that buys. Without it last`,
  },
  trail_amount: stopAt('TRAILING_STOP, or the stop of a BRACKET, OCO, OTO: how far it keeps behind the best price'),
  trail_percent: positive('the same in percent of that price, above 0 and below 100, with up to 4 decimals'),
  iceberg_legs: count(LEAST_LEGS, MOST_LEGS, 'ICEBERG: into how many orders it is parted; each is a lot at least'),
  iceberg_quantity_variance: positive(
    'ICEBERG: how far the size of a leg may be from the mean, as a part of it, below 1, with up to 6 decimals',
  ),
  stop_loss: stopAt('BRACKET, OCO, OTO: where the stop triggers; below the price for a buy entry, above it for a sell'),
  stop_loss_limit: stopAt(
    'the limit of the stop once it triggered, at most stop_loss where it sells and at least where it buys; without it it goes as a market order',
  ),
  target: stopAt(
    'BRACKET, OCO, OTO: the limit of the other exit; above the price for a buy entry, below it for a sell',
  ),
  arm_on: {
    type: 'string',
    pattern: anyCase(ARM_NAMES),
    description: `BRACKET, OTO: when the exits begin to protect: ${ARM_NAMES.join(' or ')} of the entry, in any case. Without it first_fill`,
  },
  on_double_fill: {
    type: 'string',
    pattern: anyCase(DOUBLE_FILL_NAMES),
    description: `BRACKET, OCO: what becomes of what traded too much where both exits filled: ${DOUBLE_FILL_NAMES.join(' or ')}, in any case. Without it report`,
  },
};

const place: Fields<typeof PLACE> = {
  symbol,
  side: { type: 'string', pattern: anyCase(SIDE_NAMES), description: `${SIDE_NAMES.join(' or ')}, in any case` },
  quantity,
  order_type: {
    type: 'string',
    pattern: anyCase(TYPE_NAMES),
    description: `${upper(TYPE_NAMES)}, in any case; without it LIMIT if there is a price, else MARKET`,
  },
  price: {
    ...price,
    description: `${price.description}; of LIMIT and STOP_LIMIT orders; ICEBERG, BRACKET and OTO may have one, and that of an OCO is its target`,
  },
  time_in_force: {
    type: 'string',
    pattern: anyCase(TIF_NAMES),
    description: `${upper(TIF_NAMES)}, in any case; without it GTD if there is an end, else DAY`,
  },
  expire_at: {
    type: 'string',
    format: 'date-time',
    description: 'when a GTD order ends, such as 2026-12-24T15:30:00Z',
  },
  ttl_minutes: count(1, MAX_TTL_MINUTES, 'the same as minutes from its acceptance; one of the two'),
  client_order_id: clientOrderId,
  account,
  broker: { type: 'string', description: 'the only broker that may get it; by default any' },
  tag: {
    type: 'string',
    pattern: `^[A-Za-z0-9._:-]{1,${TAG_BYTES}}$`,
    description: 'a word of yours that comes back; limits and positions may be by tag',
  },
  stp_mode: {
    type: 'string',
    pattern: anyCase(STP_NAMES),
    description: `who is cancelled where the order would trade with another of the same firm: ${STP_NAMES.join(', ')}, in any case; without it as the limits say`,
  },
  duplicate_override: { type: 'boolean', description: 'the same order as a moment ago, and meant' },
  ...terms,
  reduce_only: { type: 'boolean', description: 'it may only make the position smaller; not of BRACKET and OTO' },
  post_only: { type: 'boolean', description: 'it must rest: refused by its venue where it would trade at once' },
  autoslice: {
    type: 'boolean',
    description: 'LIMIT, MARKET: where it is larger than the exchange takes in one order, it goes out in several',
  },
  market_protection: {
    description:
      'how far from the market what is, or becomes, a market order may trade: percent up to 100, with up to 2 decimals, or auto',
    anyOf: [
      { type: 'number', minimum: 0, maximum: 100 },
      { type: 'string', pattern: '^([0-9]+(\\.[0-9]+)?|[aA][uU][tT][oO])$', maxLength: MAX_NUMBER_BYTES },
    ],
  },
};

const named: Fields<typeof NAME> = { order_id: orderId, client_order_id: clientOrderId, account };

const replace: Fields<typeof REPLACE> = {
  stop_price: stopAt('STOP, STOP_LIMIT that is armed, or the armed stop of a group: the price that it waits for'),
  trail_amount: stopAt('of one that trails by an amount: how far it keeps behind the best price'),
  trail_percent: positive('of one that trails by a part: the same in percent, above 0 and below 100'),
  stop_loss: stopAt('BRACKET, OTO before its first fill: where its stop triggers'),
  stop_loss_limit: stopAt('BRACKET, OTO before its first fill: the limit of its stop, where it has one'),
  target: stopAt('BRACKET, OTO before its first fill: the limit of its target'),
  price,
  quantity: { ...quantity, description: `${quantity.description}; the whole, with what is filled already` },
  if_version: count(1, Number.MAX_SAFE_INTEGER, 'only if the order has this version'),
  ...named,
};

const scope: Fields<typeof SCOPE> = { symbol, account };

const subscription: Fields<typeof SUBSCRIPTION_FIELDS> = {
  channel: {
    type: 'string',
    minLength: 1,
    description: 'orders, positions, pnl, health, quotes:SYMBOL or ticks:SYMBOL',
  },
  epoch: { type: 'string', description: 'orders: to resume, the epoch that the last report had' },
  sequence: count(0, Number.MAX_SAFE_INTEGER, 'orders: to resume, the last sequence that was read'),
  throttle_ms: count(
    0,
    MAX_THROTTLE_MS,
    `quotes, ticks: least time between two frames; snapped to ${THROTTLE_CLASSES_MS.join(', ')}. Default: WS_THROTTLE_MS`,
  ),
  batch_size: count(
    1,
    MAX_BATCH,
    'quotes, ticks: updates per frame at most; above 1 they come as "batch". Default: WS_BATCH_SIZE',
  ),
  priority: count(1, LOWEST_PRIORITY, 'quotes, ticks: 1 is published first', DEFAULT_PRIORITY),
  compression: { const: false, description: 'there is none in this version' },
  format: {
    type: 'string',
    enum: ['json', 'binary'],
    description: 'orders, quotes, ticks: binary for records in binary frames',
    default: 'json',
  },
};

const followed = { ...account, description: 'orders, positions, pnl: whose; by default the first one allowed' };
const guarded = { ...account, description: 'whose orders; by default the first one allowed' };

type QueryField = (typeof QUERY_FIELDS)[keyof typeof QUERY_FIELDS][number];

/** Parameters of lists: in the query of an HTTP path, or params of a method. */
export const PARAMETERS: Readonly<Record<QueryField, JsonSchema>> = {
  status: { type: 'string', pattern: anyCase(['open', 'all']), description: 'open or all', default: 'open' },
  symbol,
  parent_order_id: {
    type: 'string',
    pattern: ORDER_ID_PATTERN,
    description: 'only what the gateway has placed for this order: legs, target, stop, flatten',
  },
  limit: count(1, MAX_PAGE, 'rows per page', DEFAULT_PAGE),
  cursor: { type: 'string', pattern: ORDER_ID_PATTERN, description: 'next_cursor of the page before' },
  account,
  tag: { type: 'string', pattern: `^[A-Za-z0-9._:-]{1,${TAG_BYTES}}$`, description: 'a tag of the account' },
  broker: { type: 'string', description: 'id of a broker' },
  by: {
    type: 'string',
    enum: ['account', 'tag'],
    description: 'of the account, or of each of its tags',
    default: 'account',
  },
};

/** Of a list of instruments, by number. */
export const INSTRUMENT_PAGE = {
  limit: count(1, MAX_INSTRUMENTS_PAGE, 'rows per page', DEFAULT_INSTRUMENTS),
  cursor: { type: 'string', pattern: '^[0-9]{1,7}$', description: 'next_cursor of the page before' },
} as const;

export const ORDER_ID_PARAMETER = orderId;
export const CLIENT_ID_PARAMETER = clientOrderId;
export const SYMBOL_PARAMETER = symbol;

function upper(names: readonly string[]): string {
  return names.map((name) => name.toUpperCase()).join(', ');
}

/** Null is the same as absent, where it isn't needed. */
function request(fields: Properties, needed: readonly string[], description: string): JsonSchema {
  const optional = Object.keys(fields).filter((name) => !needed.includes(name));
  const shown = Object.entries(fields).map(([name, field]) => [
    name,
    optional.includes(name) ? nullable(field) : field,
  ]);
  return object(Object.fromEntries(shown) as Properties, optional, description);
}

function nullable(field: JsonSchema): JsonSchema {
  if (field.anyOf !== undefined) return { ...field, anyOf: [...field.anyOf, { type: 'null' }] };
  return field.type === undefined ? field : { ...field, type: [field.type as string, 'null'] };
}

function pick(names: readonly QueryField[]): Properties {
  return Object.fromEntries(names.map((name) => [name, PARAMETERS[name]]));
}

const { order_id: _, client_order_id: __, ...pathReplace } = replace;

const cancelMode: JsonSchema = {
  type: 'string',
  pattern: anyCase(CANCEL_MODE_NAMES),
  description:
    'STOP_ON_FAILURE: the new order is held until the old one is gone, and ends where that fills or its cancel is refused · ALLOW_FAILURE: it is placed whatever becomes of the cancel',
};

export const requestSchemas = {
  PlaceOrder: request(place, ['symbol', 'side', 'quantity'], 'A new order.'),
  CancelReplace: request(
    { ...place, mode: cancelMode },
    ['symbol', 'side', 'quantity', 'mode'],
    'A new order in the place of the one that the path names.',
  ),
  CancelReplaceNamed: request(
    { ...place, mode: cancelMode, cancel_order_id: orderId },
    ['symbol', 'side', 'quantity', 'mode', 'cancel_order_id'],
    'A new order in the place of another one.',
  ),
  PlaceBatch: object(
    { orders: { ...list(ref('PlaceOrder')), minItems: 1, maxItems: MAX_BATCH_ORDERS } },
    [],
    'Orders, each read, admitted and answered as if it had come alone.',
  ),
  ReplaceOrder: request(pathReplace, [], 'What is to be new of the order that the path names.'),
  ReplaceNamedOrder: request(replace, [], 'The order by one of its ids, and what is to be new of it.'),
  OrderName: request(named, [], 'One order by one of its ids.'),
  Scope: request(scope, [], 'All of an account, or of one instrument of it.'),
  AccountOnly: object({ account }, ['account'], 'An account.'),
  ListPositions: object(
    pick(QUERY_FIELDS.positions),
    QUERY_FIELDS.positions,
    'Positions of an account, or of its tags.',
  ),
  LimitScope: object(pick(QUERY_FIELDS.limits), QUERY_FIELDS.limits, 'Whose limits.'),
  ...riskRequestSchemas,
  ListOrders: object(pick(QUERY_FIELDS.orders), QUERY_FIELDS.orders, 'A page of orders, newest first.'),
  ListFills: object(pick(QUERY_FIELDS.fills), QUERY_FIELDS.fills, 'A page of fills, newest first.'),
  ListInstruments: object(
    { ...pick(['symbol']), ...INSTRUMENT_PAGE },
    QUERY_FIELDS.instruments,
    'A page of instruments, in the order of their numbers.',
  ),
  Subscription: object(
    { ...subscription, account: followed },
    [...SUBSCRIPTION_FIELDS.filter((name) => name !== 'channel'), 'account'],
    'A channel, and how it is to be sent.',
  ),
  Resumption: object(
    {
      epoch: subscription.epoch,
      sequence: subscription.sequence,
      account: followed,
      format: subscription.format,
      compression: subscription.compression,
    },
    ['account', 'format', 'compression'],
    'Where the orders of an account go on from.',
  ),
  Heartbeat: object(
    {
      interval_ms: count(0, MAX_HEARTBEAT_MS, `${MIN_HEARTBEAT_MS} to ${MAX_HEARTBEAT_MS}, or 0: no more of them`),
    },
    [],
    'How often the gateway is to ask for a sign of life.',
  ),
  Guard: object(
    {
      enabled: { type: 'boolean', description: 'true: from now on; false: not any more' },
      grace_ms: count(0, MAX_GRACE_US / 1_000, 'how long the sessions may be gone', 0),
      scope: {
        type: 'string',
        pattern: anyCase(Object.keys(GuardScope)),
        description: 'all, or entries: leaves orders that can only make a position smaller',
        default: 'all',
      },
      account: guarded,
    },
    ['grace_ms', 'scope', 'account'],
    'What becomes of the orders when this key’s sessions are gone.',
  ),
  CancelAfter: object(
    {
      timeout_ms: count(0, MAX_CANCEL_AFTER_US / 1_000, `${MIN_CANCEL_AFTER_US / 1_000} or more, or 0: not any more`),
      account: guarded,
    },
    ['account'],
    'When all orders are cancelled, unless it is said again.',
  ),
  Logon: object(
    {
      key: { type: 'string', minLength: 1, maxLength: 64, description: 'the id of a key' },
      timestamp: whole(1, 'milliseconds since 1970', 999_999_999_999_999),
      nonce: { type: 'string', pattern: NONCE.source, description: 'never the same again within the window' },
      signature: {
        type: 'string',
        minLength: 1,
        maxLength: 128,
        description: 'HMAC-SHA256 in lower-case hex, or Ed25519 in base64',
      },
    },
    [],
    'Who the session is for.',
  ),
  NoParams: object({}, [], 'Nothing.'),
  ...stopRequests,
} as const satisfies Readonly<Record<string, JsonSchema>>;
