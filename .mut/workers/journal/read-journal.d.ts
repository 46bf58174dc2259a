import { type Files } from './files.ts';
import { type OnEvent } from './journal-reader.ts';
/**
 * Calls `onEvent` for every event of the journal in `data` from `fromSeq` on; returns the sequence after the last.
 * With `toSeq` (what `openJournal` said) a journal that ends earlier throws `JournalError`; without, any end will do.
 */
export declare function readEvents(data: string, fromSeq: number, onEvent: OnEvent, toSeq?: number, files?: Files): number;
