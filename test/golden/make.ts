// Makes the golden files of this version, once: `node dist/test/golden/make.js v1`. It never overwrites.
//
//   v1/SHA256SUMS      of every other file
//   v1/expected.json   what they hold
//   v1/clean/…         a data directory: segments, archive, snapshots, clean stop; each file packed with gzip
//   v1/torn/…          the same day, the power gone in the middle of a later batch
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { recordsOf } from '../../core/memory/records.ts';
import { createState } from '../../core/state/state.ts';
import { createFollowerAgent } from '../../workers/follower/follower-agent.ts';
import { checkSnapshot } from '../../workers/follower/snapshot.ts';
import { replicaOf } from '../../workers/follower/replica.ts';
import { snapshotPath, snapshotSeqs } from '../../workers/follower/snapshot-names.ts';
import { archivedSegments } from '../../workers/follower/archiver.ts';
import { journalPaths } from '../../workers/journal/journal-paths.ts';
import { JournalWriter } from '../../workers/journal/journal-writer.ts';
import { openJournal } from '../../workers/journal/open-journal.ts';
import { createSeededRandom } from '../../workers/seeded-random.ts';
import { type SimulatedDisk, createSimulatedDisk } from '../simulation/disk.ts';
import { type Expected, filesIn, goldenFolder, sha256 } from './golden-files.ts';
import { goldenOrders } from './golden-orders.ts';
import { goldenCapacities, goldenEvents, missingKinds } from './script.ts';

const DATA = '/data';
const SEGMENT_BYTES = 32 * 1024;
const SNAPSHOT_EVERY = 110;
const MOST_BYTES = 300_000;
/** Events that the torn journal lacks: its last batch never reached the disk whole. */
const TORN_EVENTS = 12;
const paths = journalPaths(DATA);

const version = process.argv[2] ?? '';
const folder = join(goldenFolder, version);
if (!/^v\d+$/.test(version)) throw new Error('which version: v1, v2, …');
if (existsSync(folder))
  throw new Error(`${folder} is there: golden files are kept for ever, a new version gets its own`);

const events = goldenEvents();
const missing = missingKinds(events);
if (missing.length > 0) throw new Error(`no event of the script is ${missing.join(', ')}`);
const clean = journalOf(events, 'clean stop');
const torn = journalOf(events, 'torn tail');
const expected: Expected = {
  journals: [
    { name: 'clean', end: 'clean stop', ...factsOf(clean, events) },
    { name: 'torn', end: 'torn tail', ...factsOf(torn, events.slice(0, -TORN_EVENTS)) },
  ],
};
for (const [name, disk] of [
  ['clean', clean],
  ['torn', torn],
] as const) {
  for (const path of disk.paths()) {
    // A gzip file of the archive is packed once more, so that all are read alike.
    write(join(name, `${path.slice(DATA.length + 1)}.packed`), gzipSync(disk.contents(path)!, { level: 9 }));
  }
}
write('expected.json', Buffer.from(`${JSON.stringify(expected, undefined, 1)}\n`));
const names = filesIn(folder);
const bytes = names.map((name) => read(name));
write('SHA256SUMS', Buffer.from(names.map((name, i) => `${sha256(bytes[i]!)}  ${name}\n`).join('')));
const total = bytes.reduce((sum, { length }) => sum + length, 0);
if (total > MOST_BYTES) throw new Error(`${total} bytes are too many to be kept for ever`);
console.log(`${names.length} files, ${total} bytes, ${events.length} events in ${folder}`);

