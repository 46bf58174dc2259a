import { invariant } from '../invariant.ts';
import { GlobalColumn } from '../state/columns.ts';
import { LIMIT_ROW_WIDTH, LimitRowColumn, RiskColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import { LIMIT_FIELDS, LimitField, LimitLayer } from './limit-field.ts';

/**
 * The limits in force, worked out once per change of them: what stands in `limits` is a row per scope that something was
 * set for; what an order is judged by is one slot here, with each field of the most specific scope that sets it.
 *
 *   slot │ field 0 │ field 1 │ … │ account, instrument │ tag, broker │ version │      NO_LIMIT where nothing sets it
 *
 * Derived from the tables, so it is no state: a slot whose version is old is worked out again when it is next asked for,
 * and one that another key took over, too. A place that no row of limits tells from others (an account where all have
 * the same) has no slot of its own: with one row for everybody there is one slot for everybody.
 *
 * Whoever judges an order keeps several slots in mind at once (the order's, its book's, its account's, the firm's). So
 * that none takes another's place, each kind of key has a range of slots to itself: the kind is which of the four are
 * named.
 */
export interface ResolvedLimits {
  readonly words: Float64Array;
  /** Of books that are named by account and instrument alone, and of every other kind of key. */
  readonly bookMask: number;
  readonly kindMask: number;
  /** How many rows of `limits` the next two were worked out from. */
  rowsSeen: number;
  /** Bit 16 × (layer − 1) + kind: there are rows of that layer and kind. */
  kinds: number;
  /** The same of the firm's; above them which of the four any row names. */
  firmKinds: number;
}

/** What stands for "no limit": flags, modes and windows that nobody set are off all the same (`limitOr`). */
export const NO_LIMIT = Number.MAX_SAFE_INTEGER;

const WIDTH = 32;
const NAMES = 29;
const OTHER_NAMES = 30;
const VERSION = 31;

/* Kinds of keys and rows: which of the four are named. */
const ACCOUNT = 8;
const TAG = 4;
const INSTRUMENT = 2;
const BROKER = 1;
const BOOK = ACCOUNT | INSTRUMENT;
/** No tag is without its account: the place of such a kind is the firm's. */
const FIRM_KIND = TAG;
const KINDS = 16;
const FIRM_ROWS = 2 ** KINDS - 1;

/** `rows`: how many scopes are in use together, about. */
export function createResolvedLimits(rows: number): ResolvedLimits {
  const bookSlots = 2 ** Math.max(4, Math.ceil(Math.log2(rows)));
  // Each account with each broker, for one: what has no room is worked out again and again. Memory is taken as it is used.
  const kindSlots = Math.max(4, bookSlots / 8);
  return {
    words: new Float64Array((bookSlots + KINDS * kindSlots) * WIDTH),
    bookMask: bookSlots - 1,
    kindMask: kindSlots - 1,
    rowsSeen: 0,
    kinds: 0,
    firmKinds: 0,
  };
}

const A = LimitRowColumn;
const ROWS = RiskColumn.LIMIT_ROWS;
const LIMITS_VERSION = GlobalColumn.LIMITS_VERSION;
const key = new Float64Array(5);

/** Any tag, or any broker, that no limits name. */
const SOME = -2;
const FIRM = -2;

/**
 * Where the limits of a scope begin in `state.resolved.words`: one word per `LimitField`. Each of the four is a row, -1:
 * none named. `tag` is the tag's row in `scopes`. Valid until limits are asked for of another key that names the same.
 *
 * Totals of a tag, and of a broker, come only from limits that name a tag, or a broker: those of its account, or of
 * everybody, are no inheritance for a part of it.
 */
export function limitsOf(state: EngineState, account: number, tag: number, instrument: number, broker: number): number {
  const named = namesInUse(state);
  const ofAccount = (named & ACCOUNT) === 0 && account >= 0 ? -1 : account;
  const ofInstrument = (named & INSTRUMENT) === 0 ? -1 : instrument;
  const isTotal = instrument < 0;
  const ofTag = (named & TAG) === 0 && tag >= 0 ? (isTotal ? SOME : -1) : tag;
  const ofBroker = (named & BROKER) === 0 && broker >= 0 ? (isTotal ? SOME : -1) : broker;
  return slotOf(state, ofAccount, ofTag, ofInstrument, ofBroker);
}

/** The totals of all accounts together; with an instrument, of all their books of it. */
export function firmLimits(state: EngineState, instrument = -1): number {
  return slotOf(state, FIRM, -1, (namesInUse(state) & INSTRUMENT) === 0 ? -1 : instrument, -1);
}

/** Whether any limits name a tag: else an order's tag needn't be looked up to judge it. */
export function namesTags(state: EngineState): boolean {
  return (namesInUse(state) & TAG) !== 0;
}

export function namesInstruments(state: EngineState): boolean {
  return (namesInUse(state) & INSTRUMENT) !== 0;
}

export function namesBrokers(state: EngineState): boolean {
  return (namesInUse(state) & BROKER) !== 0;
}

export function hasFirmLimits(state: EngineState): boolean {
  namesInUse(state);
  return (state.resolved.firmKinds & FIRM_ROWS) !== 0;
}

/** Which of the four any row of limits names. */
function namesInUse(state: EngineState): number {
  const { resolved } = state;
  if (resolved.rowsSeen !== state.risk.words[ROWS]) lookAtRows(state);
  return resolved.firmKinds >> KINDS;
}

/** Rows are never given back, so that only the new ones have to be looked at. */
function lookAtRows(state: EngineState): void {
  const { resolved } = state;
  const { words } = state.limits;
  const rows = state.risk.words[ROWS]!;
  let named = resolved.firmKinds >> KINDS;
  for (let row = resolved.rowsSeen; row < rows; row++) {
    const at = row * LIMIT_ROW_WIDTH;
    let kind = 0;
    if (words[at + A.ACCOUNT] !== 0) kind |= ACCOUNT;
    if (words[at + A.TAG] !== 0) kind |= TAG;
    if (words[at + A.INSTRUMENT] !== 0) kind |= INSTRUMENT;
    if (words[at + A.BROKER] !== 0) kind |= BROKER;
    named |= kind;
    if (words[at + A.LAYER] === LimitLayer.firm) resolved.firmKinds |= 1 << kind;
    else resolved.kinds |= 1 << (kind + KINDS * (words[at + A.LAYER]! - LimitLayer.configured));
  }
  resolved.firmKinds = (resolved.firmKinds & FIRM_ROWS) | (named << KINDS);
  resolved.rowsSeen = rows;
}

function slotOf(state: EngineState, account: number, tag: number, instrument: number, broker: number): number {
  const { words, bookMask, kindMask } = state.resolved;
  const kind = kindOf(account, tag, instrument, broker);
  const hash = hashOf(account, tag, instrument, broker);
  const slot = kind === BOOK ? hash & bookMask : bookMask + 1 + kind * (kindMask + 1) + (hash & kindMask);
  const names = (account + 3) * 2 ** 26 + instrument + 3;
  const otherNames = (tag + 3) * 2 ** 26 + broker + 3;
  const version = state.globals.words[LIMITS_VERSION]! + 1;
  const first = slot * WIDTH;
  if (isSlotOf(words, first, names, otherNames, version)) return first;
  // The neighbour is of the same kind.
  const second = (slot ^ 1) * WIDTH;
  if (isSlotOf(words, second, names, otherNames, version)) return second;
  const to = words[first + VERSION] === version && words[second + VERSION] !== version ? second : first;
  words[to + NAMES] = names;
  words[to + OTHER_NAMES] = otherNames;
  words[to + VERSION] = version;
  resolveInto(state, words, to, account, tag, instrument, broker);
  return to;
}

function isSlotOf(words: Float64Array, at: number, names: number, otherNames: number, version: number): boolean {
  return words[at + NAMES] === names && words[at + OTHER_NAMES] === otherNames && words[at + VERSION] === version;
}

function kindOf(account: number, tag: number, instrument: number, broker: number): number {
  if (account === FIRM) return FIRM_KIND | (instrument < 0 ? 0 : INSTRUMENT);
  return (
    (account < 0 ? 0 : ACCOUNT) |
    (tag === -1 ? 0 : TAG | ACCOUNT) |
    (instrument < 0 ? 0 : INSTRUMENT) |
    (broker === -1 ? 0 : BROKER)
  );
}

function hashOf(account: number, tag: number, instrument: number, broker: number): number {
  let hash = Math.imul(account + 3, 0x9e3779b1) ^ Math.imul(instrument + 3, 0x85ebca6b);
  hash ^= Math.imul(tag + 3, 0xc2b2ae35) ^ Math.imul(broker + 3, 0x27d4eb2f);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

/** From the least to the most specific: what is set covers what is configured, the account before tag, symbol and broker. */
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
  const { kinds, firmKinds } = state.resolved;
  if (account === FIRM) {
    if ((firmKinds & 1) !== 0) takeOver(state, to, LimitLayer.firm, 0, -1, -1, -1, -1, 0);
    if ((firmKinds & (1 << INSTRUMENT)) !== 0 && instrument >= 0) {
      takeOver(state, to, LimitLayer.firm, INSTRUMENT, -1, -1, instrument, -1, 0);
    }
    return;
  }
  const parts = (tag === -1 ? 0 : TAG) | (broker === -1 ? 0 : BROKER);
  for (let layer: number = LimitLayer.configured; layer <= LimitLayer.set; layer++) {
    for (let kind = 0; kind < KINDS; kind++) {
      if (((kinds >> (kind + KINDS * (layer - LimitLayer.configured))) & 1) === 0) continue;
      if ((kind & ACCOUNT) !== 0 && account < 0) continue;
      if ((kind & TAG) !== 0 && tag < 0) continue;
      if ((kind & INSTRUMENT) !== 0 && instrument < 0) continue;
      if ((kind & BROKER) !== 0 && broker < 0) continue;
      takeOver(state, to, layer, kind, account, tag, instrument, broker, parts);
    }
  }
}

/** `parts`: the tag and broker that are asked for; a total is taken only from rows that name them all. */
function takeOver(
  state: EngineState,
  to: number,
  layer: number,
  kind: number,
  account: number,
  tag: number,
  instrument: number,
  broker: number,
  parts: number,
): void {
  key[0] = layer;
  key[1] = (kind & ACCOUNT) === 0 ? 0 : account + 1;
  key[2] = (kind & TAG) === 0 ? 0 : tag + 1;
  key[3] = (kind & INSTRUMENT) === 0 ? 0 : instrument + 1;
  key[4] = (kind & BROKER) === 0 ? 0 : broker + 1;
  const row = state.limitRows.find(key, 0);
  if (row < 0) return;
  const from = row * LIMIT_ROW_WIDTH + A.FIELDS;
  const limits = state.limits.words;
  const { words } = state.resolved;
  const fields = (kind & (TAG | BROKER)) === parts ? LIMIT_FIELDS : FIRST_TOTAL;
  for (let field = 0; field < fields; field++) {
    const set = limits[from + field]!;
    if (set !== 0) words[to + field] = set - 1;
  }
}

/** A field that is off where nobody set it. */
export function limitOr(state: EngineState, at: number, index: number, otherwise: number): number {
  const value = state.resolved.words[at + index]!;
  return value === NO_LIMIT ? otherwise : value;
}

const FIRST_TOTAL = LimitField.max_open_orders.index;

invariant(LIMIT_FIELDS <= NAMES && LIMIT_FIELDS <= LIMIT_ROW_WIDTH - A.FIELDS, 'every limit has its word');
invariant(
  Object.values(LimitField).every(({ index, of }, i) => index === i && (of === 'total') === index >= FIRST_TOTAL),
  'limits are numbered from 0, totals last',
);
