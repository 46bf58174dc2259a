import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TurnTimes, measureEngine, measureRisk } from '../../support/engine-throughput.ts';

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
  const text = (what: string, { p50, p99, mean }: TurnTimes): string =>
    `${what} p50 ${p50.toFixed(0)} ns (${(1e3 / p50).toFixed(2)} M/s), p99 ${p99.toFixed(0)} ns, mean ${mean.toFixed(0)} ns`;
  t.diagnostic(
    `${seen.commands} commands: ${text('each', seen.perCommandNs)}; ${seen.reports} reports: ` +
      `${text('each', seen.perReportNs)}; ${seen.mostLive} live`,
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
