import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, describe, it } from 'node:test';
import { type GatewayProgram, callsTo, startGatewayProgram } from '../support/gateway-program.ts';
import { type Program, folderOf, startProgram, tickgate, untilTrue } from '../support/program.ts';

/**
 * A market that stands still, but for one trade far below every three seconds that is gone a millisecond later:
 *
 *   45000 ─────────────╮╭──────────── … a quote four times a second says 44999 / 45001
 *   44000              ╰╯
 */
const START_MS = Date.UTC(2021, 0, 8);
const SPAN_MS = 600_000;
const SPIKE_EVERY_MS = 3_000;
const QUOTE_EVERY_MS = 250;
const STOP = { symbol: 'BTCUSDT', side: 'sell', quantity: 0.001, order_type: 'STOP', stop_price: 44_500 } as const;

function writeMarket(folder: string): { tradesFile: string; quotesFile: string } {
  const at = (ms: number): string => new Date(START_MS + ms).toISOString();
  const trades: string[] = [];
  const quotes: string[] = [];
  const trade = (ms: number, price: string): number =>
    trades.push(`${at(ms)},${trades.length + 1},${price},0.01,False`);
  for (let ms = 0; ms < SPAN_MS; ms += QUOTE_EVERY_MS) {
    quotes.push(`${at(ms)},BTC/USDT,5,45001.00,5,44999.00`);
    trade(ms, '45000.00');
    if (ms === 0 || ms % SPIKE_EVERY_MS !== 0) continue;
    trade(ms + 1, '44000.00');
    trade(ms + 2, '45000.00');
  }
  const tradesFile = join(folder, 'trades.csv');
  const quotesFile = join(folder, 'quotes.csv');
  writeFileSync(tradesFile, `timestamp,trade_id,price,quantity,buyer_maker\n${trades.join('\n')}\n`);
  writeFileSync(quotesFile, `timestamp,symbol,ask_size,ask,bid_size,bid\n${quotes.join('\n')}\n`);
  return { tradesFile, quotesFile };
}

interface Stage {
  readonly folder: string;
  readonly venue: Program;
  readonly env: Readonly<Record<string, string>>;
  readonly gateway: GatewayProgram;
}

async function open(context: TestContext, more: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const folder = folderOf(context);
  const { tradesFile, quotesFile } = writeMarket(folder);
  const replay = ['--feed', 'replay', '--speed', '1', '--trades', tradesFile, '--quotes', quotesFile];
  const command = [tickgate, 'simulate-broker', '--port', '0', '--dir', join(folder, 'venue'), ...replay];
  const venue = startProgram(context, process.execPath, command);
  const [, ready] = await venue.says(/^tickgate venue ready (\{.*\})$/m);
  const { port } = JSON.parse(ready!) as { port: number };
  const BROKERS = JSON.stringify([{ id: 'sim-a', adapter: 'simulated', address: `127.0.0.1:${port}` }]);
  const env = { BROKERS, DATA_DIR: join(folder, 'data'), ...more };
  return { folder, venue, env, gateway: await openWithQuotes(context, folder, env) };
}

/** Not by the ready line, which waits for quotes of instruments that this market lacks: by the port that it logs. */
async function openWithQuotes(
  context: TestContext,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<GatewayProgram> {
  const log = join(folder, 'logs', 'tickgate.log');
  const ports = (): string[] =>
    existsSync(log)
      ? [...readFileSync(log, 'utf8').matchAll(/listening on 127\.0\.0\.1:(\d+)/g)].map(([, port]) => port!)
      : [];
  const before = ports().length;
  const program = startGatewayProgram(context, folder, env);
  await untilTrue(() => ports().length > before, 'the door to listen');
  const port = Number(ports()[before]);
  const url = `http://127.0.0.1:${port}`;
  const gateway = { program, folder, url, port, ...callsTo(url) };
  await untilTrue(async () => (await gateway.get('/health/ready')).status === 200, 'the gateway to be ready');
  return gateway;
}

/** Where the market is between two spikes, by the newest quote; NaN: nowhere yet. */
async function sinceSpikeMs(gateway: GatewayProgram): Promise<number> {
  const { body } = await gateway.get('/quotes/BTCUSDT');
  return (Date.parse(String(body['time'])) - START_MS) % SPIKE_EVERY_MS;
}

/**
 * Places it while the market stands still altogether: no spike comes before it is seen armed, not even one that was on
 * its way when the venue was stopped. Where the venue went on for too long, it is stopped behind the next one.
 */
async function arm({ venue, gateway }: Stage): Promise<string> {
  await untilTrue(async () => {
    venue.child.kill('SIGCONT');
    if (!((await sinceSpikeMs(gateway)) < SPIKE_EVERY_MS / 3)) return false;
    venue.child.kill('SIGSTOP');
    await untilTrue(() => /^State:\s+T/m.test(readFileSync(`/proc/${venue.pid}/status`, 'latin1')), 'it stands still');
    return (await sinceSpikeMs(gateway)) < SPIKE_EVERY_MS / 2;
  }, 'a moment behind a spike');
  const placed = await gateway.send('POST', '/orders', STOP);
  assert.equal(placed.status, 201, JSON.stringify(placed.body));
  assert.equal(placed.body['status'], 'armed', JSON.stringify(placed.body));
  return String(placed.body['order_id']);
}

async function filledFrom(gateway: GatewayProgram, orderId: string): Promise<void> {
  const path = `/orders/${orderId}`;
  await untilTrue(async () => (await gateway.get(path)).body['status'] === 'filled', 'the stop to be filled', 30_000);
  const { body } = await gateway.get(path);
  assert.equal(Number(body['filled_quantity']), 0.001);
  assert.equal(body['order_type'], 'STOP');
}

describe('stop orders, on the real process with a recorded market', () => {
  for (const THREADS of ['dedicated', 'compact']) {
    it(`a spike of one tick triggers a stop, which is filled where the market is (THREADS=${THREADS})`, async (context) => {
      const stage = await open(context, { THREADS });
      const orderId = await arm(stage);
      const { gateway, venue } = stage;
      assert.equal((await gateway.get(`/orders/${orderId}`)).body['status'], 'armed');
      venue.child.kill('SIGCONT');
      await filledFrom(gateway, orderId);
      assert.ok((await gateway.metric('tickgate_market_handed')) > 0);
    });
  }

  it('killed while a stop is armed, the gateway has it armed after its restart, and a spike triggers it', async (context) => {
    const stage = await open(context);
    const orderId = await arm(stage);
    stage.gateway.program.child.kill('SIGKILL');
    await stage.gateway.program.ended;
    stage.venue.child.kill('SIGCONT');
    const again = await openWithQuotes(context, stage.folder, stage.env);
    const { body } = await again.get(`/orders/${orderId}`);
    assert.ok(body['status'] === 'armed' || body['status'] === 'filled', JSON.stringify(body));
    await filledFrom(again, orderId);
  });
});
