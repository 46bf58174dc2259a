import type { Counters } from '../../core/metrics/counters.ts';
import type { JournalCounter } from '../../core/topology.ts';

/** What is to be said of how the journal's thread writes, once it runs; '': nothing. */
export function writtenSlowly(journal: Counters<JournalCounter>): string {
  return journal.get(journal.index('through_page_cache')) === 0
    ? ''
    : 'written through the page cache: its file system has no direct I/O, so that orders take longer to become durable';
}
