import { type Files } from '../journal/files.ts';
import { type Replica } from './replica.ts';
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
export declare function recoverReplica(data: string, journalId: Uint8Array, replica: Replica, toSeq: number, report: (message: string) => void, files?: Files): Recovery;
