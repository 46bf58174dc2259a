import { apply } from '../../core/order/apply.js';
import { EventHalf, EventKind, EventWord } from '../../core/schema/event.js';
import { rebuildIndexes } from '../../core/state/state.js';
const { KIND_VERSION } = EventHalf;
const { SEQ, ARG0, ARG1 } = EventWord;
const CHECKPOINT = EventKind.checkpoint;
export function replicaOf(state) {
    return {
        tables: state.tables,
        hash: state.hash,
        apply: (records, at) => apply(state, records, at),
        rebuild: () => rebuildIndexes(state),
    };
}
/** Keeps the orders that leave the table, so that nobody who asks for one is told that there is none. */
export function replicaWithHistory(state, history) {
    return {
        ...replicaOf(state),
        apply(records, at) {
            const isRetirement = (records.i32[(at >> 2) + KIND_VERSION] & 0xffff) === EventKind.orders_retired;
            if (isRetirement)
                history.keep(state, records.f64[(at >> 3) + ARG0]);
            apply(state, records, at);
        },
        persist: () => history.sync(),
    };
}
/** Applies one event; a checkpoint is compared first, as its hash is that of the state before it. */
export function applyChecked(replica, records, at) {
    if ((records.i32[(at >> 2) + KIND_VERSION] & 0xffff) === CHECKPOINT) {
        const word = at >> 3;
        const expected = { low: records.f64[word + ARG0], high: records.f64[word + ARG1] };
        const { low, high } = replica.hash;
        if (expected.low !== low || expected.high !== high) {
            return { code: 'DIVERGED', seq: records.f64[word + SEQ], expected, found: { low, high } };
        }
    }
    replica.apply(records, at);
    return undefined;
}
export function divergenceText({ seq, expected, found }) {
    const hex = ({ low, high }) => `${(high >>> 0).toString(16)}:${(low >>> 0).toString(16)}`;
    return `Replay diverged at checkpoint ${seq}: the run had ${hex(expected)}, the replay has ${hex(found)}.`;
}
//# sourceMappingURL=replica.js.map