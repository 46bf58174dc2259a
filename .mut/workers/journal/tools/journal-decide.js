import { recordsOf } from '../../../core/memory/records.js';
import { redecide } from '../../../core/order/redecide.js';
import { EVENT_BYTES, EventHalf, EventKind, EventWord } from '../../../core/schema/event.js';
import { createState } from '../../../core/state/state.js';
import { ExitCode } from '../../exit-codes.js';
import { applyChecked, divergenceText, replicaOf } from '../../follower/replica.js';
import { JournalError } from '../journal-error.js';
import { journalPaths } from '../journal-paths.js';
import { hasJournal } from '../segment-files.js';
import { readEvents } from '../read-journal.js';
/** Differences shown in full; the rest is counted. */
const MAX_SHOWN = 10;
/**
 * Decides every event of a journal again, from its first, and compares byte by byte: that this version would have
 * decided as the one that wrote it did, and that the state comes out the same at every checkpoint. Needs the archive
 * back to the first event.
 */
export function journalDecide(data, print) {
    if (!hasJournal(journalPaths(data)))
        throw new JournalError('FOREIGN', `There is no journal in ${data}.`);
    const state = createState();
    const replica = replicaOf(state);
    const again = recordsOf(new ArrayBuffer(EVENT_BYTES));
    const sink = { records: again, claim: () => 0 };
    let events = 0;
    let checkpoints = 0;
    let differences = 0;
    function compare(records, at) {
        const length = records.i32[(at >> 2) + EventHalf.LENGTH];
        const kind = records.i32[(at >> 2) + EventHalf.KIND_VERSION] & 0xffff;
        if (kind === EventKind.checkpoint)
            checkpoints += 1;
        const decided = redecide(state, records, at, sink);
        if (decided < 0 || !isEqual(records.u8, at, again.u8, length)) {
            differences += 1;
            if (differences <= MAX_SHOWN) {
                const seq = records.f64[(at >> 3) + EventWord.SEQ];
                const now = decided < 0 ? 'nothing is decided now' : `decided differently ${whereText(records, at, again, length)}`;
                print(`DIFFERS  event ${seq}, kind ${kind}: ${now}\n`);
            }
        }
        const divergence = applyChecked(replica, records, at);
        if (divergence !== undefined)
            throw new JournalError('DIVERGED', divergenceText(divergence));
        events += 1;
    }
    readEvents(data, 1, compare);
    print(`${events} events decided again, ${checkpoints} checkpoints met, ${differences} differences\n`);
    return differences === 0 ? ExitCode.ok : ExitCode.damagedData;
}
function isEqual(a, at, b, length) {
    for (let i = 0; i < length; i++)
        if (a[at + i] !== b[i])
            return false;
    return true;
}
function whereText(records, at, again, length) {
    const words = [];
    for (let byte = 0; byte < length; byte += 8) {
        for (let i = byte; i < byte + 8; i++) {
            if (records.u8[at + i] === again.u8[i])
                continue;
            words.push(byte / 8);
            break;
        }
    }
    return `in words ${words.join(', ')}`;
}
//# sourceMappingURL=journal-decide.js.map