import { closeSync, openSync, readSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { GlobalColumn } from '../../core/state/columns.js';
import { createState } from '../../core/state/state.js';
import { engineCapacities } from '../../gateway/boot/engine-setup.js';
import { recoverReplica } from '../../workers/follower/recover.js';
import { replicaOf } from '../../workers/follower/replica.js';
import { openJournal } from '../../workers/journal/open-journal.js';
import { benchConfig } from './make-journal.js';
/** What a start does with a journal that has no snapshot, in its order. */
export function replay(data, marks) {
    const state = createState(engineCapacities(benchConfig()));
    const began = performance.now();
    const journal = openJournal({ data });
    try {
        const opened = performance.now();
        const seen = [];
        const replica = marked(replicaOf(state), marks, (events) => seen.push([events, (performance.now() - began) / 1000]));
        recoverReplica(data, journal.position.journalId, replica, journal.lastSeq, () => { });
        const ended = performance.now();
        if (state.globals.words[GlobalColumn.SEQ] !== journal.lastSeq)
            throw new Error('the replay ended too early');
        return {
            events: journal.lastSeq,
            openS: (opened - began) / 1000,
            replayS: (ended - opened) / 1000,
            marks: [...seen, [journal.lastSeq, (ended - began) / 1000]],
        };
    }
    finally {
        journal.lock.release();
    }
}
function marked(replica, marks, onMark) {
    let applied = 0;
    let next = 0;
    return {
        ...replica,
        // The hash is a view of the state's own.
        get hash() {
            return replica.hash;
        },
        apply(records, at) {
            replica.apply(records, at);
            if (++applied === marks[next])
                onMark(marks[next++]);
        },
    };
}
const CHUNK_BYTES = 1 << 20;
/** The same files read from end to end and nothing done with them, as `cat` does. Bytes, and seconds. */
export function readPlainly(data) {
    const folder = join(data, 'journal');
    const chunk = new Uint8Array(CHUNK_BYTES);
    let bytes = 0;
    const began = performance.now();
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.segment'))) {
        const fd = openSync(join(folder, name), 'r');
        for (let read = -1; read !== 0;) {
            read = readSync(fd, chunk);
            bytes += read;
        }
        closeSync(fd);
    }
    return { bytes, seconds: (performance.now() - began) / 1000 };
}
//# sourceMappingURL=replay.js.map