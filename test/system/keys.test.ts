import assert from 'node:assert/strict';
import { chmodSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, describe, it } from 'node:test';
import { type GatewayProgram, openGatewayProgram, startGatewayProgram } from '../support/gateway-program.ts';
import {
  type HttpAnswer,
  type Signed,
  type TestKey,
  httpCall,
  logonParams,
  signedHeaders,
} from '../support/keys-world.ts';
import type { Loose } from '../support/loose.ts';
import { folderOf, runTickgate, untilTrue } from '../support/program.ts';
import { connectWs } from '../support/ws-client.ts';

const ORDER = '{"symbol":"BTCUSDT","side":"buy","quantity":0.001,"price":44500,"time_in_force":"GTC"}';
const place = { method: 'POST', path: '/orders', body: ORDER };

function keys(context: TestContext, folder: string, ...args: string[]) {
  return runTickgate(context, ['keys', ...args, '--file', 'keys.json'], { cwd: folder });
}

/** As its owner has it: made by `tickgate keys create`. */
async function madeKey(context: TestContext, folder: string, ...args: string[]): Promise<TestKey> {
  const { code, stdout, stderr } = await keys(context, folder, 'create', ...args);
  assert.equal(code, 0, stderr);
  const [, id] = /^key (tg_\w{16}) of keys\.json/.exec(stderr)!;
  return { secret: stdout.trimEnd(), entry: { id } };
}

function open(context: TestContext, folder: string, env: Record<string, string> = {}): Promise<GatewayProgram> {
  return openGatewayProgram(context, folder, { KEYS_FILE: 'keys.json', ...env });
}

/** Signed now; a second after the start it is taken, so it is sent until then. */
async function accepted(port: number, key: TestKey, what: Omit<Signed, 'timestampMs'>): Promise<SentRequest> {
  let sent: SentRequest | undefined;
  await untilTrue(
    async () => {
      const headers = signedHeaders(key, { ...what, timestampMs: Date.now() });
      sent = { headers, answer: await httpCall(port, what, headers) };
      return sent.answer.status !== 401;
    },
    () => `a signed request is taken; it was told ${JSON.stringify(sent?.answer.body)}`,
  );
  return sent!;
}

interface SentRequest {
  readonly headers: Record<string, string>;
  readonly answer: HttpAnswer;
}

