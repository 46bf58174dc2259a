/** Everything that this client rejects with. `code` is stable, `message` is for people. */
export class TickgateError extends Error {
    code;
    status;
    field;
    limit;
    value;
    constructor(code, message, details = {}) {
        super(message);
        this.name = new.target.name;
        this.code = code;
        this.status = details.status;
        this.field = details.field;
        this.limit = details.limit;
        this.value = details.value;
    }
}
/** The gateway refused: nothing was done. `code` is the gateway's, such as SIZE_LIMIT. */
export class Refused extends TickgateError {
    isTransient;
    retryAfterMs;
    constructor(code, message, details) {
        super(code, message, details);
        this.isTransient = details.isTransient ?? false;
        this.retryAfterMs = details.retryAfterMs;
    }
}
/** It was sent, and nobody can say whether it was done. `tg.order(error.order)` tells, once the gateway is there. */
export class OutcomeUnknown extends TickgateError {
    order;
    constructor(message, order) {
        super('OUTCOME_UNKNOWN', message);
        this.order = order;
    }
}
/** It was not done: the time was up before it could be sent, or before a request that changes nothing was answered. */
export class DeadlineExceeded extends TickgateError {
    constructor(message) {
        super('DEADLINE_EXCEEDED', message);
    }
}
/** The client is closed; what had not been sent never will be. */
export class ConnectionClosed extends TickgateError {
    constructor(message) {
        super('CONNECTION_CLOSED', message);
    }
}
//# sourceMappingURL=errors.js.map