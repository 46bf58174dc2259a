import { type Files, isNoSpace, systemFiles } from '../files.ts';
import { journalPaths } from '../journal/journal-paths.ts';
import { JournalReader, type OnEvent } from '../journal/journal-reader.ts';
import { type SpareOptions, SparePreparer } from '../journal/segment-files.ts';
import { Archiver } from './archiver.ts';
import { type Divergence, type Replica, applyChecked } from './replica.ts';
import { SNAPSHOTS_KEPT, SnapshotWriter } from './snapshot-writer.ts';
import { snapshotSeqs } from './snapshot-names.ts';

/** Between two pieces of background writing: 1 MiB each, so at most 60 MB a second. */
const PACE_US = 17_000;
const US_PER_MS = 1000;
const RETRY_FULL_US = 10_000_000;
const ARCHIVE_EVERY_US = 1_000_000;
/** Events applied per cycle, at least one batch: so that a follower far behind still hears that it should stop. */
const EVENTS_PER_CYCLE = 8192;
/** While a spare segment is being written, which the journal may need next. */
const EVENTS_BETWEEN_PIECES = 512;

export interface FollowerOptions {
  readonly data: string;
  readonly journalId: Uint8Array;
  readonly segmentBytes: number;
  /** As recovered: it has every event up to `appliedSeq`. */
  readonly replica: Replica;
  readonly appliedSeq: number;
  /** Every event up to this is durable; read once per cycle. */
  readonly durableSeq: () => number;
  /** Events between two snapshots. At a segment's end one comes after a quarter of them. */
  readonly snapshotEvery: number;
  /** The least sequence that a projection still has to read from the journal; Infinity if there are none. */
  readonly projectedSeq: () => number;
  /** A replay that came out differently: the process must stop. Called once; the agent does nothing afterwards. */
  readonly onDivergence: (divergence: Divergence) => void;
  /** As of `SparePreparer`: how many, above how much free space, and the clock that it looks at the disk with. */
  readonly prepare?: SpareOptions;
  readonly files?: Files;
}

export interface FollowerCounts {
  events: number;
  snapshots: number;
  archived: number;
  /** Times that background writing was put off because the disk is full. */
  postponed: number;
}

export interface FollowerAgent {
  readonly counts: FollowerCounts;
  /** The last event applied. */
  readonly appliedSeq: number;
  /**
   * Applies what became durable, then goes on with a snapshot, the archive or a spare segment. Throws `JournalError` if
   * a durable event can't be read.
   */
  doWork(nowUs: number): number;
  /** How long it may sleep: until the next piece of what it is writing. Infinity: nothing is being written. */
  readonly parkMs: number;
  /** Catches up, writes a last snapshot and closes; without, once `isLate`: the next start replays more instead. */
  stop(isLate?: () => boolean): void;
  /** Closes without. */
  close(): void;
}

