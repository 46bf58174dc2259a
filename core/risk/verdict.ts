import type { RejectCode } from '../schema/reject.ts';
import { Warning } from '../schema/risk.ts';

/** Why not, and by how much; `limit` and `value` in the unit of the code: lots, ticks, money, orders, microseconds. */
export interface Verdict {
  code: RejectCode;
  limit: number;
  value: number;
  /** What of the limit was in use before this order. */
  used: number;
  /** `LimitOwner`: whose limit it is. */
  owner: number;
  /** `Warning` bits: what was seen and lets the order pass all the same. */
  warnings: number;
  /** The small-order path was taken. */
  fast: boolean;
  /** The price that the order is counted at, and what it is then worth. */
  reserveTicks: number;
  notional: number;
  /** Codes that an override of this order lets pass: bit `overrideBit(code)` of the low and the high word. */
  passLow: number;
  passHigh: number;
  /** Given: every control is noted here with its use, and none ends the check. */
  measure: Measure | undefined;
}

/** `used`: the value without this order; what is left of the limit is limit - used. */
export type Measure = (
  code: RejectCode,
  limit: number,
  value: number,
  owner: number,
  refuses: boolean,
  used: number,
) => void;

export function createVerdict(): Verdict {
  return {
    code: 0,
    limit: 0,
    value: 0,
    used: 0,
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
export function resetVerdict(verdict: Verdict): void {
  verdict.code = 0;
  verdict.limit = 0;
  verdict.value = 0;
  verdict.used = 0;
  verdict.owner = 0;
  verdict.warnings = 0;
  verdict.fast = false;
  verdict.reserveTicks = 0;
  verdict.notional = 0;
}

/**
 * One control: whether the order passes it. `value` may be as large as `limit`; `used` is what it is without the order, as
 * much where the order adds nothing. The same call judges an order and tells what is left of a limit, so that the two can't
 * differ.
 */
export function within(
  verdict: Verdict,
  code: RejectCode,
  limit: number,
  value: number,
  owner: number,
  used: number = value,
): boolean {
  if (verdict.measure === undefined && value <= limit) return true;
  return judge(verdict, code, limit, value, owner, value > limit, used);
}

/** As `within`, where `value` may be as small as `limit`. */
export function atLeast(verdict: Verdict, code: RejectCode, limit: number, value: number, owner: number): boolean {
  if (verdict.measure === undefined && value >= limit) return true;
  return judge(verdict, code, limit, value, owner, value < limit, value);
}

/** A refusal that no override passes, and after which nothing else of the order can be judged or measured. */
export function stop(verdict: Verdict, code: RejectCode, limit: number, value: number): boolean {
  verdict.measure?.(code, limit, value, 0, true, 0);
  if (verdict.code !== 0) return false;
  verdict.code = code;
  verdict.limit = limit;
  verdict.value = value;
  return false;
}

/** What the order says makes no sense where the market is: no control, which is told with its use and may be overridden. */
export function invalid(verdict: Verdict, code: RejectCode, limit: number, value: number): boolean {
  if (verdict.code === 0) {
    verdict.code = code;
    verdict.limit = limit;
    verdict.value = value;
    verdict.used = 0;
    verdict.owner = 0;
  }
  return verdict.measure !== undefined;
}

/** A control without a number: `refuses` says whether the order fails it. */
export function allowed(verdict: Verdict, code: RejectCode, refuses: boolean, owner: number): boolean {
  if (verdict.measure === undefined && !refuses) return true;
  return judge(verdict, code, 0, refuses ? 1 : 0, owner, refuses, 0);
}

/** A control whose number alone doesn't say whether the order fails it. */
export function measured(
  verdict: Verdict,
  code: RejectCode,
  limit: number,
  value: number,
  owner: number,
  refuses: boolean,
  used: number,
): boolean {
  if (verdict.measure === undefined && !refuses) return true;
  return judge(verdict, code, limit, value, owner, refuses, used);
}

function judge(
  verdict: Verdict,
  code: RejectCode,
  limit: number,
  value: number,
  owner: number,
  refuses: boolean,
  used: number,
): boolean {
  const isOverridden = refuses && isOverriddenBy(verdict, code);
  verdict.measure?.(code, limit, value, owner, refuses && !isOverridden, used);
  if (isOverridden) verdict.warnings |= Warning.overridden;
  if (!refuses || isOverridden) return true;
  if (verdict.code === 0) {
    verdict.code = code;
    verdict.limit = limit;
    verdict.value = value;
    verdict.used = used;
    verdict.owner = owner;
  }
  return verdict.measure !== undefined;
}

function isOverriddenBy(verdict: Verdict, code: number): boolean {
  const bit = code - FIRST_CODE;
  if (bit < 0) return false;
  return bit < BITS ? ((verdict.passLow >>> bit) & 1) === 1 : ((verdict.passHigh >>> (bit - BITS)) & 1) === 1;
}
