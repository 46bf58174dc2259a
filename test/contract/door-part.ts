import { EventKind } from '../../core/schema/event.ts';
import { OrderStatus } from '../../core/schema/order-kind.ts';
import { type DoorHarness, healthyStatus, openDoor } from '../support/door-harness.ts';
import { untilTrue } from '../support/program.ts';
import { type WsClient, connectWs } from '../support/ws-client.ts';
import { ORDER, ask, askEngineCalls, call, callEngineMethods, checkFrames } from './held.ts';

/** A door of its own in this process: a real engine that is silent for so long ends the real process. */
async function withDoor(
  options: Parameters<typeof openDoor>[0],
  run: (harness: DoorHarness, client: WsClient) => Promise<void>,
): Promise<void> {
  const harness = await openDoor(options);
  const client = await connectWs(harness.port);
  try {
    await run(harness, client);
  } finally {
    client.destroy();
    await harness.close();
  }
}

export async function silentEngine(): Promise<void> {
  await withDoor({ parts: { requestTimeoutMs: 100 } }, async ({ engine, port }, client) => {
    engine.isRunning = false;
    await askEngineCalls(port, 504, 'REQUEST_TIMEOUT');
    await callEngineMethods(client, 504, 'REQUEST_TIMEOUT');
  });
  await withDoor({ parts: { pendingCapacity: 1 } }, async ({ door, engine, port }, client) => {
    engine.isRunning = false;
    const first = ask(port, { method: 'DELETE', path: '/orders/1' }, 404);
    await untilTrue(() => door.pendingCount() === 1, 'the one row to be taken');
    await askEngineCalls(port, 503, 'BUSY');
    await callEngineMethods(client, 503, 'BUSY');
    engine.isRunning = true;
    await first;
  });
}

export async function rareFrames(): Promise<void> {
  await withDoor({}, async (harness, client) => {
    await call(client, 'subscribe', { channel: 'health' }, 200);
    await call(client, 'subscribe', { channel: 'orders' }, 200);
    await untilTrue(() => client.frames.some(({ channel }) => channel === 'health'), 'the first page');
    let component = 'risk' as 'risk' | 'journal';
    await untilTrue(() => {
      component = component === 'risk' ? 'journal' : 'risk';
      harness.status = healthyStatus(component);
      return client.frames.some(({ type }) => type === 'update');
    }, 'news of it');
    const { result } = await call(client, 'order.place', ORDER, 201);
    const order = harness.engine.orders.get(Number(result.order_id))!;
    harness.engine.report(EventKind.rejected, order, { status: OrderStatus.rejected }, { reject: 'VENUE_REJECTED' });
    harness.engine.report(EventKind.suspended, order);
    await untilTrue(() => client.frames.some(({ event }) => event === 'suspended'), 'the reports');
    checkFrames(client);
    await fillFeeds(harness.port);
  });
}

/** As many feeds as the gateway keeps: each session follows every channel, with options of its own. */
async function fillFeeds(port: number): Promise<void> {
  const sessions: WsClient[] = [];
  const symbols = ['BTCUSDT', 'ETHUSDT', 'NIFTY50', 'BANKNIFTY', 'NIFTY24DEC25000CE'];
  const names = symbols.flatMap((symbol) => [`quotes:${symbol}`, `ticks:${symbol}`]);
  try {
    for (let isFull = false; !isFull; ) {
      const client = await connectWs(port);
      const options = { batch_size: 1 + (sessions.length % 100), priority: 1 + Math.floor(sessions.length / 100) };
      sessions.push(client);
      const answers = await Promise.all(names.map((channel) => call(client, 'subscribe', { channel, ...options })));
      isFull = answers.some(({ status }) => status === 429);
    }
  } finally {
    for (const client of sessions) client.destroy();
  }
}
