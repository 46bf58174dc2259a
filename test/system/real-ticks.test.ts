import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, describe, it } from 'node:test';
import { type GatewayProgram, type Json, callsTo, startGatewayProgram } from '../support/gateway-program.ts';
import { folderOf, startProgram, tickgate, untilTrue } from '../support/program.ts';
import { type RecordedTicks, recordedTicks } from '../support/recorded-ticks.ts';
import { type WsClient, connectWs } from '../support/ws-client.ts';

/**
 * A recorded market, played by the venue's program into the real gateway:
 *
 *   recording ─▶ venue ─▶ market thread: ticks = quotes + trades ─▶ latch ─▶ feeds: in = delivered + conflated
 *                                                                         └▶ engine: collars
 *
 * `TICKGATE_REPLAY_SPEED=1` plays everything as it was recorded.
 */
const WISHED = process.env['TICKGATE_REPLAY_SPEED'];
const SPEEDS = WISHED === undefined ? [100, 0] : [Number(WISHED)];
/** Slow enough to place orders in the middle of it, on a busy machine too. */
const TRADING_SPEED = WISHED === undefined ? 4 : Number(WISHED);
const CHANNELS = ['quotes:BTCUSDT', 'ticks:BTCUSDT'] as const;
const CLASSES = [
  { throttleMs: 0, batchSize: 1 },
  { throttleMs: 100, batchSize: 1 },
  { throttleMs: 100, batchSize: 10 },
] as const;
const TICKS_PER_UNIT = 100;
const COLLAR = 1.1;

interface Stage {
  readonly ticks: RecordedTicks;
  readonly gateway: GatewayProgram;
  /** A session per class, each subscribed to all channels before the first tick. */
  readonly readers: readonly WsClient[];
}

/** The venue is held before it lets anybody in, and goes on when all readers are there: no tick is missed. */
async function play(context: TestContext, speed: number): Promise<Stage> {
  const folder = folderOf(context);
  const ticks = recordedTicks(folder);
  if (!ticks.isRecorded)
    context.diagnostic('no recorded ticks at TICKGATE_DATA or ../shared/data: seeded ones are played');
  const { tradesFile, quotesFile } = ticks;
  const replay = ['--feed', 'replay', '--speed', String(speed), '--trades', tradesFile, '--quotes', quotesFile];
  const command = [tickgate, 'simulate-broker', '--port', '0', '--dir', join(folder, 'venue'), ...replay];
  const venue = startProgram(context, process.execPath, command);
  const [, ready] = await venue.says(/^tickgate venue ready (\{.*\})$/m);
  const { port } = JSON.parse(ready!) as { port: number };
  venue.child.kill('SIGSTOP');
  const BROKERS = JSON.stringify([{ id: 'sim-a', adapter: 'simulated', address: `127.0.0.1:${port}` }]);
  const program = startGatewayProgram(context, folder, { BROKERS });
  const door = await listening(folder);
  const readers = await Promise.all(CLASSES.map(() => connectWs(door)));
  for (const [i, reader] of readers.entries()) {
    context.after(() => reader.destroy());
    for (const channel of CHANNELS) {
      const { throttleMs, batchSize } = CLASSES[i]!;
      const answer = await reader.call('subscribe', { channel, throttle_ms: throttleMs, batch_size: batchSize });
      assert.equal(answer['status'], 200, JSON.stringify(answer));
    }
  }
  const url = `http://127.0.0.1:${door}`;
  const gateway = { program, folder, url, port: door, ...callsTo(url) };
  assert.equal(await gateway.metric('tickgate_market_ticks'), 0, 'no tick before every reader was there');
  venue.child.kill('SIGCONT');
  // Not by the ready line: it waits for quotes of instruments that the recording lacks.
  await untilTrue(async () => (await gateway.get('/health/ready')).status === 200, 'the gateway to be ready');
  return { ticks, gateway, readers };
}

/** The door's port, which it logs before it is ready. */
async function listening(folder: string): Promise<number> {
  const log = join(folder, 'logs', 'tickgate.log');
  let port = 0;
  await untilTrue(() => {
    const line = existsSync(log) ? /listening on 127\.0\.0\.1:(\d+)/.exec(readFileSync(log, 'utf8')) : null;
    port = Number(line?.[1] ?? 0);
    return port > 0;
  }, 'the door to listen');
  return port;
}

/** Waits until every tick has come in and none waits for its moment any more. */
async function playedOut({ ticks, gateway }: Stage): Promise<void> {
  const rows = ticks.trades.length + ticks.quotes.length;
  await untilTrue(async () => (await gateway.metric('tickgate_market_ticks')) >= rows, 'every tick', 60_000);
  for (const channel of CHANNELS) {
    for (const kind of CLASSES) {
      await untilTrue(
        async () => (await gateway.metric(series('waiting', channel, kind))) === 0,
        `${channel} at ${kind.throttleMs} ms to have told everything`,
      );
    }
  }
}

function series(column: string, channel: string, { throttleMs, batchSize }: (typeof CLASSES)[number]): string {
  return `tickgate_feed_${column}{channel="${channel}",throttle_ms="${throttleMs}",batch_size="${batchSize}"}`;
}

/** The updates of a channel that a reader got, out of single frames and batches, in the order they came. */
function updatesOf(reader: WsClient, channel: string): Json[] {
  return reader.frames
    .filter((frame) => frame['channel'] === channel)
    .flatMap((frame) => (frame['batch'] as Json[] | undefined) ?? [frame['data'] as Json]);
}

