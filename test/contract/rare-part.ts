import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Json, openGatewayProgram } from '../support/gateway-program.ts';
import { folderOf, untilTrue } from '../support/program.ts';
import { ORDER, ask } from './held.ts';

/** Controls that the simulated market and its instruments never give cause for: each with a gateway made for it. */
type Send = (method: string, path: string, body: object, status: number, code?: string) => Promise<Json>;

async function withGateway(
  context: TestContext,
  env: Readonly<Record<string, string>>,
  run: (send: Send, port: number) => Promise<void>,
  folder: string = folderOf(context),
): Promise<void> {
  const { port, program } = await openGatewayProgram(context, folder, env);
  await run((method, path, body, status, code) => {
    return ask(port, { method, path, body: JSON.stringify(body) }, status, code);
  }, port);
  assert.equal(await program.stop(), 0);
}

const BTC = { symbol: 'BTCUSDT', class: 'crypto', currency: 'USDT', tick: '0.01', lot: '0.000001' };
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DAY_MS = 86_400_000;

export async function rareInstruments(context: TestContext): Promise<void> {
  const folder = folderOf(context);
  const path = join(folder, 'instruments.json');
  // Neither today nor, should it become midnight meanwhile, tomorrow.
  const later = DAYS[new Date(Date.now() + 3 * DAY_MS).getUTCDay()]!;
  const rows = [
    BTC,
    { ...BTC, symbol: 'FROZEN', freeze_quantity: '1' },
    { ...BTC, symbol: 'EXPIRED', expiry: '2020-01-01T10:00:00Z' },
    { ...BTC, symbol: 'CLOSED', session: { open: '09:00', close: '10:00', zone: 'UTC', days: [later] } },
  ];
  writeFileSync(path, `{"tickgate_instruments":1,"instruments":${JSON.stringify(rows)}}`);
  const env = { INSTRUMENTS: path };
  await withGateway(
    context,
    env,
    async (send, port) => {
      const order = { side: 'buy', quantity: '2', price: '1' };
      const { error } = await send('POST', '/orders', { ...order, symbol: 'FROZEN' }, 422, 'FREEZE_QUANTITY');
      assert.deepEqual([error.limit, error.value, error.headroom, error.limit_of], ['1', '2', '1', 'symbol']);
      await send('POST', '/orders', { ...order, symbol: 'EXPIRED' }, 422, 'INSTRUMENT_EXPIRED');
      await send('POST', '/orders', { ...order, symbol: 'CLOSED' }, 422, 'MARKET_CLOSED');
      writeFileSync(path, '{');
      await send('POST', '/instruments/reload', {}, 422, 'INVALID_INSTRUMENTS');
      await ask(port, { method: 'GET', path: '/instruments?symbol=NOTHING' }, 422, 'UNKNOWN_INSTRUMENT');
    },
    folder,
  );
}

export async function staleValues(context: TestContext): Promise<void> {
  // No value at risk is ever there.
  await withGateway(context, { CACHE_ENABLED: 'false' }, async (send) => {
    const account = { account: 'demo' };
    await send('PUT', '/limits', { scope: account, limits: { max_var: '1000' } }, 200);
    await send('POST', '/orders', ORDER, 422, 'RISK_STALE');
    await send('PUT', '/limits', { scope: account, limits: { max_var: null } }, 200);
    await send('POST', '/orders', ORDER, 201);
    await send('PUT', '/rates', { currency: 'INR', rate: '0.012', max_age_ms: 1 }, 200);
    const option = { symbol: 'NIFTY24DEC25000CE', side: 'buy', quantity: 75, price: 150 };
    await untilTrue(
      async () => (await send('POST', '/orders/validate', option, 200))['code'] === 'STALE_RATE',
      'the rate to be older than a millisecond',
    );
    const { error } = await send('POST', '/orders', option, 422, 'STALE_RATE');
    assert.deepEqual([error.limit, error.limit_of, error.headroom], ['1000', 'symbol', undefined]);
    await send('PUT', '/rates', { currency: 'INR', rate: '0.012' }, 200);
    await send('POST', '/orders', option, 201);
  });
}

export async function varLimit(context: TestContext): Promise<void> {
  const folder = folderOf(context);
  const returns = join(folder, 'returns.csv');
  const minute = Math.floor(Date.now() / 60_000);
  const lines = Array.from({ length: 60 }, (_, n) => {
    const time = new Date((minute - 60 + n) * 60_000).toISOString();
    return `BTCUSDT,${time},${44_000 + (n % 7) * 100}`;
  });
  writeFileSync(returns, `symbol,time,price\n${lines.join('\n')}\n`);
  const env = { RISK_RETURNS_FILE: returns, RISK_METRICS_INTERVAL: '1' };
  await withGateway(
    context,
    env,
    async (send) => {
      await send('PUT', '/limits', { scope: { account: 'demo' }, limits: { max_var: '0.000001' } }, 200);
      await untilTrue(async () => {
        const { code } = await send('POST', '/orders/validate', ORDER, 200);
        return code === 'VAR_LIMIT';
      }, 'the values at risk');
      const { error } = await send('POST', '/orders', ORDER, 422, 'VAR_LIMIT');
      assert.deepEqual([error.limit, error.headroom], ['0.000001', '0.000001'], 'nothing is held');
    },
    folder,
  );
}

/** What the broker takes is a loss, whatever the market does. */
export async function losses(context: TestContext): Promise<void> {
  const BROKERS = '[{"id":"dear","adapter":"simulated","fee_per_order":1000}]';
  await withGateway(context, { BROKERS }, async (send) => {
    const order = { symbol: 'BTCUSDT', side: 'buy', quantity: '0.001', order_type: 'MARKET', time_in_force: 'IOC' };
    for (const [code, name] of [
      ['DAILY_LOSS', 'max_daily_loss'],
      ['DRAWDOWN', 'max_drawdown'],
    ] as const) {
      await send('PUT', '/limits', { scope: { account: 'demo' }, limits: { [name]: '500' } }, 200);
      await send('POST', '/orders', order, 201);
      await untilTrue(async () => (await send('POST', '/orders/validate', order, 200))['code'] === code, code);
      const { error } = await send('POST', '/orders', order, 422, code);
      assert.ok(Number(error.value) >= 999, error.value);
      assert.equal(Number(error.headroom).toFixed(6), (500 - Number(error.value)).toFixed(6));
      await send('PUT', '/limits', { scope: { account: 'demo' }, limits: { [name]: null } }, 200);
      const stopped = await send('POST', '/orders', order, 422, code);
      assert.deepEqual([stopped['error'].limit, stopped['error'].headroom], [undefined, undefined], 'it stays stopped');
      if (code === 'DAILY_LOSS') await send('POST', '/resume', { account: 'demo' }, 200);
    }
  });
}
