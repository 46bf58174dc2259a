import { GlobalColumn } from '../../../core/state/columns.js';
import { hashOf } from '../../../core/state/table.js';
import { must } from '../violation.js';
/** Whoever applies the same events has the same state: engine, follower, and replay after a restart. */
export function everyReplicaHasTheStateOfItsEvents(who, state, observer) {
    const seq = state.globals.words[GlobalColumn.SEQ];
    must(seq <= observer.lastSeq, 'nobody knows events that were never published', () => `${who} is at ${seq}`);
    const { low, high } = observer.hashAt(seq);
    must(state.hash.low === low && state.hash.high === high, 'every replica has the state of its events', () => {
        return `${who} has another hash after event ${seq}`;
    });
}
/** The hash that is kept while writing is the one of what was written. */
export function theKeptHashIsThatOfTheTables(who, state) {
    const { low, high } = hashOf(state.tables);
    must(state.hash.low === low && state.hash.high === high, 'the kept hash is that of the tables', () => who);
}
export function theJournalHasWhatWasPublished(observer, seq, records, at) {
    const published = observer.event(seq);
    const length = records.i32[at >> 2];
    const isSame = published.length <= length && published.every((byte, i) => records.u8[at + i] === byte);
    must(isSame, 'the journal has what was published, byte for byte', () => `event ${seq} differs`);
}
export function whatWasDurableStays(lastSeq, durableSeq) {
    must(lastSeq >= durableSeq, 'what was durable stays', () => `durable up to ${durableSeq}, found up to ${lastSeq}`);
}
//# sourceMappingURL=replicas.js.map