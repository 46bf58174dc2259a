import { JournalError, orJournalError } from '../journal/journal-error.ts';
import { type Files, systemFiles } from '../files.ts';
import { journalPaths } from '../journal/journal-paths.ts';
import { readEvents } from '../journal/read-journal.ts';
import { type Divergence, type Replica, applyChecked, divergenceText } from './replica.ts';
import { loadNewestSnapshot } from './snapshot.ts';

export interface Recovery {
  /** The last event of the snapshot that was used; 0: none, everything was replayed. */
  readonly snapshotSeq: number;
  /** The last event applied. */
  readonly lastSeq: number;
  readonly replayed: number;
}

/**
 * Brings an empty replica to the state after event `toSeq`: newest whole snapshot, then the events since, each
 * checkpoint compared. Throws `JournalError` on damage or divergence.
 */
export function recoverReplica(
  data: string,
  journalId: Uint8Array,
  replica: Replica,
  toSeq: number,
  report: (message: string) => void,
  files: Files = systemFiles,
): Recovery {
  replica.beginRecovery?.();
  const snapshotSeq = orJournalError("The snapshots can't be read", () =>
    loadNewestSnapshot(files, journalPaths(data), journalId, replica, report),
  );
  let divergence: Divergence | undefined;
  readEvents(
    data,
    snapshotSeq + 1,
    (records, at) => {
      divergence ??= applyChecked(replica, records, at);
    },
    toSeq,
    files,
  );
  if (divergence !== undefined) throw new JournalError('DIVERGED', divergenceText(divergence));
  replica.endRecovery?.();
  return { snapshotSeq, lastSeq: Math.max(snapshotSeq, toSeq), replayed: Math.max(0, toSeq - snapshotSeq) };
}
