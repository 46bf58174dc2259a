import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inspect } from 'node:util';
import { type AckLog, type Answer, type ClientRequest, createAckLog } from '../../crash/ack-log.ts';
import { type GatewayOrder, readGateway } from '../../crash/gateway-view.ts';
import { type KeepAlive, openKeepAlive } from '../../crash/keep-alive.ts';
import type { Running } from '../../crash/processes.ts';
import { openLoopDisk } from '../../support/loop-disk.ts';
import type { FileSystem } from '../../support/loop-mount.ts';
import { type GatewayWorld, openGatewayWorld } from '../gateway-world.ts';
import { type Ballast, createBallast } from './ballast.ts';

const MIB = 2 ** 20;
const SETTINGS = { SEGMENT_BYTES: `${MIB}`, DISK_LOW_BYTES: `${64 * MIB}`, DISK_REFUSE_BYTES: `${32 * MIB}` };
const DISK_MIB = 400;
const RATE_PER_SECOND = 1_500;
const WITHIN_MS = 20_000;
/** Their cancels fill a segment, a spare and the reserve. */
const FAR_ORDERS = 900;
/** On each side of the market. */
const AROUND = 30;
const CONNECTIONS = 16;
const RESTING = new Set(['live', 'partly_filled']);

export interface FullDiskReport {
  readonly problems: readonly string[];
  readonly kept: readonly string[];
  /** What was seen to hold, step by step. */
  readonly steps: readonly string[];
  /** Cancels answered while nothing could be written beside the journal's own files. */
  readonly cancelsWhenFull: number;
  readonly acknowledged: number;
}

/**
 * One gateway on a disk that somebody else fills:
 *
 *   room ─▶ below DISK_LOW_BYTES: an alarm, orders pass ─▶ below DISK_REFUSE_BYTES: DISK_LOW, cancels and fills go on ─▶
 *   room again: orders pass ─▶ nothing free at all: cancels go on, into the reserve, until that ends: exit 74 ─▶ room ─▶
 *   started again: everything acknowledged is there
 */
export async function runFullDisk(
  kind: FileSystem,
  threads: 'dedicated' | 'compact',
  seed: number,
): Promise<FullDiskReport> {
  const problems: string[] = [];
  const steps: string[] = [];
  const disk = await openLoopDisk(kind, DISK_MIB);
  const data = join(disk.folder, 'data');
  const world = await openGatewayWorld(data, seed, threads);
  const ballast = createBallast(disk.folder);
  let cancelsWhenFull = 0;
  let acknowledged = 0;
  try {
    const gateway = await world.gatewayUp(SETTINGS);
    const reserve = join(data, 'journal', 'reserve');
    if (statSync(reserve, { throwIfNoEntry: false })?.size !== MIB) problems.push('ready without the reserve');
    const load = world.client('load', 'fill', RATE_PER_SECOND);
    await world.underWay();
    const client = await openClient(world);
    load.stop();
    await load.finished;
    // After the load, which cancels now and then everything.
    await client.placeMany(FAR_ORDERS);

    ballast.fillTo(48 * MIB);
    await within('an alarm', async () => (await journalOf(world))['warning'] !== undefined);
    await within(
      'an order that passes',
      async () => (await client.place()) === 201,
      () => client.last,
    );
    await client.placeAround();
    steps.push('alarm below the first mark');

    ballast.fillTo(16 * MIB);
    await within('an order that is refused', async () => (await client.place()) === 503);
    if (!client.last.includes('"DISK_LOW"')) problems.push(`refused with ${client.last}`);
    const filled = await fillsOf(world);
    const placed = (await readGateway(world.api(), [])).orders.length;
    const [first] = await far(world);
    if (first === undefined || (await client.cancel(first)) !== 200)
      problems.push(`a cancel was answered ${client.last}`);
    await within('a fill', async () => (await fillsOf(world)) > filled);
    const now = (await readGateway(world.api(), [])).orders.length;
    if (now !== placed) problems.push(`${now - placed} orders were accepted below the second mark`);
    steps.push('DISK_LOW below the second, cancels and fills go on');

    ballast.drop();
    await within(
      'an order that passes again',
      async () => (await client.place()) === 201,
      () => client.last,
    );
    await within('an alarm that ends', async () => (await journalOf(world))['warning'] === undefined);
    steps.push('orders pass when there is room again');

    ballast.fillTo(0);
    await within('an order that is refused', async () => (await client.place()) === 503);
    cancelsWhenFull = await cancelAll(world, client, ballast, gateway, problems);
    if (existsSync(reserve)) problems.push('the reserve was not used');
    steps.push('cancels go on at nothing free, until the reserve ends');
    client.close();

    ballast.drop();
    await world.gatewayUp(SETTINGS);
    acknowledged = await world.compare(problems);
    if (problems.length === 0) await world.judgeInFull(problems);
    steps.push('all is there at the next start');
  } catch (error) {
    problems.push(`${inspect(error)}\nafter: ${steps.join('; ')}\n${world.errors()}`);
  } finally {
    await world.end();
    await disk.close();
  }
  return { problems, kept: world.close(problems.length > 0), steps, cancelsWhenFull, acknowledged };
}

