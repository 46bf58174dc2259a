import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { type GatewayProgram, type Json, openGatewayProgram } from '../support/gateway-program.ts';
import { folderOf, untilTrue } from '../support/program.ts';
import { type WsClient, connectWs } from '../support/ws-client.ts';

/** Rests: below the market, and within the collar. */
const resting = { symbol: 'BTCUSDT', side: 'buy', quantity: '0.001', price: '43000', time_in_force: 'GTC' };
const SETTINGS = { LOG_LEVEL: 'warn', ACCOUNTS: 'main,hedge' };
/** Longer than a busy machine may need between two calls. */
const TIMEOUT_MS = 5_000;

async function enter(context: TestContext, { port }: GatewayProgram): Promise<WsClient> {
  const client = await connectWs(port);
  context.after(() => client.destroy());
  return client;
}

/** Places so many orders that rest at the venue. Returns their ids. */
async function rest(client: WsClient, count: number, account = 'main'): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const answer: Json = await client.call('order.place', { ...resting, account });
    assert.equal(answer['status'], 201, JSON.stringify(answer));
    ids.push(answer['result'].order_id as string);
  }
  return ids;
}

async function allAre(
  gateway: GatewayProgram,
  ids: readonly string[],
  status: string,
  account = 'main',
): Promise<boolean> {
  const { orders } = (await gateway.get(`/orders?status=all&limit=100&account=${account}`)).body;
  const byId = new Map((orders as Json[]).map((order) => [order['order_id'] as string, order['status'] as string]));
  return ids.every((id) => byId.get(id) === status);
}

