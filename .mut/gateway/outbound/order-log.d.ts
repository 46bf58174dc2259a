import { type Records } from '../../core/memory/records.ts';
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
export declare function createOrderLog(accounts: number, capacity?: number): OrderLog;
