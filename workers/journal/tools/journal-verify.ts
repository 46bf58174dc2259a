import { BatchKind } from '../../../core/journal/frame.ts';
import { archivedSegments, checkArchive } from '../../follower/archiver.ts';
import { snapshotPath, snapshotSeqs } from '../../follower/snapshot-names.ts';
import { checkSnapshot } from '../../follower/snapshot.ts';
import { ExitCode } from '../../exit-codes.ts';
import { systemFiles } from '../../files.ts';
import type { Print } from './print.ts';
import { JournalError } from '../journal-error.ts';
import { archivePath, journalPaths } from '../journal-paths.ts';
import { lockOwner } from '../lock.ts';
import { checkJournal } from '../check-journal.ts';
import { hasJournal } from '../segment-files.ts';
import { sameChain } from '../../../core/journal/chain.ts';

/** Checks every batch, the chain, the archive and the snapshots of a data directory, and says what it found. */
export function journalVerify(data: string, print: Print): number {
  const paths = journalPaths(data);
  if (!hasJournal(paths)) throw new JournalError('FOREIGN', `There is no journal in ${data}.`);
  const owner = lockOwner(paths.lock);
  if (owner !== 0) print(`process ${owner} is writing to it: what it writes meanwhile may be missing here\n`);
  let faults = 0;
  const say = (what: string, fault: string): void => {
    print(`${fault === '' ? 'ok     ' : 'DAMAGED'}  ${what}${fault === '' ? '' : `: ${fault}`}\n`);
    if (fault !== '') faults++;
  };

  const archived = archivedSegments(paths);
  archived.forEach((entry, i) => {
    const before = archived[i - 1];
    const gap =
      before !== undefined && (before.segment !== entry.segment - 1 || !sameSeq(before.nextSeq, entry.firstSeq))
        ? `it doesn't follow segment ${before.segment}`
        : '';
    const events = `${entry.nextSeq - entry.firstSeq} events from ${entry.firstSeq}`;
    say(`archive ${entry.segment}, ${events}`, gap || unpacked(archivePath(paths, entry.segment), entry));
  });

  try {
    const { header, scan } = checkJournal(systemFiles, paths, [], (segment, result) => {
      if (result.verdict === 'damaged' || result.verdict === 'newer') return;
      say(`segment ${segment.number}, ${result.events} events from ${segment.firstSeq}, ${result.batches} batches`, '');
    });
    const before = archived.findLast((entry) => entry.segment === header.number - 1);
    if (before !== undefined && !sameChain(before.chain, header.chain)) say('chain', 'archive and journal do not fit');
    print(`last event ${scan.nextSeq - 1}, ${endText(scan.verdict, scan.last?.kind, scan.reason)}\n`);
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    say('journal', error.message);
  }

  for (const seq of snapshotSeqs(paths)) {
    const checked = checkSnapshot(systemFiles, snapshotPath(paths, seq));
    const fault = typeof checked === 'string' ? checked : checked.seq === seq ? '' : `it is of sequence ${checked.seq}`;
    say(`snapshot ${seq}`, fault);
  }
  print(faults === 0 ? 'whole\n' : `${faults} faults\n`);
  return faults === 0 ? ExitCode.ok : ExitCode.damagedData;
}

function unpacked(path: string, entry: Parameters<typeof checkArchive>[1]): string {
  try {
    return checkArchive(path, entry);
  } catch (error) {
    if (error instanceof JournalError) return error.message;
    throw error;
  }
}

function sameSeq(a: number, b: number): boolean {
  return a === b;
}

function endText(verdict: string, kind: BatchKind | undefined, reason: string): string {
  if (verdict === 'torn') return `then a torn write that the next start will cut (${reason})`;
  return kind === BatchKind.stop ? 'clean stop' : 'no clean stop';
}
