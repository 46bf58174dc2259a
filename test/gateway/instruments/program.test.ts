import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { connect } from '../../../gateway/client/node.ts';
import { type Answer, type GatewayProgram, openGatewayProgram } from '../../support/gateway-program.ts';
import type { Loose } from '../../support/loose.ts';
import { folderOf, untilTrue } from '../../support/program.ts';
import { ACME, ownFile } from './files.ts';

/** A whole gateway on a file of instruments, which a test writes anew. */
interface Operated {
  readonly folder: string;
  write(rows: readonly unknown[]): void;
  start(settings?: Readonly<Record<string, string>>): Promise<GatewayProgram>;
}

function operated(context: TestContext): Operated {
  const folder = folderOf(context);
  const path = join(folder, 'instruments.json');
  return {
    folder,
    write: (rows) => {
      writeFileSync(path, ownFile(rows));
    },
    // The venue of the gateway has Bitcoin in these units; nothing else depends on it.
    async start(settings = {}) {
      const env = { INSTRUMENTS: path, PRECOMPUTE_METRICS: 'false', ...settings };
      return openGatewayProgram(context, folder, env);
    },
  };
}

const BTC = { symbol: 'BTCUSDT', class: 'crypto', currency: 'USDT', tick: '0.01', lot: '0.000001' };
const B = { ...ACME, symbol: 'B' };
const C = { ...ACME, symbol: 'C', session: { open: '09:15', close: '15:30', zone: 'Asia/Kolkata', days: ['mon'] } };

/** Symbol and tradable by number. */
async function listed({ get }: GatewayProgram): Promise<unknown[]> {
  const { status, body } = await get('/instruments');
  assert.equal(status, 200);
  return (body['instruments'] as Loose[]).map((one: Loose, number) => {
    assert.equal(one.instrument, number);
    return [one.symbol, one.tradable];
  });
}

function codeOf({ body }: Answer): unknown {
  return body['code'] ?? body['error']?.code;
}

async function killed({ program }: GatewayProgram): Promise<void> {
  program.child.kill('SIGKILL');
  await program.ended;
}

test('an instrument keeps its number over kills, whatever the files say and in whatever order', async (context) => {
  const { write, start } = operated(context);
  write([BTC, ACME]);
  const first = await start();
  assert.deepEqual(await listed(first), [
    ['BTCUSDT', true],
    ['ACME', true],
  ]);
  await killed(first);

  // Others in front, one gone.
  write([B, BTC]);
  const second = await start();
  const then = [
    ['BTCUSDT', true],
    ['ACME', false],
    ['B', true],
  ];
  assert.deepEqual(await listed(second), then);
  const order = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 44_500, client_order_id: 'one' };
  const placed = await second.send('POST', '/orders', order);
  assert.equal(placed.status, 201, JSON.stringify(placed.body));
  await killed(second);

  // The units of one changed: it isn't tradable, everything else goes on.
  write([B, { ...BTC, tick: '0.1' }, C, ACME]);
  const third = await start();
  assert.deepEqual(await listed(third), [
    ['BTCUSDT', false],
    ['ACME', true],
    ['B', true],
    ['C', true],
  ]);
  const { body } = await third.get('/instruments?symbol=BTCUSDT');
  assert.match(body['instruments'][0].problem, /it has tick 0\.01, .* and the files say tick 0\.1, /);
  const again = await third.send('POST', '/orders', { ...order, client_order_id: 'two' });
  assert.deepEqual([again.status, codeOf(again)], [422, 'NOT_TRADABLE']);
  const kept = await third.get('/orders/by-client-id/one');
  assert.deepEqual([kept.body['symbol'], kept.body['price']], ['BTCUSDT', '44500']);
});

test('the files are read again while the gateway runs: added, changed, closed and refused', async (context) => {
  const { write, start, folder } = operated(context);
  write([BTC, ACME]);
  const gateway = await start();
  const reload = async (): Promise<Loose> => {
    const { status, body } = await gateway.send('POST', '/instruments/reload', {});
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  };
  const nothing = { added: 0, changed: 0, closed: 0, refused: 0, rows: 0, problems: [] };
  assert.deepEqual(await reload(), nothing);
  const before = (await gateway.get('/instruments')).body['catalog'];

  write([{ ...BTC, freeze_quantity: '0.5' }, B, C, { ...B, lot: '0' }]);
  const [one, other] = await Promise.all([reload(), reload()]);
  assert.deepEqual({ ...one, problems: [] }, { ...nothing, added: 2, changed: 1, closed: 1, rows: 1 });
  assert.match(one.problems[0], /^instruments\.json line 5 \(B\): 0 is no lot/);
  assert.deepEqual(other, one);
  assert.deepEqual(await listed(gateway), [
    ['BTCUSDT', true],
    ['ACME', false],
    ['B', true],
    ['C', true],
  ]);
  assert.notEqual((await gateway.get('/instruments')).body['catalog'], before);
  const closed = await gateway.send('POST', '/orders', { symbol: 'ACME', side: 'buy', quantity: 1, price: 1 });
  assert.equal(codeOf(closed), 'NOT_TRADABLE');
  const known = await gateway.send('POST', '/orders', { symbol: 'B', side: 'buy', quantity: 1, price: 1 });
  assert.notEqual(codeOf(known), 'UNKNOWN_INSTRUMENT');
  const unknown = await gateway.send('POST', '/orders', { symbol: 'D', side: 'buy', quantity: 1, price: 1 });
  assert.equal(codeOf(unknown), 'UNKNOWN_INSTRUMENT');

  // A file that can't be read changes nothing.
  writeFileSync(join(folder, 'instruments.json'), '{');
  const broken = await gateway.send('POST', '/instruments/reload', {});
  assert.deepEqual([broken.status, broken.body['error'].code], [422, 'INVALID_INSTRUMENTS']);
  assert.match(broken.body['error'].message, /instruments\.json: line 1: /);
  assert.equal((await listed(gateway)).length, 4);

  // The signal does the same.
  write([BTC, ACME, B, C]);
  gateway.program.child.kill('SIGHUP');
  await untilTrue(async () => String((await listed(gateway))[1]) === 'ACME,true', 'the signal to be heard');
  await killed(gateway);

  // A later start finds nothing new, and defines nothing again.
  const next = await start();
  assert.deepEqual((await next.send('POST', '/instruments/reload', {})).body, nothing);
  assert.equal((await listed(next)).length, 4);
});

