import { invariant } from '../../core/invariant.ts';
import { type Records, recordsOf } from '../../core/memory/records.ts';
import { remainder } from '../../core/number/remainder.ts';
import { EVENT_WORDS, EventHalf, EventWord } from '../../core/schema/event.ts';

/**
 * The newest reports of each account, as copies of the event words, in the order of the account's sequence:
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
const { ACCOUNT_SEQ } = EventWord;
const { ACCOUNT, LENGTH } = EventHalf;

export function createOrderLog(accounts: number, capacity: number = REPORTS_PER_ACCOUNT): OrderLog {
  invariant(accounts >= 1 && capacity >= 1, 'order log: room for a report');
  const records = recordsOf(new ArrayBuffer(accounts * capacity * WORDS * 8));
  const first = new Float64Array(accounts).fill(1);
  const last = new Float64Array(accounts);

  function at(account: number, sequence: number): number {
    return (account * capacity + remainder(sequence, capacity)) * WORDS * 8;
  }

  function keep(account: number, sequence: number, from: Records, fromAt: number): void {
    const source = from.f64;
    const target = records.f64;
    const to = at(account, sequence) >> 3;
    const start = fromAt >> 3;
    const words = from.i32[2 * start + LENGTH]! >> 3;
    // Eight at a time: with each turn of the loop V8 asks anew where the arrays are, and whether they still are.
    let i = 0;
    for (; i + 8 <= words; i += 8) {
      const at = start + i;
      const first = source[at]!;
      const second = source[at + 1]!;
      const third = source[at + 2]!;
      const fourth = source[at + 3]!;
      const fifth = source[at + 4]!;
      const sixth = source[at + 5]!;
      const seventh = source[at + 6]!;
      const eighth = source[at + 7]!;
      const into = to + i;
      target[into] = first;
      target[into + 1] = second;
      target[into + 2] = third;
      target[into + 3] = fourth;
      target[into + 4] = fifth;
      target[into + 5] = sixth;
      target[into + 6] = seventh;
      target[into + 7] = eighth;
      if (Number.isNaN(first + second + third + fourth + fifth + sixth + seventh + eighth)) {
        keepHalves(into, from, at, 8);
      }
    }
    keepHalves(to + i, from, start + i, words - i);
  }

  /** As halves: two halves that make a NaN don't survive as a double. */
  function keepHalves(to: number, { i32 }: Records, start: number, words: number): void {
    for (let i = 0; i < 2 * words; i++) records.i32[2 * to + i] = i32[2 * start + i]!;
  }

  function append(from: Records, fromAt: number): boolean {
    const account = from.i32[(fromAt >> 2) + ACCOUNT]!;
    const sequence = from.f64[(fromAt >> 3) + ACCOUNT_SEQ]!;
    // The boot's refill and the live ring may overlap: what is known already is not news.
    if (account < 0 || account >= accounts || sequence <= last[account]!) return false;
    // A log that begins in the middle of an account's life, or was refilled with a gap, can't serve what is before.
    if (sequence !== last[account]! + 1) first[account] = sequence;
    keep(account, sequence, from, fromAt);
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
      keep(account, sequence, from, fromAt);
      return true;
    },
    had(account, reports) {
      if (account >= accounts || reports <= last[account]!) return;
      last[account] = reports;
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
