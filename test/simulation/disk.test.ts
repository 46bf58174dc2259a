import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFollowerAgent } from '../../workers/follower/follower-agent.ts';
import { recoverReplica } from '../../workers/follower/recover.ts';
import { type Files, readFile, writeWhole } from '../../workers/files.ts';
import { JournalWriter } from '../../workers/journal/journal-writer.ts';
import { type OpenedJournal, openJournal } from '../../workers/journal/open-journal.ts';
import { readEvents } from '../../workers/journal/read-journal.ts';
import { createSeededRandom } from '../../workers/seeded-random.ts';
import { createReplica, stateAfter, writeEvents } from '../workers/journal/kit.ts';
import { DiskStopped, type SimulatedDisk, createSimulatedDisk } from './disk.ts';

const A = '/data/a';
const B = '/data/b';

function newDisk(seed = 1, capacityBytes = 2 ** 30): SimulatedDisk {
  const disk = createSimulatedDisk({ random: createSeededRandom(seed), capacityBytes });
  disk.files.makeFolder('/data');
  return disk;
}

function write(files: Files, path: string, text: string, at = 0, flags: 'w+' | 'r+' = 'w+'): number {
  const fd = files.open(path, flags);
  const bytes = Buffer.from(text);
  writeWhole(files, fd, bytes, 0, bytes.length, at);
  return fd;
}

function text(disk: SimulatedDisk, path: string): string | undefined {
  const bytes = disk.contents(path);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('latin1');
}

function durable(disk: SimulatedDisk, path: string, content: string): number {
  const fd = write(disk.files, path, content);
  disk.files.datasync(fd);
  disk.files.syncFolder('/data');
  return fd;
}

function throwsCode(code: string, work: () => unknown): void {
  assert.throws(work, (error) => (error as NodeJS.ErrnoException).code === code);
}

/** What a power cut left in so many tries. */
function outcomes(make: (disk: SimulatedDisk) => void, look: (disk: SimulatedDisk) => unknown): Set<unknown> {
  const seen = new Set<unknown>();
  for (let seed = 0; seed < 200; seed++) {
    const disk = newDisk(seed);
    make(disk);
    disk.powerCut();
    seen.add(look(disk));
  }
  return seen;
}

function sorted(seen: Set<unknown>): string[] {
  return [...seen].map(String).sort((a, b) => (a < b ? -1 : 1));
}

test('what is written reads back across pages, and holes are zeros', () => {
  const { files } = newDisk();
  const fd = files.open(A, 'wx+');
  const bytes = new Uint8Array(10_000).map((_, i) => i % 251);
  assert.equal(files.write(fd, bytes, 0, bytes.length, 5000), 10_000);
  assert.equal(files.size(A), 15_000);
  const back = new Uint8Array(20_000).fill(255);
  assert.equal(files.read(fd, back, 0, 20_000, 0), 15_000);
  assert.deepEqual(back.subarray(0, 5000), new Uint8Array(5000));
  assert.deepEqual(back.subarray(5000, 15_000), bytes);
  files.truncate(fd, 6000);
  files.truncate(fd, 9000);
  assert.deepEqual(readFile(files, A)?.subarray(6000), new Uint8Array(3000));
});

test('names, folders and flags are those of a file system', () => {
  const { files } = newDisk();
  throwsCode('ENOENT', () => files.open(A, 'r'));
  throwsCode('ENOENT', () => files.open('/elsewhere/a', 'w+'));
  write(files, A, 'a');
  throwsCode('EEXIST', () => files.open(A, 'wx+'));
  throwsCode('EBADF', () => files.write(files.open(A, 'r'), new Uint8Array(1), 0, 1, 0));
  files.rename(A, B);
  assert.deepEqual([files.size(A), files.size(B), files.list('/data')], [-1, 1, ['b']]);
  files.unlink(B);
  throwsCode('ENOENT', () => files.unlink(B));
  assert.deepEqual(files.list('/nowhere'), []);
});

test('past the page cache go whole blocks at whole blocks, into a file that is there', () => {
  const { files } = newDisk();
  assert.throws(() => files.open(A, 'direct'), { code: 'ENOENT' });
  files.close(write(files, A, 'o'.repeat(8192)));
  const fd = files.open(A, 'direct');
  const block = new Uint8Array(8192).fill('n'.charCodeAt(0));
  assert.equal(files.write(fd, block, 0, 4096, 4096), 4096);
  for (const [from, count, at] of [
    [0, 4095, 0],
    [0, 4096, 1],
    [1, 4096, 0],
  ] as const)
    assert.throws(() => files.write(fd, block, from, count, at), { code: 'EINVAL' });
});

test('a killed process leaves all that it wrote, and its descriptors are gone', () => {
  const disk = newDisk();
  const fd = write(disk.files, A, 'not synced');
  disk.kill();
  throwsCode('EBADF', () => disk.files.datasync(fd));
  assert.equal(text(disk, A), 'not synced');
});

