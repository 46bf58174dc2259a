import { EventWord } from '../../core/schema/event.ts';
import { type Files, systemFiles } from './files.ts';
import { readEvents } from './read-journal.ts';

/** When the last event of the journal was decided, microseconds of engine time; 0: there is none. */
export function lastEventUs(data: string, lastSeq: number, files: Files = systemFiles): number {
  let timeUs = 0;
  if (lastSeq === 0) return 0;
  readEvents(data, lastSeq, (records, at) => (timeUs = records.f64[(at >> 3) + EventWord.TIME_US]!), lastSeq, files);
  return timeUs;
}
