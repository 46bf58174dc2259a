import assert from 'node:assert/strict';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import type { VenueOrder } from '../../../workers/broker/adapter.ts';
import { createSimulatedAdapter, type SimulatedAdapter } from '../../../workers/broker/adapters/simulated.ts';
import type { SimulatedAdapterOptions } from '../../../workers/broker/adapters/simulated.ts';
import { createReconnect } from '../../../workers/reconnect.ts';
import { limitOrder, openClient, openGateway, startVenue, until } from '../venue/process.ts';
import { createRecorder, type Recorder } from './recorder.ts';

type Rig = Recorder & { readonly adapter: SimulatedAdapter };

function open(context: TestContext, port: number, options: Partial<SimulatedAdapterOptions> = {}): Rig {
  const recorder = createRecorder();
  const adapter = createSimulatedAdapter(
    {
      host: '127.0.0.1',
      port,
      gatewayId: 'gw',
      epoch: 1,
      instruments: SimulatedInstruments,
      reconnectMinMs: 5,
      reconnectMaxMs: 20,
      ...options,
    },
    recorder.events,
  );
  context.after(() => adapter.close());
  adapter.open();
  return { ...recorder, adapter };
}

async function hears(rig: Recorder, text: string, from = 0): Promise<void> {
  await until(`${text} in ${JSON.stringify(rig.told)}`, () => rig.told.slice(from).includes(text));
}

function order(clientId: string, change: Partial<VenueOrder> = {}): VenueOrder {
  return {
    clientId,
    symbol: 'BTCUSDT',
    side: 'buy',
    type: 'limit',
    timeInForce: 'gtc',
    priceTicks: 4_500_000,
    quantityLots: 3000,
    expireAtUs: 0,
    postOnly: false,
    ...change,
  };
}

