import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { examples } from '../../gateway/docs/examples.ts';
import { HTTP_CALLS } from '../../gateway/docs/http-calls.ts';
import { WS_METHODS } from '../../gateway/docs/ws-calls.ts';
import { openGatewayProgram } from '../support/gateway-program.ts';
import { hmacKey, keyFileText, logonParams } from '../support/keys-world.ts';
import { folderOf, untilTrue } from '../support/program.ts';
import { type WsClient, connectWs } from '../support/ws-client.ts';
import { ORDER, ask, call, exampleOf, ws } from './held.ts';

/** What is told where there are keys, and where there are none. */
export async function logons(context: TestContext, localPort: number): Promise<void> {
  const folder = folderOf(context);
  const key = hmacKey(1);
  const reader = hmacKey(3, { scopes: ['read'] });
  const narrow = hmacKey(4, { symbols: ['ETHUSDT'] });
  const elsewhere = hmacKey(2, { ips: ['192.0.2.1'] });
  writeFileSync(join(folder, 'keys.json'), keyFileText([key, elsewhere, reader, narrow]), { mode: 0o600 });
  const { port, program } = await openGatewayProgram(context, folder, { KEYS_FILE: 'keys.json' });
  const clients: WsClient[] = [];
  const connected = async (): Promise<WsClient> => {
    const client = await connectWs(port);
    clients.push(client);
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
  const stranger = await connected();
  await call(stranger, 'session.logon', { ...logonParams(key, Date.now()), nonce: 'other' }, 401, 'UNAUTHORIZED');
  await call(stranger, 'session.logon', logonParams(elsewhere, Date.now()), 403, 'FORBIDDEN_IP');
  await call(stranger, 'session.logon', {}, 400, 'MISSING_FIELD');
  await call(stranger, 'session.logon', { ...logonParams(key, Date.now()), nonce: '' }, 400, 'INVALID_PARAMETER');
  for (const { name, codes, paramsExample } of WS_METHODS) {
    if (name === 'session.logon' || !codes.includes('UNAUTHORIZED')) continue;
    await call(stranger, name, examples[paramsExample], 401, 'UNAUTHORIZED');
  }
  for (const { method, path, signed } of HTTP_CALLS) {
    if (signed) await ask(port, exampleOf(method, path), 401, 'UNAUTHORIZED');
  }
  for (const [one, code] of [
    [reader, 'FORBIDDEN_SCOPE'],
    [narrow, 'FORBIDDEN_SYMBOL'],
  ] as const) {
    const client = await connected();
    await call(client, 'session.logon', logonParams(one, Date.now()), 200);
    await call(client, 'order.place', ORDER, 403, code);
  }
  for (let i = 1; i < 20; i++) await call(await connected(), 'session.logon', logonParams(key, Date.now()), 200);
  await call(await connected(), 'session.logon', logonParams(key, Date.now()), 429, 'TOO_MANY_SESSIONS');
  await call(first, 'session.logout', {}, 200);
  for (const client of clients) client.destroy();
  await program.stop();
  const local = await connectWs(localPort);
  await call(local, 'session.logon', logonParams(key, Date.now()), 409, 'LOGGED_ON');
  await call(local, 'session.logout', {}, 200);
  local.destroy();
}
