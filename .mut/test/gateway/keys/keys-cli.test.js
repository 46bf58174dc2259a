import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { runKeysCli } from '../../../gateway/keys/keys-cli.js';
let folder = '';
let path = '';
beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tickgate-keys-cli-'));
    path = join(folder, 'keys.json');
});
afterEach(() => {
    rmSync(folder, { recursive: true });
});
async function keys(...args) {
    let out = '';
    let err = '';
    const code = await runKeysCli([...args, '--file', path], (text) => (out += text), (text) => (err += text));
    return { code, out, err };
}
function inFile() {
    return JSON.parse(readFileSync(path, 'utf8')).keys;
}
test('create tells the secret on stdout and everything else on stderr', async () => {
    const { code, out, err } = await keys('create', '--name', 'desk 1', '--scopes', 'read, trade', '--accounts', 'a,b', '--symbols', 'BTCUSDT', '--ips', '10.0.0.0/8,::1');
    assert.equal(code, 0);
    assert.match(out, /^tgs_[\w-]{43}\n$/);
    const [entry] = inFile();
    const { id, created, ...rest } = entry;
    assert.match(id, /^tg_[A-Za-z0-9]{16}$/);
    assert.ok(Math.abs(Date.parse(created) - Date.now()) < 600_000);
    assert.deepEqual(rest, {
        name: 'desk 1',
        scopes: ['read', 'trade'],
        accounts: ['a', 'b'],
        symbols: ['BTCUSDT'],
        ips: ['10.0.0.0/8', '::1'],
        secret: out.trim(),
        number: 1,
    });
    assert.match(err, new RegExp(`^key ${id} of ${path}; its secret is told this once\n$`));
});
test('by default a key reads and trades for the account demo', async () => {
    await keys('create');
    const [{ name, scopes, accounts, symbols, ips }] = inFile();
    assert.deepEqual([name, scopes, accounts, symbols, ips], ['', ['read', 'trade'], ['demo'], undefined, undefined]);
});
test('--ed25519 tells the private key, and the file has the public one', async () => {
    const { out } = await keys('create', '--ed25519');
    const { x } = createPublicKey(createPrivateKey(out)).export({ format: 'jwk' });
    const [{ public_key: raw, secret }] = inFile();
    assert.deepEqual([raw, secret], [Buffer.from(x, 'base64url').toString('base64'), undefined]);
});
test('--public-key takes a public key, and tells no secret', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const pem = join(folder, 'public.pem');
    writeFileSync(pem, publicKey.export({ format: 'pem', type: 'spki' }));
    const { code, out } = await keys('create', '--public-key', pem);
    assert.deepEqual([code, out], [0, '']);
    const { x } = publicKey.export({ format: 'jwk' });
    assert.equal(inFile()[0].public_key, Buffer.from(x, 'base64url').toString('base64'));
    const others = {
        'a private key': privateKey.export({ format: 'pem', type: 'pkcs8' }),
        'an RSA key': generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'pem', type: 'spki' }),
        'no key': 'hello',
    };
    for (const [name, text] of Object.entries(others)) {
        writeFileSync(pem, text);
        const refused = await keys('create', '--public-key', pem);
        assert.equal(refused.code, 64, name);
        assert.match(refused.err, /has no Ed25519 public key in PEM/);
    }
    assert.equal((await keys('create', '--public-key', join(folder, 'none'))).code, 64);
    assert.equal(inFile().length, 1);
});
test('list shows everything but the secrets', async () => {
    const { out: secret } = await keys('create', '--name', 'desk 1', '--ips', '10.0.0.1');
    await keys('create', '--ed25519', '--scopes', 'read');
    const { code, out, err } = await keys('list');
    assert.deepEqual([code, err], [0, '']);
    const rows = out
        .trim()
        .split('\n')
        .map((line) => line.split(/ {2,}/));
    assert.deepEqual(rows[0], [
        'id',
        'number',
        'name',
        'signs by',
        'scopes',
        'accounts',
        'symbols',
        'ips',
        'created',
        'revoked',
    ]);
    assert.deepEqual(rows[1].slice(1, 8), ['1', 'desk 1', 'HMAC', 'read,trade', 'demo', '-', '10.0.0.1']);
    assert.deepEqual(rows[2].slice(1, 8), ['2', '-', 'Ed25519', 'read', 'demo', '-', '-']);
    assert.ok(!out.includes(secret.trim()) && !out.includes(inFile()[1].public_key));
});
test('revoke takes the secret out of the file and keeps the number', async () => {
    const { out: secret } = await keys('create');
    const { id } = inFile()[0];
    assert.deepEqual(await keys('revoke', id), { code: 0, out: '', err: `key ${id} of ${path} is revoked\n` });
    assert.ok(!readFileSync(path, 'utf8').includes(secret.trim()));
    assert.match(inFile()[0].revoked, /^\d{4}-/);
    await keys('create');
    assert.equal(inFile()[1].number, 2);
    const again = await keys('revoke', id);
    assert.equal(again.code, 64);
    assert.match(again.err, /was revoked at/);
    assert.equal((await keys('revoke', 'tg_none')).code, 64);
});
const misuses = [
    [['creat'], /there is no command keys creat/],
    [['create', '--scope', 'read'], /--scope/],
    [['create', '--secret', 'mine'], /--secret/],
    [['create', 'mine'], /mine/],
    [
        ['create', '--scopes', 'read,write', '--accounts', 'a b'],
        /--scopes=read,write: allowed is some of[^]*--accounts=a b: allowed/,
    ],
    [['create', '--symbols', ''], /--symbols=: allowed/],
    [['create', '--ips', '10.0.0.1/8'], /--ips=10.0.0.1\/8: allowed/],
    [['create', '--name', 'a\u00e9'], /--name=/],
    [['create', '--ed25519', '--public-key', 'x'], /allowed is one of the two/],
    [['list', 'x'], /x/],
    [['revoke'], /takes the id of one key/],
    [['revoke', 'a', 'b'], /takes the id of one key/],
];
for (const [args, word] of misuses) {
    test(`keys ${args.join(' ')} is refused with 64 and help, and nothing is written`, async () => {
        const { code, out, err } = await keys(...args);
        assert.deepEqual([code, out], [64, '']);
        assert.match(err, word);
        assert.match(err, /tickgate keys create/);
        assert.throws(() => readFileSync(path), /ENOENT/);
    });
}
test('a list or revoke without a file, and a file that others may read, are refused with 64', async () => {
    assert.match((await keys('list')).err, /can't be opened \(ENOENT\)/);
    assert.equal((await keys('revoke', 'x')).code, 64);
    writeFileSync(path, '{"version":1,"next_number":1,"keys":[]}', { mode: 0o644 });
    for (const command of [['list'], ['create'], ['revoke', 'x']]) {
        const { code, err } = await keys(...command);
        assert.equal(code, 64);
        assert.match(err, /chmod 600 it/);
    }
});
test('--help tells it all', async () => {
    for (const args of [['--help'], ['create', '--help'], ['help']]) {
        let out = '';
        assert.equal(await runKeysCli(args, (text) => (out += text)), 0);
        for (const word of ['--ed25519', '--public-key', 'keys list', 'keys revoke', 'DATA_DIR'])
            assert.ok(out.includes(word));
    }
});
//# sourceMappingURL=keys-cli.test.js.map