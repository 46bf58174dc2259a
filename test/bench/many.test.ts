import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runFanOut } from '../../bench/fan-out/fan-out.ts';
import { runIdle } from '../../bench/idle/idle.ts';
import { runScale } from '../../bench/scale/scale.ts';
import { runFootprint } from '../../bench/soak/footprint.ts';
import { runSoak } from '../../bench/soak/soak.ts';
import type { Bench, Part, PartResult } from '../../bench/part.ts';
import { runPart } from './run-part.ts';

function small(name: string, run: (bench: Bench) => Promise<PartResult>): Part {
  return { name, about: '', fullSeconds: 0, quickSeconds: 0, run };
}

test('quotes are delivered by three publishers, and each delivery arrives', async () => {
  const cells = [
    { readers: 3, isBinary: false, perTurn: 32 },
    { readers: 100, isBinary: true, perTurn: 1 },
  ];
  const { figures, tables, dropped } = await runPart(
    small('fan-out', (bench) => runFanOut(bench, cells)),
    // Blocks so short that what is published fits the sockets' buffers, should the readers not get to run.
    0.05,
  );
  assert.ok(
    dropped.every((why) => why.includes('stolen')),
    dropped.join('\n'),
  );
  assert.equal(tables[0]!.rows.length, 2);
  if (dropped.length === 0) assert.deepEqual(Object.keys(figures), ['fanout.ratio', 'fanout.ratio_ws']);
});

test('the engine is measured along each axis', async () => {
  const point = { live: 100, accounts: 3, instruments: 4 };
  const axes = [{ name: 'live', title: 'open orders', points: [point, { ...point, live: 1_000 }] }] as const;
  const { tables, plots } = await runPart(
    small('scale', (bench) => runScale(bench, axes)),
    0.2,
  );
  assert.deepEqual(
    tables[0]!.rows.map(([live]) => live),
    [100, 1_000],
  );
  assert.equal(plots.length, 1);
});

test('a busy connection is measured beside idle ones and alone, and both gateways have both roles', async () => {
  const { figures, tables, dropped } = await runPart(
    small('idle', (bench) => runIdle(bench, 300)),
    1,
  );
  assert.ok(
    dropped.every((why) => why.includes('stolen')),
    dropped.join('\n'),
  );
  assert.ok('idle.bytes_per_connection' in figures);
  assert.equal(tables[1]!.rows.length, 2);
});

test('a default run says what memory and CPU it takes', async () => {
  const { figures } = await runPart(small('footprint', runFootprint), 1);
  assert.ok(
    figures['rss_mb']! > 50 && figures['cpu_percent_at_100_per_s']! > 0 && figures['p4.cpu_percent_at_100_per_s']! > 0,
  );
});

test('a soak says what held, with no order refused or lost', async () => {
  const { figures, tables } = await runPart(
    small('soak', (bench) => runSoak(bench, 1)),
    0,
  );
  assert.equal(typeof figures['heap.major_gcs'], 'number');
  const held = new Map(tables[0]!.rows.map(([what, value]) => [what, value]));
  assert.equal(held.get('orders refused or without an answer'), 'none');
});
