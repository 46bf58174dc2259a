import { rmSync } from 'node:fs';
import type { Bench, Part, PartResult, Plot } from '../part.ts';
import { dropCached } from './drop-cached.ts';
import { makeJournal } from './make-journal.ts';
import { type Replay, readPlainly, replay } from './replay.ts';
import { timedStart } from './timed-start.ts';

const BATCH = 16;
const MILLION = 1_000_000;
const MB = 1e6;

interface Sizes {
  readonly events: number;
  readonly marks: readonly number[];
  readonly lone: number;
}

function sizesOf({ isQuick, seconds }: Bench): Sizes {
  if (seconds < 2) return { events: 4_000, marks: [1_000, 2_000], lone: 200 };
  if (isQuick) return { events: 300_000, marks: [30_000, 100_000], lone: 10_000 };
  return { events: 3 * MILLION, marks: [100_000, 300_000, MILLION], lone: 100_000 };
}

export const recoveryPart: Part = {
  name: 'recovery',
  about:
    'a start on a journal: replay per million events, with a snapshot, by size, and of lone batches beside a plain read',
  fullSeconds: 40,
  quickSeconds: 4,
  async run(bench): Promise<PartResult> {
    const { progress } = bench;
    const { events, marks, lone } = sizesOf(bench);
    const data = bench.folder('journal');
    const made = makeJournal(data, events, BATCH);
    progress(`a journal of ${made} events in batches of up to ${BATCH}`);
    const [plain, whole] = fromDisk(data, marks);
    const cached = replay(data, marks);
    progress('replayed, from the disk and from memory');
    const withoutS = await timedStart(data);
    const withS = await timedStart(data);
    rmSync(data, { recursive: true });
    progress('started without a snapshot, and with one');
    const loneData = bench.folder('lone');
    const loneMade = makeJournal(loneData, lone, 1);
    const [lonePlain, loneWhole] = fromDisk(loneData, []);
    rmSync(loneData, { recursive: true });
    const [counted, seconds] = millionOf(whole);
    const row = (what: string, { openS, replayS }: Replay, { bytes, seconds: plainS }: typeof plain, count: number) => [
      what,
      count,
      Math.round(bytes / MB),
      openS.toFixed(3),
      replayS.toFixed(3),
      ((openS + replayS) * (MILLION / count)).toFixed(3),
      Math.round(bytes / MB / (openS + replayS)),
      Math.round(bytes / MB / plainS),
    ];
    return {
      figures: {
        'recovery.s_per_million': (seconds * MILLION) / counted,
        'recovery.lone.ratio_disk': lonePlain.seconds / (loneWhole.openS + loneWhole.replayS),
        'recovery.ready_s': withS,
      },
      intervals: {},
      tables: [
        {
          title: 'What a start does with a journal that has no snapshot',
          columns: ['journal', 'events', 'MB', 'judged s', 'replayed s', 's per million', 'MB/s', 'plain read MB/s'],
          rows: [
            row(`batches of up to ${BATCH} events`, whole, plain, made),
            row('the same, in the page cache', cached, plain, made),
            row('lone batches, 4 KiB an event', loneWhole, lonePlain, loneMade),
          ],
        },
        {
          title: 'A gateway, from the start of its process to ready',
          columns: ['what', 'seconds'],
          rows: [
            [`${made} events, no snapshot`, withoutS.toFixed(3)],
            [`${made} events, the snapshot of a clean stop`, withS.toFixed(3)],
          ],
        },
      ],
      plots: [plotOf(whole.marks)],
      blocks: 4,
      dropped: [],
      notes: [
        'Journals are written by the real writer with real decisions. They are on the disk alone when they are read, as a ' +
          "gateway's own are, which it writes past the page cache; a plain read is of the same.",
        `s per million: of the first ${counted} events, with their part of judging the journal before and of making the indexes after.`,
      ],
    };
  },
};

/** The same files read plainly, then replayed, both from the disk. */
function fromDisk(data: string, marks: readonly number[]): [ReturnType<typeof readPlainly>, Replay] {
  dropCached(data);
  const plain = readPlainly(data);
  dropCached(data);
  return [plain, replay(data, marks)];
}

function millionOf({ marks }: Replay): readonly [events: number, seconds: number] {
  return marks.find(([count]) => count === MILLION) ?? marks.at(-1)!;
}

function plotOf(marks: readonly (readonly [events: number, seconds: number])[]): Plot {
  return {
    title: 'A start by the size of its journal',
    x: { label: 'events', scale: 'logarithmic' },
    y: { label: 'seconds', scale: 'logarithmic' },
    lines: [{ name: 'replayed, no snapshot', points: marks }],
  };
}
