import type { Records } from '../memory/records.ts';
import { CommandByte, CommandWord } from '../schema/command.ts';
import { OrderType, Side, TimeInForce } from '../schema/order-kind.ts';
import { type RejectCode, Reject } from '../schema/reject.ts';
import { Term, TermFlag, TERM_WORDS, TriggerBy } from '../schema/terms.ts';

const T = CommandWord.TERMS;
const MOST_TERMS = TermFlag.triggerBy | TermFlag.percent | TermFlag.armWhenFull | TermFlag.flatten;
/** The least and the most legs of an iceberg: as a venue that has icebergs of its own allows (Kite). */
export const LEAST_LEGS = 2;
export const MOST_LEGS = 50;
/** Below this a trailing stop follows, and a leg's size may vary, by parts of a million. */
export const PPM = 1_000_000;

/** Whether the terms of a new order make sense in themselves: 0, or the code that says what doesn't. */
export function refusalOfTerms({ f64, u8 }: Records, at: number): RejectCode | 0 {
  const from = (at >> 3) + T;
  for (let i = 0; i < TERM_WORDS; i++) {
    if (!(Number.isSafeInteger(f64[from + i]!) && f64[from + i]! >= 0)) return Reject.INVALID_PARAMETER.code;
  }
  const flags = f64[from + Term.FLAGS]!;
  if ((flags & ~MOST_TERMS) !== 0 || (flags & TermFlag.triggerBy) > TriggerBy.mark)
    return Reject.INVALID_PARAMETER.code;
  // Only the engine has children.
  if (f64[from + Term.PARENT_ID] !== 0) return Reject.INVALID_PARAMETER.code;
  const type = u8[at + CommandByte.TYPE]!;
  const ticks = f64[(at >> 3) + CommandWord.PRICE_TICKS]!;
  switch (type) {
    case OrderType.stop:
      return ticks === 0 ? stopOf(f64, from) : Reject.INVALID_PRICE.code;
    case OrderType.stop_limit:
      return ticks > 0 ? stopOf(f64, from) : Reject.INVALID_PRICE.code;
    case OrderType.trailing_stop:
      return ticks === 0 ? trailOf(f64, from) : Reject.INVALID_PRICE.code;
    case OrderType.iceberg:
      return legsOf(f64, from, f64[(at >> 3) + CommandWord.QUANTITY_LOTS]!, u8[at + CommandByte.TIME_IN_FORCE]!);
    default:
      return exitsOf(f64, from, type, u8[at + CommandByte.SIDE]!, ticks);
  }
}

function stopOf(f64: Float64Array, from: number): RejectCode | 0 {
  return f64[from + Term.STOP_TICKS]! > 0 && f64[from + Term.TRAIL] === 0 ? 0 : Reject.INVALID_STOP_PRICE.code;
}

function trailOf(f64: Float64Array, from: number): RejectCode | 0 {
  const trail = f64[from + Term.TRAIL]!;
  const isPercent = (f64[from + Term.FLAGS]! & TermFlag.percent) !== 0;
  return trail > 0 && (!isPercent || trail < PPM) ? 0 : Reject.INVALID_TRAIL.code;
}

/** A leg that doesn't rest leaves nothing for the next one to follow. */
function legsOf(f64: Float64Array, from: number, lots: number, timeInForce: number): RejectCode | 0 {
  const legs = f64[from + Term.LEGS]!;
  if (timeInForce === TimeInForce.ioc || timeInForce === TimeInForce.fok) return Reject.INVALID_TIME_IN_FORCE.code;
  if (legs < LEAST_LEGS || legs > MOST_LEGS || legs > lots) return Reject.INVALID_LEGS.code;
  if (f64[from + Term.VARIANCE]! >= PPM) return Reject.INVALID_LEGS.code;
  return 0;
}

/**
 * The exits of a bracket (both), an OCO (both) or an OTO (one of them) against each other and the price: the exit of a buy
 * has its target above and its stop below, that of a sell the other way round. An OCO is the exit itself.
 */
export function exitsOf(f64: Float64Array, from: number, type: number, side: number, ticks: number): RejectCode | 0 {
  const target = f64[from + Term.TARGET_TICKS]!;
  const stop = f64[from + Term.STOP_TICKS]!;
  const trail = f64[from + Term.TRAIL]!;
  const hasStop = stop > 0 || trail > 0;
  if (trail > 0 && trailOf(f64, from) !== 0) return Reject.INVALID_TRAIL.code;
  if (type === OrderType.oto ? target > 0 === hasStop : target === 0 || !hasStop) return Reject.INVALID_EXITS.code;
  if (type === OrderType.oco && ticks !== target) return Reject.INVALID_PRICE.code;
  const entersLong = type === OrderType.oco ? side === Side.sell : side === Side.buy;
  const sign = entersLong ? 1 : -1;
  if (target > 0 && stop > 0 && (target - stop) * sign <= 0) return Reject.INVALID_EXITS.code;
  if (type === OrderType.oco || ticks === 0) return 0;
  if (target > 0 && (target - ticks) * sign <= 0) return Reject.INVALID_EXITS.code;
  if (stop > 0 && (ticks - stop) * sign <= 0) return Reject.INVALID_EXITS.code;
  return 0;
}
