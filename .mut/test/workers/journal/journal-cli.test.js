import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { recordsOf } from '../../../core/memory/records.js';
import { EVENT_BYTES, EventKind, EventWord } from '../../../core/schema/event.js';
import { createFollowerAgent } from '../../../workers/follower/follower-agent.js';
import { snapshotPath, snapshotSeqs } from '../../../workers/follower/snapshot-names.js';
import { runJournalCli } from '../../../workers/journal/tools/journal-cli.js';
import { archivePath, journalPaths, segmentPath } from '../../../workers/journal/journal-paths.js';
import { play } from '../../support/order-script.js';
import { SMALL_SEGMENT, createReplica, open, putEvent, run, temporaryFolder, writeEvents, writerOf } from './kit.js';
async function cli(...args) {
    let out = '';
    let err = '';
    const code = await runJournalCli(args, (text) => (out += text), (text) => (err += text));
    return { code, out, err };
}
/** A journal with an archive, two snapshots and live segments. */
function richJournal(t) {
    const data = temporaryFolder(t);
    const opened = open(data);
    const writer = writerOf(opened);
    writeEvents(writer, 1, 1200, 3);
    const follower = createFollowerAgent({
        data,
        journalId: opened.position.journalId,
        segmentBytes: SMALL_SEGMENT,
        replica: createReplica(),
        appliedSeq: 0,
        durableSeq: () => writer.durableSeq,
        snapshotEvery: 100,
        projectedSeq: () => Infinity,
        onDivergence: () => assert.fail(),
    });
    for (let i = 1; i <= 400; i++)
        follower.doWork(i * 1e6);
    follower.stop();
    writer.stop();
    opened.lock.release();
    assert.ok(follower.counts.archived > 2);
    return data;
}
test('verify passes a whole data directory and lists what it checked', async (t) => {
    const { code, out } = await cli('verify', richJournal(t));
    assert.equal(code, 0, out);
    assert.match(out, /ok +archive 1, \d+ events from 1\n/);
    assert.match(out, /ok +segment \d+, \d+ events/);
    assert.match(out, /ok +snapshot 1200\n/);
    assert.match(out, /last event 1200, clean stop\n[^]*whole\n$/);
});
test('verify exits 78 on a damaged segment, archive or snapshot, and names it', async (t) => {
    const data = richJournal(t);
    const paths = journalPaths(data);
    const flips = [
        [archivePath(paths, 2), 100, /DAMAGED +archive 2.*sha256/],
        [snapshotPath(paths, snapshotSeqs(paths)[0]), 5000, /DAMAGED +snapshot.*checksum/],
        [segmentPath(paths, 27), 9000, /DAMAGED +journal: .*00000027\.segment is damaged at byte/],
    ];
    for (const [path, at, text] of flips) {
        const whole = readFileSync(path);
        const damaged = Buffer.from(whole);
        damaged[at] ^= 8;
        writeFileSync(path, damaged);
        const { code, out } = await cli('verify', data);
        assert.equal(code, 78);
        assert.match(out, text);
        writeFileSync(path, whole);
    }
    unlinkSync(archivePath(paths, 1));
    const { code, out } = await cli('verify', data);
    assert.equal(code, 78);
    assert.match(out, /archive 1.*missing/);
});
test('verify tells a torn tail from damage', async (t) => {
    const data = temporaryFolder(t);
    run(data, 10, 'crash', 4);
    const path = segmentPath(journalPaths(data), 1);
    const bytes = readFileSync(path);
    bytes.fill(0, 3 * 4096 + 300, 3 * 4096 + 812);
    writeFileSync(path, bytes);
    const { code, out } = await cli('verify', data);
    assert.equal(code, 0);
    assert.match(out, /last event 8, then a torn write that the next start will cut/);
});
test('verify says who is writing', async (t) => {
    const data = temporaryFolder(t);
    const opened = open(data);
    const { code, out } = await cli('verify', data);
    opened.lock.release();
    assert.equal(code, 0);
    assert.match(out, new RegExp(`process ${process.pid} is writing`));
});
test('dump prints one readable line per event, from the archive on', async (t) => {
    const data = richJournal(t);
    const { code, out } = await cli('dump', data);
    assert.equal(code, 0);
    const lines = out.trimEnd().split('\n');
    assert.equal(lines.length, 1200);
    assert.equal(lines[1], '         2  2023-11-14T22:13:20.000020Z  accepted          order 2  account 2  symbol 3  buy 1000@4500002  ? ?  filled 0  routed  broker 0/0  client-2');
});
test('dump takes a range, an order and JSON', async (t) => {
    const data = richJournal(t);
    const ranged = await cli('dump', data, '--from', '500', '--to', '503', '--json');
    assert.deepEqual(ranged.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).seq), [500, 501, 502, 503]);
    const order = await cli('dump', '--order', '77', data);
    assert.equal(order.out.trimEnd().split('\n').length, 1);
    assert.match(order.out, /client-77$/m);
    assert.equal((await cli('dump', data, '--from', '5000')).out, '');
});
test('dump tells the place among the reports of an account, and what was filled by fills alone', async (t) => {
    const data = temporaryFolder(t);
    const opened = open(data);
    const writer = writerOf(opened);
    const records = recordsOf(new ArrayBuffer(EVENT_BYTES));
    for (const [index, kind] of [EventKind.accepted, EventKind.cancel_requested, EventKind.filled].entries()) {
        putEvent(records, 0, index + 1, kind);
        records.f64[EventWord.ACCOUNT_SEQ] = 40 + index;
        // A cancel by a fan-out keeps where that stands in the words of a fill.
        records.f64[EventWord.LAST_LOTS] = 7;
        assert.ok(writer.append(records, 0));
    }
    writer.commit();
    writer.stop();
    opened.lock.release();
    const { out } = await cli('dump', data, '--json');
    const seen = out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
    assert.deepEqual(seen.map((event) => [event['kind'], event['account_sequence'], event['last_lots']]), [
        ['accepted', 40, undefined],
        ['cancel_requested', 41, undefined],
        ['filled', 42, 7],
    ]);
});
test('dump tells what a guard watches, and why and when it fired', async (t) => {
    const data = temporaryFolder(t);
    const opened = open(data);
    const writer = writerOf(opened);
    const { journal } = play(`
    hold 7 entries grace=10s
    drop 7
    timers +10s
    settle
    after 8 1s account=1
  `).world;
    for (const bytes of journal) {
        const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
        event.u8.set(bytes);
        assert.ok(writer.append(event, 0));
    }
    writer.commit();
    writer.stop();
    opened.lock.release();
    const { out } = await cli('dump', data);
    const lines = out.split('\n').filter((line) => /guard|cancel_after/.test(line));
    assert.deepEqual(lines.map((line) => line.slice(41)), [
        'guard_held        account 0  key 7  entries  delay 10000000 us',
        'guard_dropped     account 0  key 7  due 2023-11-14T22:13:30.000000Z',
        'guard_fired       account 0  key 7  entries  by drop  due 2023-11-14T22:13:30.000000Z',
        'cancel_after_set  account 1  key 8  delay 1000000 us  due 2023-11-14T22:13:31.000000Z',
    ]);
    const json = await cli('dump', data, '--json');
    assert.match(json.out, /"kind":"guard_held","account":0,"key":7,"scope":"entries","delay_us":10000000\}/);
});
test('stats counts events, batches, padding, kinds and the archive', async (t) => {
    const { code, out } = await cli('stats', richJournal(t));
    assert.equal(code, 0);
    assert.match(out, /events +1200, sequence 1 to 1200/);
    assert.match(out, /events per batch +3\.00/);
    assert.match(out, /segments +\d+ live, \d+ archived/);
    assert.match(out, /padding/);
    assert.match(out, /ratio \d+\.\d+/);
    assert.match(out, / accepted +1200/);
});
test('stats and dump of an empty journal', async (t) => {
    const data = temporaryFolder(t);
    open(data).lock.release();
    assert.equal((await cli('dump', data)).out, '');
    assert.match((await cli('stats', data)).out, /events +0\n/);
});
test('wrong arguments are told with the usage, and exit 2', async (t) => {
    const data = temporaryFolder(t);
    for (const args of [
        ['verify'],
        ['frobnicate', data],
        ['verify', data, 'x'],
        ['dump', data, '--from', '-1'],
        ['dump', data, '--to'],
        [],
    ]) {
        const { code, out, err } = await cli(...args);
        assert.equal(code, 2, args.join(' '));
        assert.match(out + err, /tickgate journal verify DIR/);
    }
    const help = await cli('--help');
    assert.equal(help.code, 0);
    assert.match(help.out, /tickgate journal dump DIR/);
});
test('a folder without a journal, and a damaged one, exit 78 with a sentence', async (t) => {
    const data = temporaryFolder(t);
    for (const command of ['verify', 'dump', 'stats']) {
        const { code, err } = await cli(command, data);
        assert.equal(code, 78);
        assert.match(err, /There is no journal in/);
    }
    run(data, 100, 'stop', 4);
    truncateSync(segmentPath(journalPaths(data), 1), 8192);
    for (const command of ['dump', 'stats'])
        assert.equal((await cli(command, data)).code, 78, command);
});
test('a reader who has seen enough ends a long dump without an error', (t) => {
    const data = richJournal(t);
    const program = fileURLToPath(new URL('../../../gateway/cli.js', import.meta.url));
    const { stderr, stdout } = spawnSync('bash', ['-c', `"${process.execPath}" "${program}" journal dump "${data}" | head -1`], {
        encoding: 'utf8',
    });
    assert.equal(stderr, '');
    assert.match(stdout, /^[^\n]+\n$/);
});
//# sourceMappingURL=journal-cli.test.js.map