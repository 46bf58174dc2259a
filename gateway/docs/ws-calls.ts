import type { RejectName } from '../../core/schema/reject.ts';
import { FLOOD_REFUSALS } from '../limits/budget.ts';
import { PNL_EVERY_MS } from '../ws/account-channel.ts';
import { LIFETIME_MS } from '../ws/lifetimes.ts';
import type { SESSION_METHODS } from '../ws/session-methods.ts';
import { CloseCode } from '../ws/socket-port.ts';
import {
  MAX_FRAME_BYTES,
  MAX_ORDER_FRAME_BYTES,
  MAX_OTHER_FRAME_BYTES,
  type METHODS,
  NEEDS_NO_LOGON,
} from '../ws/ws-door.ts';
import type { AnswerName } from './answer-schemas.ts';
import {
  BATCH_CODES,
  CANCEL_ALL_CODES,
  CANCEL_CODES,
  CANCEL_REPLACE_CODES,
  CHANNEL_CODES,
  FIELDS,
  GUARD_CODES,
  LIMITS_CODES,
  LIST_CODES,
  NAMED,
  ORDER_CODES,
  PLACE_CODES,
  POSITIONS_CODES,
  POSITION_CODES,
  REPLACE_CODES,
  SCOPED,
  VALIDATE_CODES,
} from './code-sets.ts';
import type { ExampleName } from './examples.ts';
import type { requestSchemas } from './request-schemas.ts';

/** One method of a WebSocket session. */
export interface WsMethod {
  readonly name: string;
  readonly about: string;
  readonly params: keyof typeof requestSchemas;
  readonly paramsExample: ExampleName;
  readonly maxBytes: number;
  /** Statuses of good answers. */
  readonly statuses: readonly number[];
  readonly result: AnswerName;
  readonly resultExample: ExampleName;
  readonly codes: readonly RejectName[];
}

/** One channel to subscribe to. */
export interface WsChannel {
  readonly name: string;
  readonly key: string;
  readonly about: string;
  readonly frame: AnswerName;
  readonly example: ExampleName;
  /** What its frames are: `snapshot`, `update`, `batch`, `closing`, or `report`. */
  readonly kinds: readonly string[];
  /** Nobody subscribes to it. */
  readonly isUnasked?: true;
}

type Shape = Omit<WsMethod, 'name' | 'maxBytes' | 'statuses'> & Partial<Pick<WsMethod, 'maxBytes' | 'statuses'>>;

function method(name: string, shape: Shape): WsMethod {
  const isOrder = name.startsWith('order.');
  const maxBytes = shape.maxBytes ?? (isOrder ? MAX_ORDER_FRAME_BYTES : MAX_OTHER_FRAME_BYTES);
  // A longer frame than the longest ends the session instead.
  const size: RejectName[] = maxBytes < MAX_FRAME_BYTES ? ['BODY_TOO_LARGE'] : [];
  const logon: RejectName[] = NEEDS_NO_LOGON.has(name) ? [] : ['UNAUTHORIZED'];
  // The orders of a batch are counted one by one, each in its entry.
  const rate: RejectName[] = name === 'order.batch' ? [] : ['RATE_LIMITED'];
  return {
    statuses: [200],
    ...shape,
    name,
    maxBytes,
    codes: [...new Set([...size, ...logon, ...rate, ...shape.codes])],
  };
}

