import { closeSync, openSync, readSync } from 'node:fs';
import { GlobalColumn } from '../../core/state/columns.ts';
import { createState } from '../../core/state/state.ts';
import { engineCapacities } from '../../gateway/boot/engine-setup.ts';
import { recoverReplica } from '../../workers/follower/recover.ts';
import { type Replica, replicaOf } from '../../workers/follower/replica.ts';
import { journalPaths, segmentPath } from '../../workers/journal/journal-paths.ts';
import { openJournal } from '../../workers/journal/open-journal.ts';
import { createReadAhead } from '../../workers/journal/read-ahead.ts';
import { listSegments } from '../../workers/journal/segment-files.ts';
import { benchConfig } from './make-journal.ts';

export interface Replay {
  readonly events: number;
  /** The end judged: what a start does before its threads. */
  readonly openS: number;
  /** Every event read, checked and applied, checkpoints compared. */
  readonly replayS: number;
  /**
   * Seconds by which the first so many events were applied, with their part of what is done for all of them at once: before,
   * the journal is judged, and after, what decisions read is indexed.
   */
  readonly marks: readonly (readonly [events: number, seconds: number])[];
}

/** What a start does with a journal that has no snapshot, in its order. */
export function replay(data: string, marks: readonly number[]): Replay {
  const state = createState(engineCapacities(benchConfig()));
  const began = performance.now();
  const readAhead = createReadAhead(data);
  const journal = openJournal({ data, onLocked: readAhead.begin, onJudged: readAhead.goOn });
  try {
    const opened = performance.now();
    const seen: (readonly [events: number, ms: number])[] = [];
    let appliedAll = opened;
    const replica = marked(
      replicaOf(state),
      marks,
      (events) => seen.push([events, performance.now() - opened]),
      () => (appliedAll = performance.now()),
    );
    recoverReplica(data, journal.position.journalId, replica, journal.lastSeq, () => {});
    const ended = performance.now();
    if (state.globals.words[GlobalColumn.SEQ] !== journal.lastSeq) throw new Error('the replay ended too early');
    const wholeMs = opened - began + (ended - appliedAll);
    return {
      events: journal.lastSeq,
      openS: (opened - began) / 1000,
      replayS: (ended - opened) / 1000,
      marks: [
        ...seen.map(([events, ms]) => [events, (ms + wholeMs * (events / journal.lastSeq)) / 1000] as const),
        [journal.lastSeq, (ended - began) / 1000],
      ],
    };
  } finally {
    journal.lock.release();
  }
}

function marked(
  replica: Replica,
  marks: readonly number[],
  onMark: (events: number) => void,
  onApplied: () => void,
): Replica {
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
      if (++applied === marks[next]) onMark(marks[next++]!);
    },
    endRecovery() {
      onApplied();
      replica.endRecovery?.();
    },
  };
}

/** Of a journal, in their order. */
export function segmentFiles(data: string): string[] {
  const paths = journalPaths(data);
  return listSegments(paths).map((number) => segmentPath(paths, number));
}

const CHUNK_BYTES = 1 << 20;

/** The same files read from end to end and nothing done with them, as `cat` does. Bytes, and seconds. */
export function readPlainly(data: string): { readonly bytes: number; readonly seconds: number } {
  const chunk = new Uint8Array(CHUNK_BYTES);
  let bytes = 0;
  const began = performance.now();
  for (const path of segmentFiles(data)) {
    const fd = openSync(path, 'r');
    for (let read = -1; read !== 0; ) {
      read = readSync(fd, chunk);
      bytes += read;
    }
    closeSync(fd);
  }
  return { bytes, seconds: (performance.now() - began) / 1000 };
}
