import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { adminLine } from '../support/admin-line.ts';
import {
  type GatewayProgram,
  type Json,
  openGatewayProgram,
  readyGateway,
  startGatewayProgram,
} from '../support/gateway-program.ts';
import { folderOf, runTickgate, startProgram, tickgate, untilTrue } from '../support/program.ts';
import { venueTimes } from '../support/venue-times.ts';
import { type WsClient, connectWs } from '../support/ws-client.ts';

const ORDER = { symbol: 'BTCUSDT', side: 'buy', quantity: '0.001', price: '44000', time_in_force: 'GTC' };
/** What the issue allows. */
const LEAVES_MS = 10;
const CANCELS_SENT_MS = 1_000;
/** Two wall clocks, each read once to the millisecond when its process began. */
const CLOCKS_MS = 2;
/**
 * A time is held to its bound in the best of so many tries: on a machine with more to do than CPUs the venue may read late
 * what left in time. What holds in each try is said without a time.
 */
const TRIES = 8;

const dataOf = ({ folder }: GatewayProgram): string => join(folder, 'data');

interface Flood {
  readonly statuses: Map<number, number>;
  stop(): Promise<void>;
}

/** So many orders under way at any time, until it is stopped. */
async function flood(port: number, connections: number, underWay: number): Promise<Flood> {
  const statuses = new Map<number, number>();
  const clients = await Promise.all(Array.from({ length: connections }, () => connectWs(port)));
  let goesOn = true;
  const loops = clients.flatMap((client) => Array.from({ length: underWay }, () => loop(client)));
  async function loop(client: WsClient): Promise<void> {
    while (goesOn) {
      const { status } = await client.call('order.place', ORDER);
      statuses.set(status as number, (statuses.get(status as number) ?? 0) + 1);
    }
  }
  return {
    statuses,
    async stop() {
      goesOn = false;
      await Promise.all(loops);
      for (const client of clients) client.destroy();
    },
  };
}

/** Kills everything under the flood; the report, and by how much the last new order came late to the venue, in ms. */
async function killUnderFlood(gateway: GatewayProgram, load: Flood): Promise<{ report: Json; lateMs: number }> {
  const before = load.statuses.get(201) ?? 0;
  await untilTrue(() => (load.statuses.get(201) ?? 0) > before + 500, 'the flood to be under way');
  const { status, result: report } = await adminLine(dataOf(gateway), { call: 'kill', by: 'a test' });
  const answeredMs = Date.now();
  assert.equal(status, 200);
  const refused = load.statuses.get(503) ?? 0;
  await untilTrue(() => (load.statuses.get(503) ?? 0) > refused + 100, 'orders to be refused');
  const { placed } = venueTimes(dataOf(gateway));
  const lastMs = Math.max(...placed);
  if (report['quiet'] === true) {
    // Of all that was sent the venue has said what became of it: whatever came later would have left later.
    assert.ok(lastMs <= answeredMs + CLOCKS_MS, `an order came ${lastMs - answeredMs} ms after the answer`);
    assert.deepEqual([report['still_open'], report['confirmed']], [0, report['cancelled']]);
  }
  return { report, lateMs: lastMs - new Date(report['since'] as string).getTime() - CLOCKS_MS };
}

const settings: Readonly<Record<string, Record<string, string>>> = {
  'threads of their own': {},
  'the engine in the gateway’s thread': { THREADS: 'compact' },
  'a command ring that is full all the time': { COMMAND_SLOTS: '16' },
};

for (const [what, env] of Object.entries(settings)) {
  test(`with ${what}, under full load, nothing leaves more than 10 ms after a kill, and nothing after its answer`, async (context) => {
    const gateway = await openGatewayProgram(context, folderOf(context), env);
    const load = await flood(gateway.port, 4, 64);
    const late: number[] = [];
    try {
      for (let round = 0; round < TRIES; round++) {
        const { report, lateMs } = await killUnderFlood(gateway, load);
        assert.deepEqual(report['durable'], { file: true, journal: true });
        late.push(lateMs);
        if (lateMs <= LEAVES_MS && report['quiet'] === true) break;
        await untilTrue(
          async () => ((await gateway.get('/kill')).body['stopped'][0].still_open as number) === 0,
          'what was open to end',
        );
        assert.equal((await gateway.send('POST', '/resume', {})).status, 200);
      }
    } finally {
      await load.stop();
    }
    assert.ok(
      Math.min(...late) <= LEAVES_MS,
      `orders came up to so many ms after the words, in each try: ${late.join(', ')}`,
    );
    assert.equal(await gateway.metric('tickgate_halted'), 1);
    assert.ok((await gateway.metric('tickgate_kill_time_to_quiet_seconds')) > 0);
    assert.equal(await gateway.program.stop(), 0);
    assert.equal(existsSync(join(dataOf(gateway), 'admin.sock')), false);
  });
}