const METHOD_SHAPES: Readonly<Record<(typeof METHODS | typeof SESSION_METHODS)[number], Shape>> = {
  'order.place': {
    about: 'As POST /orders.',
    params: 'PlaceOrder',
    paramsExample: 'place',
    statuses: [201, 200],
    result: 'PlacedOrder',
    resultExample: 'placed',
    codes: PLACE_CODES,
  },
  'order.validate': {
    about: 'As POST /orders/validate.',
    params: 'PlaceOrder',
    paramsExample: 'place',
    result: 'Validation',
    resultExample: 'validation',
    codes: VALIDATE_CODES,
  },
  'order.batch': {
    about: 'As POST /orders/batch.',
    params: 'PlaceBatch',
    paramsExample: 'batch',
    maxBytes: MAX_FRAME_BYTES,
    result: 'BatchAnswer',
    resultExample: 'batchAnswer',
    codes: BATCH_CODES,
  },
  'order.replace': {
    about: 'As PATCH of an order, which the params name.',
    params: 'ReplaceNamedOrder',
    paramsExample: 'replaceNamed',
    result: 'ChangedOrder',
    resultExample: 'replaced',
    codes: [...NAMED, ...REPLACE_CODES],
  },
  'order.cancel_replace': {
    about: 'As POST /orders/{order_id}/cancel-replace; cancel_order_id names the order to cancel.',
    params: 'CancelReplaceNamed',
    paramsExample: 'cancelReplaceNamed',
    result: 'CancelReplaced',
    resultExample: 'cancelReplaced',
    codes: CANCEL_REPLACE_CODES,
  },
  'order.cancel': {
    about: 'As DELETE of an order.',
    params: 'OrderName',
    paramsExample: 'named',
    result: 'ChangedOrder',
    resultExample: 'changed',
    codes: [...NAMED, ...CANCEL_CODES],
  },
  'order.cancel_all': {
    about: 'As DELETE /orders.',
    params: 'Scope',
    paramsExample: 'scope',
    result: 'CancelledAll',
    resultExample: 'cancelledAll',
    codes: [...SCOPED, ...CANCEL_ALL_CODES],
  },
  'order.status': {
    about: 'As GET of an order.',
    params: 'OrderName',
    paramsExample: 'named',
    result: 'Order',
    resultExample: 'order',
    codes: [...NAMED, ...ORDER_CODES],
  },
  'orders.open': {
    about: 'As GET /orders.',
    params: 'ListOrders',
    paramsExample: 'listOrders',
    result: 'OrderPage',
    resultExample: 'orders',
    codes: [...FIELDS, ...LIST_CODES],
  },
  fills: {
    about: 'As GET /fills.',
    params: 'ListFills',
    paramsExample: 'listFills',
    result: 'FillPage',
    resultExample: 'fills',
    codes: [...FIELDS, ...LIST_CODES],
  },
  positions: {
    about: 'As GET /positions.',
    params: 'ListPositions',
    paramsExample: 'none',
    result: 'PositionList',
    resultExample: 'positions',
    codes: [...FIELDS, ...POSITIONS_CODES],
  },
  pnl: {
    about: 'As GET /pnl.',
    params: 'AccountOnly',
    paramsExample: 'none',
    result: 'Pnl',
    resultExample: 'pnl',
    codes: [...FIELDS, ...POSITION_CODES],
  },
  account: {
    about: 'As GET /account.',
    params: 'AccountOnly',
    paramsExample: 'none',
    result: 'Account',
    resultExample: 'account',
    codes: [...FIELDS, ...POSITION_CODES],
  },
  limits: {
    about: 'As GET /limits.',
    params: 'LimitScope',
    paramsExample: 'limitScope',
    result: 'Limits',
    resultExample: 'limits',
    codes: [...FIELDS, ...LIMITS_CODES],
  },
  subscribe: {
    about: 'Follows a channel. The answer comes first, then what the channel has by now, then what happens.',
    params: 'Subscription',
    paramsExample: 'subscribe',
    result: 'Subscribed',
    resultExample: 'subscribed',
    codes: [...CHANNEL_CODES, 'FORBIDDEN_SCOPE', 'UNKNOWN_INSTRUMENT', 'TOO_MANY_SUBSCRIPTIONS'],
  },
  unsubscribe: {
    about: 'Leaves a channel.',
    params: 'Subscription',
    paramsExample: 'unsubscribe',
    result: 'Unsubscribed',
    resultExample: 'unsubscribed',
    codes: CHANNEL_CODES,
  },
  ping: {
    about: 'Answers at once.',
    params: 'NoParams',
    paramsExample: 'none',
    result: 'Pong',
    resultExample: 'pong',
    codes: FIELDS,
  },
  time: {
    about: 'Engine time.',
    params: 'NoParams',
    paramsExample: 'none',
    result: 'Time',
    resultExample: 'time',
    codes: FIELDS,
  },
  instruments: {
    about: 'As GET /instruments.',
    params: 'ListInstruments',
    paramsExample: 'none',
    result: 'InstrumentList',
    resultExample: 'instruments',
    codes: [...FIELDS, 'INVALID_PARAMETER', 'UNKNOWN_INSTRUMENT'],
  },
  'session.logon': {
    about:
      'With KEYS_FILE the first call of a session, within 5 s: says whose key it is for. The third that is refused for its key, signature, time, nonce or address, or for too many sessions, ends the session.',
    params: 'Logon',
    paramsExample: 'logon',
    result: 'LoggedOn',
    resultExample: 'loggedOn',
    codes: [
      ...FIELDS,
      'MISSING_FIELD',
      'INVALID_PARAMETER',
      'UNAUTHORIZED',
      'FORBIDDEN_IP',
      'LOGGED_ON',
      'TOO_MANY_SESSIONS',
    ],
  },
  'session.logout': {
    about:
      'Ends the subscriptions, releases cancel on disconnect and, with KEYS_FILE, ends the logon: another may follow within 5 s.',
    params: 'NoParams',
    paramsExample: 'none',
    result: 'LoggedOut',
    resultExample: 'none',
    codes: FIELDS,
  },
  'session.resume': {
    about:
      'As subscribe to orders, from an epoch’s sequence on, across a restart of the gateway too. recovered: false says that what is missing is kept no longer, and that the channel goes on from its newest report.',
    params: 'Resumption',
    paramsExample: 'resumption',
    result: 'Subscribed',
    resultExample: 'resumed',
    codes: [...CHANNEL_CODES, 'FORBIDDEN_SCOPE', 'TOO_MANY_SUBSCRIPTIONS'],
  },
  'session.heartbeat': {
    about:
      'Asks for an RFC 6455 ping each interval. The session is closed with 4002 if nothing came, not even a pong, for two of them.',
    params: 'Heartbeat',
    paramsExample: 'heartbeat',
    result: 'HeartbeatSet',
    resultExample: 'heartbeat',
    codes: [...FIELDS, 'MISSING_FIELD', 'INVALID_PARAMETER'],
  },
  'session.cancel_on_disconnect': {
    about:
      'Cancels the account’s orders once the last session of this key that asked for it is gone for the grace: by close, reset, silence or the gateway’s own end. A logout, or enabled: false, releases it. Answered when it is on disk.',
    params: 'Guard',
    paramsExample: 'guard',
    result: 'GuardSet',
    resultExample: 'guarded',
    codes: [...GUARD_CODES, 'GUARD_FULL'],
  },
  'session.cancel_all_after': {
    about:
      'Cancels all orders of the account unless it is said again in time. It belongs to the key: neither a logout nor the session’s end stops it. Answered when it is on disk.',
    params: 'CancelAfter',
    paramsExample: 'cancelAfter',
    result: 'CancelAfterSet',
    resultExample: 'cancelAfterSet',
    codes: [...GUARD_CODES, 'GUARD_FULL'],
  },
};

