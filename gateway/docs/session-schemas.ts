import { GuardScope } from '../../core/schema/guard.ts';
import { SCOPE_NAMES } from '../keys/principal.ts';
import { MAX_HEARTBEAT_MS } from '../ws/lifetimes.ts';
import { account, epoch } from './answer-fields.ts';
import {
  type JsonSchema,
  anyOf,
  flag,
  list,
  moment,
  number,
  object,
  orNull,
  text,
  whole,
  word,
} from './json-schema.ts';

/** What a session is told of itself, of what it follows and of what guards it. */
export const sessionSchemas = {
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
} as const satisfies Readonly<Record<string, JsonSchema>>;
