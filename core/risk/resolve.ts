import { invariant } from '../invariant.ts';
import { GlobalColumn } from '../state/columns.ts';
import { LIMIT_ROW_WIDTH, LimitRowColumn, RiskColumn } from '../state/risk-columns.ts';
import { type EngineState, FIRM_SCOPE, accountScope } from '../state/state.ts';
import { LIMIT_FIELDS, LimitField, LimitLayer } from './limit-field.ts';
import { MESSAGES_SPARE, ORDERS_SPARE, RESOLVED_WIDTH, type ResolvedLimits, TOKEN } from './resolved-limits.ts';

/** What stands for "no limit": flags, modes and windows that nobody set are off all the same (`limitOr`). */
export const NO_LIMIT = Number.MAX_SAFE_INTEGER;

const WIDTH = RESOLVED_WIDTH;
const NAME = WIDTH - 1;

/* Kinds of rows: which of the four are named. */
const ACCOUNT = 8;
const TAG = 4;
const INSTRUMENT = 2;
const BROKER = 1;
const KINDS = 16;

/* Kinds of hashed slots: whose they are, and whether a broker is named, too. */
const OWNER_FIRM = 0;
const OWNER_TAG = 1;
const OWNER_EVERYBODY = 2;
const OWNER_ACCOUNT = 3;
const BOOK = OWNER_ACCOUNT * 2;

/** Of the firm's totals: its row of `scopes` is the first. */
export const FIRM_SLOT = 0;

const A = LimitRowColumn;
const ROWS = RiskColumn.LIMIT_ROWS;
const LIMITS_VERSION = GlobalColumn.LIMITS_VERSION;
const key = new Float64Array(5);

/**
 * Where the limits of a scope begin in `state.resolved.words`: one word per `LimitField`. Each of the four is a row, -1:
 * none named. `tag` is the tag's row in `scopes`. Valid until limits are asked for of another key that names the same.
 *
 * Totals of a tag, and of a broker, come only from limits that name a tag, or a broker: those of its account, or of
 * everybody, are no inheritance for a part of it.
 */
export function limitsOf(state: EngineState, account: number, tag: number, instrument: number, broker: number): number {
  return limitsBy(state, namesInUse(state), account, tag, instrument, broker);
}

/** The same for who asks for several at once. `names`: `namesInUse`. */
export function limitsBy(
  state: EngineState,
  names: number,
  account: number,
  tag: number,
  instrument: number,
  broker: number,
): number {
  const isTotal = instrument < 0;
  if (!isTotal && namesInstruments(names)) return limitsByName(state, names, account, tag, instrument, broker);
  const { resolved } = state;
  const ofTag = isTotal ? tag : namedTag(names, tag);
  const ofBroker = isTotal || namesBroker(names) ? broker : -1;
  const slot = ownerOf(resolved, names, account, ofTag) * resolved.columns + columnOf(resolved, ofBroker);
  if (resolved.stamps[slot] !== resolved.version) resolve(state, slot, account, ofTag, -1, ofBroker);
  return slot * WIDTH;
}

function limitsByName(
  state: EngineState,
  names: number,
  account: number,
  tag: number,
  instrument: number,
  broker: number,
): number {
  const { resolved } = state;
  const ofTag = namedTag(names, tag);
  const ofBroker = namesBroker(names) ? broker : -1;
  const owner = ownerOf(resolved, names, account, ofTag);
  const column = columnOf(resolved, ofBroker);
  const whose = ofTag >= 0 ? OWNER_TAG : owner === resolved.everybody ? OWNER_EVERYBODY : OWNER_ACCOUNT;
  const slot = findSlot(resolved, whose * 2 + (column === 0 ? 0 : 1), owner, instrument, column);
  if (resolved.stamps[slot] !== resolved.version) resolve(state, slot, account, ofTag, instrument, ofBroker);
  return slot * WIDTH;
}

/** Whose slots they are. */
export function ownerOf({ everybody }: ResolvedLimits, names: number, account: number, tag: number): number {
  if (tag >= 0) return tag;
  return (names & ACCOUNT) !== 0 && account >= 0 ? accountScope(account) : everybody;
}

/** Of a slot, among those of its owner. */
export function columnOf({ columns }: ResolvedLimits, broker: number): number {
  return broker < 0 ? 0 : Math.min(broker, columns - 2) + 1;
}

/** -1: no limits name one, so that it makes no difference to an order. */
export function namedTag(names: number, tag: number): number {
  return (names & TAG) !== 0 ? tag : -1;
}

/** The totals of all accounts together; with an instrument, of all their books of it. */
export function firmLimits(state: EngineState, instrument = -1): number {
  return firmLimitsBy(state, namesInUse(state), instrument);
}

export function firmLimitsBy(state: EngineState, names: number, instrument: number): number {
  const { resolved } = state;
  const isNamed = instrument >= 0 && (names & INSTRUMENT) !== 0;
  const slot = isNamed ? findSlot(resolved, OWNER_FIRM, FIRM_SCOPE, instrument, 0) : FIRM_SLOT;
  if (resolved.stamps[slot] !== resolved.version) resolveFirm(state, slot, isNamed ? instrument : -1);
  return slot * WIDTH;
}

/** Of `namesInUse`. */
export function namesInstruments(names: number): boolean {
  return (names & INSTRUMENT) !== 0;
}

