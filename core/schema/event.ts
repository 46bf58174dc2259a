/**
 * One slot of the `events` ring and, byte for byte up to LENGTH, one record of the journal: what was decided.
 * Written by the engine; read by journal, broker, gateway and follower. `apply(event)` is the only mutation of state.
 * Words of 8 bytes: all but placements end after the client id (33 words), placements after 48; those of orders that have
 * terms, and views of them, after 56: `core/schema/terms.ts`.
 *
 *   word  0              1     2        3          4         5                6                                       7
 *       +--------------+-----+--------+----------+---------+----------------+---------------------------------------+--------------+
 *       |length|kind   | seq | time us| request  | order   |account|instr.  |side type tif status broker try fast part|reject|cause |
 *       | i32  |u16 ver|     |        | id       | id      |  i32  | i32    | u8 × 8                                |  i32 | i32  |
 *       +--------------+-----+--------+----------+---------+----------------+---------------------------------------+--------------+
 *   word  8       9          10        11      12     13          14          15        16     17     18           19    20    21       22     23
 *       +-------+----------+---------+-------+------+-----------+-----------+---------+------+------+------------+-----+-----+--------+-----+---------+
 *       | price | quantity | filled  | last  | last | execution | account   | order   |limit |value |note|flags  | arg | arg | filled |accep| updated |
 *       | ticks | lots     | lots    | ticks | lots | id        | sequence  | version |      |      |i32 |i32    |  0  |  1  | cost   |ted us| us     |
 *       +-------+----------+---------+-------+------+-----------+-----------+---------+------+------+------------+-----+-----+--------+-----+---------+
 *   word 24          25…32        33           34         35        36       37                  38…40                    41       42…45   46…47
 *       +-----------+-----------+------------+----------+---------+--------+-------------------+------------------------+--------+-------+-------+
 *       | id length | client id | expire at  | ref      | ref     | ref    |stop words|limits  | scores of 5 brokers,   |tag len | tag   | see   |
 *       |           |           | us         | ticks    | sequence| age us |  i32     |ver i32 | broker wanted  i32 × 6 |        |       | below |
 *       +-----------+-----------+------------+----------+---------+--------+-------------------+------------------------+--------+-------+-------+
 *                                 └── inputs of the decision and the rest of the command: placements, refusals, replaces only ──────────┘
 */
export const EVENT_WORDS = 56;
export const EVENT_BYTES = EVENT_WORDS * 8;
export const EVENT_LONG_WORDS = 48;
export const EVENT_LONG_BYTES = EVENT_LONG_WORDS * 8;
export const EVENT_SHORT_BYTES = 33 * 8;
export const EVENT_VERSION = 1;
/** Of the kinds from `guard_held` on: a program that doesn't know them refuses a journal that has one. */
export const GUARD_EVENT_VERSION = 2;
/** Of the kinds from `released` on that risk brought. */
export const RISK_EVENT_VERSION = 3;
/** Of kinds that order types brought, and of placements with terms. */
export const TYPES_EVENT_VERSION = 4;