/** How many orders the log of the gateway's own venue has as cancelled. */
function cancelsAtVenue(folder: string): number {
  return readFileSync(join(folder, 'data', 'venue', 'venue.log'), 'latin1').match(/^\["C",/gm)?.length ?? 0;
}

async function open(context: TestContext, gateway: GatewayProgram): Promise<{ client: WsClient; ids: string[] }> {
  const client = await enter(context, gateway);
  const ids = await rest(client, 3);
  await untilTrue(() => allAre(gateway, ids, 'live'), 'orders that rest');
  return { client, ids };
}

describe('cancel on disconnect, over a real gateway and venue', () => {
  it('holds for a FIN, a RST and a silent client; not for whoever switched it off, and not for other accounts', async (context) => {
    const gateway = await openGatewayProgram(context, folderOf(context), SETTINGS);
    const ends: readonly ((client: WsClient) => void)[] = [
      (client) => client.end(),
      (client) => client.reset(),
      (client) => client.pause(),
    ];
    const witness = await enter(context, gateway);
    const others = await rest(witness, 1, 'hedge');
    await untilTrue(() => allAre(gateway, others, 'live', 'hedge'), 'the other order to rest');
    for (const end of ends) {
      const { client, ids } = await open(context, gateway);
      await client.call('session.heartbeat', { interval_ms: 1000 });
      const on: Json = await client.call('session.cancel_on_disconnect', { enabled: true });
      assert.deepEqual(on['result'], { account: 'main', enabled: true, scope: 'all', grace_ms: 0 });
      end(client);
      await untilTrue(() => allAre(gateway, ids, 'cancelled'), 'the cancels');
      client.destroy();
    }
    const { client, ids } = await open(context, gateway);
    await client.call('session.cancel_on_disconnect', { enabled: true });
    await client.call('session.cancel_on_disconnect', { enabled: false });
    client.end();
    await client.closed();
    // A later session's cancel passes the same way, behind whatever the first one's end would have caused.
    const last = await open(context, gateway);
    await last.client.call('session.cancel_on_disconnect', { enabled: true, account: 'hedge' });
    last.client.reset();
    await untilTrue(() => allAre(gateway, others, 'cancelled', 'hedge'), 'the cancel of the other account');
    assert.ok(await allAre(gateway, [...ids, ...last.ids], 'live'));
    assert.equal(await gateway.program.stop(), 0);
  });

  it('waits for the grace, in which a session that comes back keeps the orders', async (context) => {
    const gateway = await openGatewayProgram(context, folderOf(context), SETTINGS);
    const long = { enabled: true, grace_ms: 600_000 };
    const { client, ids } = await open(context, gateway);
    await client.call('session.cancel_on_disconnect', long);
    client.reset();
    const back = await enter(context, gateway);
    await back.call('session.cancel_on_disconnect', long);
    assert.ok(await allAre(gateway, ids, 'live'));
    await back.call('session.cancel_on_disconnect', { enabled: true, grace_ms: 1 });
    back.reset();
    await untilTrue(() => allAre(gateway, ids, 'cancelled'), 'the cancels');
    assert.equal(await gateway.program.stop(), 0);
  });

  it('cancels after the time without another word, and not what is switched off', async (context) => {
    const gateway = await openGatewayProgram(context, folderOf(context), SETTINGS);
    const { client, ids } = await open(context, gateway);
    const others = await rest(client, 1, 'hedge');
    await untilTrue(() => allAre(gateway, others, 'live', 'hedge'), 'the other order to rest');
    await client.call('session.cancel_all_after', { timeout_ms: TIMEOUT_MS, account: 'hedge' });
    await client.call('session.cancel_all_after', { timeout_ms: 0, account: 'hedge' });
    await client.call('session.cancel_all_after', { timeout_ms: TIMEOUT_MS });
    await untilTrue(() => allAre(gateway, ids, 'cancelled'), 'the cancels');
    assert.ok(await allAre(gateway, others, 'live', 'hedge'));
    client.destroy();
    assert.equal(await gateway.program.stop(), 0);
  });

  it('a planned stop cancels at the venue before it ends; with a grace the next start does, if nobody is back', async (context) => {
    const folder = folderOf(context);
    const first = await openGatewayProgram(context, folder, SETTINGS);
    const { client, ids } = await open(context, first);
    const graced = await rest(client, 2, 'hedge');
    await untilTrue(() => allAre(first, graced, 'live', 'hedge'), 'orders that rest');
    await client.call('session.cancel_on_disconnect', { enabled: true });
    await client.call('session.cancel_on_disconnect', { enabled: true, account: 'hedge', grace_ms: 3_000 });
    assert.equal(await first.program.stop('SIGTERM'), 0);
    await client.closed();
    // What the venue had done when it ended, which it does after the gateway's last word.
    assert.equal(cancelsAtVenue(folder), ids.length);

    const second = await openGatewayProgram(context, folder, SETTINGS);
    assert.ok(await allAre(second, ids, 'cancelled'));
    await untilTrue(() => allAre(second, graced, 'cancelled', 'hedge'), 'the cancels after the grace');
    assert.equal(await second.program.stop(), 0);
  });

  it('holds across a kill -9 of the gateway, and the reports of it are resumed without a gap', async (context) => {
    const folder = folderOf(context);
    const first = await openGatewayProgram(context, folder, SETTINGS);
    const { client, ids } = await open(context, first);
    const kept = await rest(client, 1, 'hedge');
    // What dies with an order on its way to the venue may find that it never came there.
    await untilTrue(() => allAre(first, kept, 'live', 'hedge'), 'the other account’s order to rest');
    await client.call('session.cancel_on_disconnect', { enabled: true });
    const followed: Json = await client.call('subscribe', { channel: 'orders' });
    const { epoch, sequence } = followed['result'] as { epoch: string; sequence: number };
    const before = sequence - 2;
    assert.equal(await first.program.stop('SIGKILL'), 'SIGKILL');

    const second = await openGatewayProgram(context, folder, SETTINGS);
    const back = await enter(context, second);
    const resumed: Json = await back.call('session.resume', { epoch, sequence: before });
    assert.equal(resumed['result'].recovered, true);
    await untilTrue(() => allAre(second, ids, 'cancelled'), 'the cancels');
    // Its broker may be asked last; what was cancelled isn't live again.
    await untilTrue(() => allAre(second, kept, 'live', 'hedge'), 'the other account’s order to rest as before');
    const cancelled = (): Json[] => back.frames.filter((frame: Json) => frame['event'] === 'cancelled');
    await untilTrue(() => cancelled().length === ids.length, 'the reports of the cancels');
    const sequences = back.frames.filter((frame) => 'sequence' in frame).map((frame) => frame['sequence'] as number);
    assert.deepEqual(
      sequences,
      Array.from({ length: sequences.length }, (_, i) => before + 1 + i),
    );
    back.destroy();
    assert.equal(await second.program.stop(), 0);
  });
});
