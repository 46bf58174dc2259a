import { writeSync } from 'node:fs';
import { ProcessControl } from '../../core/memory/control.ts';
import { DurableCursor, EventReader } from '../../core/memory/event-ring.ts';
import { HistogramRecorder } from '../../core/metrics/histogram.ts';
import { Events } from '../../core/topology.ts';
import type { Agent, RoleContext } from '../agent.ts';
import { ExitCode } from '../exit-codes.ts';
import { DiskLevel, createDiskWatch } from './disk-watch.ts';
import { systemFiles } from './files.ts';
import { createJournalAgent } from './journal-agent.ts';
import { journalPaths } from './journal-paths.ts';
import { type JournalPosition, JournalWriter } from './journal-writer.ts';

export interface JournalRoleOptions {
  /** From `openJournal`, called before any thread was started. */
  readonly position: JournalPosition;
}

const NS_PER_US = 1000;

export function createRole(context: RoleContext): Agent {
  const { shared, clock } = context;
  const { position } = context.options as JournalRoleOptions;
  const control = new ProcessControl(shared.control);
  const durable = new HistogramRecorder(shared.histograms.durable);
  const [engine, gateway, broker, follower] = (['engine', 'gateway', 'broker', 'follower'] as const).map((to) =>
    context.bell(to),
  );
  return createJournalAgent({
    reader: new EventReader(shared.events, Events.readers.journal.index, Events.readers.journal.gate),
    durable: new DurableCursor(shared.events),
    writer: new JournalWriter({ position, onPoisoned: () => control.poison(ExitCode.journalIo) }),
    onDurable(_durableSeq, beganUs) {
      broker?.ring();
      gateway?.ring();
      engine?.ringIfHungry();
      follower?.ring();
      durable.record((clock.nowUs() - beganUs) * NS_PER_US);
    },
    watch: createDiskWatch(systemFiles, journalPaths(position.data).journal, (level, freeBytes) => {
      control.diskLow = level === DiskLevel.refuse;
      say(level, Math.floor(freeBytes / 2 ** 20));
    }),
  });
}

function say(level: DiskLevel, freeMiB: number): void {
  const text = {
    [DiskLevel.ok]: 'there is enough space for the journal again',
    [DiskLevel.low]: 'the journal is running out of space',
    [DiskLevel.refuse]: 'no space for the journal: new orders are refused, cancels and fills go on',
  }[level];
  try {
    writeSync(2, `tickgate: journal: ${text} (${freeMiB} MiB free)\n`);
  } catch {
    // Nobody reads stderr any more; the control word says the same.
  }
}
