import type { TestContext } from 'node:test';
import { type Records } from '../../../core/memory/records.ts';
import { type StateHash } from '../../../core/state/table.ts';
import type { Replica } from '../../../workers/follower/replica.ts';
import { type Files } from '../../../workers/journal/files.ts';
import { type JournalErrorCode } from '../../../workers/journal/journal-error.ts';
import { JournalWriter, type JournalWriterOptions } from '../../../workers/journal/journal-writer.ts';
import { type OpenedJournal } from '../../../workers/journal/open-journal.ts';
export declare const SMALL_SEGMENT: number;
/** A folder that goes away with the test. */
export declare function temporaryFolder(t: TestContext): string;
/** When event `seq` was decided. */
export declare function timeOf(seq: number): number;
/** Writes event `seq` to `records` at `at`: each has other content, every third is a placement. */
export declare function putEvent(records: Records, at: number, seq: number, kind?: number): void;
/** Appends events `from` to `to` in batches of `perBatch`; returns the last durable sequence. */
export declare function writeEvents(writer: JournalWriter, from: number, to: number, perBatch?: number): number;
export declare function open(data: string, segmentBytes?: number): OpenedJournal;
/** Opens, writes events up to `lastSeq`, and leaves as told. */
export declare function run(data: string, lastSeq: number, how: 'stop' | 'crash' | 'seal', perBatch?: number, segmentBytes?: number): OpenedJournal;
export declare function writerOf(opened: OpenedJournal, options?: Partial<JournalWriterOptions>): JournalWriter;
/** Every sequence from `from` on, having checked that each event is what `putEvent` made. */
export declare function readBack(data: string, from?: number, toSeq?: number, files?: Files): number[];
export declare function range(from: number, to: number): number[];
/** For `assert.throws`. */
export declare function journalError(code: JournalErrorCode, text?: RegExp): (error: unknown) => boolean;
/** A small state that depends on every event: sums per account, and a growing list. */
export declare function createReplica(rows?: number): Replica & {
    hash: StateHash;
};
/** The state after events 1 to `lastSeq`. */
export declare function stateAfter(lastSeq: number): Replica;