test('after a power cut what was synced is there', () => {
  const seen = outcomes(
    (disk) => durable(disk, A, 'synced'),
    (disk) => text(disk, A),
  );
  assert.deepEqual([...seen], ['synced']);
});

test('after a power cut what was not synced is there, not there, or torn between sectors', () => {
  const make = (disk: SimulatedDisk): void => {
    durable(disk, A, 'o'.repeat(4096));
    write(disk.files, A, 'n'.repeat(4096), 0, 'r+');
  };
  const seen = outcomes(make, (disk) => {
    const found = text(disk, A)!;
    for (let at = 0; at < 4096; at += 512) {
      assert.match(found.slice(at, at + 512), /^(o{512}|n{512}|\0{512})$/);
    }
    return found === 'o'.repeat(4096) ? 'old' : found === 'n'.repeat(4096) ? 'new' : 'torn';
  });
  assert.deepEqual(sorted(seen), ['new', 'old', 'torn']);
});

test('a sync covers its own file only, and a name lives by the sync of its folder', () => {
  const make = (disk: SimulatedDisk): void => {
    const { files } = disk;
    durable(disk, A, 'a');
    write(files, A, 'A', 0, 'r+');
    files.datasync(write(files, B, 'b'));
  };
  const seen = outcomes(make, (disk) => `${text(disk, A)?.replace('\0', 'A')} ${text(disk, B)}`);
  assert.deepEqual(sorted(seen), ['A b', 'A undefined', 'a b', 'a undefined']);
});

test('pending renames and unlinks land each on its own', () => {
  const make = (disk: SimulatedDisk): void => {
    durable(disk, A, 'a');
    durable(disk, B, 'b');
    disk.files.rename(A, '/data/c');
    disk.files.unlink(B);
  };
  const seen = outcomes(make, (disk) => disk.paths().join(' '));
  assert.deepEqual(sorted(seen), ['/data/a', '/data/a /data/b', '/data/b /data/c', '/data/c']);
});

test('a truncation or a growth that was not synced may be lost', () => {
  const make = (disk: SimulatedDisk): void => {
    const a = durable(disk, A, 'x'.repeat(9000));
    const b = durable(disk, B, 'x');
    disk.files.truncate(a, 10);
    disk.files.truncate(b, 5000);
  };
  const seen = outcomes(make, (disk) => `${disk.files.size(A)} ${disk.files.size(B)}`);
  assert.deepEqual(sorted(seen), ['10 1', '10 5000', '9000 1', '9000 5000']);
});

test('after a failed sync the page cache shows what the disk does not have', () => {
  const disk = newDisk();
  const fd = durable(disk, A, 'o'.repeat(40_000));
  disk.fail('datasync', 1, 'EIO');
  write(disk.files, A, 'n'.repeat(40_000), 0, 'r+');
  throwsCode('EIO', () => disk.files.datasync(fd));
  disk.files.datasync(fd);
  assert.equal(text(disk, A), 'n'.repeat(40_000), 'and the next sync says yes');
  const cut = disk.fork();
  disk.dropCaches();
  cut.powerCut();
  for (const each of [disk, cut]) assert.match(text(each, A)!, /o/);
  assert.equal(disk.counts.failed, 1);
});

test('a lost sync and a misdirected page show only on the medium', () => {
  const disk = newDisk();
  durable(disk, B, 'b'.repeat(4096));
  disk.loseSync(1);
  durable(disk, A, 'a');
  assert.equal(text(disk, A), 'a');
  disk.dropCaches();
  assert.equal(text(disk, A), '\0');
  const { files } = disk;
  const fd = write(files, '/data/c', 'c'.repeat(4096));
  disk.misdirect(1);
  files.datasync(fd);
  assert.equal(text(disk, '/data/c'), 'c'.repeat(4096));
  disk.dropCaches();
  assert.equal(text(disk, '/data/c'), '\0'.repeat(4096));
  assert.ok([A, B].some((path) => text(disk, path)!.startsWith('c')));
  assert.deepEqual([disk.counts.lostSyncs, disk.counts.misdirected], [1, 1]);
});

test('a bit flipped at rest is one bit', () => {
  const disk = newDisk();
  durable(disk, A, '\0'.repeat(5000));
  disk.flipBits(A, 1);
  const ones = [...disk.contents(A)!].filter((byte) => byte !== 0);
  assert.equal(ones.length, 1);
  assert.equal(Math.log2(ones[0]!) % 1, 0);
});

test('the Nth call of a kind fails once, with its code, or does a part', () => {
  const disk = newDisk();
  const { files } = disk;
  disk.fail('open', 2, 'EDQUOT');
  disk.fail('rename', 1, 'EIO');
  const fd = files.open(A, 'w+');
  throwsCode('Unknown system error -122', () => files.open(B, 'w+'));
  assert.equal(files.size(B), -1);
  files.open(B, 'w+');
  throwsCode('EIO', () => files.rename(A, B));
  files.rename(A, B);
  disk.fail('write', 1, 'short');
  const written = files.write(fd, new Uint8Array(1000), 0, 1000, 0);
  assert.ok(written > 0 && written < 1000);
  disk.fail('write', 1, 'EIO');
  throwsCode('EIO', () => files.write(fd, new Uint8Array(1000), 0, 1000, 0));
});

