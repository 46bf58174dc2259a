import { createHash, createHmac, createPrivateKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimulatedInstruments } from '../../core/market/instruments.ts';
import { createDirectory } from '../../gateway/directory.ts';
import { gatewayRules, openKeys } from '../../gateway/keys/open-keys.ts';
import { type DoorHarness, type HarnessOptions, openDoor } from './door-harness.ts';
import { NOW_US } from './engine-double.ts';
import type { Loose } from './loose.ts';

/** What a client has, and the line of the key file that goes with it. The signatures here are made on their own. */
export interface TestKey {
  readonly entry: Loose;
  /** HMAC: the secret. Ed25519: the private key in PEM. */
  readonly secret: string;
}

export function hmacKey(number: number, more: Loose = {}): TestKey {
  const secret = `tgs_${String(number).padStart(4, '0')}${randomUUID().replaceAll('-', '')}`;
  return { secret, entry: { ...entryOf(number), secret, ...more } };
}

export function ed25519Key(number: number, more: Loose = {}): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x } = publicKey.export({ format: 'jwk' });
  const raw = Buffer.from(x!, 'base64url').toString('base64');
  const secret = String(privateKey.export({ format: 'pem', type: 'pkcs8' }));
  return { secret, entry: { ...entryOf(number), public_key: raw, ...more } };
}

function entryOf(number: number): Loose {
  return {
    id: `tg_${String(number).padStart(16, '0')}`,
    number,
    name: `key ${number}`,
    scopes: ['read', 'trade'],
    accounts: ['demo'],
    created: '2026-11-21T10:00:00.000Z',
  };
}

export function keyFileText(keys: readonly TestKey[]): string {
  return JSON.stringify({ version: 1, next_number: 1000, keys: keys.map(({ entry }) => entry) });
}

/** Replaces it as `tickgate keys` does. */
export function writeKeyFile(path: string, text: string, mode = 0o600): void {
  writeFileSync(`${path}.new`, text, { mode });
  renameSync(`${path}.new`, path);
}

export interface Signed {
  readonly method: string;
  readonly path: string;
  readonly query?: string;
  readonly body?: string;
  readonly timestampMs: number;
  readonly nonce?: string;
}

export function signedHeaders(key: TestKey, what: Signed): Record<string, string> {
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

export function logonParams(key: TestKey, timestamp: number, nonce: string = randomUUID()): Loose {
  const message = `tickgate-logon\n${String(key.entry.id)}\n${timestamp}\n${nonce}`;
  const signature = key.secret.startsWith('-----')
    ? sign(null, Buffer.from(message), createPrivateKey(key.secret)).toString('base64')
    : createHmac('sha256', key.secret).update(message).digest('hex');
  return { key: key.entry.id, timestamp, nonce, signature };
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: Loose;
  readonly headers: Loose;
}

/** One request on a connection of its own. `from`: the address that it comes from. */
export function httpCall(
  port: number,
  { method, path, query = '', body }: Omit<Signed, 'timestampMs'>,
  headers: Readonly<Record<string, string | readonly string[]>> = {},
  from = '127.0.0.1',
): Promise<HttpAnswer> {
  const json = body === undefined ? {} : { 'Content-Type': 'application/json' };
  return new Promise((resolve, reject) => {
    const call = request(
      {
        host: '127.0.0.1',
        port,
        localAddress: from,
        agent: false,
        method,
        path: query === '' ? path : `${path}?${query}`,
        headers: {
          ...json,
          ...(body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }),
          ...(headers as Record<string, string | string[]>),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
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
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

const START_MS = 1_000;

/** A door with keys, and clocks that only the test moves. */
export interface KeysDoor {
  readonly harness: DoorHarness;
  readonly port: number;
  readonly path: string;
  nowMs: number;
  /** Where the monotonic clock stands. */
  laterMs: number;
  signed(key: TestKey, what: Omit<Signed, 'timestampMs'>, from?: string): Promise<HttpAnswer>;
  logon(key: TestKey): Loose;
  close(): Promise<void>;
}

export async function openKeysDoor(
  keys: readonly TestKey[],
  settings: Readonly<Record<string, string>> = {},
  more: HarnessOptions['parts'] = {},
): Promise<KeysDoor> {
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-keys-'));
  const path = join(folder, 'keys.json');
  writeKeyFile(path, keyFileText(keys));
  const accounts = (settings['ACCOUNTS'] ?? 'demo').split(',');
  const door = { nowMs: NOW_US / 1000, laterMs: 0 };
  const harness = await openDoor({
    settings: { ...settings, KEYS_FILE: path },
    parts: {
      clock: {
        monotonicNs: () => (START_MS + door.laterMs) * 1_000_000,
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
    signed: (key: TestKey, what: Omit<Signed, 'timestampMs'>, from?: string) =>
      httpCall(harness.port, what, signedHeaders(key, { ...what, timestampMs: door.nowMs }), from),
    logon: (key: TestKey) => logonParams(key, door.nowMs),
    async close() {
      await harness.close();
      rmSync(folder, { recursive: true });
    },
  });
}
