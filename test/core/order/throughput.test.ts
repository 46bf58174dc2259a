import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureEngine, measureRisk } from '../../support/engine-throughput.ts';

/*
 * Prints how fast the engine is, and asserts only that it did the work. For figures that mean something run this file
 * alone, compiled, with more: ENGINE_COMMANDS=3000000 ENGINE_LIVE=100000 node dist/test/core/order/throughput.test.js
 */
const COMMANDS = Number(process.env['ENGINE_COMMANDS'] ?? 20_000);
const isShort = COMMANDS < 1_000_000;

test('the engine alone takes commands from its ring and leaves events in the next', (t) => {
  const live = Number(process.env['ENGINE_LIVE'] ?? (isShort ? 2_000 : 100_000));
  const load = { accounts: 100, instruments: isShort ? 10 : 1_000, brokers: 5, live };
  const seen = measureEngine({ ...load, commands: COMMANDS, withIds: true });
  const rate = (count: number, ns: number): string => `${((count / ns) * 1e3).toFixed(2)} M/s`;
  t.diagnostic(
    `${seen.commands} commands at ${rate(seen.commands, seen.commandNs)}, p50 ${seen.p50Ns.toFixed(0)} ns, ` +
      `p99 ${seen.p99Ns.toFixed(0)} ns; ${seen.reports} reports at ${rate(seen.reports, seen.reportNs)}; ` +
      `both ${rate(seen.commands + seen.reports, seen.commandNs + seen.reportNs)}; ${seen.mostLive} live`,
  );
  const all = seen.accepted + seen.refused + seen.cancels + seen.replaces;
  assert.ok(Math.abs(seen.refused / all - 0.1) < 0.02, `${seen.refused} refused`);
  assert.ok(Math.abs(seen.cancels / all - 0.2) < 0.02, `${seen.cancels} cancels`);
  assert.ok(Math.abs(seen.replaces / all - 0.05) < 0.02, `${seen.replaces} replaces`);
});

test('the risk check finds its rows in any order', (t) => {
  const seen = measureRisk(100, isShort ? 10 : 1_000, COMMANDS);
  t.diagnostic(
    `${seen.rows} rows: p50 ${seen.p50Ns} ns, p99 ${seen.p99Ns} ns, p99.99 ${seen.p9999Ns} ns singly, ` +
      `${seen.meanNs.toFixed(0)} ns one after the other`,
  );
  assert.equal(seen.passed, 3 * COMMANDS);
});