test('the cancels of 1,000 open orders are sent within a second, and each is confirmed', async (context) => {
  const gateway = await openGatewayProgram(context, folderOf(context));
  const took: number[] = [];
  for (let round = 0; round < TRIES && !took.some((ms) => ms <= CANCELS_SENT_MS); round++) {
    for (let batch = 0; batch < 10; batch++) {
      const { body } = await gateway.send('POST', '/orders/batch', {
        orders: Array.from({ length: 100 }, () => ORDER),
      });
      assert.ok((body['results'] as Json[]).every(({ status }) => status === 201));
    }
    // One that still waits to be sent would end as not sent, and needs no cancel.
    const atVenue = 1_000 * (round + 1);
    await untilTrue(() => venueTimes(dataOf(gateway)).placed.length === atVenue, 'all to be at the venue');
    const { status, body } = await gateway.send('POST', '/kill', { account: 'demo' });
    assert.deepEqual([status, body['cancelled']], [200, 1_000]);
    await untilTrue(
      async () => ((await gateway.get('/kill')).body['stopped'][0].confirmed as number) === 1_000,
      'all to have ended',
    );
    took.push(Math.max(...venueTimes(dataOf(gateway)).cancelled) - new Date(body['since'] as string).getTime());
    assert.equal((await gateway.send('POST', '/resume', { account: 'demo' })).status, 200);
  }
  assert.ok(Math.min(...took) <= CANCELS_SENT_MS, `the last cancel came after so many ms: ${took.join(', ')}`);
  assert.equal(await gateway.program.stop(), 0);
});

async function isHalted(gateway: GatewayProgram): Promise<void> {
  assert.match(gateway.program.stderr, /trading is stopped until a person resumes it: halted: everything/);
  assert.match(gateway.program.stdout, /STOPPED +halted: everything/);
  const { status, body } = await gateway.send('POST', '/orders', ORDER);
  assert.deepEqual([status, body['error'].code], [503, 'HALTED']);
  assert.equal((await gateway.get('/kill')).body['halted'], true);
  assert.match(String((await gateway.get('/health')).body['warning']), /halted: everything/);
  assert.deepEqual((await gateway.get('/health/ready')).body['reason'], 'trading is halted');
}

async function resumes(context: TestContext, gateway: GatewayProgram): Promise<void> {
  const { code, stdout } = await runTickgate(context, ['kill', '--resume', '--data', dataOf(gateway)]);
  assert.deepEqual([code, (JSON.parse(stdout) as Json)['state']], [0, 'active']);
  assert.equal(existsSync(join(dataOf(gateway), 'HALTED')), false);
  assert.equal((await gateway.send('POST', '/orders', ORDER)).status, 201);
}

async function again(context: TestContext, { folder }: GatewayProgram): Promise<GatewayProgram> {
  return openGatewayProgram(context, folder);
}

test('killed right after the answer it starts halted, by the file, by the journal and by both, until a person resumes', async (context) => {
  let gateway = await openGatewayProgram(context, folderOf(context));
  const halted = join(dataOf(gateway), 'HALTED');
  for (const survivor of ['both', 'file', 'journal']) {
    if (survivor === 'file') {
      // Between file and journal: what a gateway leaves behind that was killed there.
      await gateway.program.stop('SIGKILL');
      assert.equal((await runTickgate(context, ['kill', '--data', dataOf(gateway)])).code, 0);
    } else {
      const { code, stdout } = await runTickgate(context, ['kill', '--data', dataOf(gateway), '--reason', survivor]);
      await gateway.program.stop('SIGKILL');
      const report = JSON.parse(stdout) as Json;
      assert.deepEqual([code, report['quiet'], report['reason']], [0, true, survivor]);
      if (survivor === 'journal') rmSync(halted);
    }
    gateway = await again(context, gateway);
    await isHalted(gateway);
    await untilTrue(() => existsSync(halted), 'the file to be there again');
    if (survivor === 'journal') {
      // It stays so through a stop in order, too.
      assert.equal(await gateway.program.stop(), 0);
      gateway = await again(context, gateway);
      await isHalted(gateway);
    }
    await resumes(context, gateway);
  }
  await gateway.program.stop('SIGKILL');
  gateway = await again(context, gateway);
  assert.equal((await gateway.send('POST', '/orders', ORDER)).status, 201, 'a resume outlives a crash as well');
  assert.equal(await gateway.program.stop(), 0);
});