/** Word (f64) indexes. */
export const EventWord = {
  SEQ: 1,
  TIME_US: 2,
  REQUEST_ID: 3,
  ORDER_ID: 4,
  PRICE_TICKS: 8,
  QUANTITY_LOTS: 9,
  FILLED_LOTS: 10,
  /** filled: of that fill · placements with terms: the price that a stop of theirs would be compared with, 0: none known. */
  LAST_TICKS: 11,
  LAST_LOTS: 12,
  EXECUTION_ID: 13,
  /** Placements by a cancel_replace: the order to cancel, and `CancelMode` + CANCEL_CODES × the reject code why it can't be. */
  CANCEL_ID: 13,
  CANCEL_OUTCOME: 12,
  ACCOUNT_SEQ: 14,
  ORDER_VERSION: 15,
  /** refused: the limit · accepted: the price that the order is counted at, in ticks. */
  LIMIT: 16,
  /** refused: the value · filled, and outcome_unknown after a doubtful end: what the venue counts as filled. */
  VALUE: 17,
  /** placements: minutes to live, and in ARG1 the expiry as the client gave it · replace_requested: the new price, and in ARG1 the new quantity · else as the kind says. */
  ARG0: 19,
  ARG1: 20,
  /** Σ price ticks × lots of the order's fills: average price = FILLED_COST / FILLED_LOTS. */
  FILLED_COST: 21,
  ACCEPTED_US: 22,
  UPDATED_US: 23,
  CLIENT_ID_LENGTH: 24,
  CLIENT_ID: 25,
  EXPIRE_AT_US: 33,
  REF_TICKS: 34,
  REF_SEQUENCE: 35,
  REF_AGE_US: 36,
  TAG_LENGTH: 41,
  TAG: 42,
  /** What the venue said, in the place of the inputs: rejections only. */
  TEXT_LENGTH: 33,
  TEXT: 34,
  /** suspended: what the venue counts as filled. */
  VENUE_FILLED: 46,
  /** placements: `PlaceOption` bits. */
  OPTIONS: 46,
  /** refused, request_refused, once risk has begun: what of LIMIT was in use before, so that LIMIT - USED was left. */
  USED: 47,
  /** `Term` words: only where LENGTH is beyond EVENT_LONG_BYTES. */
  TERMS: 48,
} as const;

/** Half-word (i32) indexes. */
export const EventHalf = {
  LENGTH: 0,
  /** kind in the low 16 bits, version in the high. */
  KIND_VERSION: 1,
  ACCOUNT: 10,
  INSTRUMENT: 11,
  REJECT: 14,
  CAUSE: 15,
  NOTE: 36,
  /** `OrderFlag` bits of the order after this event. */
  FLAGS: 37,
  STOP_WORDS: 74,
  LIMITS_VERSION: 75,
  SCORES: 76,
  BROKER_WANTED: 81,
} as const;

/** Byte offsets. PART counts the events of one step from 0: a step is re-decided from its part 0. */
export const EventByte = {
  SIDE: 48,
  TYPE: 49,
  TIME_IN_FORCE: 50,
  STATUS: 51,
  BROKER: 52,
  ATTEMPT: 53,
  FAST_PATH: 54,
  PART: 55,
} as const;

/** `BROKER` of an event that concerns none. */
export const NO_BROKER = 255;

