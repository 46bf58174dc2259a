import { createHash, createHmac, createPrivateKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimulatedInstruments } from '../../core/market/instruments.js';
import { createDirectory } from '../../gateway/directory.js';
import { gatewayRules, openKeys } from '../../gateway/keys/open-keys.js';
import { openDoor } from './door-harness.js';
import { NOW_US } from './engine-double.js';
export function hmacKey(number, more = {}) {
    const secret = `tgs_${String(number).padStart(4, '0')}${randomUUID().replaceAll('-', '')}`;
    return { secret, entry: { ...entryOf(number), secret, ...more } };
}
export function ed25519Key(number, more = {}) {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const { x } = publicKey.export({ format: 'jwk' });
    const raw = Buffer.from(x, 'base64url').toString('base64');
    const secret = String(privateKey.export({ format: 'pem', type: 'pkcs8' }));
    return { secret, entry: { ...entryOf(number), public_key: raw, ...more } };
}
function entryOf(number) {
    return {
        id: `tg_${String(number).padStart(16, '0')}`,
        number,
        name: `key ${number}`,
        scopes: ['read', 'trade'],
        accounts: ['demo'],
        created: '2026-11-21T10:00:00.000Z',
    };
}
export function keyFileText(keys) {
    return JSON.stringify({ version: 1, next_number: 1000, keys: keys.map(({ entry }) => entry) });
}
/** Replaces it as `tickgate keys` does. */
export function writeKeyFile(path, text, mode = 0o600) {
    writeFileSync(`${path}.new`, text, { mode });
    renameSync(`${path}.new`, path);
}
export function signedHeaders(key, what) {
    const nonce = what.nonce ?? randomUUID();
    const bodyHash = createHash('sha256')
        .update(what.body ?? '')
        .digest('hex');
    const message = [what.method, what.path, what.query ?? '', bodyHash, what.timestampMs, nonce].join('\n');
    return {
        'X-TG-KEY': String(key.entry.id),
        'X-TG-TIMESTAMP': String(what.timestampMs),
        'X-TG-NONCE': nonce,
        'X-TG-SIGN': createHmac('sha256', key.secret).update(message).digest('hex'),
    };
}
export function logonParams(key, timestamp, nonce = randomUUID()) {
    const message = `tickgate-logon\n${String(key.entry.id)}\n${timestamp}\n${nonce}`;
    const signature = key.secret.startsWith('-----')
        ? sign(null, Buffer.from(message), createPrivateKey(key.secret)).toString('base64')
        : createHmac('sha256', key.secret).update(message).digest('hex');
    return { key: key.entry.id, timestamp, nonce, signature };
}
/** One request on a connection of its own. `from`: the address that it comes from. */
export function httpCall(port, { method, path, query = '', body }, headers = {}, from = '127.0.0.1') {
    const json = body === undefined ? {} : { 'Content-Type': 'application/json' };
    return new Promise((resolve, reject) => {
        const call = request({
            host: '127.0.0.1',
            port,
            localAddress: from,
            agent: false,
            method,
            path: query === '' ? path : `${path}?${query}`,
            headers: {
                ...json,
                ...(body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }),
                ...headers,
            },
        }, (response) => {
            let text = '';
            response.setEncoding('utf8');
            response.on('data', (part) => {
                text += part;
            });
            response.on('end', () => {
                const isJson = String(response.headers['content-type']).startsWith('application/json');
                resolve({
                    status: response.statusCode ?? 0,
                    body: isJson && text !== '' ? JSON.parse(text) : text,
                    headers: response.headers,
                });
            });
        });
        call.on('error', reject);
        call.end(body);
    });
}
export async function openKeysDoor(keys, settings = {}, more = {}) {
    const folder = mkdtempSync(join(tmpdir(), 'tickgate-keys-'));
    const path = join(folder, 'keys.json');
    writeKeyFile(path, keyFileText(keys));
    const accounts = (settings['ACCOUNTS'] ?? 'demo').split(',');
    const door = { nowMs: NOW_US / 1000, laterMs: 0 };
    const harness = await openDoor({
        settings: { ...settings, KEYS_FILE: path },
        parts: {
            clock: {
                monotonicNs: () => Number(process.hrtime.bigint()) + door.laterMs * 1_000_000,
                nowUs: () => door.nowMs * 1000,
            },
            keys: openKeys(path, gatewayRules({}), createDirectory(SimulatedInstruments, accounts, [])),
            ...more,
        },
    });
    // Nothing from before the start + 1 s is taken.
    door.nowMs += 60_000;
    return Object.assign(door, {
        harness,
        port: harness.port,
        path,
        signed: (key, what, from) => httpCall(harness.port, what, signedHeaders(key, { ...what, timestampMs: door.nowMs }), from),
        logon: (key) => logonParams(key, door.nowMs),
        async close() {
            await harness.close();
            rmSync(folder, { recursive: true });
        },
    });
}
//# sourceMappingURL=keys-world.js.map