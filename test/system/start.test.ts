import assert from 'node:assert/strict';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  readlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { type TestContext, describe, it } from 'node:test';
import { openGatewayProgram, startGatewayProgram } from '../support/gateway-program.ts';
import { folderOf, runTickgate, untilTrue } from '../support/program.ts';

const ORDER = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 44_500, time_in_force: 'GTC' };

describe('a start', { concurrency: 2 }, () => {
  it('on a data directory that is in use ends with 75 and names the process that has it', async (context) => {
    const folder = folderOf(context);
    const { program } = await openGatewayProgram(context, folder);
    const second = startGatewayProgram(context, folder);
    assert.equal(await second.ended, 75);
    assert.match(second.stderr, new RegExp(`data/lock is held by process ${program.pid}: only one tickgate can run`));
    assert.match(second.stderr, /exit 75: already running/);
    assert.equal(await program.stop(), 0);
  });

  for (const THREADS of ['dedicated', 'compact']) {
    for (const name of ['PORT', 'MONITORING_PORT']) {
      it(`with ${name} taken ends with 64, names the port, and leaves a clean journal (${THREADS})`, async (context) => {
        const folder = folderOf(context);
        const holder = createServer().listen(0, '127.0.0.1');
        context.after(() => holder.close());
        await once(holder, 'listening');
        const { port } = holder.address() as { port: number };
        const start = startGatewayProgram(context, folder, { [name]: String(port), THREADS });
        assert.equal(await start.ended, 64);
        assert.match(start.stderr, new RegExp(`^tickgate: Port ${port} on 127.0.0.1 is taken`));
        assert.equal(start.stdout, '');
        await leftNothing(context, folder);
      });
    }
  }

  it('whose venue does not come up ends with 75 and says what the venue said', async (context) => {
    const folder = folderOf(context);
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data/venue'), 'a file where its folder should be');
    const start = startGatewayProgram(context, folder);
    assert.equal(await start.ended, 75);
    assert.match(start.stderr, /^tickgate: the start needs its venue: the simulated venue ended \(exit 69\): .*EEXIST/);
    assert.deepEqual(processesIn(folder), []);
  });

  it('keeps its venue: one that dies is started again, and takes orders again', async (context) => {
    const folder = folderOf(context);
    const { program, get, send } = await openGatewayProgram(context, folder);
    assert.equal((await send('POST', '/orders', { ...ORDER, client_order_id: 'before' })).status, 201);
    // Not before the venue has it: what dies with an order on its way to it may never have seen it.
    const rests = async (): Promise<boolean> => (await get('/orders/by-client-id/before')).body['status'] === 'live';
    await untilTrue(rests, 'the order rests');
    assert.equal(killVenues(folder), 1);
    await untilTrue(async () => {
      // One that was back before somebody asked isn't missed.
      killVenues(folder);
      return (await send('POST', '/orders', ORDER)).status === 503;
    }, 'the brokers are missed');
    await untilTrue(async () => (await send('POST', '/orders', ORDER)).status === 201, 'they are back');
    await untilTrue(rests, 'the order is known to rest again');
    assert.match(program.stderr, /the simulated venue ended \(SIGKILL\); it starts again in 250 ms/);
    assert.equal(await program.stop(), 0);
    assert.deepEqual(processesIn(folder), []);
  });

  it('on a damaged journal ends with 78, names file and place, and changes nothing', async (context) => {
    const folder = folderOf(context);
    const { program, send } = await openGatewayProgram(context, folder);
    for (let n = 0; n < 3; n++) assert.equal((await send('POST', '/orders', ORDER)).status, 201);
    assert.equal(await program.stop(), 0);
    const segment = join(folder, 'data/journal/00000001.segment');
    flipBit(segment, 4_096 + 600);
    const damaged = readFileSync(segment);
    const again = startGatewayProgram(context, folder);
    assert.equal(await again.ended, 78);
    assert.match(again.stderr, /00000001\.segment is damaged at byte 4096, sequence 1: .* Nothing was changed\./);
    assert.match(again.stderr, /exit 78: damaged or foreign data\n$/);
    assert.ok(damaged.equals(readFileSync(segment)));
  });

  for (const THREADS of ['dedicated', 'compact']) {
    it(`with too small a MAX_ORDERS for its journal ends with 64 and says so (${THREADS})`, async (context) => {
      const folder = folderOf(context);
      const { program, send } = await openGatewayProgram(context, folder);
      const orders = Array.from({ length: 100 }, () => ORDER);
      for (let n = 0; n < 11; n++) assert.equal((await send('POST', '/orders/batch', { orders })).status, 200);
      assert.equal(await program.stop(), 0);
      const again = startGatewayProgram(context, folder, { MAX_ORDERS: '1000', THREADS });
      assert.equal(await again.ended, 64);
      assert.match(again.stderr, /MAX_ORDERS=1000: the journal needs more than that/);
    });
  }

  it('that is asked to stop before a broker is ready stops in order, without its welcome', async (context) => {
    const folder = folderOf(context);
    const BROKERS = '[{"id":"gone","adapter":"simulated","address":"127.0.0.1:1"}]';
    const start = startGatewayProgram(context, folder, { BROKERS });
    const log = join(folder, 'logs/tickgate.log');
    await untilTrue(
      () => existsSync(log) && readFileSync(log, 'utf8').includes('listening on'),
      () => `the log to say that it listens: ${start.stderr}`,
    );
    assert.equal(await start.stop(), 0);
    assert.equal(start.stdout, 'tickgate stopping: no new orders, answering what is in flight\ntickgate stopped\n');
    await leftNothing(context, folder);
  });

  const refused: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ PORT: 'x', ACK: 'y' }, /2 mistake\(s\):\n {2}PORT=x .*\n {2}ACK=y /],
    [{ PIN: 'engine:0', THREADS: 'compact' }, /PIN: no thread "engine"; there are: gateway, journal/],
    [{ FEED: 'replay:nothing.csv' }, /FEED=replay:nothing\.csv: ENOENT/],
    [{ FEED: 'replay:a.csv,b.csv' }, /FEED=replay:a\.csv,b\.csv: allowed is one file of trades/],
    [{ DATA_DIR: '/dev/null/data' }, /DATA_DIR=\/dev\/null\/data: ENOTDIR/],
  ];
  for (const [settings, complaint] of refused) {
    it(`with ${JSON.stringify(settings)} ends with 64 before anything runs`, async (context) => {
      const folder = folderOf(context);
      const start = startGatewayProgram(context, folder, settings);
      assert.equal(await start.ended, 64);
      assert.match(start.stderr, complaint);
      assert.doesNotMatch(start.stderr, /\n {4}at /);
      assert.equal(existsSync(join(folder, 'data')), false);
    });
  }
});

function flipBit(path: string, at: number): void {
  const file = openSync(path, 'r+');
  const byte = new Uint8Array(1);
  readSync(file, byte, 0, 1, at);
  byte[0]! ^= 1;
  writeSync(file, byte, 0, 1, at);
  closeSync(file);
}

/** No process runs on, and the journal ends as that of a run that was stopped in order. */
async function leftNothing(context: TestContext, folder: string): Promise<void> {
  assert.deepEqual(processesIn(folder), []);
  const { code, stdout } = await runTickgate(context, ['journal', 'verify', join(folder, 'data')]);
  assert.equal(code, 0);
  assert.match(stdout, /, clean stop$/m);
}

/** Kills the venues of a gateway. Returns how many there were. */
function killVenues(folder: string): number {
  const venues = processesIn(folder).filter((pid) => {
    try {
      return (
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('venue-main') && process.kill(Number(pid), 'SIGKILL')
      );
    } catch {
      return false; // It has ended meanwhile.
    }
  });
  return venues.length;
}

/** Processes that work in a folder or below. */
function processesIn(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
    } catch {
      return false; // It is gone, or another user's.
    }
  });
}
