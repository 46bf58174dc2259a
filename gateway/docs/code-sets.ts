import type { RejectName } from '../../core/schema/reject.ts';
import { reasonOf } from '../inbound/refusal.ts';
import { REJECT_NAMES } from './reject-texts.ts';

/** What can go wrong, by the part of the gateway that says so. A call's codes are those of the parts that it passes. */

/** The entry rules and the server, before anything of a request is looked at. */
export const ENTRY: readonly RejectName[] = [
  'TRANSFER_ENCODING_REFUSED',
  'FORBIDDEN_HOST',
  'FORBIDDEN_ORIGIN',
  'FORBIDDEN_PROXY',
  'BODY_TOO_LARGE',
  'TOO_MANY_CONNECTIONS',
];
export const ENTRY_WITH_BODY: readonly RejectName[] = ['LENGTH_REQUIRED', 'UNSUPPORTED_MEDIA_TYPE'];

/** Whatever is handed to the engine. */
const ENGINE: readonly RejectName[] = ['BUSY', 'SHUTTING_DOWN', 'REQUEST_TIMEOUT'];

/** An object of fields, read by the parser. */
export const FIELDS: readonly RejectName[] = ['INVALID_JSON', 'DUPLICATE_FIELD', 'UNKNOWN_FIELD'];
/** Where there are keys; INVALID_PARAMETER is of X-TG-WINDOW. */
export const SIGNED: readonly RejectName[] = ['INVALID_PARAMETER', 'UNAUTHORIZED', 'FORBIDDEN_IP', 'RATE_LIMITED'];
const PARSED: readonly RejectName[] = [...FIELDS, 'UNSUPPORTED_FIELD', 'FORBIDDEN_ACCOUNT'];

const RISK = REJECT_NAMES.filter((name) => reasonOf(name) !== undefined);
/** Risk looks at these when an order is placed only: a replace can't change them. */
const OF_PLACES_ONLY: readonly RejectName[] = ['ALREADY_EXPIRED', 'NOT_TRADABLE'];

export const PLACE_CODES: readonly RejectName[] = [
  ...PARSED,
  'MISSING_FIELD',
  'INVALID_SYMBOL',
  'INVALID_SIDE',
  'INVALID_QUANTITY',
  'INVALID_ORDER_TYPE',
  'INVALID_PRICE',
  'INVALID_TIME_IN_FORCE',
  'INVALID_EXPIRE_AT',
  'INVALID_CLIENT_ORDER_ID',
  'INVALID_TAG',
  'INVALID_BROKER',
  'INVALID_STOP_PRICE',
  'INVALID_TRAIL',
  'INVALID_LEGS',
  'INVALID_EXITS',
  'PLAN_TABLE_FULL',
  'DUPLICATE_CLIENT_ORDER_ID',
  'DISK_LOW',
  'HALTED',
  'RECOVERING',
  'NO_BROKER',
  'ORDER_TABLE_FULL',
  'IDEMPOTENCY_FULL',
  'UNKNOWN_INSTRUMENT',
  ...RISK,
  'INVALID_PARAMETER',
  'RISK_TABLE_FULL',
  'FORBIDDEN_SCOPE',
  'FORBIDDEN_SYMBOL',
  'VENUE_REJECTED',
  'VENUE_BUSY',
  'NOT_SENT',
  ...ENGINE,
];

export const BATCH_CODES: readonly RejectName[] = [...FIELDS, 'MISSING_FIELD', 'INVALID_PARAMETER'];

export const REPLACE_CODES: readonly RejectName[] = [
  ...PARSED,
  'INVALID_PARAMETER',
  'INVALID_PRICE',
  'INVALID_QUANTITY',
  'INVALID_STOP_PRICE',
  'INVALID_TRAIL',
  'INVALID_EXITS',
  'FORBIDDEN_SCOPE',
  'FORBIDDEN_SYMBOL',
  'HALTED',
  'ORDER_NOT_FOUND',
  'ORDER_FINAL',
  'CANCEL_PENDING',
  'REPLACE_PENDING',
  'OUTCOME_UNKNOWN',
  'VERSION_MISMATCH',
  'NOTHING_TO_REPLACE',
  'BELOW_FILLED',
  'NOT_REPLACEABLE',
  'ORDER_PENDING',
  ...RISK.filter((name) => !OF_PLACES_ONLY.includes(name)),
  ...ENGINE,
];

