import type { LastReports } from '../../workers/follower/last-reports.ts';
import { JournalError } from '../../workers/journal/journal-error.ts';
import type { OnEvent } from '../../workers/journal/journal-reader.ts';

/**
 * The `orders` channel goes on where it was: its reports are those of the journal.
 *
 *   1 ……………… firstSeq ………………………………… snapshot ……………………… lastSeq
 *                                     │               └ 1 ─▶ │   the newest events, at least those behind the snapshot
 *                                     └ 2: how many reports each account had by then
 *        ◀─ 4 ─┤◀──── 3 ─────┤◀──── 3 ──────┤                    window by window, until each account has all it can
 */
export interface Remembering {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly snapshot: LastReports | undefined;
  /** Throws `JournalError`; before `firstSeq` it may, for an archive that was taken away. */
  read(fromSeq: number, toSeq: number, onEvent: OnEvent): void;
  readonly remembers: Remembers;
  /** No window is begun after it. */
  isLate(): boolean;
  readonly windowEvents?: number;
}

/** What the door keeps of it. */
export interface Remembers {
  /** Windows come newest first, the events of each oldest first. */
  add: OnEvent;
  /** The account has had so many reports, whether or not they are added. */
  had(account: number, reports: number): void;
  /** Whether older windows would bring nothing any more. */
  isComplete(): boolean;
}

/** Most gateways' whole memory is in it; a quiet account among busy ones may need more. */
const WINDOW_EVENTS = 200_000;

export function rememberReports(options: Remembering): void {
  const { firstSeq, lastSeq, snapshot, remembers, windowEvents = WINDOW_EVENTS } = options;
  let from = Math.max(firstSeq, lastSeq - windowEvents + 1);
  if (snapshot !== undefined) from = Math.max(firstSeq, Math.min(from, snapshot.seq + 1));
  if (lastSeq >= from) options.read(from, lastSeq, remembers.add);
  for (const [account, reports] of snapshot?.sequences.entries() ?? []) remembers.had(account, reports);
  while (!remembers.isComplete() && from > 1 && !options.isLate()) {
    const to = from - 1;
    from = Math.max(1, from - windowEvents);
    try {
      options.read(from, to, remembers.add);
    } catch (error) {
      if (!(error instanceof JournalError) || from >= firstSeq) throw error;
      return;
    }
  }
}
