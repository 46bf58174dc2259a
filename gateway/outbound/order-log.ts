import { invariant } from '../../core/invariant.ts';
import { type Records, recordsOf } from '../../core/memory/records.ts';
import { remainder } from '../../core/number/remainder.ts';
import { CLIENT_ID_WORDS } from '../../core/schema/command.ts';
import { EVENT_LONG_BYTES, EVENT_WORDS, EventByte, EventHalf, EventKind, EventWord } from '../../core/schema/event.ts';

/**
 * The newest reports of each account, as copies of the event words that are told of it, in the order of the account's sequence:
 *
 *   first … last         kept; a report's place is its sequence modulo the capacity
 *
 * Everybody who follows the `orders` channel is a cursor into this log: resuming and being live are the same walk.
 */
export interface OrderLog {
  readonly records: Records;
  /** Keeps the order event at byte `at` of `from`, if it is one. Returns whether it was. */
  append(from: Records, at: number): boolean;
  /** The same for one that may be older than what is kept; `isComplete` then finds out what there is without a gap. */
  refill(from: Records, at: number): boolean;
  /** The account has had so many reports, whether or not they are kept. */
  had(account: number, reports: number): void;
  /** After a refill: whether each account has all reports that there is room for. */
  isComplete(): boolean;
  /** Sequence of the oldest kept report; `last + 1` if there is none. */
  first(account: number): number;
  /** Sequence of the newest report, 0 if there is none. */
  last(account: number): number;
  /** Byte offset in `records` of a kept report. */
  at(account: number, sequence: number): number;
}

const REPORTS_PER_ACCOUNT = 10_000;

const WORDS = EVENT_WORDS;
const BYTES_OF_ONE = WORDS * 8;
const LONG_BYTES = EVENT_LONG_BYTES;
const { accepted: ACCEPTED, acknowledged: ACKNOWLEDGED, rejected: REJECTED, suspended: SUSPENDED } = EventKind;
const { TIME_US, ORDER_ID, PRICE_TICKS, QUANTITY_LOTS, FILLED_LOTS, LAST_TICKS, LAST_LOTS, EXECUTION_ID } = EventWord;
const { ACCOUNT_SEQ, ORDER_VERSION, FILLED_COST, CLIENT_ID_LENGTH, CLIENT_ID } = EventWord;
const { LENGTH, KIND_VERSION, ACCOUNT, INSTRUMENT, REJECT, NOTE } = EventHalf;
/** Words whose halves, or bytes, never make a NaN: length and kind, what the order is, reject and cause, note and flags. */
const HEAD = LENGTH >> 1;
const BYTES = EventByte.SIDE >> 3;
const REASON = REJECT >> 1;
const REMARK = NOTE >> 1;