/** Cancels one order after the other until the gateway ends; how many were answered. */
async function cancelAll(
  world: GatewayWorld,
  client: Client,
  ballast: Ballast,
  gateway: Running,
  problems: string[],
): Promise<number> {
  let answered = 0;
  for (const order of await far(world)) {
    // What others gave back meanwhile.
    if (answered % 20 === 0) ballast.fillTo(0);
    const status = await client.cancel(order);
    if (status === 0) break;
    // One that was filled a moment ago can't be cancelled: that, too, is an answer.
    if (status !== 200 && status !== 409) problems.push(`with the disk full a cancel was answered ${client.last}`);
    else answered += 1;
  }
  const code = await Promise.race([gateway.ended, wait(WITHIN_MS, undefined, { ref: false })]);
  if (code !== 74) problems.push(`it ended with ${code ?? 'nothing'} after ${answered} cancels: ${world.errors()}`);
  if (answered === 0) problems.push('no cancel was answered with the disk full');
  return answered;
}

interface Client {
  /** Status of the answer, 0: the connection ended; `last` is its body. */
  place(): Promise<number>;
  placeMany(count: number): Promise<void>;
  /** Places orders all around the market: it need not move far to fill one. */
  placeAround(): Promise<void>;
  cancel(order: GatewayOrder): Promise<number>;
  readonly last: string;
  close(): void;
}

/** A client whose every request is remembered, as those of the load are. */
async function openClient(world: GatewayWorld): Promise<Client> {
  const path = world.newAckLog('probe');
  const log: AckLog = createAckLog(path);
  const port = Number(new URL(world.api()).port);
  const open = await Promise.all(Array.from({ length: CONNECTIONS }, () => openKeepAlive(port)));
  const connections = open.filter((connection) => connection !== undefined);
  let [main] = connections;
  if (main === undefined) throw new Error('the gateway takes no connection');
  let count = 0;
  let last = '';

  async function ask(
    request: ClientRequest,
    method: string,
    at: string,
    body: string,
    connection = main,
  ): Promise<number> {
    const number = log.asked(request);
    const answer: Answer | undefined = await connection?.ask(method, at, body);
    if (answer === undefined) {
      last = 'the connection ended';
      // It was idle for too long, or the gateway is gone: the next request tells.
      if (connection === main) main = await openKeepAlive(port);
      return 0;
    }
    log.answered(number, answer.status, answer.body);
    last = answer.body;
    return answer.status;
  }

  function place(name: 'far' | 'near', side: 'buy' | 'sell', price: number, connection?: KeepAlive): Promise<number> {
    count += 1;
    const id = `${name}-${count}`;
    const terms = { client_order_id: id, symbol: 'BTCUSDT', side, quantity: '0.001', price: `${price}` };
    const order = { ...terms, order_type: 'LIMIT', time_in_force: 'GTC' };
    return ask({ kind: 'place', id, body: order }, 'POST', '/orders', JSON.stringify(order), connection);
  }

  return {
    place: () => place('far', 'buy', 43_000),
    async placeMany(wanted) {
      const last = count + wanted;
      const lane = async (connection: KeepAlive): Promise<void> => {
        while (count < last) await place('far', 'buy', 43_000, connection);
      };
      await Promise.all(connections.map(lane));
    },
    async placeAround() {
      const quote = (await (await fetch(`${world.api()}/quotes/BTCUSDT`)).json()) as { bid: string; ask: string };
      for (let away = 0; away < AROUND; away++) {
        await place('near', 'buy', Math.floor(Number(quote.bid)) - away);
        await place('near', 'sell', Math.ceil(Number(quote.ask)) + away);
      }
    },
    cancel({ client_order_id: id }) {
      return ask({ kind: 'cancel', id, body: {} }, 'DELETE', `/orders/by-client-id/${id}`, '');
    },
    get last() {
      return last;
    },
    close() {
      for (const connection of connections) connection.close();
      log.close();
    },
  };
}

async function journalOf(world: GatewayWorld): Promise<Record<string, unknown>> {
  return (await (await fetch(`${world.api()}/health/journal`)).json()) as Record<string, unknown>;
}

async function fillsOf(world: GatewayWorld): Promise<number> {
  return (await readGateway(world.api(), [])).fills.length;
}

/** Orders that rest so far from the market that they stay. */
async function far(world: GatewayWorld): Promise<readonly GatewayOrder[]> {
  const { orders } = await readGateway(world.api(), []);
  return orders.filter(({ status, client_order_id: id }) => RESTING.has(status) && id.startsWith('far-'));
}

async function within(what: string, isSo: () => Promise<boolean>, last: () => string = () => ''): Promise<void> {
  const deadlineMs = performance.now() + WITHIN_MS;
  while (!(await isSo())) {
    if (performance.now() > deadlineMs) throw new Error(`${what}: not within ${WITHIN_MS} ms ${last()}`);
    await wait(20);
  }
}
