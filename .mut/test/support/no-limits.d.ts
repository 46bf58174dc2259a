import { type RateLimits } from '../../gateway/limits/rate-limits.ts';
/** For doors that are driven without a clock. */
export declare function noLimits(accounts: number): RateLimits;
