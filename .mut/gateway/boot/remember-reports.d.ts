import type { LastReports } from '../../workers/follower/last-reports.ts';
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
export declare function rememberReports(options: Remembering): void;