describe('a gateway with keys', { concurrency: 2 }, () => {
  it('takes no request of an earlier run, however soon it is back after a kill -9', async (context) => {
    const folder = folderOf(context);
    const key = await madeKey(context, folder);
    const first = await open(context, folder);
    await accepted(first.port, key, place);
    // The newest possible: as far ahead as is taken, accepted right before the end.
    const headers = signedHeaders(key, { ...place, timestampMs: Date.now() + 900 });
    assert.equal((await httpCall(first.port, place, headers)).status, 201);
    const logon = logonParams(key, Date.now() + 900);
    const session = await connectWs(first.port);
    assert.equal(((await session.call('session.logon', logon)) as Loose).status, 200);
    let before: SentRequest | undefined;
    // What dies with an order on its way to the venue may find that it never came there.
    await untilTrue(async () => {
      before = await accepted(first.port, key, { method: 'GET', path: '/orders' });
      return (before.answer.body.orders as Loose[]).every(({ status }) => status === 'live');
    }, 'the orders to rest');
    await first.program.stop('SIGKILL');
    const second = await open(context, folder);
    for (let i = 0; i < 20; i++) {
      const { status, body } = await httpCall(second.port, place, headers);
      assert.deepEqual([status, body.error.code], [401, 'UNAUTHORIZED']);
      const replayer = await connectWs(second.port);
      assert.equal(((await replayer.call('session.logon', logon)) as Loose).status, 401);
      replayer.destroy();
    }
    const after = await accepted(second.port, key, { method: 'GET', path: '/orders' });
    assert.equal(after.answer.body.orders.length, before!.answer.body.orders.length);
    assert.equal((await httpCall(second.port, place, headers)).status, 401);
    assert.equal(await second.program.stop(), 0);
  });

  it('closes the sessions of a key that tickgate keys revoke names, and goes on', async (context) => {
    const folder = folderOf(context);
    const [goes, stays] = [await madeKey(context, folder), await madeKey(context, folder, '--ed25519')];
    const { port, program } = await open(context, folder);
    await accepted(port, goes, place);
    const sessions = await Promise.all(
      [goes, stays].map(async (key) => {
        const client = await connectWs(port);
        assert.equal(((await client.call('session.logon', logonParams(key, Date.now()))) as Loose).status, 200);
        return client;
      }),
    );
    const { code } = await keys(context, folder, 'revoke', String(goes.entry.id));
    assert.equal(code, 0);
    await sessions[0]!.closed();
    assert.deepEqual([sessions[0]!.closeCode, sessions[0]!.closeReason], [4001, 'the key was revoked or has changed']);
    const headers = signedHeaders(goes, { ...place, timestampMs: Date.now() });
    assert.equal((await httpCall(port, place, headers)).status, 401);
    assert.equal(((await sessions[1]!.call('positions')) as Loose).status, 200);
    sessions[1]!.destroy();
    assert.equal(await program.stop(), 0);
  });

  it('listens elsewhere than on the loopback, and takes requests through proxies', async (context) => {
    const folder = folderOf(context);
    const key = await madeKey(context, folder);
    // An address of this machine that takes keys: without them it is refused as any other.
    const { url, program } = await open(context, folder, { HOST: '127.0.0.2' });
    assert.match(url, /^http:\/\/127\.0\.0\.2:/);
    const sent = async (): Promise<number> => {
      const headers = signedHeaders(key, { ...place, timestampMs: Date.now() });
      const through = { 'X-Forwarded-For': '192.0.2.1', Via: '1.1 proxy', 'Content-Type': 'application/json' };
      return (await fetch(`${url}/orders`, { ...place, headers: { ...headers, ...through, Connection: 'close' } }))
        .status;
    };
    await untilTrue(async () => (await sent()) === 201, 'a signed order is taken');
    assert.equal(await program.stop(), 0);
  });

  it('does not start with a file that can’t be used, and says why', async (context) => {
    const folder = folderOf(context);
    const starts = async (word: RegExp, env: Record<string, string> = {}): Promise<void> => {
      const start = startGatewayProgram(context, folder, { KEYS_FILE: 'keys.json', ...env });
      assert.equal(await start.ended, 64);
      assert.match(start.stderr, word);
      assert.equal(start.stdout, '');
    };
    await starts(/^tickgate: KEYS_FILE: the key file keys\.json: can't be opened \(ENOENT\)\n/);
    await madeKey(context, folder, '--accounts', 'other');
    await starts(/^tickgate: KEYS_FILE: .*key tg_\w+: ACCOUNTS has no other\n/);
    chmodSync(join(folder, 'keys.json'), 0o644);
    await starts(/others than its owner may use it \(mode 0644\): chmod 600 it/, { ACCOUNTS: 'demo,other' });
    // As systemd has it: readable for the group, and in its folder of credentials.
    const { program } = await open(context, folder, { ACCOUNTS: 'demo,other', CREDENTIALS_DIRECTORY: folder });
    assert.equal(await program.stop(), 0);
  });

  it('tells its secrets to nobody', async (context) => {
    const folder = folderOf(context);
    const [hmac, curve] = [await madeKey(context, folder), await madeKey(context, folder, '--ed25519')];
    const { port, program } = await open(context, folder, { LOG_LEVEL: 'debug' });
    const heard: string[] = [];
    const hears = (answer: unknown): void => {
      heard.push(JSON.stringify(answer));
    };
    hears((await accepted(port, hmac, place)).answer);
    for (const what of [
      { ...place, body: '{"symbol":"NOSUCH","side":"buy","quantity":1}' },
      { ...place, body: '{"secret":' },
      { method: 'GET', path: '/orders', query: 'secret=1' },
      { method: 'GET', path: '/nowhere' },
    ]) {
      hears(await httpCall(port, what, signedHeaders(hmac, { ...what, timestampMs: Date.now() })));
      hears(await httpCall(port, what, signedHeaders(hmac, { ...what, timestampMs: 1_000 })));
      hears(
        await httpCall(port, what, { ...signedHeaders(hmac, { ...what, timestampMs: Date.now() }), 'X-TG-SIGN': 'x' }),
      );
    }
    for (const key of [hmac, curve]) {
      const client = await connectWs(port);
      hears(await client.call('session.logon', { ...logonParams(key, Date.now()), nonce: 'other' }));
      hears(await client.call('session.logon', { ...logonParams(key, Date.now()), key: 7 }));
      hears(await client.call('session.logon', logonParams(key, Date.now())));
      hears(await client.call('subscribe', { channel: 'orders' }));
      hears(await client.call('order.place', JSON.parse(ORDER)));
      hears(await client.call('order.place', {}));
      client.destroy();
    }
    for (const path of ['/metrics', '/latency', '/health/detailed'])
      hears(await httpCall(port, { method: 'GET', path }));
    hears((await keys(context, folder, 'list')).stdout);
    const processes = [program.pid, ...childrenOf(program.pid)].flatMap((pid) =>
      ['cmdline', 'environ', 'status', 'comm'].map((name) => readFileSync(`/proc/${pid}/${name}`, 'latin1')),
    );
    assert.ok(
      processes.some((text) => text.includes('keys.json')),
      'the environment was read',
    );
    // A line of the log is about a key.
    const file = join(folder, 'keys.json');
    const text = readFileSync(file, 'utf8');
    const { code } = await keys(context, folder, 'create', '--accounts', 'lost');
    assert.equal(code, 0);
    const log = (): string => readFileSync(join(folder, 'logs/tickgate.log'), 'utf8');
    await untilTrue(
      () => log().includes('it may not enter'),
      () => log(),
    );
    assert.equal(await program.stop(), 0);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'keys.json')
      .map((entry) => join(entry.parentPath, entry.name));
    assert.ok(files.some((name) => name.includes('journal')) && files.some((name) => name.endsWith('tickgate.log')));
    const secrets = formsOf(hmac.secret).concat(formsOf(bodyOf(curve.secret)));
    assert.ok(
      secrets.some((form) => text.includes(form.toString('latin1'))),
      'the file itself has one of them',
    );
    const places = new Map<string, Buffer>([
      ['stdout', Buffer.from(program.stdout)],
      ['stderr', Buffer.from(program.stderr)],
      ['the answers', Buffer.from(heard.join('\n'))],
      ['/proc', Buffer.from(processes.join('\n'), 'latin1')],
      ...files.map((name): [string, Buffer] => [name, readFileSync(name)]),
    ]);
    for (const [name, bytes] of places) {
      for (const form of secrets)
        assert.ok(!bytes.includes(form), `${name} has a secret as ${form.toString('latin1')}`);
    }
  });
});

function childrenOf(pid: number): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

/** A text, and what would give it away: hex, base64 in each of its three phases. */
function formsOf(secret: string): readonly Buffer[] {
  const bytes = Buffer.from(secret);
  const phases = [0, 1, 2].map((skip) => bytes.subarray(skip, skip + Math.floor((bytes.length - skip) / 3) * 3));
  const texts = [
    secret,
    // Without its prefix, too.
    secret.slice(4),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...phases.flatMap((phase) => [phase.toString('base64'), phase.toString('base64url')]),
  ];
  return texts.map((text) => Buffer.from(text));
}

/** The base64 of a PEM text. */
function bodyOf(pem: string): string {
  return pem.split('\n')[1]!;
}
