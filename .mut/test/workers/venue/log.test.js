import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openVenueLog, VenueLogError } from '../../../workers/venue/log.js';
const Batches = ['["G",0,"g",1]\n', '["P",1]\n["R",1]\n', '["F",1,1]\n', '["C",1]\n["P",2]\n["R",2]\n'];
function folder(context) {
    const dir = mkdtempSync(join(tmpdir(), 'tickgate-log-'));
    context.after(() => rmSync(dir, { recursive: true, force: true }));
    return dir;
}
function write(dir) {
    const log = openVenueLog(dir, 'test venue', () => assert.fail('a new log is empty'));
    const ends = [log.bytes];
    for (const batch of Batches) {
        log.append(batch);
        ends.push(log.bytes);
    }
    log.close();
    return ends;
}
function read(dir) {
    const batches = [];
    const log = openVenueLog(dir, 'test venue', (records) => batches.push(records));
    log.close();
    return { batches, tornBytes: log.tornBytes };
}
test('a log gives back its batches in order, and goes on from there', (context) => {
    const dir = folder(context);
    write(dir);
    assert.deepEqual(read(dir), { batches: Batches, tornBytes: 0 });
    const log = openVenueLog(dir, 'test venue', () => undefined);
    log.append('["C",2]\n');
    log.close();
    assert.deepEqual(read(dir).batches, [...Batches, '["C",2]\n']);
});
test('cut at any byte, a log gives back the whole batches before the cut, keeps the rest aside, and goes on', (context) => {
    const dir = folder(context);
    const ends = write(dir);
    const whole = readFileSync(join(dir, 'venue.log'));
    assert.equal(whole.length, ends.at(-1));
    for (let length = 0; length < whole.length; length++) {
        const cut = join(dir, `cut-${length}`);
        mkdirSync(cut);
        writeFileSync(join(cut, 'venue.log'), whole.subarray(0, length));
        const complete = ends.filter((end) => end <= length).length;
        const expected = Batches.slice(0, Math.max(0, complete - 1));
        const torn = length - (ends[complete - 1] ?? 0);
        assert.deepEqual(read(cut), { batches: expected, tornBytes: torn }, `cut at ${length}`);
        const kept = readdirSync(cut).filter((name) => name.includes('torn'));
        assert.equal(kept.length, torn > 0 ? 1 : 0);
        const log = openVenueLog(cut, 'test venue', () => undefined);
        log.append('["C",9]\n');
        log.close();
        assert.deepEqual(read(cut), { batches: [...expected, '["C",9]\n'], tornBytes: 0 }, `after a cut at ${length}`);
    }
});
test('a flipped bit before a later batch is refused, never skipped', (context) => {
    const dir = folder(context);
    const ends = write(dir);
    const whole = readFileSync(join(dir, 'venue.log'));
    const lastStart = ends.at(-2) ?? 0;
    for (let at = 0; at < lastStart; at++) {
        const bad = join(dir, 'bad');
        mkdirSync(bad, { recursive: true });
        const bytes = Buffer.from(whole);
        bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << (at % 8)), at);
        writeFileSync(join(bad, 'venue.log'), bytes);
        assert.throws(() => read(bad), VenueLogError, `byte ${at}`);
        assert.deepEqual(readFileSync(join(bad, 'venue.log')), bytes, 'a refused log is left as it is');
    }
});
test('a batch larger than the read window comes back whole', (context) => {
    const dir = folder(context);
    const large = `["P",${'1'.repeat(3 << 20)}]\n`;
    const log = openVenueLog(dir, 'test venue', () => undefined);
    for (const batch of [large, 'x\n', large])
        log.append(batch);
    log.close();
    assert.deepEqual(read(dir).batches.map(({ length }) => length), [large.length, 2, large.length]);
});
test('the log of another venue is refused', (context) => {
    const dir = folder(context);
    write(dir);
    assert.throws(() => openVenueLog(dir, 'other venue', () => undefined), /the log of another venue: test venue/);
});
test('two logs glued together are refused', (context) => {
    const dir = folder(context);
    write(dir);
    const other = join(dir, 'other');
    mkdirSync(other);
    copyFileSync(join(dir, 'venue.log'), join(other, 'venue.log'));
    const bytes = readFileSync(join(dir, 'venue.log'));
    writeFileSync(join(other, 'venue.log'), Buffer.concat([bytes, bytes]));
    assert.throws(() => read(other), /damaged at byte/);
});
test('a batch of another history is refused, although it is whole and has the right number', (context) => {
    const dir = folder(context);
    const ends = write(dir);
    const other = join(dir, 'other');
    mkdirSync(other);
    const log = openVenueLog(other, 'test venue', () => undefined);
    log.append('["G",0,"h",1]\n');
    log.append(Batches[1] ?? '');
    log.close();
    const whole = readFileSync(join(dir, 'venue.log'));
    const foreign = readFileSync(join(other, 'venue.log')).subarray(ends[1]);
    writeFileSync(join(other, 'venue.log'), Buffer.concat([whole.subarray(0, ends[1]), foreign]));
    assert.throws(() => read(other), /damaged at byte/);
});
//# sourceMappingURL=log.test.js.map