import { scratchWords } from '../memory/scratch.ts';
import { remainder } from '../number/remainder.ts';
import { EventWord } from '../schema/event.ts';
import { hasTerms } from '../schema/order-kind.ts';
import { TERM_WORDS } from '../schema/terms.ts';
import { ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { RECENT_WIDTH, RecentColumn, RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { add, beginRow, put, reopenRow } from '../state/table.ts';
import type { Exposure } from './exposure.ts';
import { kindOf } from './recent-kinds.ts';

/**
 * Orders of the same content: account, tag, instrument, side, type, quantity, price, and terms where the type has any. The newest of each content is
 * found by two lanes of 32 bits over them, which are equal for different ones once in 2^64.
 *
 *   recent   │ a │ b │ · │ c │ b'│ …     a ring; where b' supersedes b, b's row is empty (ORDER_ID 0)
 *                              ↑ RECENT_COUNT mod rows: the oldest makes room, and is forgotten, in its window or not
 *
 * By kind (`recent-kinds.ts`) it is known when the last was remembered: of most orders so long ago that they needn't be
 * looked for.
 */
const R = RecentColumn;
const O = OrderColumn;
/** More than there are types. */
const TYPES = 64;
const LOW = 0;
const HIGH = 1;

const key = scratchWords(2);
const scratch = scratchWords(2);
const scratchHalves = new Int32Array(scratch.buffer);

/** Whether one of its kind was remembered at `since[0]` or later. */
export function hasLike(
  { recentUs }: EngineState,
  { account, instrument, side }: Exposure,
  since: Float64Array,
): boolean {
  return recentUs[kindOf(account, instrument, side)]! >= since[0]!;
}

/** The row in `recent` of an order of the same content; -1: none is remembered. */
export function findSame(state: EngineState, order: Exposure): number {
  // The first order of a tag: nothing is like it, and without its tag it isn't the same.
  if (order.hasTag && order.tagScope < 0) return -1;
  scratch[0] = order.lots;
  scratch[1] = order.priceTicks;
  keyOf(order.account, order.tagScope, order.instrument, order.side, order.orderType);
  if (hasTerms(order.orderType)) mixTerms(order.terms, 0);
  return state.recentRows.find(key, 0);
}

/** Remembers an order of the table, of this tag, that the event at `word` accepted. */
export function remember(state: EngineState, row: number, tagScope: number, event: Float64Array, word: number): void {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const { recent, recentRows, recentUs, risk } = state;
  const account = words[from + O.ACCOUNT]! | 0;
  const instrument = words[from + O.INSTRUMENT]! | 0;
  const side = words[from + O.SIDE]! | 0;
  scratch[0] = words[from + O.QUANTITY_LOTS]!;
  scratch[1] = words[from + O.PRICE_TICKS]!;
  const type = words[from + O.TYPE]! | 0;
  keyOf(account, tagScope, instrument, side, type);
  if (hasTerms(type)) mixTerms(event, word + EventWord.TERMS);
  const same = recentRows.find(key, 0);
  if (same >= 0) forget(state, same);
  const count = risk.words[RiskColumn.RECENT_COUNT]!;
  const to = remainder(count, recent.rows) | 0;
  const next = to * RECENT_WIDTH;
  if (recent.words[next + R.ORDER_ID] !== 0) recentRows.remove(to);
  reopenRow(recent, to);
  recent.words[next + R.LOW] = key[LOW]!;
  recent.words[next + R.HIGH] = key[HIGH]!;
  recent.words[next + R.TIME_US] = event[word + EventWord.TIME_US]!;
  recent.words[next + R.ORDER_ID] = words[from + O.ORDER_ID]!;
  beginRow(recent, to);
  recentRows.insert(to);
  const kind = kindOf(account, instrument, side);
  if (recentUs[kind]! < recent.words[next + R.TIME_US]!) recentUs[kind] = recent.words[next + R.TIME_US]!;
  add(risk, RiskColumn.RECENT_COUNT, 1);
}

function forget(state: EngineState, row: number): void {
  state.recentRows.remove(row);
  put(state.recent, row * RECENT_WIDTH + R.ORDER_ID, 0);
}

/** Into the key, once it is made. */
function mixTerms(words: Float64Array, at: number): void {
  for (let i = 0; i < TERM_WORDS; i++) {
    scratch[0] = words[at + i]!;
    const low = scratchHalves[0]!;
    const high = scratchHalves[1]!;
    key[LOW] = step(step(key[LOW]!, low, 0x85ebca6b), high, 0xc2b2ae35);
    key[HIGH] = step(step(key[HIGH]!, high, 0x27d4eb2f), low, 0x165667b1);
  }
}

/** Into `key`; quantity and price stand in `scratch`. */
function keyOf(account: number, tagScope: number, instrument: number, side: number, type: number): void {
  // As ever for the two types that have no terms.
  const kind = hasTerms(type) ? TYPES + side * TYPES + type : side * 8 + type;
  const lotsLow = scratchHalves[0]!;
  const lotsHigh = scratchHalves[1]!;
  const ticksLow = scratchHalves[2]!;
  const ticksHigh = scratchHalves[3]!;
  let low = 0x2545f491;
  low = step(low, account, 0x85ebca6b);
  low = step(low, tagScope, 0x85ebca6b);
  low = step(low, instrument, 0x85ebca6b);
  low = step(low, kind, 0x85ebca6b);
  low = step(step(low, lotsLow, 0x85ebca6b), lotsHigh, 0xc2b2ae35);
  key[LOW] = step(step(low, ticksLow, 0x85ebca6b), ticksHigh, 0xc2b2ae35);
  let high = 0x6c078965;
  high = step(high, account, 0x27d4eb2f);
  high = step(high, tagScope, 0x27d4eb2f);
  high = step(high, instrument, 0x27d4eb2f);
  high = step(high, kind, 0x27d4eb2f);
  high = step(step(high, lotsHigh, 0x27d4eb2f), lotsLow, 0x165667b1);
  key[HIGH] = step(step(high, ticksHigh, 0x27d4eb2f), ticksLow, 0x165667b1);
}

function step(hash: number, half: number, factor: number): number {
  const h = Math.imul(hash ^ half, factor);
  return h ^ (h >>> 15);
}