test('instruments come a page at a time, one by its symbol', async (context) => {
  const { write, start } = operated(context);
  write([BTC, ...Array.from({ length: 1_202 }, (_, n) => ({ ...ACME, symbol: `S ${n + 1}/X` }))]);
  const { get, url } = await start();
  const symbols: string[] = [];
  const sizes: number[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body }: { body: Loose } = await get(`/instruments?limit=600${cursor === '' ? '' : `&cursor=${cursor}`}`);
    sizes.push(body.instruments.length);
    symbols.push(...body.instruments.map((one: Loose) => one.symbol));
    cursor = body.next_cursor;
  }
  assert.deepEqual(sizes, [600, 600, 3]);
  assert.equal(new Set(symbols).size, 1_203);
  assert.equal((await get('/instruments')).body['instruments'].length, 500);
  const { body } = await get(`/instruments?symbol=${encodeURIComponent('S 7/X')}`);
  assert.deepEqual(
    body['instruments'].map((one: Loose) => one.instrument),
    [7],
  );
  for (const bad of ['limit=0', 'limit=1001', 'limit=x', 'cursor=-1', 'cursor=99999999', 'page=1']) {
    assert.equal((await get(`/instruments?${bad}`)).body['error'].code, 'INVALID_PARAMETER', bad);
  }
  const client = await connect({ url });
  assert.deepEqual(
    client.instruments.map(({ symbol }) => symbol),
    symbols,
  );
  const last = { symbol: 'S 1202/X', side: 'buy', quantity: 1, price: 1 } as const;
  await assert.rejects(client.place(last), { code: 'NO_REFERENCE_PRICE' });
  await client.close();
  assert.equal((await get('/instruments?symbol=NOPE')).body['error'].code, 'UNKNOWN_INSTRUMENT');
  assert.deepEqual((await get('/instruments?cursor=5000')).body['instruments'], []);
});

test('a rate is that of the currency it names, in whatever order files and settings have them', async (context) => {
  const { write, start } = operated(context);
  const ether = { ...BTC, symbol: 'ETHUSDT', lot: '0.0001', currency: 'EUR' };
  write([{ ...BTC, currency: 'INR' }, ether, { ...ACME, currency: 'JPY' }]);
  const { get, send } = await start({ CURRENCY: 'USD', RATES: 'EUR=1.1,INR=0.012' });
  assert.deepEqual((await get('/account')).body['currency'], 'USD');
  const worthOf = async (symbol: string): Promise<string> => {
    const order = { symbol, side: 'buy', quantity: '0.01', price: 1_000 };
    return (await send('POST', '/orders/validate', order)).body['notional'] as string;
  };
  assert.deepEqual([await worthOf('BTCUSDT'), await worthOf('ETHUSDT')], ['0.12', '11']);
  const set = await send('PUT', '/rates', { currency: 'INR', rate: '0.5', max_age_ms: 60_000 });
  assert.deepEqual([set.status, set.body['currency'], set.body['rate']], [200, 'INR', '0.5']);
  assert.deepEqual([await worthOf('BTCUSDT'), await worthOf('ETHUSDT')], ['5', '11']);
  assert.equal((await send('PUT', '/rates', { currency: 'EUR', rate: '1.2' })).status, 200);
  assert.deepEqual([await worthOf('BTCUSDT'), await worthOf('ETHUSDT')], ['5', '12']);
  for (const currency of ['USD', 'USDT', 'JPY']) {
    const { body } = await send('PUT', '/rates', { currency, rate: 1 });
    assert.equal(body['error'].message, 'currency is one of EUR, INR.', currency);
  }
  const yen = await send('POST', '/orders', { symbol: 'ACME', side: 'buy', quantity: 1, price: 1 });
  assert.equal(codeOf(yen), 'NOT_TRADABLE', 'nobody knows what it is worth');
});
