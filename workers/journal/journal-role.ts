import { ProcessControl, ThreadLine } from '../../core/memory/control.ts';
import { DurableCursor, EventReader } from '../../core/memory/event-ring.ts';
import { scratchWords } from '../../core/memory/scratch.ts';
import { SyncLogWriter } from '../../core/memory/sync-log.ts';
import { Counters } from '../../core/metrics/counters.ts';
import { HistogramRecorder } from '../../core/metrics/histogram.ts';
import { isForBroker, maxUnheard } from '../../core/schema/broker-events.ts';
import { EventHalf, EventWord } from '../../core/schema/event.ts';
import { CounterNames, Events, roleIndex } from '../../core/topology.ts';
import type { Agent, RoleContext } from '../agent.ts';
import { ExitCode } from '../exit-codes.ts';
import { createDiskWatch, type DiskLimits, DiskLevel } from './disk-watch.ts';
import { systemFiles } from '../files.ts';
import { markedFiles } from './marked-files.ts';
import { createJournalAgent } from './journal-agent.ts';
import { JournalWriter } from './journal-writer.ts';
import { type JournalPosition } from './journal-position.ts';

/** The journal thread's part of the configuration. */
export interface JournalRoleOptions {
  /** Where the main thread found the end of the journal. */
  readonly position: JournalPosition;
  readonly diskLimits: DiskLimits;
}

const { REQUEST_ID, TIME_US } = EventWord;
/** What the clock said last. */
const times = scratchWords(1);

export function createRole(context: RoleContext): Agent {
  const { shared, clock } = context;
  const { position, diskLimits } = context.options as JournalRoleOptions;
  const { index, gate } = Events.readers.journal;
  const control = new ProcessControl(shared.control);
  const counters = new Counters(shared.counters.journal, CounterNames.journal);
  const durableSeqAt = counters.index('durable_seq');
  const durableTime = new HistogramRecorder(shared.histograms.durable);
  const reader = new EventReader(shared.events, index, gate);
  const syncs = new SyncLogWriter(shared.syncs);
  const files = markedFiles(systemFiles, new ThreadLine(shared.control, roleIndex('journal')));
  const writer = new JournalWriter({
    position,
    files,
    reserveBelowBytes: diskLimits.refuseBytes,
    onPoisoned: () => control.poison(ExitCode.journalIo),
  });
  const gateway = context.bell('gateway');
  const broker = context.bell('broker');
  const engine = context.bell('engine');
  /** Durable since the broker was rung. */
  let unheard = 0;
  let isBrokerWanted = false;
  counters.set(durableSeqAt, writer.durableSeq);
  counters.set(counters.index('through_page_cache'), writer.isDirect ? 0 : 1);

  function count(): void {
    counters.set(counters.index('batches'), writer.counts.batches);
    counters.set(counters.index('seals'), writer.counts.seals);
    counters.set(counters.index('bytes'), writer.counts.bytes);
    counters.set(counters.index('padding_bytes'), writer.counts.paddingBytes);
    counters.set(counters.index('segments'), writer.counts.segments);
    counters.set(counters.index('missed_spares'), writer.counts.missedSpares);
  }

  const watch = createDiskWatch(
    files,
    position.data,
    (level) => {
      counters.set(counters.index('disk_level'), level);
      control.diskLow = level === DiskLevel.refuse;
    },
    diskLimits,
  );
  const agent = createJournalAgent({
    reader,
    durable: new DurableCursor(shared.events),
    writer,
    watch,
    onSynced(position) {
      syncs.note(position, clock.stampNs);
    },
    // From the decision to the disk, for what somebody waits for.
    onWritten(written) {
      clock.stampUs(times, 0);
      const nowUs = times[0]!;
      const { f64, i32 } = reader.records;
      unheard += written;
      isBrokerWanted ||= unheard >= maxUnheard(reader.capacity);
      for (let i = 0; i < written; i++) {
        const word = reader.at(i) >> 3;
        isBrokerWanted ||= isForBroker(i32[word * 2 + EventHalf.KIND_VERSION]! & 0xffff);
        if (f64[word + REQUEST_ID]! > 0) durableTime.record(Math.max(0, nowUs - f64[word + TIME_US]!) * 1000);
      }
    },
    onDurable(durableSeq) {
      counters.set(durableSeqAt, durableSeq);
      gateway.ring();
      if (isBrokerWanted) {
        isBrokerWanted = false;
        unheard = 0;
        broker.ring();
      }
      engine.ringIfHungry();
      count();
    },
  });
  return {
    doWork: agent.doWork,
    hasWork: agent.hasWork,
    parkMs: agent.parkMs,
    // The engine has stopped by then: what it said last is written, then the clean end.
    finished: (nowUs) => agent.stop(nowUs),
  };
}
