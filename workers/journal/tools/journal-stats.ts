import { BatchKind } from '../../../core/journal/frame.ts';
import { BLOCK_BYTES, BATCH_HEAD_BYTES } from '../../../core/journal/frame.ts';
import { scanSegment } from '../../../core/journal/scan.ts';
import { EventHalf, EventWord } from '../../../core/schema/event.ts';
import { archivedSegments } from '../../follower/archiver.ts';
import { checksum } from '../checksum.ts';
import { FileWindow } from '../file-window.ts';
import { systemFiles } from '../../files.ts';
import type { Print } from './print.ts';
import { eventKindName, timeText } from './journal-dump.ts';
import { JournalError } from '../journal-error.ts';
import { journalPaths, segmentPath } from '../journal-paths.ts';
import { hasJournal } from '../segment-files.ts';
import { readEvents } from '../read-journal.ts';
import { listSegments, readSegmentHeader } from '../segment-files.ts';

/** Prints what a journal consists of. */
export function journalStats(data: string, print: Print): number {
  const paths = journalPaths(data);
  if (!hasJournal(paths)) throw new JournalError('FOREIGN', `There is no journal in ${data}.`);
  const archived = archivedSegments(paths);
  const segments = listSegments(paths);
  const live = liveBatches(data);
  const batches = live.batches + archived.reduce((sum, { batches: count }) => sum + count, 0);

  const byKind = new Map<number, number>();
  let firstUs = 0;
  let lastUs = 0;
  let events = 0;
  const firstSeq = archived[0]?.firstSeq ?? live.firstSeq;
  readEvents(data, firstSeq, ({ f64, i32 }, at) => {
    const kind = i32[(at >> 2) + EventHalf.KIND_VERSION]! & 0xffff;
    byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
    lastUs = f64[(at >> 3) + EventWord.TIME_US]!;
    if (events++ === 0) firstUs = lastUs;
  });

  const line = (name: string, value: string): void => print(`${name.padEnd(20)}${value}\n`);
  line('events', events === 0 ? '0' : `${events}, sequence ${firstSeq} to ${firstSeq + events - 1}`);
  line('time span', events === 0 ? '-' : `${timeText(firstUs)} to ${timeText(lastUs)}`);
  line('segments', `${segments.length} live, ${archived.length} archived`);
  line('batches', `${batches}, of these ${live.markers} seals and stop markers in live segments`);
  line('events per batch', ratio(live.events, live.batches - live.markers));
  line('bytes', `${live.bytes} in live segments, ${percent(live.padding, live.bytes)} of it padding`);
  const raw = archived.reduce((sum, entry) => sum + entry.bytes, 0);
  const packed = archived.reduce((sum, entry) => sum + entry.archivedBytes, 0);
  line('archive', archived.length === 0 ? '-' : `${packed} bytes for ${raw} unpadded, ratio ${ratio(raw, packed)}`);
  for (const [kind, count] of [...byKind].sort((a, b) => b[1] - a[1])) line(`  ${eventKindName(kind)}`, String(count));
  return 0;
}

interface LiveBatches {
  firstSeq: number;
  events: number;
  batches: number;
  markers: number;
  /** What the batches take, with padding. */
  bytes: number;
  padding: number;
}

function liveBatches(data: string): LiveBatches {
  const paths = journalPaths(data);
  const sum: LiveBatches = { firstSeq: 0, events: 0, batches: 0, markers: 0, bytes: 0, padding: 0 };
  const window = new FileWindow(systemFiles);
  const numbers = listSegments(paths);
  const headers = numbers.map((number) => readSegmentHeader(systemFiles, segmentPath(paths, number)));
  headers.forEach((header, i) => {
    if (typeof header !== 'object') throw new JournalError('DAMAGED', `The header of segment ${numbers[i]} is wrong.`);
    if (i === 0) sum.firstSeq = header.firstSeq;
    const path = segmentPath(paths, header.number);
    const fd = systemFiles.open(path, 'r');
    try {
      window.attach(fd, systemFiles.size(path));
      const next = headers[i + 1];
      const until = typeof next === 'object' ? { until: { seq: next.firstSeq, chain: next.chain } } : {};
      const scan = scanSegment(window, {
        header,
        checksum,
        align: BLOCK_BYTES,
        durableSeq: 0,
        ...until,
        onBatch: ({ kind, payloadBytes }) => {
          if (kind !== BatchKind.records) sum.markers++;
          const used = BATCH_HEAD_BYTES + payloadBytes;
          const padded = Math.ceil(used / BLOCK_BYTES) * BLOCK_BYTES;
          sum.bytes += padded;
          sum.padding += padded - used;
        },
      });
      sum.events += scan.events;
      sum.batches += scan.batches;
    } finally {
      systemFiles.close(fd);
    }
  });
  return sum;
}

function ratio(a: number, b: number): string {
  return b === 0 ? '-' : (a / b).toFixed(2);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '0 %' : `${((100 * part) / whole).toFixed(1)} %`;
}
