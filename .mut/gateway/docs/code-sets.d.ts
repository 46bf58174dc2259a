import type { RejectName } from '../../core/schema/reject.ts';
/** What can go wrong, by the part of the gateway that says so. A call's codes are those of the parts that it passes. */
/** The entry rules and the server, before anything of a request is looked at. */
export declare const ENTRY: readonly RejectName[];
export declare const ENTRY_WITH_BODY: readonly RejectName[];
/** An object of fields, read by the parser. */
export declare const FIELDS: readonly RejectName[];
/** Where there are keys; INVALID_PARAMETER is of X-TG-WINDOW. */
export declare const SIGNED: readonly RejectName[];
export declare const PLACE_CODES: readonly RejectName[];
export declare const BATCH_CODES: readonly RejectName[];
export declare const REPLACE_CODES: readonly RejectName[];
export declare const CANCEL_CODES: readonly RejectName[];
export declare const CANCEL_ALL_CODES: readonly RejectName[];
export declare const ORDER_CODES: readonly RejectName[];
export declare const LIST_CODES: readonly RejectName[];
export declare const POSITION_CODES: readonly RejectName[];
export declare const POSITIONS_CODES: readonly RejectName[];
export declare const LIMITS_CODES: readonly RejectName[];
/** A place that is only judged is refused only for what can't be read, or may not be asked. */
export declare const VALIDATE_CODES: readonly RejectName[];
export declare const LIMIT_CHANGE_CODES: readonly RejectName[];
export declare const OVERRIDE_CODES: readonly RejectName[];
export declare const REARM_CODES: readonly RejectName[];
export declare const RATE_CODES: readonly RejectName[];
/** Parameters of a path's query. */
export declare const QUERY: readonly RejectName[];
/** Params of a method that name an order, or limit what is meant. */
export declare const NAMED: readonly RejectName[];
export declare const SCOPED: readonly RejectName[];
/** What a subscription says of its channel. */
export declare const CHANNEL_CODES: readonly RejectName[];
export declare const GUARD_CODES: readonly RejectName[];
/** Told to records only; the rest is as in JSON. */
export declare const RECORD_CODES: readonly RejectName[];