export function namesBroker(names: number): boolean {
  return (names & BROKER) !== 0;
}

export function namesBrokers(state: EngineState): boolean {
  return namesBroker(namesInUse(state));
}

/** Which of the four any row of limits names. */
export function namesInUse(state: EngineState): number {
  const { resolved } = state;
  const isSame =
    resolved.limitsSeen === state.globals.words[LIMITS_VERSION] && resolved.rowsSeen === state.risk.words[ROWS];
  if (!isSame) lookAtRows(state);
  return resolved.names;
}

/** Rows are never given back, so that only the new ones have to be looked at. */
function lookAtRows(state: EngineState): void {
  const { resolved } = state;
  const { words } = state.limits;
  const rows = state.risk.words[ROWS]!;
  for (let row = resolved.rowsSeen; row < rows; row++) {
    const at = row * LIMIT_ROW_WIDTH;
    let kind = 0;
    if (words[at + A.ACCOUNT] !== 0) kind |= ACCOUNT;
    if (words[at + A.TAG] !== 0) kind |= TAG;
    if (words[at + A.INSTRUMENT] !== 0) kind |= INSTRUMENT;
    if (words[at + A.BROKER] !== 0) kind |= BROKER;
    resolved.names |= kind;
    if (words[at + A.LAYER] === LimitLayer.firm) resolved.firmKinds |= 1 << kind;
    else resolved.kinds |= 1 << (kind + KINDS * (words[at + A.LAYER]! - LimitLayer.configured));
  }
  resolved.rowsSeen = rows;
  resolved.limitsSeen = state.globals.words[LIMITS_VERSION]!;
  resolved.version += 1;
}

/** The slot of a name with an instrument; where it is another's by now it is taken, with no stamp. */
function findSlot(resolved: ResolvedLimits, kind: number, owner: number, instrument: number, column: number): number {
  const { words, stamps, firstBook, bookMask, firstKind, kindMask, version } = resolved;
  const hash = hashOf(owner, instrument, column);
  const first = kind === BOOK ? firstBook + (hash & bookMask) : firstKind + kind * (kindMask + 1) + (hash & kindMask);
  const name = (owner * MOST_COLUMNS + column) * MOST_INSTRUMENTS + instrument;
  if (words[first * WIDTH + NAME] === name) return first;
  // The neighbour is of the same kind.
  const second = first ^ 1;
  if (words[second * WIDTH + NAME] === name) return second;
  const slot = stamps[first] === version && stamps[second] !== version ? second : first;
  words[slot * WIDTH + NAME] = name;
  stamps[slot] = 0;
  return slot;
}

const MOST_COLUMNS = 2 ** 8;
const MOST_INSTRUMENTS = 2 ** 20;

function hashOf(owner: number, instrument: number, column: number): number {
  let hash = Math.imul(owner + 3, 0x9e3779b1) ^ Math.imul(instrument + 3, 0x85ebca6b) ^ Math.imul(column, 0x27d4eb2f);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

function resolveFirm(state: EngineState, slot: number, instrument: number): void {
  const to = begin(state, slot);
  const { firmKinds } = state.resolved;
  if ((firmKinds & 1) !== 0) takeOver(state, to, LimitLayer.firm, 0, -1, -1, -1, -1, 0);
  if ((firmKinds & (1 << INSTRUMENT)) !== 0 && instrument >= 0) {
    takeOver(state, to, LimitLayer.firm, INSTRUMENT, -1, -1, instrument, -1, 0);
  }
  finish(state, to);
}

/** Nothing is limited there yet, by the limits of now. */
function begin({ resolved }: EngineState, slot: number): number {
  const to = slot * WIDTH;
  for (let field = 0; field < LIMIT_FIELDS; field++) resolved.words[to + field] = NO_LIMIT;
  resolved.stamps[slot] = resolved.version;
  return to;
}

/** From the least to the most specific: what is set covers what is configured, the account before tag, symbol and broker. */
function resolve(
  state: EngineState,
  slot: number,
  account: number,
  tag: number,
  instrument: number,
  broker: number,
): void {
  const to = begin(state, slot);
  const { kinds } = state.resolved;
  const parts = (tag < 0 ? 0 : TAG) | (broker < 0 ? 0 : BROKER);
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
  finish(state, to);
}

/** What follows from the fields. */
function finish({ resolved: { words } }: EngineState, to: number): void {
  words[to + MESSAGES_SPARE] = spareOf(
    words,
    to,
    LimitField.messages_per_second.index,
    LimitField.messages_burst.index,
  );
  words[to + ORDERS_SPARE] = spareOf(words, to, LimitField.orders_per_second.index, LimitField.orders_burst.index);
}

function spareOf(words: Float64Array, to: number, perSecond: number, burst: number): number {
  if (words[to + perSecond] === NO_LIMIT) return Infinity;
  const size = words[to + burst] === NO_LIMIT ? words[to + perSecond]! : words[to + burst]!;
  return (size - 1) * TOKEN;
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

invariant(ORDERS_SPARE < NAME && LIMIT_FIELDS <= LIMIT_ROW_WIDTH - A.FIELDS, 'every limit has its word');
invariant(
  Object.values(LimitField).every(({ index, of }, i) => index === i && (of === 'total') === index >= FIRST_TOTAL),
  'limits are numbered from 0, totals last',
);