export const EventKind = {
  /** A new order, accepted and routed as attempt 1. */
  accepted: 1,
  /** A new order refused by risk or state; uses up no id. */
  refused: 2,
  /** The next attempt, at another broker, after a certain refusal. */
  rerouted: 3,
  acknowledged: 4,
  filled: 5,
  cancel_requested: 6,
  cancelled: 7,
  cancel_rejected: 8,
  replace_requested: 9,
  replaced: 10,
  replace_rejected: 11,
  rejected: 12,
  expired: 13,
  not_sent: 14,
  /** Sent, and nobody knows what became of it. */
  outcome_unknown: 15,
  /** An unknown outcome was resolved: the order rests at the venue. */
  resolved_open: 16,
  /** The broker is asked what became of an order. */
  probe_requested: 17,
  /** A report that no order or lifecycle pair explains: booked, alarmed, never dropped. */
  suspended: 18,
  /** A cancel or replace refused by the engine; changes no state. */
  request_refused: 19,
  /** An order that was accepted as held is routed now, as attempt 1. */
  released: 20,
  /** The price that an armed order waits for was reached: LAST_TICKS it is, REF_* what was seen. */
  triggered: 21,
  /** Trailing stops follow the market: pairs as in `marks.ts`, of an order with a plan and the best price in ticks. */
  trailed: 22,
  /** What an order wants of its children stands otherwise: VALUE, ARG0, ARG1 as `core/order/plans/apply-plan.ts` says. */
  plan_moved: 23,

  cancel_all_started: 30,
  fanout_done: 31,
  /** NOTE: `SessionNote`. After `probed`, ARG0 = how many probes were sent. */
  broker_session: 32,
  broker_reconciled: 33,
  restarted: 34,
  halted: 35,
  resumed: 36,
  account_defined: 40,
  instrument_defined: 41,
  broker_defined: 42,
  limits_set: 43,
  /** The ARG0 orders that have been final for longest leave the table. */
  orders_retired: 50,
  /** The ARG0 client order ids that ended first are forgotten. */
  ids_retired: 51,
  /** ARG0, ARG1: the two lanes of the state hash. */
  checkpoint: 60,

  /*
   * Cancel on disconnect and cancel after, per (account, key). ARG0 = the key's number · ARG1 = the grace or timeout that
   * was asked for, fired: `GuardTimer` · NOTE = `GuardScope` · VALUE = when the timer fires, fired: when it was due; 0: none.
   */
  guard_held: 70,
  guard_dropped: 71,
  guard_released: 72,
  cancel_after_set: 73,
  /** Begins a fan-out that cancels, as a cancel_all_started does; REQUEST_ID 0. */
  guard_fired: 74,

  /* Risk: words as in `core/schema/risk.ts`. */
  /** From here on the tables of risk are kept; at this event they are worked out from what is open. */
  risk_begun: 80,
  limits_changed: 81,
  override_set: 82,
  trading_state_set: 83,
  throttle_rearmed: 84,
  /** From word PRICE_TICKS on: up to 20 pairs of 1 + book row and mark in ticks, ended by 0. */
  marks_swept: 85,
  day_begun: 86,
  metrics_set: 87,
  rate_set: 88,

  /* Answers to queries: same picture, `answers` ring only, never journaled. ARG0 = published position they show. */
  order_view: 100,
  fill_view: 101,
  position_view: 102,
  /** VALUE rows were sent; ARG1 = where the next page goes on, 0 at the end. */
  query_end: 103,
  /** The stored answer of an earlier place under the same client id. */
  place_repeated: 104,
  /** REJECT says why: ORDER_NOT_FOUND, DUPLICATE_CLIENT_ORDER_ID, … */
  query_refused: 105,
  /** One control on one order, or on none: REJECT its code, NOTE its `LimitOwner`, LIMIT, VALUE with the order. ARG1 1: it refuses. */
  check_view: 106,
  account_view: 107,
  limit_view: 108,
  override_view: 109,
  /** What would become of a place: as its accepted or refused event, with what `VerdictView` says; REJECT 0: it would pass. */
  verdict_view: 110,
  /** VALUE = the orders that are open in the scope. */
  state_view: 111,
} as const;
export type EventKind = (typeof EventKind)[keyof typeof EventKind];

/** Bits of an order that its status doesn't tell. */
export const OrderFlag = {
  /** Somebody asked for its end; once an unknown outcome turns out to rest, it is cancelled again. */
  cancel_wanted: 1,
  /** Its time has come: a cancel of it ends as `expired`. */
  expiring: 2,
  /** Its cancel was asked for before it was acknowledged: if that is refused, it is no more known to be live than before. */
  unacknowledged: 4,
  /** It has a plan, or belongs to one (`core/state/plan-columns.ts`). */
  planned: 8,
  /** Its parent holds what it takes of limits. */
  covered: 16,
  /** Of an order of a plan: the engine itself asked for its end, and nobody else has since. */
  by_engine: 32,
} as const;

/** In CANCEL_OUTCOME. */
export const CANCEL_CODES = 4;

export const SessionNote = { down: 0, up: 1, probed: 2 } as const;

/** What made the engine act; with the inputs in the event this suffices to decide it again. */
export const Cause = {
  command: 1,
  report: 2,
  timer: 3,
  fanout: 4,
  checkpoint: 5,
  marks: 6,
  conduct: 7,
  plan: 8,
  prices: 9,
} as const;

/** A step emits at most so many events: the engine begins one only when the ring has room for them. */
export const MAX_EVENTS_PER_STEP = 16;
