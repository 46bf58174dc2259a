import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventKind } from '../../../core/schema/event.ts';
import { OrderStatus } from '../../../core/schema/order-kind.ts';
import { NOW_US } from '../../support/engine-double.ts';
import { type RiskDoor, withRiskDoor } from '../../support/risk-door.ts';
import { until } from '../../support/until.ts';

const BTC = 0;
const ETH = 1;

/** What the engine was told, as [account, instrument, value, as of] of each set_metrics. */
function told(door: RiskDoor): (number | undefined)[][] {
  return door.sent().map(({ account, instrument, metrics }) => [account, instrument, metrics?.[0], metrics?.[1]]);
}

/** An order of the account that is filled in whole: its position. */
async function hold(door: RiskDoor, symbol: string, quantity: string, account = 'demo'): Promise<void> {
  const body = JSON.stringify({ symbol, side: 'buy', quantity, price: '45000', account });
  const headers = { 'Content-Type': 'application/json', Connection: 'close' };
  const response = await fetch(`${door.url}/orders`, { method: 'POST', headers, body });
  assert.equal(response.status, 201, await response.text());
  const order = [...door.engine.orders.values()].at(-1)!;
  const { quantityLots } = order;
  door.engine.report(EventKind.filled, order, {
    status: OrderStatus.filled,
    filledLots: quantityLots,
    filledCost: quantityLots * 4_500_000,
  });
}

async function nextRun(door: RiskDoor): ReturnType<RiskDoor['metrics']> {
  door.time.nowUs += 30_000_000;
  return door.metrics();
}

test('positions at their marks become values at risk of the account, the firm and the instrument, and commands', async () => {
  await withRiskDoor({ RISK_VAR_HORIZON: 1 }, async (door) => {
    await door.metrics();
    await until(() => door.sent().length === 3, 'the values of nothing');
    // 0.001 at the middle of 45,000.00 and 45,000.01.
    door.engine.marks.set(BTC, [4_500_000, 45_000_005]);
    await hold(door, 'BTCUSDT', '0.001');
    const { accounts, firm, instruments, as_of } = await nextRun(door);
    // 45.000005 at stake; of that 0.023494534… and 1/101.
    assert.deepEqual(accounts, [
      {
        account: 'demo',
        value_at_risk: {
          historical_95: '0.445545',
          historical_99: '0.445545',
          parametric_95: '0.746884',
          parametric_99: '1.057255',
          observations: 30,
        },
        exposure: { gross: '45.000005', net: '45.000005', long: '45.000005', short: '0' },
        concentration: { largest: 'BTCUSDT', largest_share: '1.000000', herfindahl: '1.000000' },
        problem: null,
      },
    ]);
    assert.deepEqual({ account: 'demo', ...firm }, accounts[0]);
    assert.deepEqual(instruments, [{ symbol: 'BTCUSDT', value_at_risk_ppm: 23_594, problem: null }]);
    await until(() => door.sent().length === 6, 'the commands');
    const asOfUs = Date.parse(as_of) * 1_000;
    assert.equal(asOfUs, NOW_US + 30_000_000);
    assert.deepEqual(told(door).slice(3), [
      [-1, -1, 1_057_255, asOfUs],
      [0, -1, 1_057_255, asOfUs],
      [-1, BTC, 23_594, asOfUs],
    ]);
  });
});

test('without returns of what an account holds, nothing is sent of it nor of the firm, and the answer names the symbol', async () => {
  await withRiskDoor({ ACCOUNTS: ['a', 'b'] }, async (door) => {
    await door.metrics();
    await until(() => door.sent().length === 4, 'the values of empty accounts and of BTCUSDT');
    door.engine.marks.set(ETH, [250_000, 2_500_000_000]);
    await hold(door, 'ETHUSDT', '1', 'b');
    const { accounts, firm } = await nextRun(door);
    await until(() => door.sent().length >= 6, 'the commands');
    assert.deepEqual(
      told(door)
        .slice(4)
        .map(([account, instrument]) => [account, instrument]),
      [
        [0, -1],
        [-1, BTC],
      ],
    );
    assert.deepEqual([accounts[1].value_at_risk, firm.value_at_risk], [null, null]);
    assert.equal(accounts[1].problem, 'too few returns of ETHUSDT: 0 of 30');
    assert.equal(accounts[1].exposure.gross, '2500', 'what is at stake is known');
  });
});

test('a position whose instrument has no price is a problem and not worth nothing', async () => {
  await withRiskDoor({}, async (door) => {
    await door.metrics();
    await hold(door, 'BTCUSDT', '1');
    const { accounts, firm } = await nextRun(door);
    assert.deepEqual([accounts[0].exposure, accounts[0].problem], [null, 'BTCUSDT has no price yet']);
    assert.equal(firm.problem, 'the positions of demo are not known: BTCUSDT has no price yet');
  });
});

test('while the engine does not answer the values grow old, and are told no longer than CACHE_TTL', async () => {
  await withRiskDoor({}, async (door) => {
    await door.metrics();
    await until(() => door.sent().length === 3, 'the first values');
    const questions = (): number => door.engine.commands.length;
    const first = questions();
    door.engine.isRunning = false;
    door.time.nowUs += 30_000_000;
    door.door.tick();
    door.time.nowUs += 29_000_000;
    assert.equal((await door.get()).status, 200, 'those of before are still told');
    door.time.nowUs += 1_000_000;
    assert.equal((await door.get()).status, 404, 'until they are 60 s old');
    door.engine.isRunning = true;
    await until(() => questions() > first, 'the question that waited');
    await door.metrics();
  });
});

test('a pool that fails leaves the gateway without new values, and says so once', async () => {
  await withRiskDoor({}, async (door) => {
    await door.metrics();
    await door.job!.stop();
    for (let run = 0; run < 2; run++) {
      door.time.nowUs += 30_000_000;
      door.door.tick();
      await until(() => door.door.pendingCount() === 0, 'the positions');
      assert.equal((await fetch(`${door.url}/orders`, { headers: { Connection: 'close' } })).status, 200);
    }
    const { status, body } = await door.get();
    assert.deepEqual([status, body.error.code], [404, 'NOT_FOUND']);
    assert.match(body.error.message, /the pool for calculations is stopped/);
    assert.equal(door.warnings.filter((text) => text.includes('risk metrics')).length, 1);
  });
});
