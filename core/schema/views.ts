import { invariant } from '../invariant.ts';
import { LIMIT_FIELDS } from '../risk/limit-field.ts';
import { SCOPE_WIDTH } from '../state/risk-columns.ts';
import { TAG_WORDS } from './command.ts';
import { EventHalf, EventWord } from './event.ts';

/**
 * The answers about risk, of which no event has the picture: which words of a record hold what. They are long records of
 * the `answers` ring, never journaled. Their free words, one after another:
 *
 *   word  8…17 │ 20…32 │ 33…47        (18: NOTE and FLAGS · 19: ARG0, the position that the answer shows)
 *   free  0…9  │ 10…22 │ 23…37
 */
const FREE: readonly (readonly [number, number])[] = [
  [8, 17],
  [20, 47],
];
const FREE_WORDS = FREE.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));

/** Words of an account view: a row of `scopes`, column by column, then `AccountMore`. NOTE: its `LimitOwner`. */
export const SCOPE_VIEW_WORDS: readonly number[] = FREE_WORDS.slice(0, SCOPE_WIDTH);

const MORE = FREE_WORDS.slice(SCOPE_WIDTH);
export const AccountMore = {
  LIMITS_VERSION: MORE[0]!,
  /** `NO_LIMIT`: not set. */
  CASH: MORE[1]!,
  /** What has to be covered of the worst case, in money. */
  MARGIN: MORE[2]!,
  DAY_US: MORE[3]!,
  NEXT_DAY_US: MORE[4]!,
} as const;

/** Words of a limit view: each field's value + 1 (0: not set), then the tag. NOTE: its `LimitLayer`, 0: resolved. */
export const LIMIT_VIEW_WORDS: readonly number[] = FREE_WORDS.slice(0, LIMIT_FIELDS);
/** The length, and the text. */
export const LIMIT_VIEW_TAG: readonly number[] = FREE_WORDS.slice(LIMIT_FIELDS, LIMIT_FIELDS + 1 + TAG_WORDS);

/** What a position view has besides what `answerPosition` says. Money in the accounts' currency. */
export const PositionMore = {
  /** The price that it is valued at now, 0: none is known; and how old it is. */
  MARK_TICKS: 8,
  MARK_AGE_US: 11,
  REALISED: 13,
  FEES: 14,
  UNREALISED: 15,
  DAY_BASE: 22,
  POSITION_VALUE: 23,
  TAG_LENGTH: 24,
  TAG: 25,
  OPEN_BUY_NOTIONAL: 29,
  OPEN_SELL_NOTIONAL: 30,
  /** 1: too many executions stopped it. */
  TRIPPED: 31,
} as const;

/** What a check view has besides LIMIT, VALUE and ARG1: the value without the order. */
export const CheckView = { USED: EventWord.FILLED_COST } as const;

/** Words of an override view: ACCOUNT and the client id name the order. */
export const OverrideView = {
  CONTROLS_LOW: EventWord.LIMIT,
  CONTROLS_HIGH: EventWord.VALUE,
  EXPIRES_US: EventWord.UPDATED_US,
} as const;

/** Of a verdict view: as a placement, and what it comes to. */
export const VerdictView = { NOTIONAL: EventWord.ARG1, RESERVE_TICKS: EventWord.LAST_TICKS } as const;

/** Of the end of a query about limits. */
export const LIMITS_VERSION_WORD = EventWord.ORDER_VERSION;

/** Of a view of a client's order that has a plan, in the place of its inputs: `PlanColumn`. */
export const PlanView = {
  FIRST_ID: EventWord.REF_TICKS,
  SECOND_ID: EventWord.REF_SEQUENCE,
  GAP_US: EventWord.REF_AGE_US,
  /** 1: it has ended, and nothing is done for the order any more. */
  HAS_ENDED: EventWord.USED,
  /** The order that trades back what both exits traded too much; 0: none. In the place of the first two scores. */
  FLATTEN_ID: EventHalf.SCORES >> 1,
} as const;

/** Bits of TYPE in a query of positions. */
export const PositionQuery = { byTag: 1, withAccount: 2 } as const;
/** Bits of TYPE in a query of an account or of limits. */
export const RiskQuery = { firm: 1 } as const;

invariant(MORE.length >= Object.keys(AccountMore).length, 'an account view has room for its words');
invariant(LIMIT_FIELDS + 1 + TAG_WORDS <= FREE_WORDS.length, 'a limit view has room for each limit and a tag');
