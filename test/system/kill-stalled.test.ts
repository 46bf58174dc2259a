import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathOf } from '../campaign/machine.ts';
import { journalFiles } from '../fault/io-failure/trace.ts';
import { adminLine } from '../support/admin-line.ts';
import { openGatewayProgram, readyGateway } from '../support/gateway-program.ts';
import { folderOf, startProgram, tickgate, untilTrue } from '../support/program.ts';
import { venueTimes } from '../support/venue-times.ts';
import { connectWs } from '../support/ws-client.ts';

const ORDER = { symbol: 'BTCUSDT', side: 'buy', quantity: '0.001', price: '44000', time_in_force: 'GTC' };
/** Syncs of the journal's files, from this one on, take so long: longer than a kill waits, shorter than the watchdog. */
const FIRST_STALLED = 60;
const STALL_US = 5_000_000;

test('with a journal whose disk hangs a kill holds by its words and its file, says that it is not journaled, and outlives the process', {
  skip: pathOf('strace') === undefined ? 'this machine lacks strace' : false,
}, async (context) => {
  const folder = folderOf(context);
  const data = join(folder, 'data');
  const stalls = `inject=fdatasync:delay_enter=${STALL_US}:when=${FIRST_STALLED}+`;
  const only = journalFiles(data).flatMap((path) => ['-P', path]);
  const program = startProgram(
    context,
    'strace',
    [
      '-f',
      '--seccomp-bpf',
      '-o',
      '/dev/null',
      ...only,
      '-e',
      'trace=fdatasync',
      '-e',
      stalls,
      process.execPath,
      tickgate,
    ],
    { cwd: folder, env: { PORT: '0', MONITORING_PORT: '0', UV_USE_IO_URING: '0' } },
  );
  const gateway = await readyGateway(program, folder);
  const pid = (JSON.parse(/tickgate ready (\{.*\})/.exec(program.stdout)![1]!) as { readonly pid: number }).pid;
  const client = await connectWs(gateway.port);
  context.after(() => client.destroy());
  let answered = 0;
  let asked = 0;
  // One after the other, so that each has a sync of its own, until one stays without an answer.
  for (let isStalled = false; !isStalled; ) {
    asked += 1;
    const before = answered;
    void client.call('order.place', ORDER).then(
      () => (answered += 1),
      () => undefined,
    );
    const endMs = performance.now() + STALL_US / 2_000;
    await untilTrue(() => answered > before || performance.now() > endMs, 'an answer, or none');
    isStalled = answered === before;
  }
  const sent = venueTimes(data).placed.length;
  const { status, result } = await adminLine(data, { call: 'kill', by: 'a test' });
  assert.equal(status, 200);
  assert.deepEqual(result.durable, { file: true, journal: false });
  assert.equal(result.quiet, false);
  assert.ok(asked > answered && venueTimes(data).placed.length === sent, 'nothing new reached the venue');
  process.kill(pid, 'SIGKILL');
  await program.ended;
  const next = await openGatewayProgram(context, folder);
  const { status: refused, body } = await next.send('POST', '/orders', ORDER);
  assert.deepEqual([refused, body['error'].code], [503, 'HALTED']);
  await untilTrue(async () => {
    const [stop] = (await next.get('/kill')).body['stopped'] as { durable: { journal: boolean }; still_open: number }[];
    return stop!.durable.journal && stop!.still_open === 0;
  }, 'the next run to journal it and to cancel what was open');
  assert.equal(await next.program.stop(), 0);
});
