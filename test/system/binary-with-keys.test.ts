import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, describe, it } from 'node:test';
import { Refused, connect } from '../../gateway/client/node.ts';
import type { Client, ConnectOptions, Key, NewOrder, OrderReport } from '../../gateway/client/node.ts';
import { createRandom } from '../crash/random.ts';
import { makeKey } from '../fault/sessions/key-ring.ts';
import { type RoughRoad, openRoughRoad } from '../fault/sessions/rough-road.ts';
import { openGatewayProgram } from '../support/gateway-program.ts';
import { untilTrue } from '../support/program.ts';

const RESTING: NewOrder = { symbol: 'BTCUSDT', side: 'buy', quantity: '0.001', price: 43_000, time_in_force: 'GTC' };
const MANY = 30;
const DEADLINE_MS = 30_000;
/** Longer than a busy machine may need between two calls. */
const TIMEOUT_MS = 5_000;

interface World {
  /** What a client of this test says at `connect`. */
  readonly options: ConnectOptions;
  readonly road: RoughRoad;
  readonly gatewayPort: number;
  /** Of another key, over no road. */
  readonly witness: Client;
}

async function openWorld(context: TestContext, kind: 'hmac' | 'ed25519', env = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-system-'));
  const file = join(folder, 'keys.json');
  const keys = [await makeKey(file, 'main,hedge', kind), await makeKey(file, 'main,hedge', 'hmac')].map(
    ({ id, secret, privateKey }): Key => (secret === undefined ? { id, privateKey: privateKey! } : { id, secret }),
  );
  const gateway = await openGatewayProgram(context, folder, { KEYS_FILE: file, ACCOUNTS: 'main,hedge', ...env });
  // Hooks run in the order they were given: it is killed, then its folder goes.
  context.after(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const road = await openRoughRoad(createRandom(1));
  road.target = gateway.port;
  context.after(() => {
    road.close();
  });
  const options: ConnectOptions = { url: `http://127.0.0.1:${road.port}`, key: keys[0]!, deadlineMs: DEADLINE_MS };
  const witness = await enter(context, { ...options, url: gateway.url, key: keys[1]!, format: 'json' });
  return { options, road, gatewayPort: gateway.port, witness };
}

async function enter(context: TestContext, options: ConnectOptions): Promise<Client> {
  const tg = await connect(options);
  context.after(() => tg.close());
  return tg;
}

async function isCancelled(tg: Client, order_id: string, account: string): Promise<boolean> {
  return (await tg.order({ order_id, account })).status === 'cancelled';
}

describe('records, with a key', { concurrency: 2 }, () => {
  for (const kind of ['hmac', 'ed25519'] as const) {
    it(`places, follows and cancels for each account of the key (${kind})`, async (context) => {
      const { options, witness } = await openWorld(context, kind);
      for (const account of ['main', 'hedge']) {
        const tg = await enter(context, { ...options, account });
        assert.equal(tg.format, 'binary');
        const reports = tg.orders();
        // Behind the subscription.
        await tg.positions();
        const placed = await tg.place({ ...RESTING, broker: 'sim-b' });
        assert.equal(placed.broker, 'sim-b');
        assert.equal((await witness.order({ order_id: placed.order_id, account })).account, account);
        assert.equal((await tg.cancel({ order_id: placed.order_id })).order_id, placed.order_id);
        const told: OrderReport[] = [];
        while (told.at(-1)?.event !== 'cancelled') told.push((await reports.next()).value as OrderReport);
        assert.deepEqual(new Set(told.map((report) => report.account)), new Set([account]));
        assert.deepEqual(new Set(told.map(({ order }) => order!.broker)), new Set(['sim-b']));
      }
    });

    it(`has its orders cancelled once its connection is gone, or its time is up (${kind})`, async (context) => {
      const { options, road, gatewayPort, witness } = await openWorld(context, kind);
      const tg = await enter(context, options);
      const hedge = await enter(context, { ...options, account: 'hedge' });
      const rested = await tg.place(RESTING);
      const kept = await hedge.place(RESTING);
      const isKept = async (): Promise<boolean> =>
        (await witness.order({ order_id: kept.order_id, account: 'hedge' })).status === 'live';
      await untilTrue(isKept, 'the other order to rest');
      await tg.cancelOnDisconnect({});
      road.target = undefined;
      road.cut();
      await untilTrue(() => isCancelled(witness, rested.order_id, 'main'), 'the cancel');
      assert.ok(await isKept());

      road.target = gatewayPort;
      const again = await tg.place(RESTING);
      await hedge.cancelAllAfter(TIMEOUT_MS);
      await hedge.cancelAllAfter(0);
      await tg.cancelAllAfter(TIMEOUT_MS);
      await untilTrue(() => isCancelled(witness, again.order_id, 'main'), 'the cancel after the time');
      // Its time would have been up before.
      assert.ok(await isKept());
      await hedge.cancelAllAfter(1_000);
      await untilTrue(() => isCancelled(witness, kept.order_id, 'hedge'), 'the other cancel after the time');
    });
  }

  it('waits where it is over its limits, and says so where it was asked to', async (context) => {
    const limits = { RATE_SESSION_PER_SECOND: '20', RATE_SESSION_BURST: '5' };
    const { options } = await openWorld(context, 'hmac', limits);
    const tg = await enter(context, options);
    const list = Array.from({ length: MANY }, () => RESTING);
    const placed = await Promise.all(list.map((order) => tg.place(order)));
    assert.equal(new Set(placed.map(({ order_id }) => order_id)).size, MANY);
    assert.ok(placed.every(({ is_repeat }) => !is_repeat));
    assert.ok(tg.budget.orders! <= 5, `${tg.budget.orders} left`);
    const told = await tg.batch(list, { transient: 'tell' });
    const refused = told.flatMap((one) => (one.ok ? [] : [one.error]));
    assert.ok(refused.length > 0 && refused.length < MANY, `${refused.length} refused`);
    for (const error of refused) assert.ok(error instanceof Refused && error.code === 'RATE_LIMITED');
    // Cancels have a lane of their own.
    assert.equal(await tg.cancelAll({}, { transient: 'tell' }), MANY * 2 - refused.length);
  });
});
