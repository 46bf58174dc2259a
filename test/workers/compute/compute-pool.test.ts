import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { test } from 'node:test';
import { createPriceHistory } from '../../../core/risk/metrics/price-history.ts';
import { type RiskTask, riskMetrics } from '../../../core/risk/metrics/risk-metrics.ts';
import { QUEUED_PER_THREAD, createComputePool } from '../../../workers/compute/compute-pool.ts';
import { allowedCpus, pinThisThread } from '../../../workers/pin.ts';

const warnings: string[] = [];
const options = { threads: 1, cpus: allowedCpus(), warn: (text: string) => void warnings.push(text) };

function taskOf(instruments: number): RiskTask {
  const history = createPriceHistory(1);
  const all = Array.from({ length: instruments }, (_, id) => ({ id, symbol: `S${id}` }));
  for (let k = 1; k <= 40; k++) {
    history.begin(k);
    for (const { id, symbol } of all) history.set(symbol, 100 + ((k * (id + 3)) % 7));
  }
  const holdings = all.map(({ id }) => ({ instrument: id, value: 1e6 * (id + 1) }));
  return {
    intervalUs: 1,
    horizonUs: 1,
    rows: history.read(all),
    symbols: new Map(all.map(({ id, symbol }) => [id, symbol])),
    accounts: [{ account: 0, name: 'demo', holdings }],
  };
}

test('a thread of the pool gives what the function gives, and none is there before the first task', async () => {
  const pool = createComputePool(options);
  assert.equal(pool.threads, 0);
  const task = taskOf(3);
  assert.deepEqual(await pool.riskMetrics(task), riskMetrics(task));
  assert.equal(pool.threads, 1);
  await pool.stop();
  await assert.rejects(pool.riskMetrics(task), /the pool for calculations is stopped/);
});

test('a full queue refuses the next task and goes on with those that wait', async () => {
  const pool = createComputePool(options);
  const task = taskOf(1);
  const told = await Promise.allSettled(Array.from({ length: 20 }, () => pool.riskMetrics(task)));
  const refused = told.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  // One for the thread, and those that wait for it.
  assert.equal(told.length - refused.length, 1 + QUEUED_PER_THREAD);
  assert.match(String(refused[0]!.reason), /queue/i);
  assert.deepEqual(await pool.riskMetrics(task), riskMetrics(task));
  await pool.stop();
});

test('a stop lets what is under way end: a thread that is ended while it loads takes the process with it', async () => {
  const pool = createComputePool(options);
  const task = taskOf(1);
  const told = pool.riskMetrics(task);
  await pool.stop();
  assert.deepEqual(await told, riskMetrics(task));
  assert.equal(pool.threads, 0);
});

test('a stop doesn’t wait for a task that goes on and on', async () => {
  const pool = createComputePool(options);
  const many = Array.from({ length: 2_000_000 }, (_, id) => [id, ''] as const);
  const endless = { ...taskOf(1), symbols: new Map(many.slice(0, 60_000)) };
  const rows = { ...endless.rows, instruments: many.map(([id]) => id + 5_000_000) };
  const told = assert.rejects(pool.riskMetrics({ ...endless, rows }), /terminat/i);
  await pool.stop();
  await told;
});

test('a task that throws is its caller’s error; the next one passes', async () => {
  const pool = createComputePool(options);
  const task = taskOf(1);
  await assert.rejects(pool.riskMetrics({ ...task, accounts: undefined as unknown as [] }), TypeError);
  assert.deepEqual(await pool.riskMetrics(task), riskMetrics(task));
  await pool.stop();
});

test('a task that takes too long is ended with its thread; the next one gets another', async () => {
  const pool = createComputePool({ ...options, timeoutMs: 3_000 });
  // Days of work: every instrument is looked for among all of them.
  const many = Array.from({ length: 2_000_000 }, (_, id) => [id, ''] as const);
  const endless = { ...taskOf(1), symbols: new Map(many.slice(0, 60_000)) };
  const rows = { ...endless.rows, instruments: many.map(([id]) => id + 5_000_000) };
  await assert.rejects(pool.riskMetrics({ ...endless, rows }), /abort/i);
  const task = taskOf(1);
  assert.deepEqual(await pool.riskMetrics(task), riskMetrics(task));
  await pool.stop();
});

test('its threads run on any CPU of the process, though whoever starts them is pinned, and are nicer', async (context) => {
  const cpus = allowedCpus();
  if (cpus.length < 2) context.diagnostic('one CPU: pinned or not is the same');
  const tids = (): string[] => readdirSync('/proc/self/task');
  const before = tids();
  const pool = createComputePool(options);
  pinThisThread([cpus[0]!]);
  try {
    await pool.riskMetrics(taskOf(1));
  } finally {
    pinThisThread(cpus);
  }
  const made = tids().filter((tid) => !before.includes(tid));
  assert.ok(made.length > 0);
  const nice = made.map((tid) =>
    Number(readFileSync(`/proc/self/task/${tid}/stat`, 'utf8').split(') ')[1]!.split(' ')[16]),
  );
  const widths = made.map((tid) => allowedCpus(Number(tid)).length);
  assert.ok(
    nice.some((by, i) => by === Math.min(19, getPriority() + 10) && widths[i] === cpus.length),
    JSON.stringify({ nice, widths }),
  );
  await pool.stop();
  assert.deepEqual(warnings, []);
});

test('a thread of the pool works without code from strings, as the unit file starts the process', () => {
  const script = `
    const { createComputePool } = await import(${JSON.stringify(new URL('../../../workers/compute/compute-pool.js', import.meta.url).href)});
    const pool = createComputePool({ threads: 1, cpus: ${JSON.stringify(allowedCpus())}, warn: console.error });
    const task = { intervalUs: 1, horizonUs: 1, rows: [], symbols: new Map(), accounts: [] };
    console.log(JSON.stringify(Object.keys(await pool.riskMetrics(task))));
    await pool.stop();`;
  const flags = [
    '--disallow-code-generation-from-strings',
    '--disable-proto=delete',
    '--input-type=module',
    '-e',
    script,
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, flags, { encoding: 'utf8' });
  assert.deepEqual([status, stderr], [0, '']);
  assert.deepEqual(JSON.parse(stdout), Object.keys(riskMetrics({ ...taskOf(1), accounts: [] })));
});
