import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { invariant } from '../../core/invariant.ts';
import {
  BLOCK_BYTES,
  BatchKind,
  DEFAULT_SEGMENT_BYTES,
  FORMAT_VERSION,
  HEADER_BYTES,
  JOURNAL_ID_BYTES,
  MAX_SEGMENT_BYTES,
  MIN_SEGMENT_BYTES,
  type SegmentHeader,
} from '../../core/journal/frame.ts';
import { RecordWord } from '../../core/journal/record.ts';
import { checkJournal } from './check-journal.ts';
import { type Files, systemFiles } from '../files.ts';
import { JournalError, orJournalError } from './journal-error.ts';
import { readHead, writeHead } from './journal-head.ts';
import { type JournalPaths, journalPaths, segmentPath } from './journal-paths.ts';
import { type JournalPosition, positionOf } from './journal-position.ts';
import { type Lock, acquireLock } from './lock.ts';
import { readEvents } from './read-journal.ts';
import { keepAside, moveOn, proveAgain } from './repair-journal.ts';
import {
  DEFAULT_RESERVE_BELOW_BYTES,
  createSegmentFile,
  ensurePrepared,
  listSegments,
  zeroFill,
} from './segment-files.ts';

export interface OpenJournalOptions {
  /** The data directory; made if absent. */
  readonly data: string;
  /** For a new journal: 16 KiB to 1 GiB, a multiple of 4096. */
  readonly segmentBytes?: number;
  /** With less space than this on the disk the next segment is the reserve; 1 GiB unless given. */
  readonly reserveBelowBytes?: number;
  /** Sequences that somebody outside has seen as durable: cursors of projections. Snapshots are looked up here. */
  readonly durableMarks?: readonly { readonly name: string; readonly seq: number }[];
  /** Of a new journal, 16 bytes; random unless given. */
  readonly journalId?: Uint8Array;
  readonly files?: Files;
  /** Called once this process is the only one on the data directory, before anything is read. */
  readonly onLocked?: () => void;
  /** Called for each segment that was judged, with its file's bytes: after a crash fewer than others have. */
  readonly onJudged?: (bytes: number) => void;
  /** Makes this process the only one on the data directory, or throws `JournalError`: the kernel's, unless given. */
  readonly acquireLock?: (path: string) => Lock;
}

export interface OpenedJournal {
  readonly position: JournalPosition;
  /** Held until released or the process ends. */
  readonly lock: Lock;
  /** The last event; 0 in a new journal. */
  readonly lastSeq: number;
  /** When it was decided, microseconds of engine time; 0 in a new journal. */
  readonly lastUs: number;
  /** Events before this are in the archive only. */
  readonly firstSeq: number;
  /** The run before ended by a stop marker. */
  readonly clean: boolean;
  /** What was done about an unclean end, in a sentence; empty if nothing. */
  readonly repair: string;
  /** Whether there is a file that is kept for a full disk. */
  readonly hasReserve: boolean;
}

/**
 * Opens the journal of a data directory before any thread runs: takes the lock, checks everything, repairs a torn
 * tail, decides where to go on. Throws `JournalError`; then no file was changed, except that IO errors may come late.
 *
 * After an unclean end the last batch is the one thing that no later write proves: if its sync failed, the page cache
 * may show what the disk doesn't have. So its records are written again, to a new segment, before anybody trusts them.
 */
export function openJournal(options: OpenJournalOptions): OpenedJournal {
  const { data, files = systemFiles, segmentBytes = DEFAULT_SEGMENT_BYTES } = options;
  invariant(
    segmentBytes >= MIN_SEGMENT_BYTES && segmentBytes <= MAX_SEGMENT_BYTES && segmentBytes % BLOCK_BYTES === 0,
    'open journal: a segment has 16 KiB to 1 GiB, in blocks',
  );
  const paths = journalPaths(data);
  return orJournalError(`The journal in ${data} can't be opened`, () => {
    for (const folder of [paths.journal, paths.archive, paths.snapshots]) files.makeFolder(folder);
    const lock = (options.acquireLock ?? acquireLock)(paths.lock);
    try {
      options.onLocked?.();
      return open(paths, options, lock, files, segmentBytes);
    } catch (error) {
      lock.release();
      throw error;
    }
  });
}

