import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createLog } from '../../gateway/boot/log.js';
function folderOf(context) {
    const folder = mkdtempSync(join(tmpdir(), 'tickgate-log-'));
    context.after(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
}
/** What goes to stderr meanwhile is kept, not printed. */
function captureStderr(context) {
    const said = [];
    context.mock.method(process.stderr, 'write', (text) => said.push(text) > 0);
    return said;
}
function textsIn(path) {
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line).text);
}
const table = [
    ['debug', ['a', 'b', 'c', 'd'], ['c', 'd']],
    ['info', ['b', 'c', 'd'], ['c', 'd']],
    ['warn', ['c', 'd'], ['c', 'd']],
    ['error', ['d'], ['d']],
    ['silent', [], []],
];
for (const [level, written, complained] of table) {
    test(`LOG_LEVEL=${level} writes ${written.length} of four levels, and ${complained.length} to stderr too`, (context) => {
        const folder = folderOf(context);
        const said = captureStderr(context);
        const log = createLog(level, folder);
        log.debug('a');
        log.info('b');
        log.warn('c');
        log.error('d');
        const path = join(folder, 'tickgate.log');
        assert.deepEqual(readdirSync(folder).includes('tickgate.log') ? textsIn(path) : [], written);
        assert.deepEqual(said, complained.map((text) => `tickgate: ${text}\n`));
    });
}
test('a full log is put aside, three of them are kept, and no file is greater than its maximum', (context) => {
    const folder = folderOf(context);
    const log = createLog('info', folder, 300);
    for (let n = 0; n < 40; n++)
        log.info(`line ${n}`);
    const names = readdirSync(folder).toSorted();
    assert.deepEqual(names, ['tickgate.log', 'tickgate.log.1', 'tickgate.log.2', 'tickgate.log.3']);
    for (const name of names)
        assert.ok(statSync(join(folder, name)).size <= 300, name);
    const texts = names.toReversed().flatMap((name) => textsIn(join(folder, name)));
    assert.equal(texts.at(-1), 'line 39');
    assert.deepEqual(texts, Array.from({ length: texts.length }, (_, i) => `line ${40 - texts.length + i}`));
});
test('a log goes on in the file of the run before, up to 10 MiB', (context) => {
    const folder = folderOf(context);
    const path = join(folder, 'tickgate.log');
    const maximum = 10 * 1024 * 1024;
    writeFileSync(path, Buffer.alloc(maximum - 200, 10));
    const log = createLog('info', folder);
    log.info('fits');
    assert.ok(statSync(path).size > maximum - 200);
    log.info('x'.repeat(200));
    assert.deepEqual(textsIn(path), ['x'.repeat(200)]);
    assert.ok(statSync(`${path}.1`).size <= maximum);
});
test('a text is cut at 8 KiB', (context) => {
    const folder = folderOf(context);
    createLog('info', folder).info('x'.repeat(100_000));
    assert.deepEqual(textsIn(join(folder, 'tickgate.log')), ['x'.repeat(8 * 1024)]);
});
test('a log that can not be written says so once on stderr and stops nobody', (context) => {
    const folder = folderOf(context);
    const said = captureStderr(context);
    writeFileSync(join(folder, 'file'), '');
    const log = createLog('info', join(folder, 'file', 'logs'));
    log.info('one');
    log.error('two');
    assert.match(said[0], /tickgate\.log can't be written, the log ends here: .*ENOTDIR/);
    assert.deepEqual(said.slice(1), ['tickgate: two\n']);
});
//# sourceMappingURL=log.test.js.map