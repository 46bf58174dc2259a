import assert from 'node:assert/strict';
import { chmodSync, chownSync, linkSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync, } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { execFileSync } from 'node:child_process';
import { SimulatedInstruments } from '../../../core/market/instruments.js';
import { createDirectory } from '../../../gateway/directory.js';
import { MAX_KEYS, NO_KEYS, readKeyText, withKey, withoutKey, writeKeyText } from '../../../gateway/keys/key-file.js';
import { changeKeyFile, loadKeyFile } from '../../../gateway/keys/key-store.js';
import { gatewayRules, openKeys } from '../../../gateway/keys/open-keys.js';
import { ed25519Key, hmacKey, keyFileText, writeKeyFile } from '../../support/keys-world.js';
let folder = '';
before(() => {
    folder = mkdtempSync(join(tmpdir(), 'tickgate-key-file-'));
});
after(() => {
    rmSync(folder, { recursive: true });
});
let files = 0;
function newPath() {
    files += 1;
    return join(folder, `keys-${files}.json`);
}
const rules = gatewayRules({});
const good = hmacKey(7);
function mistakesOf(text) {
    try {
        readKeyText('k.json', text);
    }
    catch (error) {
        return error.message;
    }
    return '';
}
function withEntry(change) {
    return mistakesOf(keyFileText([{ ...good, entry: { ...good.entry, ...change } }]));
}
test('a good file is read, and written as it was read', () => {
    const keys = [hmacKey(1, { symbols: ['BTCUSDT'], ips: ['10.0.0.0/8'] }), ed25519Key(2), hmacKey(3, { name: '' })];
    const file = readKeyText('k.json', keyFileText(keys));
    assert.deepEqual(readKeyText('k.json', writeKeyText(file)), file);
    assert.deepEqual(file, { nextNumber: 1000, keys: keys.map(({ entry }) => entry) });
});
const wrong = [
    ['id', 'tg_short'],
    ['id', 7],
    ['number', 0],
    ['number', 1.5],
    ['number', '7'],
    ['number', 2_147_483_648],
    ['name', 'a\nb'],
    ['name', 'n'.repeat(65)],
    ['name', undefined],
    ['scopes', []],
    ['scopes', ['read', 'read']],
    ['scopes', ['toString']],
    ['scopes', 'read'],
    ['accounts', []],
    ['accounts', ['a b']],
    ['accounts', Array.from({ length: 65 }, (_, i) => `a${i}`)],
    ['symbols', []],
    ['symbols', Array.from({ length: 257 }, (_, i) => `S${i}`)],
    ['ips', ['10.0.0.1/8']],
    ['ips', []],
    ['secret', 'short'],
    ['secret', `${'s'.repeat(40)} `],
    ['secret', 's'.repeat(129)],
    ['public_key', 'AAAA'],
    ['created', '2026-11-21'],
    ['created', '2026-13-21T10:00:00.000Z'],
    ['revoked', 'yes'],
];
for (const [field, value] of wrong) {
    test(`${field}=${String(JSON.stringify(value)).slice(0, 40)} is refused by name, and not told`, () => {
        const text = withEntry({ [field]: value });
        assert.match(text, new RegExp(`^the key file k.json: keys\\[0\\].* ${field}: allowed is `));
        assert.ok(!text.includes(good.secret));
        if (field === 'secret')
            assert.ok(!text.includes(String(value)));
    });
}
test('a key has one secret or one public key, none once it is revoked', () => {
    assert.match(withEntry({ public_key: ed25519Key(1).entry.public_key }), /allowed is one of the two/);
    assert.match(withEntry({ secret: undefined }), /allowed is one of the two/);
    assert.equal(withEntry({ secret: undefined, revoked: '2026-11-21T10:00:00.000Z' }), '');
});
test('unknown fields, other versions and other shapes are refused', () => {
    assert.match(withEntry({ secrets: good.secret }), /there is a field that no key has/);
    assert.ok(!withEntry({ [good.secret]: 1 }).includes(good.secret));
    assert.match(mistakesOf('{"version":2,"next_number":1,"keys":[]}'), /version: this tickgate reads version 1/);
    assert.match(mistakesOf('{"version":1,"next_number":1,"keys":[],"x":1}'), /allowed are version, next_number, keys only/);
    assert.match(mistakesOf('{"version":1,"next_number":0,"keys":{}}'), /next_number: .*; keys: allowed is a list/);
    for (const text of ['', '[]', 'null', `{"keys":["${good.secret}`]) {
        assert.equal(mistakesOf(text), 'the key file k.json: is not a JSON object');
    }
    assert.match(mistakesOf('{"version":1,"next_number":9,"keys":[1,null]}'), /keys\[0\] allowed .*; keys\[1\] allowed/);
});
test('all mistakes are told together, at most 20 of them', () => {
    const keys = Array.from({ length: 30 }, (_, i) => hmacKey(i + 1, { name: '\n', scopes: [] }));
    const text = mistakesOf(keyFileText(keys));
    assert.equal(text.split('; ').length, 21);
    assert.match(text, /; and 40 more$/);
});
test('no two keys have an id or a number, and next_number is above all', () => {
    assert.match(mistakesOf(keyFileText([hmacKey(1), hmacKey(1)])), /\] \(tg_0+1\) id: another .*number: another key has it/);
    assert.match(mistakesOf(keyFileText([hmacKey(1000)])), /number: next_number is above all/);
});
test('a number is never given again, whatever becomes of its key', () => {
    const { number: _, ...entry } = good.entry;
    let file = NO_KEYS;
    const numbers = [];
    for (let i = 0; i < 3 * MAX_KEYS; i++) {
        const id = `tg_${String(i).padStart(16, '0')}`;
        file = withKey(file, { ...entry, id });
        numbers.push(file.keys.at(-1).number);
        file = withoutKey(file, id, '2026-11-21T10:00:00.000Z');
    }
    assert.equal(new Set(numbers).size, 3 * MAX_KEYS);
    assert.equal(file.keys.length, MAX_KEYS);
    assert.ok(!writeKeyText(file).includes(good.secret), 'nothing is kept of the secret of a revoked key');
});
test('beyond 1,024 keys in force there are no more', () => {
    const { number: _, ...entry } = good.entry;
    let file = NO_KEYS;
    for (let i = 0; i < MAX_KEYS; i++)
        file = withKey(file, { ...entry, id: `tg_${String(i).padStart(16, '0')}` });
    assert.equal(readKeyText('k.json', writeKeyText(file)).keys.length, MAX_KEYS);
    assert.equal(withKey(file, entry), undefined);
    assert.match(mistakesOf(keyFileText(Array.from({ length: MAX_KEYS + 1 }, () => good))), /a list of at most 1024 keys/);
});
test('a file that others may use, or of another owner, is refused with the word of it', () => {
    const path = newPath();
    writeKeyFile(path, keyFileText([good]));
    assert.equal(loadKeyFile(path, rules).file.keys.length, 1);
    for (const mode of [0o640, 0o604, 0o620, 0o610, 0o666]) {
        chmodSync(path, mode);
        assert.throws(() => loadKeyFile(path, rules), new RegExp(`\\(mode 0${mode.toString(8)}\\): chmod 600 it`));
        assert.equal(loadKeyFile(path, { ...rules, credentials: folder }).file.keys.length, 1, 'a credential is taken');
        assert.throws(() => loadKeyFile(path, { ...rules, credentials: `${folder}x` }), /chmod 600/);
    }
    chmodSync(path, 0o400);
    assert.equal(loadKeyFile(path, rules).file.keys.length, 1);
    assert.throws(() => loadKeyFile(path, { ...rules, owner: rules.owner + 1 }), /belongs to user \d+, and tickgate runs as/);
    assert.equal(loadKeyFile(path, { ...rules, owner: -1 }).file.keys.length, 1);
});
test('what is no file, or not there, or too long, is refused and not waited for', () => {
    const pipe = newPath();
    execFileSync('mkfifo', ['-m', '600', pipe]);
    assert.throws(() => loadKeyFile(pipe, rules), /is no file/);
    mkdirSync(join(folder, 'sub'), { mode: 0o700 });
    assert.throws(() => loadKeyFile(join(folder, 'sub'), rules), /is no file/);
    assert.throws(() => loadKeyFile(join(folder, 'none'), rules), /can't be opened \(ENOENT\)/);
    const long = newPath();
    writeFileSync(long, ' '.repeat(1024 * 1024 + 1), { mode: 0o600 });
    assert.throws(() => loadKeyFile(long, rules), /has more than 1048576 bytes/);
});
test('a start is refused for a key that names what is not there, all of it told', () => {
    const directory = createDirectory(SimulatedInstruments, ['demo'], []);
    const open = (keys) => {
        const path = newPath();
        writeKeyFile(path, keyFileText(keys));
        return openKeys(path, rules, directory).keyring.count;
    };
    const lost = hmacKey(1, { accounts: ['demo', 'lost'] });
    const odd = hmacKey(2, { symbols: ['NOSUCH', 'BTCUSDT'] });
    assert.throws(() => open([good, lost, odd]), {
        exitCode: 64,
        message: /^KEYS_FILE: .*: ACCOUNTS has no lost; key tg_0+2: there is no symbol NOSUCH$/,
    });
    const revoked = hmacKey(3, { accounts: ['lost'], revoked: '2026-11-21T10:00:00.000Z' });
    assert.equal(open([good, revoked]), 1, 'a revoked key may name what it likes');
});
test('a change is written whole or not at all, readable for its owner alone, and through links', async () => {
    const path = newPath();
    await changeKeyFile(path, rules, NO_KEYS, () => readKeyText(path, keyFileText([good])));
    assert.equal(statSync(path).mode & 0o777, 0o600);
    const link = newPath();
    symlinkSync(path, link);
    linkSync(path, join(folder, 'before'));
    await changeKeyFile(link, rules, undefined, (file) => withoutKey(file, good.entry.id, '2026-11-21T10:00:00.000Z'));
    assert.ok(!readFileSync(path, 'utf8').includes(good.secret));
    assert.ok(readFileSync(join(folder, 'before'), 'utf8').includes(good.secret), 'the old file was not written to');
    const bad = async () => changeKeyFile(path, rules, undefined, (file) => ({ ...file, keys: [{ ...good.entry, id: 'x' }] }));
    await assert.rejects(bad, /id: allowed is/);
    assert.equal(loadKeyFile(path, rules).file.keys.length, 1);
    await assert.rejects(changeKeyFile(newPath(), rules, undefined, (file) => file), /ENOENT/);
    assert.deepEqual(readdirSync(folder).filter((name) => name.endsWith('.tmp')), []);
});
test('changes at once are made one after the other', async () => {
    const path = newPath();
    const { number: _, ...entry } = good.entry;
    const ids = Array.from({ length: 20 }, (__, i) => `tg_${String(i).padStart(16, '0')}`);
    await Promise.all(ids.map((id) => changeKeyFile(path, rules, NO_KEYS, (file) => withKey(file, { ...entry, id }))));
    const { keys } = loadKeyFile(path, rules).file;
    assert.deepEqual(keys.map(({ id }) => id).toSorted(), ids);
    assert.equal(new Set(keys.map(({ number }) => number)).size, ids.length);
});
test('root’s changes leave the file to its owner', {
    skip: process.geteuid?.() !== 0 && 'this machine lacks root',
}, async () => {
    const path = newPath();
    writeKeyFile(path, keyFileText([good]));
    chownSync(path, 1234, 1235);
    await changeKeyFile(path, { owner: -1, credentials: '' }, undefined, (file) => file);
    const { uid, gid, mode } = statSync(path);
    assert.deepEqual([uid, gid, mode & 0o777], [1234, 1235, 0o600]);
});
//# sourceMappingURL=key-file.test.js.map