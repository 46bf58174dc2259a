import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { examples } from '../../gateway/docs/examples.ts';
import { WS_METHODS, type WsMethod } from '../../gateway/docs/ws-calls.ts';
import { openGatewayProgram } from '../support/gateway-program.ts';
import { type TestKey, hmacKey, keyFileText, logonParams } from '../support/keys-world.ts';
import { folderOf, untilTrue } from '../support/program.ts';
import { type WsClient, connectWs } from '../support/ws-client.ts';
import { ORDER, call, checkFrames, ws } from './held.ts';
import { budgets, signedCalls } from './signed-part.ts';

/** So that budgets are used up by the second order. */
const TIGHT = { RATE_SESSION_PER_SECOND: '1', RATE_SESSION_BURST: '1' };

/** What is told where there are keys, and where there are none. */
export async function withKeys(context: TestContext, localPort: number): Promise<void> {
  const folder = folderOf(context);
  const key = hmacKey(1);
  const elsewhere = hmacKey(2, { ips: ['192.0.2.1'] });
  const reader = hmacKey(3, { scopes: ['read'] });
  const narrow = hmacKey(4, { symbols: ['ETHUSDT'] });
  const powerless = hmacKey(5, { scopes: ['feed'] });
  const good = hmacKey(6);
  const all = [key, elsewhere, reader, narrow, powerless, good];
  writeFileSync(join(folder, 'keys.json'), keyFileText(all), { mode: 0o600 });
  const { port, program } = await openGatewayProgram(context, folder, { KEYS_FILE: 'keys.json', ...TIGHT });
  const clients: WsClient[] = [];
  const connected = async (): Promise<WsClient> => {
    const client = await connectWs(port);
    clients.push(client);
    return client;
  };
  const loggedOn = async (as: TestKey): Promise<WsClient> => {
    const client = await connected();
    await call(client, 'session.logon', logonParams(as, Date.now()), 200);
    return client;
  };
  await untilTrue(async () => {
    const client = await connected();
    const answer = await client.call('session.logon', logonParams(key, Date.now()));
    ws.answer('session.logon', answer);
    return answer['status'] === 200;
  }, 'the first logon after the start');
  const first = clients.at(-1)!;
  await call(first, 'session.logon', logonParams(key, Date.now()), 409, 'LOGGED_ON');
  await strangers(connected, key, elsewhere);
  await signedCalls(port, { good, elsewhere, powerless });
  await budgets(port, { good, elsewhere, powerless });
  for (const [one, code] of [
    [reader, 'FORBIDDEN_SCOPE'],
    [narrow, 'FORBIDDEN_SYMBOL'],
  ] as const) {
    await call(await loggedOn(one), 'order.place', ORDER, 403, code);
  }
  const without = await loggedOn(powerless);
  for (const { name, codes, paramsExample } of WS_METHODS) {
    if (codes.includes('FORBIDDEN_SCOPE')) await call(without, name, examples[paramsExample], 403, 'FORBIDDEN_SCOPE');
  }
  await wsBudgets(connected, () => loggedOn(good));
  for (let i = 1; i < 20; i++) await loggedOn(key);
  await call(await connected(), 'session.logon', logonParams(key, Date.now()), 429, 'TOO_MANY_SESSIONS');
  await call(first, 'session.logout', {}, 200);
  for (const client of clients) client.destroy();

  const last = await loggedOn(reader);
  await call(last, 'subscribe', { channel: 'orders' }, 200);
  program.child.kill('SIGTERM');
  await last.closed();
  assert.deepEqual([last.closeCode, last.frames.at(-1)?.['reason']], [1001, 'shutdown']);
  checkFrames(last);
  assert.equal(await program.ended, 0);

  const local = await connectWs(localPort);
  await call(local, 'session.logon', logonParams(key, Date.now()), 409, 'LOGGED_ON');
  await call(local, 'session.logout', {}, 200);
  local.destroy();
}

/** Who has not logged on, or can't. */
async function strangers(connected: () => Promise<WsClient>, key: TestKey, elsewhere: TestKey): Promise<void> {
  const stranger = await connected();
  await call(stranger, 'session.logon', { ...logonParams(key, Date.now()), nonce: 'other' }, 401, 'UNAUTHORIZED');
  await call(stranger, 'session.logon', logonParams(elsewhere, Date.now()), 403, 'FORBIDDEN_IP');
  await call(stranger, 'session.logon', {}, 400, 'MISSING_FIELD');
  await call(stranger, 'session.logon', { ...logonParams(key, Date.now()), nonce: '' }, 400, 'INVALID_PARAMETER');
  for (const { name, codes, paramsExample } of WS_METHODS) {
    if (name === 'session.logon' || !codes.includes('UNAUTHORIZED')) continue;
    // Each on a connection of its own: who doesn't log on is gone 5 s later.
    await call(await connected(), name, examples[paramsExample], 401, 'UNAUTHORIZED');
  }
}

/** Every method, until it is too often. */
async function wsBudgets(connected: () => Promise<WsClient>, loggedOn: () => Promise<WsClient>): Promise<void> {
  let client = await loggedOn();
  const named = { client_order_id: 'limited' };
  await untilTrue(
    async () => (await call(client, 'order.place', { ...ORDER, ...named }))['status'] !== 429,
    'an order to be let through',
  );
  const params: Readonly<Record<string, unknown>> = {
    'order.place': ORDER,
    'order.replace': { ...named, price: '44010' },
    'session.logon': {},
  };
  const isLimited = async ({ name, paramsExample }: WsMethod): Promise<boolean> => {
    // A session that has just logged on again has all of its budget.
    if (name === 'session.logout') while ((await call(client, 'ping', {}))['status'] === 200);
    const { status, error } = await call(client, name, params[name] ?? examples[paramsExample]);
    if (name === 'session.logout' && status === 200) client = await loggedOn();
    return status === 429 && error.code === 'RATE_LIMITED';
  };
  for (const method of WS_METHODS.filter(({ codes }) => codes.includes('RATE_LIMITED'))) {
    // What is over the limit for one call of a lane is so for the next, but lanes fill again.
    if (method.name !== 'session.logon') while (!(await isLimited(method)));
    else {
      client = await connected();
      // At once: who doesn't log on is gone 5 s later, however few were asked until then.
      const told = await Promise.all(Array.from({ length: 100 }, () => isLimited(method)));
      assert.ok(told.includes(true), 'logons are limited');
      client = await loggedOn();
    }
  }
}
