import type { Records } from '../../../core/memory/records.ts';
import { GlobalColumn } from '../../../core/state/columns.ts';
import type { EngineState } from '../../../core/state/state.ts';
import { hashOf } from '../../../core/state/table.ts';
import type { Observer } from '../observer.ts';
import { must } from '../violation.ts';

/** Whoever applies the same events has the same state: engine, follower, and replay after a restart. */
export function everyReplicaHasTheStateOfItsEvents(who: string, state: EngineState, observer: Observer): void {
  const seq = state.globals.words[GlobalColumn.SEQ]!;
  must(seq <= observer.lastSeq, 'nobody knows events that were never published', () => `${who} is at ${seq}`);
  const { low, high } = observer.hashAt(seq);
  must(state.hash.low === low && state.hash.high === high, 'every replica has the state of its events', () => {
    return `${who} has another hash after event ${seq}`;
  });
}

/** The hash that is kept while writing is the one of what was written. */
export function theKeptHashIsThatOfTheTables(who: string, state: EngineState): void {
  const { low, high } = hashOf(state.tables);
  must(state.hash.low === low && state.hash.high === high, 'the kept hash is that of the tables', () => who);
}

export function theJournalHasWhatWasPublished(observer: Observer, seq: number, records: Records, at: number): void {
  const published = observer.event(seq);
  const length = records.i32[at >> 2]!;
  const isSame =
    published.length <= length && Buffer.compare(published, records.u8.subarray(at, at + published.length)) === 0;
  must(isSame, 'the journal has what was published, byte for byte', () => `event ${seq} differs`);
}

export function whatWasDurableStays(lastSeq: number, durableSeq: number): void {
  must(lastSeq >= durableSeq, 'what was durable stays', () => `durable up to ${durableSeq}, found up to ${lastSeq}`);
}
