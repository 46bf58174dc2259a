/**
 * What an administrator, or the pool, tells the engine about risk: words of commands and of the events they become.
 * The scope stands in ACCOUNT, INSTRUMENT, BROKER (a place's: 1 + the broker, 0: any) and TAG of both; ANY is -1 for the
 * first two. Events keep the words of a command from DEFINITION on at EVENT_DEFINITION, 15 of them; the tag where its
 * command has the client id: CLIENT_ID_LENGTH, CLIENT_ID (4 words).
 */

/** begin_risk: what the run was started with. Said again with other words, it changes only these. */
export const BeginWord = { METRICS_AGE_US: 0, STALE_OPEN: 1, DAY_RESET_US: 2, RULES: 3 } as const;

/**
 * How what follows is counted. A journal is read by the rules that it says, which never go back:
 *
 *   0   an order without a tag counts for the tag of the order that had its row before
 *   1   it counts for none
 *   2   a child is held as the limits of its tag say; what is refused while a group pauses makes the pause no longer; a stop
 *       that is asked to be larger or smaller waits since when it was armed; an iceberg holds what its leg may still trade, and
 *       one that has ended is told when a leg of it was filled all the same; the changes of a stop that left are its own;
 *       the exits of a group are exits, also while they are resized; what a group leaves open without exits is told, where its
 *       entry was filled behind its end or its day is over; a stop that triggered and never was at a venue comes back and is sent
 *       again; a wish to cancel an exit that its group exchanges ends the group, whoever has it; no protection is told to be
 *       back while it is given up; the stop of a group must not be there already, nor the target of an entry at the market, and
 *       a trail of what sells must leave something of the price
 *   3   the quantity that a client gave an OCO holds also where its target had traded that much before the answer came, and
 *       what a venue says of its order without being asked for a change is none; what
 *       leaves of a plan is held as the limits of its broker say; an iceberg whose legs filled more than is wanted can't be
 *       made larger any more
 *   4   where an order was changed before, a venue's refusal of a replace, which may answer the one before again, neither ends
 *       it where it was filled to its old quantity, nor says anything where its outcome is unknown
 */
export const RISK_RULES = 4;

/**
 * change_limits: VALUES follow in the order of the bits that are in SET; CLEARED are taken back. VALUE of the command: the
 * version that the limits must have, 0: any; of the event it stands in ARG0, and the version from it on in ORDER_VERSION.
 */
export const LimitsWord = { LAYER: 0, SET: 1, CLEARED: 2, VALUES: 3 } as const;
/** So many limits fit one change, which is one version. */
export const MOST_LIMITS_SET = 12;

/**
 * set_override: the order is named by account and client id. CONTROLS (`core/risk/override-controls.ts`) 0: takes the
 * override back. EXPIRES_US is later than now, by a day at most.
 */
export const OverrideWord = { CONTROLS_LOW: 0, CONTROLS_HIGH: 1, EXPIRES_US: 2 } as const;

/**
 * set_trading_state, of everything, an account, an instrument, a broker, a book (account and instrument) or a tag (with its
 * account). CANCELS 1: what is open in the scope is cancelled; under `reducing` what is no exit. In the event 0, too, when
 * no row for that was free: then it is asked for again.
 */
export const StateWord = { STATE: 0, CANCELS: 1 } as const;

/** set_metrics: of an account (ACCOUNT), of the firm (-1 and no instrument), or of an instrument (INSTRUMENT): then VAR is PPM. */
export const MetricsWord = { VAR: 0, AS_OF_US: 1 } as const;

/** set_rate: the currency's name stands where the client id stands, its row in ROW. */
export const RateWord = { ROW: 0, RATE: 1, AS_OF_US: 2, MAX_AGE_US: 3 } as const;

/** What a place asks for beside its terms: bits of COUNT in the command, of OPTIONS in its event. */
export const PlaceOption = {
  /** `SelfTradeMode` + 1 in the low three bits; 0: as the limits say. */
  selfTrade: 0b111,
  /** Known to be a duplicate by content, and meant. */
  duplicateOverride: 0b1000,
  /** Where it is larger than the instrument's freeze quantity, it goes out in parts that aren't. */
  autoslice: 0b1_0000,
  /** A limit order that must rest: its venue refuses it where it would trade at once. */
  postOnly: 0b10_0000,
  /** It may only make its account's position smaller. */
  reduceOnly: 1 << 21,
  /** Market protection, from bit PROTECTION_SHIFT on: how far from its base a market order may trade, in hundredths of a percent. */
  protection: 0x3fff << 7,
  /** Only in events: PRICE_TICKS is no client's, but what protection came to. It is sent as immediate-or-cancel. */
  priced: 1 << 22,
} as const;

export const PROTECTION_SHIFT = 7;
export const MOST_PROTECTION_BPS = 10_000;
/** How far then follows from the price and the instrument: `core/risk/protection.ts`. */
export const AUTO_PROTECTION = 0x3fff;
/** Options from here on came with order types: before risk has begun nothing keeps them. */
export const FIRST_TYPES_OPTION = 0b1_0000;

/** Bits of NOTE in an accepted event, and in one of a replace that passed. `overridden`: an override was used up. */
export const Warning = { duplicate: 1, overridden: 2 } as const;

/** Whose limit refused an order: NOTE of a refused event. */
export const LimitOwner = { account: 0, firm: 1, tag: 2, broker: 3, symbol: 4 } as const;