export const WS_METHODS: readonly WsMethod[] = Object.entries(METHOD_SHAPES).map(([name, shape]) =>
  method(name, shape),
);

/** Of a frame that is no call: its id is null where none could be read. */
export const FRAME_CODES: readonly RejectName[] = [...FIELDS, 'MISSING_FIELD', 'INVALID_PARAMETER', 'INVALID_METHOD'];

export const WS_CHANNELS: readonly WsChannel[] = [
  {
    name: 'session',
    key: 'session',
    about:
      'What is about to happen to the session, told without a subscription: that the gateway closes it, why, and where its orders go on from. lifetime comes a minute before its time is over, shutdown with the close.',
    frame: 'SessionFrame',
    example: 'sessionFrame',
    kinds: ['closing'],
    isUnasked: true,
  },
  {
    name: 'orders',
    key: 'orders',
    about:
      'What happens to the account’s orders, numbered without a gap: nothing is dropped, nothing comes twice or out of turn. Resume with the epoch and sequence that you read last, across restarts too; recovered: false says that something is missing. A reader that falls behind is closed with a token to resume from.',
    frame: 'OrderReport',
    example: 'report',
    kinds: ['report'],
  },
  {
    name: 'positions',
    key: 'positions',
    about: 'The account’s positions after fills. Each frame is whole.',
    frame: 'PositionsFrame',
    example: 'positionsFrame',
    kinds: ['snapshot', 'update'],
  },
  {
    name: 'pnl',
    key: 'pnl',
    about: `The account’s money after fills, and as the market moves: at most every ${PNL_EVERY_MS} ms then. Each frame is whole.`,
    frame: 'PnlFrame',
    example: 'pnlFrame',
    kinds: ['snapshot', 'update'],
  },
  {
    name: 'health',
    key: 'health',
    about: 'The page of GET /health when it changes, looked at once a second.',
    frame: 'HealthFrame',
    example: 'healthFrame',
    kinds: ['snapshot', 'update'],
  },
  {
    name: 'quotes:{symbol}',
    key: 'quotes',
    about: 'Best bid and ask. The newest wins: each update says how many it passed over.',
    frame: 'QuotesFrame',
    example: 'quotesFrame',
    kinds: ['snapshot', 'update', 'batch'],
  },
  {
    name: 'ticks:{symbol}',
    key: 'ticks',
    about: 'Trades. A subscriber is sent the latest first if somebody followed them already.',
    frame: 'TicksFrame',
    example: 'ticksFrame',
    kinds: ['snapshot', 'update', 'batch'],
  },
];

/** Why the gateway ends a session. */
export const WS_CLOSES: readonly (readonly [number, string])[] = [
  [
    CloseCode.goingAway,
    `The gateway is shutting down, or "reconnect": the session is ${LIFETIME_MS / 60_000} minutes old. A frame of the channel session says so before.`,
  ],
  [
    CloseCode.policy,
    `Answers are not read; more than ${FLOOD_REFUSALS} calls in 10 s were over the limits; there was no logon in time; or three were refused.`,
  ],
  [CloseCode.keyGone, 'The key was revoked or has changed.'],
  [CloseCode.noHeartbeat, 'Nothing came, not even a pong, for two of the intervals that session.heartbeat asked for.'],
  [
    CloseCode.slowReader,
    'A reader of orders fell behind; the reason is a token to resume from: {"account":…,"epoch":…,"sequence":…}, without account where that would be too long.',
  ],
  [1006, `A frame above ${MAX_FRAME_BYTES} bytes, or one that breaks RFC 6455: the connection just ends.`],
];