export const CANCEL_CODES: readonly RejectName[] = ['FORBIDDEN_SCOPE', 'ORDER_NOT_FOUND', 'ORDER_FINAL', ...ENGINE];
/** What a cancel-replace is refused by as a whole: then nothing was placed. */
export const CANCEL_REPLACE_CODES: readonly RejectName[] = [
  ...new Set<RejectName>([...PLACE_CODES, ...CANCEL_CODES, 'MISSING_FIELD', 'INVALID_PARAMETER', 'INVALID_ORDER_ID']),
];
export const CANCEL_ALL_CODES: readonly RejectName[] = [
  'FORBIDDEN_ACCOUNT',
  'FORBIDDEN_SCOPE',
  'UNKNOWN_INSTRUMENT',
  'FANOUT_FULL',
  ...ENGINE,
];
export const ORDER_CODES: readonly RejectName[] = ['FORBIDDEN_SCOPE', 'ORDER_NOT_FOUND', ...ENGINE];
export const LIST_CODES: readonly RejectName[] = [
  'INVALID_PARAMETER',
  'FORBIDDEN_ACCOUNT',
  'FORBIDDEN_SCOPE',
  'UNKNOWN_INSTRUMENT',
  ...ENGINE,
];
export const POSITION_CODES: readonly RejectName[] = ['FORBIDDEN_ACCOUNT', 'FORBIDDEN_SCOPE', ...ENGINE];

export const POSITIONS_CODES: readonly RejectName[] = [...POSITION_CODES, 'INVALID_PARAMETER'];
export const LIMITS_CODES: readonly RejectName[] = [
  ...POSITION_CODES,
  'UNKNOWN_INSTRUMENT',
  'INVALID_BROKER',
  'INVALID_TAG',
];
/** A place that is only judged is refused only for what can't be read, or may not be asked. */
export const VALIDATE_CODES: readonly RejectName[] = [
  ...PARSED,
  'MISSING_FIELD',
  'INVALID_PARAMETER',
  'INVALID_SYMBOL',
  'INVALID_SIDE',
  'INVALID_QUANTITY',
  'INVALID_ORDER_TYPE',
  'INVALID_PRICE',
  'INVALID_TIME_IN_FORCE',
  'INVALID_EXPIRE_AT',
  'INVALID_CLIENT_ORDER_ID',
  'INVALID_TAG',
  'INVALID_BROKER',
  'UNKNOWN_INSTRUMENT',
  'PRICE_NOT_ON_TICK',
  'QUANTITY_NOT_ON_LOT',
  'FORBIDDEN_SCOPE',
  'FORBIDDEN_SYMBOL',
  ...ENGINE,
];
const ADMIN: readonly RejectName[] = [
  ...FIELDS,
  'MISSING_FIELD',
  'INVALID_PARAMETER',
  'FORBIDDEN_ACCOUNT',
  'FORBIDDEN_SCOPE',
  ...ENGINE,
];
export const LIMIT_CHANGE_CODES: readonly RejectName[] = [
  ...ADMIN,
  'FORBIDDEN_SYMBOL',
  'INVALID_BROKER',
  'INVALID_TAG',
  'INVALID_QUANTITY',
  'QUANTITY_NOT_ON_LOT',
  'UNKNOWN_INSTRUMENT',
  'INVALID_LIMIT_SCOPE',
  'LIMITS_VERSION_MISMATCH',
  'RISK_TABLE_FULL',
];
export const OVERRIDE_CODES: readonly RejectName[] = [
  ...ADMIN,
  'INVALID_CLIENT_ORDER_ID',
  'NOT_FOUND',
  'RISK_TABLE_FULL',
];
export const REARM_CODES: readonly RejectName[] = [
  ...ADMIN,
  'FORBIDDEN_SYMBOL',
  'INVALID_TAG',
  'UNKNOWN_INSTRUMENT',
  'NOT_TRIPPED',
];
export const RATE_CODES: readonly RejectName[] = ADMIN;

/** Parameters of a path's query. */
export const QUERY: readonly RejectName[] = ['INVALID_PARAMETER', 'DUPLICATE_FIELD'];
/** Params of a method that name an order, or limit what is meant. */
export const NAMED: readonly RejectName[] = [
  ...PARSED,
  'MISSING_FIELD',
  'INVALID_PARAMETER',
  'INVALID_ORDER_ID',
  'INVALID_CLIENT_ORDER_ID',
];
export const SCOPED: readonly RejectName[] = [...PARSED, 'INVALID_SYMBOL'];

/** What a subscription says of its channel. */
export const CHANNEL_CODES: readonly RejectName[] = [...PARSED, 'MISSING_FIELD', 'INVALID_PARAMETER'];
export const GUARD_CODES: readonly RejectName[] = [
  ...FIELDS,
  'MISSING_FIELD',
  'INVALID_PARAMETER',
  'FORBIDDEN_ACCOUNT',
  'FORBIDDEN_SCOPE',
  ...ENGINE,
];
/** Told to records only; the rest is as in JSON. */
export const RECORD_CODES: readonly RejectName[] = ['INVALID_FRAME', 'STALE_CATALOG'];
