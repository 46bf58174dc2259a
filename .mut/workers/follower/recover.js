import { JournalError, orJournalError } from '../journal/journal-error.js';
import { systemFiles } from '../journal/files.js';
import { journalPaths } from '../journal/journal-paths.js';
import { readEvents } from '../journal/read-journal.js';
import { applyChecked, divergenceText } from './replica.js';
import { loadNewestSnapshot } from './snapshot.js';
/**
 * Brings an empty replica to the state after event `toSeq`: newest whole snapshot, then the events since, each
 * checkpoint compared. Throws `JournalError` on damage or divergence.
 */
export function recoverReplica(data, journalId, replica, toSeq, report, files = systemFiles) {
    const snapshotSeq = orJournalError("The snapshots can't be read", () => loadNewestSnapshot(files, journalPaths(data), journalId, replica, report));
    let divergence;
    readEvents(data, snapshotSeq + 1, (records, at) => {
        divergence ??= applyChecked(replica, records, at);
    }, toSeq, files);
    if (divergence !== undefined)
        throw new JournalError('DIVERGED', divergenceText(divergence));
    return { snapshotSeq, lastSeq: Math.max(snapshotSeq, toSeq), replayed: Math.max(0, toSeq - snapshotSeq) };
}
//# sourceMappingURL=recover.js.map