/** A venue that says whatever the test wants. */
async function openFake(context: TestContext, onSocket: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  context.after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const HELLO = '{"ev":"hello","venue":"fake","fenced":true,"gateway":"gw","epoch":1,"execution":0,"time":1}\n';

test('an order lives through every answer, in whole ticks and lots', async (context) => {
  const venue = await startVenue(context);
  const rig = open(context, venue.port);
  const { adapter } = rig;
  assert.equal(adapter.place(order('early')), false, 'without a session nothing is written');
  await hears(rig, 'up true');
  assert.equal(adapter.place(order('a')), true);
  await hears(rig, 'acknowledged a');
  assert.equal(adapter.place(order('b', { side: 'sell', quantityLots: 1000, timeInForce: 'ioc' })), true);
  await hears(rig, 'filled b 1 4500000 1000 1000');
  await hears(rig, 'filled a 2 4500000 1000 1000');
  assert.equal(adapter.replace('a', 4_500_100, 5000, 'BTCUSDT'), true);
  await hears(rig, 'replaced a 4500100 5000 1000');
  adapter.replace('a', 4_500_100, 1000, 'BTCUSDT');
  await hears(rig, 'replaceRejected a quantity not above what is filled');
  adapter.listOpen();
  await hears(rig, 'listed 1');
  await hears(rig, 'state a open 4500100 5000 1000');
  adapter.cancel('a');
  await hears(rig, 'cancelled a 1000');
  adapter.cancel('a');
  await hears(rig, 'cancelRejected a order is cancelled');
  adapter.query('nobody');
  await hears(rig, 'state nobody absent 0 0 0');
  adapter.place(order('c', { symbol: 'NIFTY24DEC25000CE', priceTicks: 3001, quantityLots: 2, timeInForce: 'day' }));
  await hears(rig, 'acknowledged c');
  adapter.query('c');
  await hears(rig, 'state c open 3001 2 0');
  adapter.place(order('d', { type: 'market', priceTicks: 0, timeInForce: 'ioc' }));
  await hears(rig, 'cancelled d 0');
  adapter.place(order('e', { timeInForce: 'gtd', expireAtUs: Date.now() * 1000 + 300_000 }));
  await hears(rig, 'expired e 0');
  adapter.place(order('f', { symbol: 'NIFTY50' }));
  await hears(rig, 'rejected f not tradable false');
  assert.equal(adapter.place(order('g', { symbol: 'DOGE' })), false);
  assert.equal(adapter.replace('a', 1, 1, 'DOGE'), false);
  assert.deepEqual(adapter.counts, { sessions: 1, malformed: 0, errors: 0, full: 0 });
});

test('a gateway of a newer epoch fences the older one, which stays down', async (context) => {
  const venue = await startVenue(context);
  const older = open(context, venue.port, { epoch: 1 });
  await hears(older, 'up true');
  older.adapter.place(order('a'));
  await hears(older, 'acknowledged a');
  const newer = open(context, venue.port, { epoch: 2 });
  await hears(newer, 'up true');
  await until('the older one is down', () => older.told.some((text) => text.startsWith('down')));
  assert.equal(older.adapter.place(order('b')), false);
  newer.adapter.listOpen();
  await hears(newer, 'listed 1');
  newer.adapter.query('b');
  await hears(newer, 'state b absent 0 0 0');
  assert.equal(older.told.filter((text) => text.startsWith('up')).length, 1);
  assert.equal(older.told.filter((text) => text.startsWith('down')).length, 1, 'one outage is one down');
});

test('an adapter opened again in the same epoch takes over from the one before', async (context) => {
  const venue = await startVenue(context);
  const first = open(context, venue.port);
  await hears(first, 'up true');
  first.adapter.close();
  const second = open(context, venue.port);
  await hears(second, 'up true');
  second.adapter.place(order('a'));
  await hears(second, 'acknowledged a');
});

test('when the venue dies and comes back, the adapter does too, and the outcome of every order can be asked', async (context) => {
  const venue = await startVenue(context);
  const rig = open(context, venue.port);
  await hears(rig, 'up true');
  rig.adapter.place(order('a'));
  await hears(rig, 'acknowledged a');
  await venue.stop('SIGKILL');
  await until('down', () => rig.told.some((text) => text.startsWith('down')));
  assert.equal(rig.adapter.place(order('b')), false);
  const from = rig.told.length;
  await startVenue(context, ['--port', String(venue.port)], venue.dir);
  await hears(rig, 'up true', from);
  rig.adapter.query('a');
  await hears(rig, 'state a open 4500000 3000 0', from);
  rig.adapter.query('b');
  await hears(rig, 'state b absent 0 0 0', from);
  assert.equal(rig.adapter.counts.sessions, 2);
});

test('an answer that was lost can be asked for', async (context) => {
  const venue = await startVenue(context, ['--lost-rate', '1']);
  const rig = open(context, venue.port);
  await hears(rig, 'up true');
  rig.adapter.place(order('a'));
  const other = await openGateway(context, venue.port, 'other');
  rig.adapter.listOpen();
  await hears(rig, 'listed 1');
  other.send(limitOrder('x', 'sell', '45000', '0.001'));
  await hears(rig, 'filled a 2 4500000 1000 1000');
  rig.adapter.query('a');
  await hears(rig, 'state a open 4500000 3000 1000');
  assert.equal(rig.told.filter((text) => text === 'filled a 2 4500000 1000 1000').length, 2, 'told once more');
  assert.equal(rig.told.includes('acknowledged a'), false);
});

test('a busy venue says so: another broker may be tried', async (context) => {
  const venue = await startVenue(context);
  const control = await openClient(context, venue.port);
  control.send({ op: 'faults', busy_rate: 1 });
  await control.find('faults', ({ ev }) => ev === 'faults');
  const rig = open(context, venue.port);
  await hears(rig, 'up true');
  rig.adapter.place(order('a'));
  await hears(rig, 'rejected a busy true');
});

test('while reading is paused nothing is told, then everything in order', async (context) => {
  const venue = await startVenue(context);
  const rig = open(context, venue.port);
  await hears(rig, 'up true');
  rig.adapter.pauseReading(true);
  for (let n = 0; n < 500; n++) assert.equal(rig.adapter.place(order(`o${n}`)), true);
  const watch = await openClient(context, venue.port);
  for (let n = 0, orders: unknown = 0; orders !== 500; n++) {
    watch.send({ op: 'stats' }, { op: 'ping', n });
    await watch.find('pong', (line) => line['ev'] === 'pong' && line['n'] === n);
    orders = watch.lines.at(-2)?.['orders'];
  }
  assert.deepEqual(rig.told, ['up true']);
  rig.adapter.pauseReading(false);
  await hears(rig, 'acknowledged o499');
  assert.deepEqual(
    rig.told.slice(1),
    Array.from({ length: 500 }, (_, n) => `acknowledged o${n}`),
  );
});

test('pausing within one chunk holds back the lines after it', async (context) => {
  const port = await openFake(context, (socket) => {
    socket.write(`${HELLO}{"ev":"ack","id":"a"}\n{"ev":"ack","id":"b"}\n{"ev":"ack","id":"c"}\n`);
  });
  const recorder = createRecorder();
  const adapter = createSimulatedAdapter(
    { host: '127.0.0.1', port, gatewayId: 'gw', epoch: 1, instruments: SimulatedInstruments },
    {
      ...recorder.events,
      acknowledged(id) {
        recorder.told.push(id);
        adapter.pauseReading(true);
      },
    },
  );
  context.after(() => adapter.close());
  adapter.open();
  await hears(recorder, 'a');
  assert.deepEqual(recorder.told, ['up true', 'a']);
  adapter.pauseReading(false);
  assert.deepEqual(recorder.told, ['up true', 'a', 'b']);
  adapter.pauseReading(false);
  assert.deepEqual(recorder.told, ['up true', 'a', 'b', 'c']);
});

test('a venue that stops reading fills the write buffer: then nothing more is written', async (context) => {
  const port = await openFake(context, (socket) => {
    socket.write(HELLO);
    socket.pause();
  });
  const rig = open(context, port, { writeBytesMax: 10_000 });
  await hears(rig, 'up true');
  let accepted = 0;
  while (rig.adapter.place(order(`o${accepted}`))) accepted++;
  assert.ok(accepted > 50 && accepted < 100, `${accepted} lines in 10,000 bytes`);
  assert.equal(rig.adapter.counts.full, 1);
});

for (const [what, line] of Object.entries({
  'no JSON': 'hello?',
  'no object': '7',
  'an unknown event': '{"ev":"surprise"}',
  'an unknown symbol': '{"ev":"cancelled","id":"a","symbol":"DOGE","filled":"0"}',
  'half a lot': '{"ev":"cancelled","id":"a","symbol":"BTCUSDT","filled":"0.0000005"}',
  'a number for a decimal': '{"ev":"cancelled","id":"a","symbol":"BTCUSDT","filled":1}',
  'no id': '{"ev":"ack"}',
  'an unknown state': '{"ev":"state","id":"a","state":"lost"}',
  'a line without end': 'x'.repeat(5000),
})) {
  test(`a venue that says ${what} is down, counted, and tried again`, async (context) => {
    let connections = 0;
    const port = await openFake(context, (socket) => {
      socket.write(++connections === 1 ? `${HELLO}${line}\n{"ev":"ack","id":"after"}\n` : HELLO);
    });
    const rig = open(context, port);
    await until('a second session', () => rig.adapter.counts.sessions === 2);
    assert.equal(rig.adapter.counts.malformed, 1);
    assert.equal(rig.told.length, 3);
    assert.match(rig.told[1] ?? '', /^down malformed: /);
  });
}

test('a silent venue is asked for a sign of life, then given up', async (context) => {
  const heard: string[] = [];
  const port = await openFake(context, (socket) => {
    socket.write(HELLO);
    socket.on('data', (chunk: Buffer) => heard.push(chunk.toString()));
  });
  const rig = open(context, port, { heartbeatMs: 20 });
  await hears(rig, 'down heartbeat: the venue is silent');
  assert.ok(heard.join('').includes('{"op":"ping"'));
});

test('waits between tries double up to their limit, less up to half by chance, and start again after a success', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  let tries = 0;
  let chance = 0;
  const reconnect = createReconnect(
    10,
    35,
    () => chance,
    () => tries++,
  );
  for (const waitMs of [10, 20, 35, 35]) {
    const before = tries;
    reconnect.later();
    context.mock.timers.tick(waitMs - 1);
    assert.equal(tries, before);
    context.mock.timers.tick(1);
    assert.equal(tries, before + 1);
  }
  reconnect.reset();
  chance = 0.998;
  reconnect.later();
  context.mock.timers.tick(6);
  assert.equal(tries, 5);
  reconnect.later();
  reconnect.stop();
  context.mock.timers.tick(1000);
  assert.equal(tries, 5);
});

test('a venue that does not read backs the socket up, and no longer once it reads', async (context) => {
  let peer: Socket | undefined;
  const port = await openFake(context, (socket) => {
    peer = socket;
    socket.write(HELLO);
    socket.pause();
  });
  const rig = open(context, port, { heartbeatMs: 0 });
  await hears(rig, 'up true');
  assert.equal(rig.adapter.isBackedUp(), false);
  let sent = 0;
  await until('the socket to be full', () => {
    for (let i = 0; i < 1_000 && !rig.adapter.isBackedUp(); i++) {
      if (rig.adapter.place(order(`o-${sent}`))) sent += 1;
    }
    return rig.adapter.isBackedUp();
  });
  peer?.resume();
  await until('the rest to leave', () => !rig.adapter.isBackedUp());
});
