import { Reject } from '../schema/reject.ts';

/**
 * The controls that a person may let one named order pass: limits of size, price, rate, exposure and content. What says
 * that the order can't be traded at all, or that trading is stopped, no override passes.
 *
 *   bit of a control = its code − 200; bits 0 to 31 stand in the low word, the rest in the high one
 */
export const OverridableControls = [
  'SYMBOL_BLOCKED',
  'SIZE_LIMIT',
  'STALE_PRICE',
  'STALE_RATE',
  'NOTIONAL_LIMIT',
  'PRICE_COLLAR',
  'PERIOD_COLLAR',
  'SHORT_SALE',
  'ORDER_RATE',
  'MESSAGE_RATE',
  'ORDER_TO_TRADE',
  'DUPLICATE_ORDER',
  'OPEN_ORDERS_LIMIT',
  'OPEN_NOTIONAL_LIMIT',
  'POSITION_LIMIT',
  'GROSS_LIMIT',
  'NET_LIMIT',
  'BUYING_POWER',
  'DAILY_LOSS',
  'DRAWDOWN',
  'RISK_STALE',
  'VAR_LIMIT',
] as const satisfies readonly (keyof typeof Reject)[];
export type OverridableControl = (typeof OverridableControls)[number];

const FIRST_CODE = 200;
const HALF = 32;

/** The two words of a list of controls. */
export function controlWords(controls: readonly OverridableControl[]): readonly [low: number, high: number] {
  const words = new Uint32Array(2);
  for (const name of controls) {
    const bit = Reject[name].code - FIRST_CODE;
    const half = bit < HALF ? 0 : 1;
    words[half] = words[half]! | (1 << (bit % HALF));
  }
  return [words[0]!, words[1]!];
}

const [ALL_LOW, ALL_HIGH] = controlWords(OverridableControls);

/** Whether two words name such controls only. */
export function areOverridable(low: number, high: number): boolean {
  return isPartOf(low, ALL_LOW) && isPartOf(high, ALL_HIGH);
}

function isPartOf(word: number, all: number): boolean {
  return Number.isInteger(word) && word >= 0 && word < 2 ** HALF && (word & ~all) === 0;
}
