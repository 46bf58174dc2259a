import { invariant } from '../invariant.ts';
import { GlobalColumn } from '../state/columns.ts';
import { LIMIT_ROW_WIDTH, LimitRowColumn, RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { LIMIT_FIELDS, LimitField, LimitLayer } from './limit-field.ts';

/**
 * The limits in force, worked out once per change of them: what stands in `limits` is a row per scope that something was
 * set for; what an order is judged by is one row here, with each field of the most specific scope that sets it.
 *
 *   slot │ account, tag, instrument, broker │ version │ field 0 │ field 1 │ …      NO_LIMIT where nothing sets it
 *
 * Derived from the tables, so it is no state: a slot whose version is old is worked out again when it is next asked for,
 * and one that another key took over, too.
 */
export interface ResolvedLimits {
  readonly words: Float64Array;
  readonly keys: Float64Array;
  readonly versions: Float64Array;
  readonly mask: number;
}

/** What stands for "no limit": flags, modes and windows that nobody set are off all the same (`limitOr`). */
export const NO_LIMIT = Number.MAX_SAFE_INTEGER;

const WIDTH = 32;
const KEY_WORDS = 4;

/** `rows`: how many scopes are in use together, about. */
export function createResolvedLimits(rows: number): ResolvedLimits {
  const slots = 2 ** Math.ceil(Math.log2(rows));
  return {
    words: new Float64Array(slots * WIDTH),
    keys: new Float64Array(slots * KEY_WORDS),
    versions: new Float64Array(slots),
    mask: slots - 1,
  };
}

const A = LimitRowColumn;
const key = new Float64Array(5);

/**
 * Where the limits of a scope begin in `state.resolved.words`: one word per `LimitField`. Each of the four is a row, -1:
 * none named. `tag` is the tag's row in `scopes`.
 */
export function limitsOf(state: EngineState, account: number, tag: number, instrument: number, broker: number): number {
  const { words, keys, versions, mask } = state.resolved;
  const slot = slotOf(account, tag, instrument, broker) & mask;
  const at = slot * KEY_WORDS;
  const version = state.globals.words[GlobalColumn.LIMITS_VERSION]! + 1;
  if (
    versions[slot] !== version ||
    keys[at] !== account ||
    keys[at + 1] !== tag ||
    keys[at + 2] !== instrument ||
    keys[at + 3] !== broker
  ) {
    keys[at] = account;
    keys[at + 1] = tag;
    keys[at + 2] = instrument;
    keys[at + 3] = broker;
    versions[slot] = version;
    resolveInto(state, words, slot * WIDTH, account, tag, instrument, broker);
  }
  return slot * WIDTH;
}

/** The totals of all accounts together. */
export function firmLimits(state: EngineState): number {
  return limitsOf(state, FIRM, -1, -1, -1);
}

const FIRM = -2;

function slotOf(account: number, tag: number, instrument: number, broker: number): number {
  let hash = Math.imul(account + 3, 0x9e3779b1) ^ Math.imul(instrument + 3, 0x85ebca6b);
  hash ^= Math.imul(tag + 3, 0xc2b2ae35) ^ Math.imul(broker + 3, 0x27d4eb2f);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

function resolveInto(
  state: EngineState,
  words: Float64Array,
  to: number,
  account: number,
  tag: number,
  instrument: number,
  broker: number,
): void {
  for (let field = 0; field < LIMIT_FIELDS; field++) words[to + field] = NO_LIMIT;
  if (state.risk.words[RiskColumn.LIMIT_ROWS] === 0) return;
  if (account === FIRM) {
    takeOver(state, words, to, LimitLayer.firm, -1, -1, -1, -1);
    return;
  }
  // From the least to the most specific: what is set later covers what was set before.
  for (let layer: number = LimitLayer.configured; layer <= LimitLayer.set; layer++) {
    for (let bits = 0; bits < 16; bits++) {
      if ((bits & 8) !== 0 && account < 0) continue;
      if ((bits & 4) !== 0 && tag < 0) continue;
      if ((bits & 2) !== 0 && instrument < 0) continue;
      if ((bits & 1) !== 0 && broker < 0) continue;
      takeOver(
        state,
        words,
        to,
        layer,
        (bits & 8) === 0 ? -1 : account,
        (bits & 4) === 0 ? -1 : tag,
        (bits & 2) === 0 ? -1 : instrument,
        (bits & 1) === 0 ? -1 : broker,
      );
    }
  }
}

function takeOver(
  state: EngineState,
  words: Float64Array,
  to: number,
  layer: number,
  account: number,
  tag: number,
  instrument: number,
  broker: number,
): void {
  key[0] = layer;
  key[1] = account + 1;
  key[2] = tag + 1;
  key[3] = instrument + 1;
  key[4] = broker + 1;
  const row = state.limitRows.find(key, 0);
  if (row < 0) return;
  const from = row * LIMIT_ROW_WIDTH + A.FIELDS;
  const limits = state.limits.words;
  for (let field = 0; field < LIMIT_FIELDS; field++) {
    const set = limits[from + field]!;
    if (set !== 0) words[to + field] = set - 1;
  }
}

/** A field that is off where nobody set it. */
export function limitOr(state: EngineState, at: number, index: number, otherwise: number): number {
  const value = state.resolved.words[at + index]!;
  return value === NO_LIMIT ? otherwise : value;
}

invariant(LIMIT_FIELDS <= WIDTH && LIMIT_FIELDS <= LIMIT_ROW_WIDTH - A.FIELDS, 'every limit has its word');
invariant(LimitField.max_order_quantity.index === 0, 'limits are numbered from 0');
