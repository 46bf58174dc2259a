import { createRateLimits } from '../../gateway/limits/rate-limits.js';
/** For doors that are driven without a clock. */
export function noLimits(accounts) {
    const off = { RATE_SESSION_PER_SECOND: 0, RATE_SESSION_BURST: 1, RATE_ACCOUNT_PER_SECOND: 0 };
    return createRateLimits(off, accounts, () => 0);
}
//# sourceMappingURL=no-limits.js.map