test('a kill before the gateway is ready holds from the first moment, and is ready all the same', async (context) => {
  const folder = folderOf(context);
  const elsewhere = join(folder, 'elsewhere');
  const command = [tickgate, 'simulate-broker', '--port', '0', '--dir', join(elsewhere, 'venue')];
  const venue = startProgram(context, process.execPath, command);
  const [, listens] = await venue.says(/^tickgate venue ready (\{.*\})$/m);
  const address = `127.0.0.1:${(JSON.parse(listens!) as { readonly port: number }).port}`;
  const env = { BROKERS: JSON.stringify([{ id: 'other', adapter: 'simulated', address }]) };
  const first = await openGatewayProgram(context, folder, env);
  assert.equal((await first.send('POST', '/orders', ORDER)).status, 201);
  // One that is on its way may come to the venue behind the gateway's end.
  await untilTrue(() => venueTimes(elsewhere).placed.length === 1, 'the order to be at the venue');
  await first.program.stop('SIGKILL');
  rmSync(join(dataOf(first), 'admin.sock'), { force: true });
  // Without its venue the gateway isn't ready before it is killed, however late the kill comes.
  venue.child.kill('SIGSTOP');
  const program = startGatewayProgram(context, folder, env);
  await untilTrue(() => existsSync(join(dataOf(first), 'admin.sock')), 'the socket');
  assert.doesNotMatch(program.stdout, /tickgate ready/);
  let answer: Json = {};
  // It refuses between having a name and listening.
  await untilTrue(async () => {
    answer = await adminLine(dataOf(first), { call: 'kill', by: 'a test' }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNREFUSED') throw error;
      return {};
    });
    return 'status' in answer;
  }, 'the socket to listen');
  assert.deepEqual([answer['status'], answer['result'].durable.file], [200, true]);
  venue.child.kill('SIGCONT');
  const gateway = await readyGateway(program, folder);
  const { status: placed, body } = await gateway.send('POST', '/orders', ORDER);
  assert.deepEqual([placed, body['error'].code], [503, 'HALTED']);
  await untilTrue(async () => {
    const [stop] = (await gateway.get('/kill')).body['stopped'] as Json[];
    return stop!['durable'].journal === true && stop!['still_open'] === 0;
  }, 'the order of the run before to be cancelled');
  assert.equal(venueTimes(elsewhere).placed.length, 1);
  assert.equal(await gateway.program.stop(), 0);
});

test('tickgate kill: one scope, reducing, what is stopped, wrong usage, and nobody there', async (context) => {
  const gateway = await openGatewayProgram(context, folderOf(context), { ACCOUNTS: 'demo,other' });
  const data = dataOf(gateway);
  const run = async (...args: string[]): Promise<{ code: number | string; stdout: string; stderr: string }> =>
    runTickgate(context, ['kill', '--data', data, ...args]);
  assert.equal(statSync(join(data, 'admin.sock')).mode & 0o777, 0o600);
  assert.equal((await run('--account', 'other', '--tag', 'T', '--reducing')).code, 0);
  const state = JSON.parse((await run('--state')).stdout) as Json;
  assert.deepEqual([state['halted'], state['stopped'][0].scope], [false, { account: 'other', tag: 'T' }]);
  assert.equal((await gateway.send('POST', '/orders', { ...ORDER, tag: 'T' })).status, 201);
  const { body } = await gateway.send('POST', '/orders', { ...ORDER, account: 'other', tag: 'T' });
  assert.equal(body['error'].code, 'REDUCING_ONLY');
  for (const wrong of [['--tag', 'T'], ['--account', 'nobody'], ['--no-such'], ['--resume', '--reducing']]) {
    assert.equal((await run(...wrong)).code, 64, wrong.join(' '));
  }
  await assert.rejects(adminLine(data, { call: 'x'.repeat(5_000) }));
  assert.equal((await adminLine(data, { call: 'nothing' }))['status'], 400);
  assert.equal(await gateway.program.stop(), 0);
  const alone = await run('--account', 'demo');
  assert.equal(alone.code, 0);
  assert.match(alone.stdout, /the next start is stopped/);
  const scopes = (JSON.parse(readFileSync(join(data, 'HALTED'), 'utf8')) as Json)['stopped'] as Json[];
  assert.deepEqual(
    scopes.map(({ account, tag }) => [account, tag] as const),
    [
      ['other', 'T'],
      ['demo', undefined],
    ],
  );
  assert.match(alone.stderr, new RegExp(`no gateway runs in ${data}`));
  rmSync(join(data, 'HALTED'));
  // One that dies with the kill unread: the next start is stopped all the same.
  const dying = createServer((socket) => socket.destroy()).listen(join(data, 'admin.sock'));
  const unheard = await run('--reason', 'unheard');
  await new Promise((resolve) => dying.close(resolve));
  assert.equal(unheard.code, 75);
  assert.match(unheard.stderr, /if it still trades, end it/);
  assert.equal((JSON.parse(readFileSync(join(data, 'HALTED'), 'utf8')) as Json)['stopped'][0].reason, 'unheard');
  const long = join(folderOf(context), 'x'.repeat(120));
  const refused = startGatewayProgram(context, gateway.folder, { DATA_DIR: long });
  assert.equal(await refused.ended, 64);
  assert.match(refused.stderr, /admin\.sock would have a path of \d+ bytes/);
});
