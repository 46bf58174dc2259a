import type { Records } from '../../../core/memory/records.ts';
import type { EngineState } from '../../../core/state/state.ts';
import type { Observer } from '../observer.ts';
/** Whoever applies the same events has the same state: engine, follower, and replay after a restart. */
export declare function everyReplicaHasTheStateOfItsEvents(who: string, state: EngineState, observer: Observer): void;
/** The hash that is kept while writing is the one of what was written. */
export declare function theKeptHashIsThatOfTheTables(who: string, state: EngineState): void;
export declare function theJournalHasWhatWasPublished(observer: Observer, seq: number, records: Records, at: number): void;
export declare function whatWasDurableStays(lastSeq: number, durableSeq: number): void;