test('from the call at which the process stops, each call throws until it was killed', () => {
  const disk = newDisk();
  const { files } = disk;
  const fd = files.open(A, 'w+');
  disk.stopAt(1);
  assert.throws(() => files.write(fd, new Uint8Array(10_000).fill(1), 0, 10_000, 0), DiskStopped);
  assert.throws(() => files.size(A), DiskStopped);
  disk.kill();
  assert.ok(files.size(A) < 10_000);
});

test('a full disk writes a part, then says ENOSPC; room comes back with the last use of a file', () => {
  const disk = newDisk(1, 4 * 4096);
  const { files } = disk;
  const fd = files.open(A, 'w+');
  assert.equal(files.write(fd, new Uint8Array(40_000).fill(1), 0, 40_000, 0), 16_384);
  assert.equal(files.freeBytes('/data'), 0);
  throwsCode('ENOSPC', () => files.write(fd, new Uint8Array(1), 0, 1, 20_000));
  assert.equal(files.write(fd, new Uint8Array(9), 0, 9, 0), 9, 'over what is there');
  files.rename(A, B);
  files.unlink(B);
  assert.equal(files.freeBytes('/data'), 0);
  files.close(fd);
  assert.equal(files.freeBytes('/data'), 16_384);
  files.truncate(files.open(A, 'w+'), 1 << 30);
  assert.equal(files.freeBytes('/data'), 16_384, 'a hole takes nothing');
});

test('a fork is another disk', () => {
  const disk = newDisk();
  const fd = durable(disk, A, 'a');
  const fork = disk.fork();
  disk.files.write(fd, Buffer.from('b'), 0, 1, 0);
  write(fork.files, A, 'c', 0, 'r+');
  assert.deepEqual([text(disk, A), text(fork, A)], ['b', 'c']);
});

const SEGMENT_BYTES = 16 * 1024;
const EVENTS = 60;
const acquireLock = () => ({ release: () => undefined });

function openOn({ files }: SimulatedDisk): OpenedJournal {
  return openJournal({ data: '/data', segmentBytes: SEGMENT_BYTES, files, acquireLock });
}

/** Writes and follows until all is done or the disk stops; what was durable by then. */
function live(disk: SimulatedDisk, through: number): number {
  const { files } = disk;
  let durableSeq = 0;
  try {
    const { position, lastSeq } = openOn(disk);
    durableSeq = lastSeq;
    const report = (message: string): void => assert.fail(message);
    const replica = createReplica(64);
    recoverReplica('/data', position.journalId, replica, lastSeq, report, files);
    const { journalId } = position;
    const follower = createFollowerAgent({
      data: '/data',
      journalId,
      segmentBytes: SEGMENT_BYTES,
      replica,
      appliedSeq: lastSeq,
      durableSeq: () => durableSeq,
      snapshotEvery: 10,
      projectedSeq: () => Infinity,
      onDivergence: () => assert.fail('diverged'),
      files,
    });
    const writer = new JournalWriter({
      position,
      files,
      fail: (error) => {
        throw error;
      },
    });
    for (let seq = lastSeq + 1; seq <= through; seq++) {
      durableSeq = writeEvents(writer, seq, seq);
      for (let i = 0; i < 5; i++) follower.doWork((5 * seq + i) * 2_000_000);
    }
    follower.stop();
    writer.stop();
  } catch (error) {
    if (!(error instanceof DiskStopped)) throw error;
  }
  return durableSeq;
}

test('a journal whose power goes in any call keeps what it acknowledged, with snapshots and archive', () => {
  const dry = newDisk(0, 16 * 2 ** 30);
  assert.equal(live(dry, EVENTS), EVENTS);
  assert.ok(dry.paths().some((path) => path.endsWith('.gz')));
  assert.ok(dry.calls.syncFolder > 10 && dry.totalCalls > 500);
  for (let stop = 1; stop <= dry.totalCalls; stop += 29) {
    const disk = newDisk(stop, 16 * 2 ** 30);
    disk.stopAt(stop);
    const acknowledged = live(disk, EVENTS);
    if (stop % 3 === 0) disk.kill();
    else disk.powerCut();
    const { lastSeq, position } = openOn(disk);
    assert.ok(lastSeq >= acknowledged, `stopped in call ${stop}: ${acknowledged} acknowledged, ${lastSeq} found`);
    const seqs: number[] = [];
    readEvents('/data', 1, ({ f64 }, at) => seqs.push(f64[(at >> 3) + 1]!), lastSeq, disk.files);
    assert.equal(seqs.length, lastSeq);
    const replica = createReplica();
    recoverReplica('/data', position.journalId, replica, lastSeq, () => undefined, disk.files);
    assert.deepEqual(replica.hash, stateAfter(lastSeq).hash);
  }
});