function open(
  paths: JournalPaths,
  options: OpenJournalOptions,
  lock: Lock,
  files: Files,
  segmentBytes: number,
): OpenedJournal {
  const { reserveBelowBytes = DEFAULT_RESERVE_BELOW_BYTES } = options;
  const numbers = listSegments(paths, files);
  if (numbers.length === 0) {
    const position = createJournal(files, paths, segmentBytes, reserveBelowBytes, options.journalId);
    return {
      position,
      lock,
      lastSeq: 0,
      lastUs: 0,
      firstSeq: 1,
      clean: true,
      repair: '',
      hasReserve: hasReserve(files, paths, position),
    };
  }
  const checked = checkJournal(files, paths, options.durableMarks ?? [], ({ number }) =>
    options.onJudged?.(files.size(segmentPath(paths, number))),
  );
  const { header, scan } = checked;
  removeUnfinished(files, paths);
  if (readHead(files, paths)?.number !== header.number) writeHead(files, paths, header);
  const lastSeq = scan.nextSeq - 1;
  const lastUs = checked.lastUs ?? archivedEventUs(paths.data, lastSeq, files);
  const common = { lock, lastSeq, lastUs, firstSeq: checked.firstSeq };
  const untouched = scan.last === undefined && header.number === 1;
  const clean = scan.verdict === 'whole' && (scan.last?.kind === BatchKind.stop || untouched);
  if (clean) {
    if (scan.last !== undefined) proveAgain(files, paths, header, scan.last);
    ensurePrepared(files, paths, header.segmentBytes, reserveBelowBytes, false);
    const position = positionOf(paths, header, scan.endAt, scan);
    return { ...common, position, clean, repair: '', hasReserve: hasReserve(files, paths, position) };
  }
  const kept = scan.tornBytes > 0 ? keepAside(files, paths, header, scan) : '';
  ensurePrepared(files, paths, header.segmentBytes, reserveBelowBytes, true);
  const position = moveOn(files, paths, header, scan, reserveBelowBytes);
  const torn = kept === '' ? '' : `cut ${scan.tornBytes} bytes of a torn write (${scan.reason}; kept in ${kept}), `;
  const again = scan.last?.count ?? 0;
  const repair = `The run before did not end cleanly: ${torn}wrote the last ${again} events again, to segment ${position.segmentNumber}.`;
  return { ...common, position, clean, repair, hasReserve: hasReserve(files, paths, position) };
}

/** When the last event was decided, if all that is left of the journal is in its archive. */
function archivedEventUs(data: string, lastSeq: number, files: Files): number {
  let timeUs = 0;
  if (lastSeq === 0) return timeUs;
  readEvents(data, lastSeq, ({ f64 }, at) => (timeUs = f64[(at >> 3) + RecordWord.TIME_US]!), lastSeq, files);
  return timeUs;
}

function hasReserve(files: Files, paths: JournalPaths, { segmentBytes }: JournalPosition): boolean {
  return files.size(paths.reserve) === segmentBytes;
}

/** What a crash left of files that had not got their name yet. */
function removeUnfinished(files: Files, paths: JournalPaths): void {
  for (const folder of [paths.journal, paths.archive, paths.snapshots]) {
    for (const name of files.list(folder)) if (name.endsWith('.tmp')) files.unlink(join(folder, name));
  }
}

function createJournal(
  files: Files,
  paths: JournalPaths,
  segmentBytes: number,
  reserveBelowBytes: number,
  journalId: Uint8Array = new Uint8Array(randomBytes(JOURNAL_ID_BYTES)),
): JournalPosition {
  for (const [folder, what] of [
    [paths.archive, 'an archive'],
    [paths.snapshots, 'snapshots'],
  ] as const) {
    if (files.list(folder).length === 0) continue;
    throw new JournalError('DAMAGED', `${paths.data} has ${what} but no journal: its segments are missing.`);
  }
  if (readHead(files, paths) !== undefined) {
    throw new JournalError('DAMAGED', `${paths.journal} has a head but no segments: they are missing.`);
  }
  // Written whole, as a spare, so that the first syncs are as fast as all others.
  zeroFill(files, join(paths.journal, 'spare-0'), segmentBytes);
  const header: SegmentHeader = {
    version: FORMAT_VERSION,
    journalId,
    number: 1,
    segmentBytes,
    firstSeq: 1,
    chain: { low: 0, high: 0 },
  };
  createSegmentFile(files, paths, header, reserveBelowBytes);
  files.syncFolder(paths.data);
  ensurePrepared(files, paths, segmentBytes, reserveBelowBytes, false);
  return positionOf(paths, header, HEADER_BYTES, { nextSeq: 1, chain: header.chain });
}