export function createOrderLog(accounts: number, capacity: number = REPORTS_PER_ACCOUNT): OrderLog {
  invariant(accounts >= 1 && capacity >= 1, 'order log: room for a report');
  const records = recordsOf(new ArrayBuffer(accounts * capacity * WORDS * 8));
  const first = new Float64Array(accounts).fill(1);
  const last = new Float64Array(accounts);

  /** Of the newest report of each account. */
  const places = new Int32Array(accounts);

  function atPlace(account: number, place: number): number {
    return Math.imul(account * capacity + place, BYTES_OF_ONE);
  }

  function at(account: number, sequence: number): number {
    return atPlace(account, remainder(sequence, capacity));
  }

  function keep(to: number, from: Records, fromAt: number): void {
    const half = fromAt >> 2;
    const length = from.i32[half + LENGTH]!;
    const kind = from.i32[half + KIND_VERSION]! & 0xffff;
    if (length > LONG_BYTES || kind === REJECTED || kind === SUSPENDED)
      keepWhole(to >> 3, from, fromAt >> 3, length >> 3);
    else keepTold(to, from, fromAt, kind);
  }

  /** Of an event that has neither terms nor a venue's text: what is told of it, which is a third of its words. */
  function keepTold(toAt: number, from: Records, fromAt: number, kind: number): void {
    const source = from.f64;
    const target = records.f64;
    const start = fromAt >> 3;
    const to = toAt >> 3;
    target[to + HEAD] = source[start + HEAD]!;
    target[to + TIME_US] = source[start + TIME_US]!;
    target[to + ORDER_ID] = source[start + ORDER_ID]!;
    target[to + BYTES] = source[start + BYTES]!;
    target[to + REASON] = source[start + REASON]!;
    target[to + PRICE_TICKS] = source[start + PRICE_TICKS]!;
    target[to + QUANTITY_LOTS] = source[start + QUANTITY_LOTS]!;
    target[to + FILLED_LOTS] = source[start + FILLED_LOTS]!;
    target[to + ACCOUNT_SEQ] = source[start + ACCOUNT_SEQ]!;
    target[to + ORDER_VERSION] = source[start + ORDER_VERSION]!;
    target[to + REMARK] = source[start + REMARK]!;
    target[to + FILLED_COST] = source[start + FILLED_COST]!;
    // No instrument, with an account, is one.
    records.i32[(toAt >> 2) + ACCOUNT] = from.i32[(fromAt >> 2) + ACCOUNT]!;
    records.i32[(toAt >> 2) + INSTRUMENT] = from.i32[(fromAt >> 2) + INSTRUMENT]!;
    if (kind !== ACCEPTED && kind !== ACKNOWLEDGED) {
      target[to + LAST_TICKS] = source[start + LAST_TICKS]!;
      target[to + LAST_LOTS] = source[start + LAST_LOTS]!;
      target[to + EXECUTION_ID] = source[start + EXECUTION_ID]!;
    }
    const idLength = source[start + CLIENT_ID_LENGTH]!;
    target[to + CLIENT_ID_LENGTH] = idLength;
    if (idLength > 0) keepText(to + CLIENT_ID, from, start + CLIENT_ID);
  }

  function keepText(to: number, { f64 }: Records, start: number): void {
    for (let i = 0; i < CLIENT_ID_WORDS; i++) records.f64[to + i] = f64[start + i]!;
  }

  function keepWhole(to: number, from: Records, start: number, words: number): void {
    const source = from.f64;
    const target = records.f64;
    for (let i = 0; i < words; i++) {
      const word = source[start + i]!;
      target[to + i] = word;
      if (Number.isNaN(word)) keepHalves(to + i, from, start + i);
    }
  }

  /** As halves: two halves that make a NaN don't survive as a double. */
  function keepHalves(to: number, { i32 }: Records, start: number): void {
    records.i32[2 * to] = i32[2 * start]!;
    records.i32[2 * to + 1] = i32[2 * start + 1]!;
  }

  function append(from: Records, fromAt: number): boolean {
    const account = from.i32[(fromAt >> 2) + ACCOUNT]!;
    const sequence = from.f64[(fromAt >> 3) + ACCOUNT_SEQ]!;
    // The boot's refill and the live ring may overlap: what is known already is not news.
    if (account < 0 || account >= accounts || sequence <= last[account]!) return false;
    const next = places[account]! + 1;
    let place = next === capacity ? 0 : next;
    // A log that begins in the middle of an account's life, or was refilled with a gap, can't serve what is before.
    if (sequence !== last[account]! + 1) {
      first[account] = sequence;
      place = remainder(sequence, capacity);
    }
    keep(atPlace(account, place), from, fromAt);
    places[account] = place;
    last[account] = sequence;
    if (sequence - first[account]! >= capacity) first[account] = sequence - capacity + 1;
    return true;
  }

  function isKept(account: number, sequence: number): boolean {
    return records.f64[(at(account, sequence) >> 3) + ACCOUNT_SEQ] === sequence;
  }

  return {
    records,
    at,
    append,
    refill(from, fromAt) {
      const account = from.i32[(fromAt >> 2) + ACCOUNT]!;
      const sequence = from.f64[(fromAt >> 3) + ACCOUNT_SEQ]!;
      if (account < 0 || account >= accounts || sequence < 1 || sequence <= last[account]! - capacity) return false;
      if (sequence > last[account]!) return append(from, fromAt);
      keep(at(account, sequence), from, fromAt);
      return true;
    },
    had(account, reports) {
      if (account >= accounts || reports <= last[account]!) return;
      last[account] = reports;
      places[account] = remainder(reports, capacity);
      first[account] = reports + 1;
    },
    isComplete() {
      let complete = 0;
      for (let account = 0; account < accounts; account++) {
        const oldest = Math.max(1, last[account]! - capacity + 1);
        let sequence = first[account]!;
        while (sequence > oldest && isKept(account, sequence - 1)) sequence -= 1;
        first[account] = sequence;
        if (sequence <= oldest) complete += 1;
      }
      return complete === accounts;
    },
    first: (account) => first[account]!,
    last: (account) => last[account]!,
  };
}