/** Follows the journal's files with its own copy of the state, and keeps them few and recoverable. */
export function createFollowerAgent(options: FollowerOptions): FollowerAgent {
  const { data, journalId, segmentBytes, replica, durableSeq, snapshotEvery, projectedSeq, onDivergence } = options;
  const files = options.files ?? systemFiles;
  const paths = journalPaths(data);
  const snapshot = new SnapshotWriter(files, paths, journalId);
  const archiver = new Archiver(files, paths);
  const preparer = new SparePreparer(files, paths, segmentBytes, options.prepare);
  const reader = new JournalReader(data, options.appliedSeq + 1, files, 'direct');
  const counts: FollowerCounts = { events: 0, snapshots: 0, archived: 0, postponed: 0 };
  let appliedSeq = options.appliedSeq;
  let snapshotSeq = snapshotSeqs(paths, files).at(-1) ?? 0;
  let segmentNumber = reader.segmentNumber;
  let nextWriteUs = 0;
  let nextArchiveUs = 0;
  let retryUs = 0;
  let snapshotDue = false;
  let diverged = false;

  const apply: OnEvent = (records, at) => {
    if (diverged) return;
    const divergence = applyChecked(replica, records, at);
    if (divergence === undefined) {
      appliedSeq++;
      return;
    }
    diverged = true;
    onDivergence(divergence);
  };

  /** Applies batches until `limit` events, the end, or the point at which a snapshot is due. */
  function follow(throughSeq: number, limit: number): number {
    let events = 0;
    while (events < limit && !diverged && !snapshotDue) {
      const read = reader.readBatch(throughSeq, apply);
      if (read === 0) break;
      events += read;
      const since = appliedSeq - snapshotSeq;
      const segmentEnded = reader.segmentNumber !== segmentNumber;
      segmentNumber = reader.segmentNumber;
      snapshotDue = since >= snapshotEvery || (segmentEnded && since >= snapshotEvery / 4);
    }
    counts.events += events;
    return events;
  }

  function beginSnapshot(): void {
    snapshotDue = false;
    replica.persist?.();
    snapshot.begin(replica.tables, replica.hash, appliedSeq);
  }

  function snapshotStep(): void {
    if (!snapshot.step()) return;
    snapshotSeq = appliedSeq;
    counts.snapshots++;
  }

  /** Only what the older of two snapshots contains: if the newest is damaged, all that it needs is still at hand. */
  function archivableSeq(): number {
    const seqs = snapshotSeqs(paths, files);
    if (seqs.length < SNAPSHOTS_KEPT) return 0;
    return Math.min(seqs[0]!, projectedSeq() - 1);
  }

  function background(nowUs: number): number {
    if (archiver.active || (nowUs >= nextArchiveUs && archiver.begin(archivableSeq()))) {
      nextWriteUs = nowUs + PACE_US;
      if (archiver.step()) counts.archived++;
      return 1;
    }
    if (nowUs >= nextArchiveUs) nextArchiveUs = nowUs + ARCHIVE_EVERY_US;
    return 0;
  }

  /** A full disk delays what is written in the background; the journal itself has its reserve. */
  function unlessFull(nowUs: number, work: () => number): number {
    try {
      return work();
    } catch (error) {
      if (!isNoSpace(error)) throw error;
      snapshot.close();
      archiver.close();
      preparer.close();
      retryUs = nowUs + RETRY_FULL_US;
      counts.postponed++;
      return 0;
    }
  }

  function write(nowUs: number): number {
    if (nowUs < retryUs) return 0;
    // At its own pace, between the pieces of anything else: orders feel a missing spare, and nobody a late snapshot.
    const prepared = preparer.step(nowUs) > 0 ? 1 : 0;
    if (nowUs < nextWriteUs) return prepared;
    if (snapshotDue && !snapshot.active) beginSnapshot();
    if (!snapshot.active) return prepared + background(nowUs);
    nextWriteUs = nowUs + PACE_US;
    snapshotStep();
    return prepared + 1;
  }

  function lastSnapshot(isLate: () => boolean): void {
    while (snapshot.active && !isLate()) snapshotStep();
    do snapshotDue = false;
    while (!isLate() && follow(durableSeq(), EVENTS_PER_CYCLE) > 0);
    if (isLate() || diverged || appliedSeq === snapshotSeq) return;
    beginSnapshot();
    while (snapshot.active && !isLate()) snapshotStep();
  }

  function close(): void {
    snapshot.close();
    archiver.close();
    preparer.close();
    reader.close();
  }

  return {
    counts,
    get appliedSeq() {
      return appliedSeq;
    },
    doWork(nowUs) {
      if (diverged) return 0;
      // The tables stand still while a snapshot of them is being written.
      const most = preparer.pauseUs < Infinity ? EVENTS_BETWEEN_PIECES : EVENTS_PER_CYCLE;
      const events = snapshot.active || snapshotDue ? 0 : follow(durableSeq(), most);
      return diverged ? events : events + unlessFull(nowUs, () => write(nowUs));
    },
    get parkMs() {
      const pauseUs = snapshot.active || archiver.active ? PACE_US : Infinity;
      return Math.min(pauseUs, preparer.pauseUs) / US_PER_MS;
    },
    stop(isLate = () => false) {
      unlessFull(0, () => {
        lastSnapshot(isLate);
        return 0;
      });
      close();
    },
    close,
  };
}
