import assert from 'node:assert/strict';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { CommandKind } from '../../../core/schema/command.ts';
import {
  type KeysDoor,
  ed25519Key,
  hmacKey,
  keyFileText,
  openKeysDoor,
  writeKeyFile,
} from '../../support/keys-world.ts';
import type { Loose } from '../../support/loose.ts';
import { until } from '../../support/until.ts';
import { type WsClient, connectWs } from '../../support/ws-client.ts';

const stays = hmacKey(1);
const goes = hmacKey(2);
const curve = ed25519Key(3);
const all = [stays, goes, curve];
const list = { method: 'GET', path: '/orders' };

let door: KeysDoor;
before(async () => {
  door = await openKeysDoor(all);
});
after(async () => {
  await door.close();
});

async function loggedOn(key: typeof stays): Promise<WsClient> {
  const client = await connectWs(door.port);
  assert.equal(((await client.call('session.logon', door.logon(key))) as Loose).status, 200);
  return client;
}

/** Of each file another: one that is in force already tells nothing. */
let marks = 900;

/** Gives the door these keys, and waits until they are in force: the newest one says so. */
async function give(keys: readonly (typeof stays)[]): Promise<void> {
  const mark = hmacKey(marks++);
  writeKeyFile(door.path, keyFileText([...keys, mark]));
  let isIn = false;
  void (async () => {
    while (!isIn) isIn = (await door.signed(mark, list)).status === 200;
  })();
  await until(() => isIn, 'the new keys').finally(() => {
    isIn = true;
  });
}

const told = (text: string): number => door.harness.warnings.filter((line) => line.includes(text)).length;

test('a revoked key is out: its sessions are closed, its requests refused; the others stay', async () => {
  await give(all);
  const revokedSessions = [await loggedOn(goes), await loggedOn(goes)];
  const kept = await loggedOn(stays);
  const { secret: _, ...rest } = goes.entry;
  await give([stays, { ...goes, entry: { ...rest, revoked: '2026-11-21T12:00:00.000Z' } }, curve]);
  for (const client of revokedSessions) {
    await client.closed();
    assert.deepEqual([client.closeCode, client.closeReason], [4001, 'the key was revoked or has changed']);
  }
  assert.equal((await door.signed(goes, list)).status, 401);
  const again = await connectWs(door.port);
  assert.equal(((await again.call('session.logon', door.logon(goes))) as Loose).status, 401);
  assert.equal((await door.signed(stays, list)).status, 200);
  assert.equal(((await kept.call('positions')) as Loose).status, 200);
  kept.destroy();
  again.destroy();
});

test('a replace whose order was still being looked up when its key was revoked is refused', async () => {
  await give(all);
  const place = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 45000, client_order_id: 'r-1' };
  const placed = await door.signed(goes, { method: 'POST', path: '/orders', body: JSON.stringify(place) });
  assert.equal(placed.status, 201);
  const { engine } = door.harness;
  engine.isRunning = false;
  const path = '/orders/by-client-id/r-1';
  const replaced = door.signed(goes, { method: 'PATCH', path, body: JSON.stringify({ price: 45001 }) });
  await until(() => door.harness.door.pendingCount() === 1, 'the look-up');
  const { secret: _, ...rest } = goes.entry;
  const revoked = { ...goes, entry: { ...rest, revoked: '2026-11-21T12:00:00.000Z' } };
  const witness = await loggedOn(stays);
  writeKeyFile(door.path, keyFileText([{ ...stays, entry: { ...stays.entry, name: 'other' } }, revoked, curve]));
  await witness.closed();
  engine.isRunning = true;
  assert.equal((await replaced).status, 401);
  assert.equal(engine.commands.filter(({ kind }) => kind === CommandKind.replace).length, 0);
});

test('a key that changes has to log on again; one that is written anew as it was need not', async () => {
  await give(all);
  const changes = await loggedOn(curve);
  const same = await loggedOn(stays);
  await give([stays, goes, { ...curve, entry: { ...curve.entry, scopes: ['read'] } }]);
  await changes.closed();
  assert.equal(changes.closeCode, 4001);
  assert.equal(((await same.call('positions')) as Loose).status, 200);
  const reader = await loggedOn(curve);
  assert.equal(((await reader.call('order.cancel_all')) as Loose).error.code, 'FORBIDDEN_SCOPE');
  same.destroy();
  reader.destroy();
});

test('a new key enters, a nonce that was used before stays used', async () => {
  await give(all);
  const what = { ...list, nonce: 'before-the-reload' };
  assert.equal((await door.signed(goes, what)).status, 200);
  await give([stays]);
  assert.equal((await door.signed(goes, list)).status, 401);
  await give(all);
  assert.equal((await door.signed(goes, list)).status, 200);
  assert.equal((await door.signed(goes, what)).status, 401);
});

test('a key that names what is not there is refused alone, and that is told', async () => {
  const lost = hmacKey(20, { accounts: ['demo', 'lost'] });
  const odd = hmacKey(21, { symbols: ['NOSUCH'] });
  await give([...all, lost, odd]);
  assert.equal((await door.signed(lost, list)).status, 401);
  assert.equal((await door.signed(odd, list)).status, 401);
  assert.equal((await door.signed(stays, list)).status, 200);
  assert.equal(told(`key ${lost.entry.id}: ACCOUNTS has no lost: it may not enter`), 1);
  assert.equal(told(`key ${odd.entry.id}: there is no symbol NOSUCH: it may not enter`), 1);
});

const broken: readonly (readonly [name: string, break_: (path: string) => void, word: string])[] = [
  ['is no JSON', (path) => writeKeyFile(path, `{"secret":"${goes.secret}"`), 'is not a JSON object'],
  ['is of another version', (path) => writeKeyFile(path, '{"version":2}'), 'reads version 1'],
  ['others may read', (path) => chmodSync(path, 0o644), 'chmod 600'],
  ['is too long', (path) => writeKeyFile(path, ' '.repeat(1024 * 1024 + 1)), 'has more than 1048576 bytes'],
  ['is cut in place', (path) => writeFileSync(path, '{"version":1,"next_number":3,"keys":[{"id"'), 'is not a JSON'],
  ['is gone', (path) => rmSync(path), 'ENOENT'],
];

for (const [name, break_, word] of broken) {
  test(`a file that ${name} changes nothing, and is told once`, async () => {
    await give(all);
    const client = await loggedOn(goes);
    const before = told(word);
    break_(door.path);
    await until(() => told(word) > before, 'the word of it');
    assert.equal(told(word), before + 1);
    assert.equal((await door.signed(goes, list)).status, 200);
    assert.equal(((await client.call('positions')) as Loose).status, 200);
    const lines = door.harness.warnings.join('\n');
    for (const key of all) assert.ok(!lines.includes(key.secret));
    assert.match(lines, /the keys of before stay in force/);
    client.destroy();
    await give(all);
    assert.equal(told(word), before + 1, 'not told again');
  });
}
