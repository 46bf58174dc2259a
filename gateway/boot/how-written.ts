import type { Counters } from '../../core/metrics/counters.ts';
import type { JournalCounter } from '../../core/topology.ts';

export const DIRECTLY = 'written directly';

/** How the journal's thread writes, once it runs. */
export function howWritten(journal: Counters<JournalCounter>): string {
  return journal.get(journal.index('through_page_cache')) === 0
    ? DIRECTLY
    : 'written through the page cache: its file system has no direct I/O, so that orders take longer to become durable';
}
