import { RecordWord } from '../../core/journal/record.ts';
import { type Files, systemFiles } from '../files.ts';
import { JournalError } from './journal-error.ts';
import { JournalReader, type OnEvent } from './journal-reader.ts';

const { SEQ } = RecordWord;

/**
 * Calls `onEvent` for every event of the journal in `data` from `fromSeq` on; returns the sequence after the last.
 * With `toSeq` (what `openJournal` said) a journal that ends earlier throws `JournalError`; without, any end will do.
 */
export function readEvents(
  data: string,
  fromSeq: number,
  onEvent: OnEvent,
  toSeq = Infinity,
  files: Files = systemFiles,
): number {
  if (toSeq < fromSeq) return fromSeq;
  const reader = new JournalReader(data, fromSeq, files);
  try {
    const upTo: OnEvent = (records, at) => {
      if (records.f64[(at >> 3) + SEQ]! <= toSeq) onEvent(records, at);
    };
    while (reader.nextSeq <= toSeq && reader.readBatch(toSeq, toSeq === Infinity ? onEvent : upTo) > 0);
    if (toSeq !== Infinity && reader.nextSeq <= toSeq) {
      throw new JournalError('DAMAGED', `The journal in ${data} ends before sequence ${toSeq}.`);
    }
    return Math.min(reader.nextSeq, toSeq + 1);
  } finally {
    reader.close();
  }
}
