import { LIMIT_FIELDS } from './limit-field.ts';

/**
 * The limits in force, worked out once per change of them: what stands in `limits` is a row per scope that something was
 * set for; what an order is judged by is one slot here, with each field of the most specific scope that sets it.
 *
 *   slot │ field 0 │ field 1 │ … │ spare │ spare │ name │      NO_LIMIT where nothing sets a field
 *
 *   owners × (any broker, each broker, another)    found by their numbers alone: of the firm, each account, each tag, everybody
 *   the same, with an instrument                   where limits name instruments: hashed
 *
 * Derived from the tables, so it is no state: a slot whose stamp is old is worked out again when it is next asked for, and
 * one that another name took over, too. What no row of limits tells from others (accounts where all have the same) has no
 * slot of its own: with one row for everybody there is one slot for everybody.
 *
 * Whoever judges an order keeps several slots in mind at once (the order's, its book's, its account's, the firm's). So
 * that none takes another's place, each kind of hashed names has a range of slots to itself.
 */
export interface ResolvedLimits {
  readonly words: Float64Array;
  /** By slot: the `version` by which it was worked out; 0: never. */
  readonly stamps: Int32Array;
  /** Owners are rows of `scopes`, and after them everybody. */
  readonly everybody: number;
  /** Slots of an owner: of any broker, of each, and of one that isn't known. */
  readonly columns: number;
  /** Slots of books that are named by account and instrument alone, and of every other kind with an instrument. */
  readonly firstBook: number;
  readonly bookMask: number;
  readonly firstKind: number;
  readonly kindMask: number;
  /** Of what the rest was worked out from: as many rows of `limits`, and the version of the limits. */
  rowsSeen: number;
  limitsSeen: number;
  /** Counts such changes, from 1 on. */
  version: number;
  /** Which of account, tag, instrument and broker any row names. */
  names: number;
  /** Bit 16 × (layer − 1) + kind: there are rows of that layer and kind. */
  kinds: number;
  /** The same of the firm's. */
  firmKinds: number;
}

/** What a token of a bucket (`token-bucket.ts`) is counted as. */
export const TOKEN = 1_000_000;

/** Words of a slot: whole cache lines. */
export const RESOLVED_WIDTH = 32;
/** Behind the fields what follows from them: so much may be missing of a bucket that has a token left; Infinity: no bucket. */
export const MESSAGES_SPARE = LIMIT_FIELDS;
export const ORDERS_SPARE = LIMIT_FIELDS + 1;
/** Kinds of names with an instrument: the firm's, a tag's, everybody's, an account's; each without and with a broker. */
const SLOT_KINDS = 8;

/** `books`: how many books are in use together, about; `scopeRows`: the rows of `scopes`. */
export function createResolvedLimits(books: number, scopeRows: number, brokers: number): ResolvedLimits {
  const columns = brokers + 2;
  const bookSlots = 2 ** Math.max(4, Math.ceil(Math.log2(books)));
  // Each account with each broker, for one: what has no room is worked out again and again. Memory is taken as it is used.
  const kindSlots = Math.max(4, bookSlots / 8);
  const firstBook = evenUp((scopeRows + 1) * columns);
  const firstKind = firstBook + bookSlots;
  const slots = firstKind + SLOT_KINDS * kindSlots;
  return {
    words: new Float64Array(slots * RESOLVED_WIDTH),
    stamps: new Int32Array(slots),
    everybody: scopeRows,
    columns,
    firstBook,
    bookMask: bookSlots - 1,
    firstKind,
    kindMask: kindSlots - 1,
    rowsSeen: 0,
    limitsSeen: 0,
    version: 1,
    names: 0,
    kinds: 0,
    firmKinds: 0,
  };
}

/** Slots are taken in pairs. */
function evenUp(slots: number): number {
  return slots + (slots & 1);
}