async function assertCounted(stage: Stage): Promise<void> {
  const { ticks, gateway, readers } = stage;
  const { trades, quotes } = ticks;
  const came = {
    ticks: await gateway.metric('tickgate_market_ticks'),
    trades: await gateway.metric('tickgate_market_trades'),
    quotes: await gateway.metric('tickgate_market_quotes'),
    duplicates: await gateway.metric('tickgate_market_duplicates'),
    gaps: await gateway.metric('tickgate_market_gaps'),
    unknown: await gateway.metric('tickgate_market_unknown_instruments'),
  };
  assert.deepEqual(came, {
    ticks: trades.length + quotes.length,
    trades: trades.length,
    quotes: quotes.length,
    duplicates: 0,
    gaps: 0,
    unknown: 0,
  });
  const expected = { 'quotes:BTCUSDT': trades.length + quotes.length, 'ticks:BTCUSDT': trades.length };
  for (const channel of CHANNELS) {
    for (const [i, kind] of CLASSES.entries()) {
      const what = `${channel}, ${JSON.stringify(kind)}`;
      const count = async (column: string): Promise<number> => gateway.metric(series(column, channel, kind));
      const taken = await count('in_total');
      const delivered = await count('delivered_total');
      assert.equal(taken, expected[channel], `${what}: taken in`);
      assert.equal(delivered + (await count('conflated_total')), taken, `${what}: delivered and conflated`);
      const reader = readers[i]!;
      // The counters are ahead of the socket: the last update is on its way.
      await untilTrue(() => updatesOf(reader, channel).at(-1)?.['sequence'] === taken, `the last of ${what}`);
      const updates = updatesOf(reader, channel);
      assert.equal(updates.length, delivered, `${what}: received`);
      let sequence = 0;
      for (const update of updates) {
        sequence += 1 + Number(update['skipped']);
        assert.equal(update['sequence'], sequence, `${what}: received and told as skipped`);
      }
    }
  }
}

function assertLast({ ticks, readers }: Stage): void {
  const trade = ticks.trades.at(-1)!;
  const quote = ticks.quotes.at(-1)!;
  for (const reader of readers) {
    const last = updatesOf(reader, 'quotes:BTCUSDT').at(-1)!;
    assert.deepEqual(
      [last['bid'], last['ask'], last['last']].map(Number),
      [quote['bid'], quote['ask'], trade['price']].map(Number),
    );
    const lastTrade = updatesOf(reader, 'ticks:BTCUSDT').at(-1)!;
    assert.equal(Number(lastTrade['price']), Number(trade['price']));
    assert.equal(Date.parse(String(lastTrade['time'])), Date.parse(trade['timestamp']!));
  }
}

function buy(price: number): Json {
  return { symbol: 'BTCUSDT', side: 'buy', quantity: '0.001', price: price.toFixed(2), time_in_force: 'GTC' };
}

/** What a price 15 % above `around` is refused with. */
async function collarAt(gateway: GatewayProgram, around: number): Promise<number> {
  const { status, body } = await gateway.send('POST', '/orders', buy(around * 1.15));
  assert.equal(status, 422, JSON.stringify(body));
  assert.equal(body['error'].code, 'PRICE_COLLAR');
  return Number(body['error'].limit);
}

describe('a recorded market', () => {
  for (const speed of SPEEDS) {
    it(`is counted in and out to the last tick at speed ${speed}`, async (context) => {
      const stage = await play(context, speed);
      await playedOut(stage);
      await assertCounted(stage);
      assertLast(stage);
      assert.equal(await stage.gateway.program.stop(), 0);
    });
  }

  it('moves the collars and fills what rests in its way', async (context) => {
    const stage = await play(context, TRADING_SPEED);
    const { gateway, ticks } = stage;
    const bids = ticks.quotes.map(({ bid }) => Number(bid));
    const asks = ticks.quotes.map(({ ask }) => Number(ask));
    const quote = (await gateway.get('/quotes/BTCUSDT')).body;
    const start = Number(quote['last']);
    const startMs = Date.parse(quote['time'] as string);
    const top = Math.max(...bids.filter((_, i) => Date.parse(ticks.quotes[i]!['timestamp']!) > startMs));
    assert.ok(top > start + 1, 'the market has its rise before it');
    const early = await collarAt(gateway, start);
    const lowest = Math.min(...bids) * COLLAR;
    const highest = Math.max(...asks) * COLLAR;
    assert.ok(early >= lowest && early <= highest, `${early} is a tenth above the market: ${lowest} to ${highest}`);

    // Rests above the market, which comes up to it.
    const target = ((start + top) / 2).toFixed(2);
    const resting = await gateway.send('POST', '/orders', { ...buy(0), side: 'sell', price: target });
    assert.equal(resting.status, 201, JSON.stringify(resting.body));
    assert.equal(Number(resting.body['filled_quantity']), 0);
    const path = `/orders/${resting.body['order_id']}`;
    await untilTrue(async () => (await gateway.get(path)).body['status'] === 'filled', 'the market to come up', 60_000);
    const filled = (await gateway.get(path)).body;
    assert.equal(Number(filled['average_price']), Number(target));
    assert.equal(Number(filled['filled_quantity']), 0.001);

    await playedOut(stage);
    const middleTicks = Math.floor(((bids.at(-1)! + asks.at(-1)!) * TICKS_PER_UNIT) / 2);
    const late = await collarAt(gateway, middleTicks / TICKS_PER_UNIT);
    assert.equal(Math.round(late * TICKS_PER_UNIT), Math.floor((middleTicks * 11_000) / 10_000));
    assert.notEqual(late, early);
    const within = await gateway.send('POST', '/orders', buy((middleTicks / TICKS_PER_UNIT) * 0.95));
    assert.equal(within.status, 201, JSON.stringify(within.body));
    await assertCounted(stage);
    assert.equal(await gateway.program.stop(), 0);
  });
});
