import assert from 'node:assert/strict';
import {
  cpSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { systemFiles } from '../../../workers/files.ts';
import { journalPaths, segmentPath } from '../../../workers/journal/journal-paths.ts';
import { openJournal } from '../../../workers/journal/open-journal.ts';
import {
  SMALL_SEGMENT,
  journalError,
  open,
  range,
  readBack,
  run,
  temporaryFolder,
  timeOf,
  writeEvents,
  writerOf,
} from './kit.ts';

const segment = (data: string, number: number): string => segmentPath(journalPaths(data), number);

function edit(path: string, change: (bytes: Uint8Array) => void): void {
  const bytes = readFileSync(path);
  change(bytes);
  writeFileSync(path, bytes);
}

function reopen(data: string): ReturnType<typeof open> {
  const opened = open(data);
  opened.lock.release();
  return opened;
}

test('a new journal begins with sequence 1 in a whole, zeroed segment', (t) => {
  const data = temporaryFolder(t);
  const opened = reopen(data);
  assert.equal(opened.lastSeq, 0);
  assert.ok(opened.clean);
  assert.equal(statSync(segment(data, 1)).size, SMALL_SEGMENT);
  assert.ok(statSync(segment(data, 1)).blocks * 512 >= SMALL_SEGMENT, 'its blocks exist on disk');
  assert.ok(reopen(data).clean, 'nothing was written: nothing to repair');
});

test('after a clean stop the journal goes on behind the marker', (t) => {
  const data = temporaryFolder(t);
  run(data, 10, 'stop');
  const opened = run(data, 20, 'stop');
  assert.ok(opened.clean);
  assert.equal(opened.repair, '');
  assert.equal(opened.lastSeq, 10);
  assert.equal(opened.position.segmentNumber, 1);
  assert.deepEqual(readBack(data), range(1, 20));
});

test('a start knows when the last event was, wherever it stands and whatever is behind it', (t) => {
  for (const how of ['stop', 'crash', 'seal'] as const) {
    const data = temporaryFolder(t);
    assert.equal(reopen(data).lastUs, 0);
    for (const lastSeq of [1, 7, 300]) {
      run(data, lastSeq, how, 5);
      const { lastUs, position } = reopen(data);
      assert.equal(lastUs, timeOf(lastSeq), `${how}, ${lastSeq}, segment ${position.segmentNumber}`);
    }
    // Nothing new in the segment that the last start began.
    run(data, 300, how);
    assert.equal(reopen(data).lastUs, timeOf(300), how);
  }
});

test('after a clean stop the marker is synced once more: had its sync failed, the start says so', (t) => {
  const data = temporaryFolder(t);
  run(data, 10, 'stop');
  let syncs = 0;
  const failing = {
    ...systemFiles,
    datasync() {
      syncs++;
      throw Object.assign(new Error('EIO: injected'), { code: 'EIO' });
    },
  };
  assert.throws(() => openJournal({ data, files: failing }), journalError('IO', /can't be opened/));
  assert.equal(syncs, 1);
  assert.ok(reopen(data).clean, 'the lock was released');
});

test('after a crash the last batch is written again to a new segment, and the old file keeps what is proven', (t) => {
  const data = temporaryFolder(t);
  run(data, 10, 'crash', 4);
  const opened = run(data, 13, 'crash', 4);
  assert.ok(!opened.clean);
  assert.match(opened.repair, /last 2 events again, to segment 2/);
  assert.equal(opened.lastSeq, 10);
  assert.equal(opened.position.segmentNumber, 2);
  assert.equal(statSync(segment(data, 1)).size, 3 * 4096, 'header and two batches of four');
  assert.deepEqual(readBack(data), range(1, 13));
  assert.deepEqual(readBack(data, 9), range(9, 13));
  assert.deepEqual(readBack(data, 11), range(11, 13));
});

test('a hundred crashes in a row lose nothing and take no more than a block each', (t) => {
  const data = temporaryFolder(t);
  run(data, 10, 'crash', 4);
  for (let i = 0; i < 100; i++) assert.equal(reopen(data).lastSeq, 10);
  assert.deepEqual(readBack(data), range(1, 10));
  const bytes = readdirSync(join(data, 'journal')).reduce(
    (sum, name) => sum + statSync(join(data, 'journal', name)).size,
    0,
  );
  assert.ok(bytes < 100 * 4096 + 4 * SMALL_SEGMENT, `${bytes} bytes`);
});

test('a seal proves the last batch: nothing is written again, and damage to it is no torn write', (t) => {
  const data = temporaryFolder(t);
  run(data, 10, 'seal', 4);
  const copy = temporaryFolder(t);
  cpSync(data, copy, { recursive: true });
  assert.match(reopen(data).repair, /last 0 events/);
  assert.deepEqual(readBack(data), range(1, 10));
  edit(segment(copy, 1), (bytes) => (bytes[3 * 4096 + 100]! ^= 1));
  assert.throws(() => open(copy), journalError('DAMAGED', /later batch/));
});

test('a torn last batch is cut and kept aside', (t) => {
  const data = temporaryFolder(t);
  run(data, 10, 'crash', 4);
  edit(segment(data, 1), (bytes) => bytes.fill(0, 3 * 4096 + 300, 3 * 4096 + 812));
  const opened = run(data, 12, 'stop', 4);
  assert.equal(opened.lastSeq, 8);
  assert.match(opened.repair, /cut 4096 bytes/);
  assert.deepEqual(readBack(data), range(1, 12));
  const broken = readdirSync(join(data, 'journal')).filter((name) => name.endsWith('.broken'));
  assert.deepEqual(broken, ['00000001.at-12288.broken']);
  assert.equal(statSync(join(data, 'journal', broken[0]!)).size, 4096);
});

test('a first batch that is torn leaves an empty journal', (t) => {
  const data = temporaryFolder(t);
  run(data, 3, 'crash');
  edit(segment(data, 1), (bytes) => bytes.fill(0, 4096 + 300, 4096 + 812));
  const opened = run(data, 5, 'stop');
  assert.equal(opened.lastSeq, 0);
  assert.deepEqual(readBack(data), range(1, 5));
});

test('a crash between writing the last batch again and shortening the old file changes nothing', (t) => {
  const data = temporaryFolder(t);
  run(data, 10, 'crash', 4);
  const before = readFileSync(segment(data, 1));
  run(data, 14, 'crash', 4);
  writeFileSync(segment(data, 1), before);
  assert.deepEqual(readBack(data), range(1, 14));
  assert.equal(run(data, 20, 'stop', 4).lastSeq, 14);
  assert.deepEqual(readBack(data), range(1, 20));
});

test('a segment whose name never became durable is made again', (t) => {
  const data = temporaryFolder(t);
  run(data, 10, 'crash', 4);
  const copy = temporaryFolder(t);
  cpSync(data, copy, { recursive: true });
  reopen(data);
  renameSync(segment(data, 2), join(copy, 'journal', 'spare-0'));
  assert.equal(run(copy, 12, 'stop').lastSeq, 10);
  assert.deepEqual(readBack(copy), range(1, 12));
});

test('a journal fills segment after segment', (t) => {
  const data = temporaryFolder(t);
  run(data, 400, 'stop', 3);
  const { position, lastSeq } = reopen(data);
  assert.equal(lastSeq, 400);
  assert.ok(position.segmentNumber > 5);
  assert.deepEqual(readBack(data), range(1, 400));
  assert.deepEqual(readBack(data, 200, 300), range(200, 300));
});

describe('a start is refused, and nothing changed, when', () => {
  const rows: readonly {
    readonly name: string;
    readonly code: 'DAMAGED' | 'FOREIGN' | 'NEWER';
    readonly text: RegExp;
    readonly how?: 'stop' | 'crash';
    readonly damage: (data: string, other: string) => void;
  }[] = [
    {
      name: 'a middle segment is missing',
      code: 'DAMAGED',
      text: /00000003\.segment is missing/,
      damage: (data) => unlinkSync(segment(data, 3)),
    },
    {
      name: 'the first segments are missing',
      code: 'DAMAGED',
      text: /neither there nor archived/,
      damage: (data) => unlinkSync(segment(data, 1)),
    },
    {
      name: 'the last segment is missing',
      code: 'DAMAGED',
      text: /00000004\.segment is missing/,
      damage: (data) => unlinkSync(segment(data, 4)),
    },
    {
      name: 'all segments are missing',
      code: 'DAMAGED',
      text: /has a head but no segments/,
      damage: (data) => {
        for (const number of [1, 2, 3, 4]) unlinkSync(segment(data, number));
      },
    },
    {
      name: 'all segments are of another journal',
      code: 'FOREIGN',
      text: /another journal than/,
      damage: (data, other) => {
        for (const number of [1, 2, 3, 4]) cpSync(segment(other, number), segment(data, number));
      },
    },
    {
      name: 'a middle segment has a flipped bit',
      code: 'DAMAGED',
      text: /a segment follows/,
      damage: (data) => edit(segment(data, 2), (b) => (b[9000]! ^= 4)),
    },
    {
      name: 'a header has a flipped bit',
      code: 'DAMAGED',
      text: /header/,
      damage: (data) => edit(segment(data, 2), (b) => (b[40]! ^= 4)),
    },
    {
      name: 'a segment is another under its name',
      code: 'DAMAGED',
      text: /under another name/,
      damage: (data) => cpSync(segment(data, 2), segment(data, 3)),
    },
    {
      name: 'a segment is of another journal',
      code: 'FOREIGN',
      text: /another journal/,
      damage: (data, other) => cpSync(segment(other, 2), segment(data, 2)),
    },
    {
      name: 'a segment is some other file',
      code: 'FOREIGN',
      text: /not a journal segment/,
      damage: (data) => writeFileSync(segment(data, 2), Buffer.alloc(SMALL_SEGMENT, 1)),
    },
    {
      name: 'the last segment is short',
      code: 'DAMAGED',
      text: /bytes instead of/,
      damage: (data) => truncateSync(segment(data, 4), SMALL_SEGMENT - 4096),
    },
    {
      name: 'an early segment is short',
      code: 'DAMAGED',
      text: /a segment follows/,
      damage: (data) => truncateSync(segment(data, 2), 8192),
    },
    {
      name: 'a snapshot has seen more',
      code: 'DAMAGED',
      text: /sequence 500/,
      damage: (data) => writeFileSync(join(data, 'snapshots', '0000000000000500.snapshot'), ''),
    },
    {
      name: 'only the archive is left',
      code: 'DAMAGED',
      text: /segments are missing/,
      damage: (data) => {
        for (const number of [1, 2, 3, 4]) unlinkSync(segment(data, number));
        writeFileSync(join(data, 'archive', 'manifest'), '{}\n');
      },
    },
  ];
  for (const { name, code, text, damage } of rows) {
    test(name, (t) => {
      const data = temporaryFolder(t);
      const other = temporaryFolder(t);
      run(data, 190, 'stop', 4);
      run(other, 190, 'stop', 4);
      assert.equal(reopen(data).position.segmentNumber, 4);
      damage(data, other);
      const before = contents(data);
      assert.throws(() => open(data), journalError(code, text));
      assert.deepEqual(contents(data), before);
    });
  }
});

test('a head that is gone, cut off or half spoilt is made again', (t) => {
  const data = temporaryFolder(t);
  run(data, 190, 'stop', 4);
  const { head } = journalPaths(data);
  const whole = readFileSync(head);
  for (const damage of [
    () => unlinkSync(head),
    () => truncateSync(head, 100),
    () => edit(head, (b) => b.fill(0, 0, 4096)),
    () => edit(head, (b) => b.fill(255)),
  ]) {
    damage();
    assert.equal(reopen(data).lastSeq, 190);
    assert.deepEqual(readFileSync(head).subarray(0, 28), whole.subarray(0, 28), 'segment 4 is in the even slot');
  }
});

function contents(data: string): Map<string, string> {
  const names = readdirSync(data, { recursive: true, encoding: 'utf8' })
    .filter((name) => name !== 'lock')
    .sort();
  return new Map(
    names
      .filter((name) => statSync(join(data, name)).isFile())
      .map((name) => [name, readFileSync(join(data, name)).toString('base64')]),
  );
}

test('a projection that has seen more than the journal has refuses the start', (t) => {
  const data = temporaryFolder(t);
  run(data, 10, 'stop');
  const durableMarks = [{ name: 'Postgres', seq: 11 }];
  assert.throws(() => openJournal({ data, durableMarks }), journalError('DAMAGED', /11/));
  openJournal({ data, durableMarks: [{ name: 'Postgres', seq: 10 }] }).lock.release();
});

test('a torn batch whose first event a projection has seen is damage', (t) => {
  const data = temporaryFolder(t);
  run(data, 10, 'crash', 4);
  edit(segment(data, 1), (bytes) => bytes.fill(0, 3 * 4096 + 300, 3 * 4096 + 812));
  assert.throws(() => openJournal({ data, durableMarks: [{ name: 'x', seq: 9 }] }), journalError('DAMAGED', /durable/));
  openJournal({ data, durableMarks: [{ name: 'x', seq: 8 }] }).lock.release();
});

test('a clean stop in a file that was used before is clean, wherever its old batches stood', (t) => {
  const data = temporaryFolder(t);
  run(data, 400, 'stop', 60);
  const old = readFileSync(segment(data, 1));
  const opened = open(data);
  const writer = writerOf(opened);
  let seq = opened.lastSeq;
  while (writer.counts.segments === 0) {
    writeFileSync(join(data, 'journal', 'spare-0'), old);
    writeEvents(writer, seq + 1, ++seq, 1);
  }
  for (let i = 0; i < 6; i++) {
    writeEvents(writer, seq + 1, ++seq, 1);
    if (i < 5) continue;
    writer.stop();
  }
  opened.lock.release();
  for (let i = 0; i < 9; i++) {
    const again = open(data);
    assert.ok(again.clean, again.repair);
    assert.equal(again.lastSeq, seq);
    const next = writerOf(again);
    writeEvents(next, seq + 1, ++seq, 1);
    next.stop();
    again.lock.release();
  }
  assert.deepEqual(readBack(data), range(1, seq));
  assert.deepEqual(
    readdirSync(join(data, 'journal')).filter((name) => name.endsWith('.broken')),
    [],
  );
});

test('a segment file is used again without its old content coming back', (t) => {
  const data = temporaryFolder(t);
  run(data, 190, 'stop', 4);
  const old = readFileSync(segment(data, 1));
  const opened = open(data);
  writeFileSync(join(data, 'journal', 'spare-0'), old);
  const writer = writerOf(opened);
  const before = opened.position.segmentNumber;
  let seq = opened.lastSeq;
  while (writer.counts.segments === 0) writeEvents(writer, seq + 1, ++seq, 1);
  assert.equal(writer.counts.missedSpares, 0, 'the spare was taken');
  writer.close();
  opened.lock.release();
  const again = reopen(data);
  assert.equal(again.lastSeq, seq);
  assert.ok(again.position.segmentNumber > before);
  assert.deepEqual(readBack(data), range(1, seq));
});
