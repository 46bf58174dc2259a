import { Warning } from '../schema/risk.js';
export function createVerdict() {
    return {
        code: 0,
        limit: 0,
        value: 0,
        owner: 0,
        warnings: 0,
        fast: false,
        reserveTicks: 0,
        notional: 0,
        passLow: 0,
        passHigh: 0,
        measure: undefined,
    };
}
/** Risk's codes are 200 to 263. */
const FIRST_CODE = 200;
const BITS = 32;
/** Forgets the order before; what an override lets pass stays as it was put. */
export function resetVerdict(verdict) {
    verdict.code = 0;
    verdict.limit = 0;
    verdict.value = 0;
    verdict.owner = 0;
    verdict.warnings = 0;
    verdict.fast = false;
    verdict.reserveTicks = 0;
    verdict.notional = 0;
}
/**
 * One control: whether the order passes it. `value` may be as large as `limit`. The same call judges an order and tells
 * what is left of a limit, so that the two can't differ.
 */
export function within(verdict, code, limit, value, owner) {
    if (verdict.measure === undefined && value <= limit)
        return true;
    return judge(verdict, code, limit, value, owner, value > limit);
}
/** As `within`, where `value` may be as small as `limit`. */
export function atLeast(verdict, code, limit, value, owner) {
    if (verdict.measure === undefined && value >= limit)
        return true;
    return judge(verdict, code, limit, value, owner, value < limit);
}
/** A refusal that no override passes, and after which nothing else of the order can be judged or measured. */
export function stop(verdict, code, limit, value) {
    verdict.measure?.(code, limit, value, 0, true);
    if (verdict.code !== 0)
        return false;
    verdict.code = code;
    verdict.limit = limit;
    verdict.value = value;
    return false;
}
/** A control without a number: `refuses` says whether the order fails it. */
export function allowed(verdict, code, refuses, owner) {
    if (verdict.measure === undefined && !refuses)
        return true;
    return judge(verdict, code, 0, refuses ? 1 : 0, owner, refuses);
}
/** A control whose number alone doesn't say whether the order fails it. */
export function measured(verdict, code, limit, value, owner, refuses) {
    if (verdict.measure === undefined && !refuses)
        return true;
    return judge(verdict, code, limit, value, owner, refuses);
}
function judge(verdict, code, limit, value, owner, refuses) {
    const isOverridden = refuses && isOverriddenBy(verdict, code);
    verdict.measure?.(code, limit, value, owner, refuses && !isOverridden);
    if (isOverridden)
        verdict.warnings |= Warning.overridden;
    if (!refuses || isOverridden)
        return true;
    if (verdict.code === 0) {
        verdict.code = code;
        verdict.limit = limit;
        verdict.value = value;
        verdict.owner = owner;
    }
    return verdict.measure !== undefined;
}
function isOverriddenBy(verdict, code) {
    const bit = code - FIRST_CODE;
    if (bit < 0)
        return false;
    return bit < BITS ? ((verdict.passLow >>> bit) & 1) === 1 : ((verdict.passHigh >>> (bit - BITS)) & 1) === 1;
}
//# sourceMappingURL=verdict.js.map