/** What a refusal tells beside its code and message. */
export interface ErrorDetails {
    /** HTTP status of the refusal. */
    readonly status?: number | undefined;
    /** The field that is meant. */
    readonly field?: string | undefined;
    /** What is allowed and what was asked for: decimal texts in the field's own unit. */
    readonly limit?: string | undefined;
    readonly value?: string | undefined;
    /** The same request may pass later; after so many milliseconds, if the gateway said so. */
    readonly isTransient?: boolean | undefined;
    readonly retryAfterMs?: number | undefined;
}
/** Everything that this client rejects with. `code` is stable, `message` is for people. */
export declare class TickgateError extends Error {
    readonly code: string;
    readonly status: number | undefined;
    readonly field: string | undefined;
    readonly limit: string | undefined;
    readonly value: string | undefined;
    constructor(code: string, message: string, details?: ErrorDetails);
}
/** The gateway refused: nothing was done. `code` is the gateway's, such as SIZE_LIMIT. */
export declare class Refused extends TickgateError {
    readonly isTransient: boolean;
    readonly retryAfterMs: number | undefined;
    constructor(code: string, message: string, details: ErrorDetails);
}
/** The order that a request was about. */
export interface OrderName {
    readonly order_id?: string | undefined;
    readonly client_order_id?: string | undefined;
}
/** It was sent, and nobody can say whether it was done. `tg.order(error.order)` tells, once the gateway is there. */
export declare class OutcomeUnknown extends TickgateError {
    readonly order: OrderName;
    constructor(message: string, order: OrderName);
}
/** It was not done: the time was up before it could be sent, or before a request that changes nothing was answered. */
export declare class DeadlineExceeded extends TickgateError {
    constructor(message: string);
}
/** The client is closed; what had not been sent never will be. */
export declare class ConnectionClosed extends TickgateError {
    constructor(message: string);
}
