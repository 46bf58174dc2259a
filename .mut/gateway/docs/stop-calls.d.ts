import type { RejectName } from '../../core/schema/reject.ts';
import { type JsonSchema } from './json-schema.ts';
export declare const stopRequests: {
    readonly Stop: JsonSchema;
    readonly Resume: JsonSchema;
};
export declare const stopAnswers: {
    readonly StopReport: JsonSchema;
    readonly StopState: JsonSchema;
    readonly ResumeReport: JsonSchema;
};
export declare const stopExamples: {
    readonly stop: {
        readonly account: 'demo';
        readonly tag: 'strategy-7';
        readonly reason: 'it repeats itself';
    };
    readonly stopReport: {
        readonly scope: {
            readonly account: 'demo';
            readonly tag: 'strategy-7';
        };
        readonly state: 'halted';
        readonly since: '2026-11-21T09:30:00.125Z';
        readonly by: 'key tg_Zm9vYmFyYmF6cXV4';
        readonly reason: 'it repeats itself';
        readonly durable: {
            readonly file: true;
            readonly journal: true;
        };
        readonly blocked: 12;
        readonly not_sent: 2;
        readonly cancelled: 31;
        readonly confirmed: 31;
        readonly still_open: 0;
        readonly time_to_quiet_ms: 11.204;
        readonly quiet: true;
    };
    readonly stopState: {
        readonly halted: false;
        readonly stopped: readonly [{
            readonly scope: {
                readonly account: 'demo';
                readonly tag: 'strategy-7';
            };
            readonly state: 'halted';
            readonly since: '2026-11-21T09:30:00.125Z';
            readonly by: 'key tg_Zm9vYmFyYmF6cXV4';
            readonly reason: 'it repeats itself';
            readonly durable: {
                readonly file: true;
                readonly journal: true;
            };
            readonly blocked: 12;
            readonly not_sent: 2;
            readonly cancelled: 31;
            readonly confirmed: 31;
            readonly still_open: 0;
            readonly time_to_quiet_ms: 11.204;
        }];
    };
    readonly resume: {
        readonly account: 'demo';
        readonly tag: 'strategy-7';
    };
    readonly resumeReport: {
        readonly scope: {
            readonly account: 'demo';
            readonly tag: 'strategy-7';
        };
        readonly state: 'active';
        readonly durable: {
            readonly file: true;
            readonly journal: true;
        };
    };
};
export declare const STOP_CODES: readonly ("ALREADY_EXPIRED" | "BELOW_FILLED" | "BODY_TOO_LARGE" | "BUSY" | "BUYING_POWER" | "CANCEL_PENDING" | "CANCEL_REJECTED" | "DAILY_LOSS" | "DISK_LOW" | "DRAWDOWN" | "DUPLICATE_CLIENT_ORDER_ID" | "DUPLICATE_FIELD" | "DUPLICATE_ORDER" | "EXECUTION_THROTTLE" | "FANOUT_FULL" | "FORBIDDEN_ACCOUNT" | "FORBIDDEN_HOST" | "FORBIDDEN_IP" | "FORBIDDEN_ORIGIN" | "FORBIDDEN_PROXY" | "FORBIDDEN_SCOPE" | "FORBIDDEN_SYMBOL" | "FREEZE_QUANTITY" | "GROSS_LIMIT" | "GUARD_FULL" | "HALTED" | "IDEMPOTENCY_FULL" | "INSTRUMENT_EXPIRED" | "INVALID_BROKER" | "INVALID_CLIENT_ORDER_ID" | "INVALID_EXPIRE_AT" | "INVALID_FRAME" | "INVALID_INSTRUMENTS" | "INVALID_JSON" | "INVALID_LIMIT_SCOPE" | "INVALID_METHOD" | "INVALID_ORDER_ID" | "INVALID_ORDER_TYPE" | "INVALID_PARAMETER" | "INVALID_PRICE" | "INVALID_QUANTITY" | "INVALID_SIDE" | "INVALID_SYMBOL" | "INVALID_TAG" | "INVALID_TIME_IN_FORCE" | "LENGTH_REQUIRED" | "LIMITS_VERSION_MISMATCH" | "LOGGED_ON" | "MARKET_CLOSED" | "MESSAGE_RATE" | "METHOD_NOT_ALLOWED" | "MISSING_FIELD" | "NET_LIMIT" | "NOTHING_TO_REPLACE" | "NOTIONAL_LIMIT" | "NOT_FOUND" | "NOT_REPLACEABLE" | "NOT_SENT" | "NOT_TRADABLE" | "NOT_TRIPPED" | "NO_BROKER" | "NO_REFERENCE_PRICE" | "OPEN_NOTIONAL_LIMIT" | "OPEN_ORDERS_LIMIT" | "ORDER_FINAL" | "ORDER_NOT_FOUND" | "ORDER_PENDING" | "ORDER_RATE" | "ORDER_TABLE_FULL" | "ORDER_TO_TRADE" | "OUTCOME_UNKNOWN" | "PERIOD_COLLAR" | "POSITION_LIMIT" | "PRICE_COLLAR" | "PRICE_NOT_ON_TICK" | "QUANTITY_NOT_ON_LOT" | "RATE_LIMITED" | "RECOVERING" | "REDUCING_ONLY" | "REPLACE_PENDING" | "REPLACE_REJECTED" | "REQUEST_TIMEOUT" | "RISK_STALE" | "RISK_TABLE_FULL" | "SELF_TRADE" | "SHORT_SALE" | "SHUTTING_DOWN" | "SIZE_LIMIT" | "STALE_CATALOG" | "STALE_PRICE" | "STALE_RATE" | "SYMBOL_BLOCKED" | "SYMBOL_HALTED" | "TOO_MANY_CONNECTIONS" | "TOO_MANY_SESSIONS" | "TOO_MANY_SUBSCRIPTIONS" | "TRANSFER_ENCODING_REFUSED" | "UNAUTHORIZED" | "UNKNOWN_FIELD" | "UNKNOWN_INSTRUMENT" | "UNSUPPORTED_FIELD" | "UNSUPPORTED_MEDIA_TYPE" | "UPGRADE_REQUIRED" | "VAR_LIMIT" | "VENUE_BUSY" | "VENUE_REJECTED" | "VERSION_MISMATCH")[];
export declare const RESUME_CODES: readonly RejectName[];
