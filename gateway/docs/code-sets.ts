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
  'DUPLICATE_CLIENT_ORDER_ID',
  'DISK_LOW',
  'HALTED',
  'RECOVERING',
  'NO_BROKER',
  'ORDER_TABLE_FULL',
  'IDEMPOTENCY_FULL',
  'UNKNOWN_INSTRUMENT',
  ...RISK,
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

export const CANCEL_CODES: readonly RejectName[] = ['ORDER_NOT_FOUND', 'ORDER_FINAL', ...ENGINE];
export const CANCEL_ALL_CODES: readonly RejectName[] = [
  'FORBIDDEN_ACCOUNT',
  'UNKNOWN_INSTRUMENT',
  'FANOUT_FULL',
  ...ENGINE,
];
export const ORDER_CODES: readonly RejectName[] = ['ORDER_NOT_FOUND', ...ENGINE];
export const LIST_CODES: readonly RejectName[] = [
  'INVALID_PARAMETER',
  'FORBIDDEN_ACCOUNT',
  'UNKNOWN_INSTRUMENT',
  ...ENGINE,
];
export const POSITION_CODES: readonly RejectName[] = ['FORBIDDEN_ACCOUNT', ...ENGINE];

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
