import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, readlinkSync, realpathSync, symlinkSync } from 'node:fs';
import { type Server, createServer } from 'node:net';
import { join } from 'node:path';
import { type TestContext, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type GatewayProgram, type Json, READY_LINE, readyGateway } from '../support/gateway-program.ts';
import { type Program, folderOf, runTickgate, startProgram, untilTrue } from '../support/program.ts';

/** Somebody who has just cloned the repository, and does what the page and the program tell him. */
const root = fileURLToPath(new URL('../../..', import.meta.url));
const CURL = /^ +(curl -s \S+\/orders -H .*)$/m;

/** The committed state, with the modules that are installed here. */
function clone(context: TestContext): string {
  const folder = join(folderOf(context), 'tickgate');
  const { status, stderr } = spawnSync('git', ['clone', '--quiet', root, folder], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  symlinkSync(realpathSync(join(root, 'node_modules')), join(folder, 'node_modules'));
  return folder;
}

function has(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

function shell(command: string): string {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
  assert.equal(status, 0, `${command}: ${stderr}`);
  return stdout;
}

async function hold(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

function portOf(server: Server): number {
  return (server.address() as { port: number }).port;
}

/** Fails if somebody listens there. */
async function assertFree(port: number): Promise<void> {
  const server = await hold(port);
  await new Promise((resolve) => server.close(resolve));
}

/** Below those that the kernel gives to connections: a port of theirs is taken again while the clone is being built. */
async function freePort(): Promise<number> {
  for (;;) {
    const server = await hold(LOWEST_PORT + Math.floor(Math.random() * PORTS)).catch(() => undefined);
    if (server === undefined) continue;
    const port = portOf(server);
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

const LOWEST_PORT = 20_000;
const PORTS = 10_000;

/** Command lines of the processes that run in a folder, or were started with something in it. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ').trim();
        const isOurs = readlinkSync(`/proc/${pid}/cwd`).startsWith(folder) || command.includes(folder);
        return isOurs && command !== '' ? [command] : [];
      } catch {
        return []; // It ended meanwhile.
      }
    });
}

interface Started {
  readonly program: Program;
  readonly gateway: GatewayProgram;
  /** The gateway's own process, under npm. */
  readonly pid: number;
}

/** `npm start` builds and runs the gateway; what is built already is run as that does it. */
async function npmStart(
  context: TestContext,
  folder: string,
  env: Readonly<Record<string, string>>,
  isBuilt = false,
): Promise<Started> {
  const [command, args] = isBuilt ? [process.execPath, ['dist/gateway/cli.js', 'start']] : ['npm', ['start']];
  const program = startProgram(context, command, args, {
    cwd: folder,
    env: { npm_config_update_notifier: 'false', ...env },
    detached: true,
  });
  // Whatever fails: nothing of the group is left.
  context.after(() => signalGroup(program, 'SIGKILL'));
  const gateway = await readyGateway(program, folder);
  const [, ready] = await program.says(READY_LINE);
  return { program, gateway, pid: (JSON.parse(ready!) as { pid: number }).pid };
}

function signalGroup({ pid }: Program, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody is left.
  }
}

/** Ctrl-C, as a terminal does it: everybody in the foreground gets it. */
async function interrupt({ program }: Started): Promise<void> {
  signalGroup(program, 'SIGINT');
  assert.equal(await program.ended, 0, program.stdout + program.stderr);
  assert.match(program.stdout, /^tickgate stopped$/m);
}

describe('a stranger', () => {
  const missing = ['git', 'curl', 'npm'].filter((program) => !has(program));
  const skip =
    missing.length > 0
      ? `install ${missing.join(', ')}`
      : existsSync(join(root, '.git'))
        ? false
        : 'only a clone can be cloned: run it in a git checkout';

  it('clones, starts, places the order that he is shown, stops, and finds it again', { skip }, async (context) => {
    const folder = clone(context);
    const before = new Set(readdirSync(folder));
    // As it comes, the size of its files too.
    const ports = {
      PORT: String(await freePort()),
      MONITORING_PORT: String(await freePort()),
      SEGMENT_BYTES: String(64 * 1024 * 1024),
    };

    const first = await npmStart(context, folder, ports);
    const command = CURL.exec(first.program.stdout)?.[1];
    assert.ok(command !== undefined, first.program.stdout);
    const [answer = '', status] = shell(`${command} -w '\\n%{http_code}'`).split('\n');
    const placed = JSON.parse(answer) as Json;
    assert.deepEqual([status, placed['approved'], placed['client_order_id']], ['201', true, 'my-first'], answer);
    assert.ok(placed['latency_us'].durable > 0, answer);
    const seen = JSON.parse(shell(`curl -s http://127.0.0.1:${ports.PORT}/orders`)) as Json;
    assert.deepEqual(
      seen['orders'].map((order: Json) => order['order_id']),
      [placed['order_id']],
    );
    const monitoring = JSON.parse(shell(`curl -s http://localhost:${ports.MONITORING_PORT}/health`)) as Json;
    assert.equal(monitoring['status'], 'healthy');

    await interrupt(first);
    assert.equal(first.program.stderr.replace(/^npm .*$/gm, '').trim(), '');
    await assertFree(Number(ports.PORT));
    await assertFree(Number(ports.MONITORING_PORT));
    assert.deepEqual(processesOf(folder), []);
    const left = readdirSync(folder).filter((name) => !before.has(name) && name !== 'dist');
    assert.deepEqual(left, ['data', 'logs']);

    const second = await npmStart(context, folder, ports, true);
    const path = `/orders/${placed['order_id']}`;
    const again = await second.gateway.get(path);
    assert.deepEqual([again.status, again.body['client_order_id']], [200, 'my-first']);
    assert.equal(shell(`${command} -o /dev/null -w '%{http_code}'`), '200', 'the same order again is not a second one');

    // The power goes in the middle of things.
    const answered: string[] = [];
    const orders = Array.from({ length: 60 }, async (_, i) => {
      const order = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 44_400 + i, time_in_force: 'GTC' };
      try {
        const { status: code, body } = await second.gateway.send('POST', '/orders', order);
        if (code === 201) answered.push(String(body['order_id']));
      } catch {
        return; // Never answered: it may be there or not.
      }
      if (answered.length === 20) process.kill(second.pid, 'SIGKILL');
    });
    await Promise.all(orders);
    assert.notEqual(await second.program.ended, 0);
    await untilTrue(
      () => processesOf(folder).length === 0,
      () => `the end of ${processesOf(folder).join('; ')}`,
    );

    const third = await npmStart(context, folder, ports, true);
    assert.ok(answered.length >= 20);
    for (const id of [placed['order_id'], ...answered]) {
      assert.equal((await third.gateway.get(`/orders/${id}`)).status, 200, `order ${id} was answered`);
    }
    await interrupt(third);
    const log = readFileSync(join(folder, 'logs', 'tickgate.log'), 'utf8')
      .trim()
      .split('\n');
    assert.deepEqual(
      log.filter((line) => (JSON.parse(line) as Json)['level'] === 'error'),
      [],
    );
  });

  it('is told which port is taken, and gets exit code 64', async (context) => {
    for (const name of ['PORT', 'MONITORING_PORT']) {
      const holder = await hold(0);
      context.after(() => holder.close());
      const port = portOf(holder);
      const env = { PORT: '0', MONITORING_PORT: '0', [name]: String(port) };
      const { code, stderr } = await runTickgate(context, ['start'], { cwd: folderOf(context), env });
      assert.equal(code, 64, stderr);
      assert.match(stderr, new RegExp(`Port ${port} `));
    }
  });
});
