import { type Files } from '../journal/files.ts';
import type { OpenedJournal } from '../journal/open-journal.ts';
import { type RateLimits } from './rate-windows.ts';
/**
 * How many requests each broker was sent in the last minute of the run before, as the journal tells it: those that were
 * decided in that minute, those whose answers came in it, and those that had waited for longer and may just have left.
 * By the brokers' numbers.
 *
 * The venue still counts them, whoever restarts here. When exactly they were sent nobody knows, nor when the run ended;
 * so the new run counts them as sent at its start.
 */
export declare function sentBefore(data: string, { firstSeq, lastSeq, lastUs }: Pick<OpenedJournal, 'firstSeq' | 'lastSeq' | 'lastUs'>, brokers: readonly RateLimits[], files?: Files): readonly number[];