function journalOf(all: readonly Uint8Array[], end: Expected['journals'][number]['end']): SimulatedDisk {
  const disk = createSimulatedDisk({ random: createSeededRandom(1) });
  const { files } = disk;
  const journalId = Buffer.from(`golden ${version}, ${end}`.padEnd(16).slice(0, 16), 'latin1');
  const opened = openJournal({
    data: DATA,
    segmentBytes: SEGMENT_BYTES,
    journalId: new Uint8Array(journalId),
    files,
    acquireLock: () => ({ release: () => undefined }),
  });
  const { position } = opened;
  const fail = (error: unknown): never => {
    throw error instanceof Error ? error : new Error(JSON.stringify(error));
  };
  const writer = new JournalWriter({ position, files, fail });
  const follower = createFollowerAgent({
    data: DATA,
    journalId: position.journalId,
    segmentBytes: SEGMENT_BYTES,
    replica: replicaOf(createState(goldenCapacities)),
    appliedSeq: 0,
    durableSeq: () => writer.durableSeq,
    snapshotEvery: SNAPSHOT_EVERY,
    projectedSeq: () => Infinity,
    onDivergence: fail,
    prepare: { spares: () => 0 },
    files,
  });
  const lastBatchFrom = all.length - TORN_EVENTS;
  let before = segmentsOf(disk);
  let staged = 0;
  for (const [i, event] of all.entries()) {
    if (!writer.append(recordsOf(event.slice().buffer), 0)) throw new Error('a batch of the script is too great');
    staged++;
    const isFull = i + 1 === lastBatchFrom || (i + 1 < lastBatchFrom && staged > i % 11);
    if (!isFull && i + 1 < all.length) continue;
    before = segmentsOf(disk);
    writer.commit();
    staged = 0;
    if (i % 5 === 0 && i + 1 < lastBatchFrom) writer.seal();
    // What the power takes nobody has seen.
    if (i + 1 === all.length && end === 'torn tail') break;
    for (let turn = 0; turn < 30; turn++) follower.doWork((i * 30 + turn) * 2_000_000);
  }
  if (end === 'clean stop') {
    follower.stop();
    writer.stop();
  } else {
    follower.close();
    writer.close();
    tearLastBatch(disk, before);
  }
  // Made in advance, and nothing but zeros.
  for (const spare of disk.paths().filter((path) => /spare|reserve/.test(path))) disk.remove(spare);
  return disk;
}

function segmentsOf(disk: SimulatedDisk): Map<string, Uint8Array> {
  const paths = disk.paths().filter((path) => path.endsWith('.segment'));
  return new Map(paths.map((path) => [path, disk.contents(path)!.slice()]));
}

/** The power goes when the last sector of the last batch has not reached the disk: what stood there before does. */
function tearLastBatch(disk: SimulatedDisk, before: ReadonlyMap<string, Uint8Array>): void {
  for (const [path, old] of before) {
    const contents = disk.contents(path);
    const last = contents?.findLastIndex((byte, at) => byte !== old[at]) ?? -1;
    if (contents === undefined || last < 0) continue;
    const sector = last - (last % 512);
    contents.set(old.subarray(sector, sector + 512), sector);
    disk.put(path, contents);
  }
}

function factsOf(disk: SimulatedDisk, all: readonly Uint8Array[]): Omit<Expected['journals'][number], 'name' | 'end'> {
  const state = createState(goldenCapacities);
  const replica = replicaOf(state);
  const hash = createHash('sha256');
  for (const event of all) {
    replica.apply(recordsOf(event.slice().buffer), 0);
    hash.update(event);
  }
  const snapshots = snapshotSeqs(paths, disk.files).map((seq) => {
    const header = checkSnapshot(disk.files, snapshotPath(paths, seq));
    if (typeof header === 'string') throw new Error(header);
    return [String(seq), [header.hash.low, header.hash.high]] as const;
  });
  return {
    lastSeq: all.length,
    eventsSha256: hash.digest('hex'),
    stateHash: [replica.hash.low, replica.hash.high],
    snapshots: Object.fromEntries(snapshots),
    archivedSegments: archivedSegments(paths, disk.files).map(({ segment }) => segment),
    orders: goldenOrders(state),
  };
}

function write(name: string, content: Uint8Array): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content, { flag: 'wx' });
}

function read(name: string): Uint8Array {
  return readFileSync(join(folder, name));
}
