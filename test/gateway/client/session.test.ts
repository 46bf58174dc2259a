import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, verify, webcrypto } from 'node:crypto';
import { test } from 'node:test';
import { connectWith } from '../../../gateway/client/client.ts';
import { signLogon } from '../../../gateway/client/sign.ts';
import type { ConnectOptions, PrivateKey } from '../../../gateway/client/types.ts';
import { createFakeGateway } from '../../support/fake-gateway.ts';
import { until } from '../../support/until.ts';

const SECRET = { id: 'k1', secret: 'schlüssel' };
const OPTIONS: ConnectOptions = { url: 'ws://127.0.0.1:1', reconnect: { minMs: 1, maxMs: 2 } };

test('a logon is signed with HMAC-SHA256 of the secret, in hex', async () => {
  const { key, timestamp, nonce, signature } = await signLogon(SECRET, 17);
  assert.deepEqual([key, timestamp], ['k1', 17]);
  assert.match(nonce, /^[0-9a-f]{32}$/);
  const text = `tickgate-logon\nk1\n17\n${nonce}`;
  assert.equal(signature, createHmac('sha256', SECRET.secret).update(text).digest('hex'));
  assert.notEqual((await signLogon(SECRET, 17)).nonce, nonce);
});

test('or with Ed25519, in base64: from a PEM or a WebCrypto key', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const der = privateKey.export({ type: 'pkcs8', format: 'der' });
  const imported = await webcrypto.subtle.importKey('pkcs8', der, 'Ed25519', false, ['sign']);
  for (const key of [pem, imported as unknown as PrivateKey]) {
    const { nonce, signature } = await signLogon({ id: 'k2', privateKey: key }, 17);
    const text = Buffer.from(`tickgate-logon\nk2\n17\n${nonce}`);
    assert.ok(verify(null, text, publicKey, Buffer.from(signature, 'base64')));
  }
});

test("each connection logs on with the gateway's time; a close logs out", async () => {
  const gateway = createFakeGateway();
  const connecting = connectWith(gateway.open, { ...OPTIONS, key: SECRET });
  const session = { session: 's', epoch: 'journal', accounts: ['demo', 'other'], scopes: [] };
  for (const time_us of [5_000_999, 9_000_000]) {
    (await gateway.next('time')).answer({ time_us });
    const logon = await gateway.next('session.logon');
    assert.deepEqual([logon.params.key, logon.params.timestamp], ['k1', Math.floor(time_us / 1000)]);
    logon.answer(session);
    const tg = await connecting;
    await until(() => tg.state === 'ready', 'a connection');
    if (gateway.connections === 1) gateway.cut();
  }
  const closing = (await connecting).close();
  (await gateway.next('session.logout')).answer({});
  await closing;
});

test('a key that is refused twice is told, and closes the client', async () => {
  const gateway = createFakeGateway();
  const connecting = connectWith(gateway.open, { ...OPTIONS, key: SECRET });
  for (let i = 0; i < 2; i++) {
    (await gateway.next('time')).answer({ time_us: 1 });
    (await gateway.next('session.logon')).refuse(401, 'UNAUTHORIZED');
  }
  await assert.rejects(connecting, { code: 'UNAUTHORIZED', status: 401 });
  assert.equal(gateway.connections, 1);
});

test('a logon that waits does not go on where another connection came meanwhile', async () => {
  const gateway = createFakeGateway();
  const connecting = connectWith(gateway.open, { ...OPTIONS, key: SECRET });
  for (const isLost of [true, false]) {
    (await gateway.next('time')).answer({ time_us: 1 });
    (await gateway.next('session.logon')).refuse(401, 'UNAUTHORIZED');
    if (isLost) gateway.cut();
  }
  (await gateway.next('time')).answer({ time_us: 1 });
  (await gateway.next('session.logon')).answer({ epoch: 'journal', accounts: ['demo'] });
  const tg = await connecting;
  assert.equal(gateway.connections, 2);
  const closing = tg.close();
  (await gateway.next('session.logout')).answer({});
  await closing;
});

test('where the key has too many sessions yet, it is tried again', async () => {
  const gateway = createFakeGateway();
  const connecting = connectWith(gateway.open, { ...OPTIONS, key: SECRET });
  (await gateway.next('time')).answer({ time_us: 1 });
  (await gateway.next('session.logon')).refuse(429, 'TOO_MANY_SESSIONS');
  (await gateway.next('session.logon')).refuse(429, 'TOO_MANY_SESSIONS');
  gateway.cut();
  (await gateway.next('time')).answer({ time_us: 1 });
  (await gateway.next('session.logon')).answer({ epoch: 'journal', accounts: ['demo'] });
  const closing = (await connecting).close();
  (await gateway.next('session.logout')).answer({});
  await closing;
});

test('a gateway that has gone silent is asked, then left for a new connection', async (context) => {
  const gateway = createFakeGateway();
  const tg = await connectWith(gateway.open, { ...OPTIONS, heartbeatMs: 10 });
  context.after(() => tg.close());
  await until(() => gateway.pings > 3, 'pings');
  assert.equal(gateway.connections, 1);
  gateway.isSilent = true;
  const states: string[] = [];
  tg.onState((state, why) => states.push(`${state} ${why?.message ?? ''}`));
  await until(() => states.length > 0, 'the loss');
  gateway.isSilent = false;
  await until(() => tg.state === 'ready', 'a connection');
  assert.match(states[0]!, /reconnecting .* has been silent for \d+ ms/);
});

test('a stale catalog is read again, once', async (context) => {
  const gateway = createFakeGateway();
  const tg = await connectWith(gateway.open, OPTIONS);
  context.after(() => tg.close());
  const placing = tg.place({ symbol: 'BTCUSDT', side: 'buy', quantity: 1 });
  const before = gateway.catalogs;
  (await gateway.next('order.place')).refuse(409, 'STALE_CATALOG');
  (await gateway.next('order.place')).refuse(409, 'STALE_CATALOG');
  await assert.rejects(placing, { code: 'STALE_CATALOG' });
  assert.equal(gateway.catalogs, before + 1);
});

test('instruments are read to the last page, each time', async () => {
  const gateway = createFakeGateway();
  gateway.page = 1;
  const tg = await connectWith(gateway.open, OPTIONS);
  assert.deepEqual(
    tg.instruments.map(({ symbol }) => symbol),
    ['BTCUSDT', 'ETHUSDT'],
  );
  assert.equal(gateway.catalogs, 2);
  gateway.cut();
  await until(() => tg.state === 'ready' && gateway.connections === 2, 'a connection');
  assert.equal(tg.instruments.length, 2);
  assert.equal(gateway.catalogs, 4);
  await tg.close();
});
