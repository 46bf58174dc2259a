import { BatchKind } from '../../../core/journal/frame.ts';
import { EventWord } from '../../../core/schema/event.ts';
import { recoverReplica } from '../../../workers/follower/recover.ts';
import type { Files } from '../../../workers/files.ts';
import { JournalError } from '../../../workers/journal/journal-error.ts';
import { JournalWriter } from '../../../workers/journal/journal-writer.ts';
import { type OpenedJournal, openJournal } from '../../../workers/journal/open-journal.ts';
import { readEvents } from '../../../workers/journal/read-journal.ts';
import { createReplica, writeEvents } from '../../workers/journal/kit.ts';
import { type Fixture, TABLE_ROWS, noLock } from './fixtures.ts';

/**
 * What came of a start on a damaged journal, by what its run had been told.
 *
 *   refused            exit 78, nothing changed
 *   refused when read  the state is whole, from a snapshot; who reads the journal to its begin is told of the damage
 *   tail cut           all that was acknowledged is there; what stood behind was cut, and kept aside
 *   unharmed           all that was acknowledged is there
 *   last batch lost    the events of the last batch, which nothing behind it proved, are gone
 *   tail lost          more than that is gone, in whole batches, from some batch on
 *   wrong              something else than what was written came back, or a hole, or the program broke
 */
export type Outcome =
  | 'refused'
  | 'refused when read'
  | 'tail cut'
  | 'unharmed'
  | 'last batch lost'
  | 'tail lost'
  | 'wrong';

export interface Verdict {
  readonly outcome: Outcome;
  /** The message of a refusal, or what is wrong. */
  readonly why: string;
}

/** Starts on what `files` has in `data`; with `goesOn` a run follows, and a start after it. */
export function judge(files: Files, data: string, fixture: Fixture, goesOn: boolean): Verdict {
  try {
    return judgeStart(files, data, fixture, goesOn);
  } catch (error) {
    return { outcome: 'wrong', why: `it broke: ${(error as Error).stack}` };
  }
}

function judgeStart(files: Files, data: string, fixture: Fixture, goesOn: boolean): Verdict {
  const { acknowledged, hashes, batches } = fixture;
  let opened: OpenedJournal;
  const replica = createReplica(TABLE_ROWS);
  try {
    opened = openJournal({ data, files, acquireLock: noLock });
    const { position, lastSeq } = opened;
    recoverReplica(data, position.journalId, replica, lastSeq, () => undefined, files);
  } catch (error) {
    return refusal(error, 'refused');
  }
  const { lastSeq, repair } = opened;
  const expected = hashes[lastSeq];
  if (expected === undefined) return { outcome: 'wrong', why: `sequence ${lastSeq} was never written` };
  if (expected.low !== replica.hash.low || expected.high !== replica.hash.high) {
    return { outcome: 'wrong', why: `the state after ${lastSeq} is another` };
  }
  try {
    // The second begins where only the manifest or a header can say.
    const wrong =
      readAll(files, data, fixture, 1, lastSeq) || readAll(files, data, fixture, Math.ceil(lastSeq / 3), lastSeq);
    if (wrong !== '') return { outcome: 'wrong', why: wrong };
  } catch (error) {
    return refusal(error, 'refused when read');
  }
  const wrong = goesOn ? goOn(files, data, opened) : '';
  if (wrong !== '') return { outcome: 'wrong', why: wrong };
  const told = acknowledged.at(-1) ?? 0;
  if (lastSeq >= told) return { outcome: repair.includes('cut') ? 'tail cut' : 'unharmed', why: repair };
  const why = `${told} was acknowledged, ${lastSeq} found; ${repair}`;
  const last = batches.at(-1)!;
  if (last.kind === BatchKind.records && lastSeq === last.firstSeq - 1) return { outcome: 'last batch lost', why };
  const endsBatch = lastSeq === 0 || acknowledged.includes(lastSeq);
  return endsBatch ? { outcome: 'tail lost', why } : { outcome: 'wrong', why };
}

function refusal(error: unknown, outcome: Outcome): Verdict {
  if (error instanceof JournalError && error.exitCode === 78) return { outcome, why: `${error.code} ${error.message}` };
  throw error;
}

/** Every event from `fromSeq` on, byte for byte as it was written; what is wrong, or nothing. */
function readAll(files: Files, data: string, { events }: Fixture, fromSeq: number, lastSeq: number): string {
  let next = Math.max(1, fromSeq);
  let wrong = '';
  readEvents(
    data,
    Math.max(1, fromSeq),
    ({ f64, i32, u8 }, at) => {
      const seq = f64[(at >> 3) + EventWord.SEQ]!;
      if (seq !== next && wrong === '') wrong = `after ${next - 1} came ${seq}`;
      const written = events[seq - 1];
      const same = written !== undefined && Buffer.compare(u8.subarray(at, at + i32[at >> 2]!), written) === 0;
      if (!same && wrong === '') wrong = `event ${seq} came back changed`;
      next = seq + 1;
    },
    lastSeq,
    files,
  );
  return wrong !== '' || next === lastSeq + 1 ? wrong : `it ended with ${next - 1} instead of ${lastSeq}`;
}

function goOn(files: Files, data: string, { position, lastSeq }: OpenedJournal): string {
  const writer = new JournalWriter({ position, files });
  writeEvents(writer, lastSeq + 1, lastSeq + 5, 2);
  writer.close();
  const again = openJournal({ data, files, acquireLock: noLock });
  if (again.lastSeq !== lastSeq + 5)
    return `a run went on to ${lastSeq + 5}, the start after it found ${again.lastSeq}`;
  let next = 1;
  readEvents(data, 1, ({ f64 }, at) => (next === f64[(at >> 3) + EventWord.SEQ]! ? next++ : 0), lastSeq + 5, files);
  return next === lastSeq + 6 ? '' : `behind ${next - 1} the run that went on can't be read`;
}
