import assert from 'node:assert/strict';
import { type TestContext, describe, it } from 'node:test';
import { type MultiBrokerService, Refused, getMultiBrokerService } from '../../gateway/client/node.ts';
import type { OrderReport, OrderState } from '../../gateway/client/types.ts';
import { connect } from '../../gateway/client/node.ts';
import { openOwnGateway } from '../support/own-gateway.ts';
import { untilTrue } from '../support/program.ts';

const SYMBOL = 'NIFTY24DEC25000CE';
const LOT = 75;

async function open(context: TestContext): Promise<{ service: MultiBrokerService; url: string }> {
  const { url } = await openOwnGateway(context);
  const service = getMultiBrokerService({ url });
  context.after(() => service.close());
  assert.equal(getMultiBrokerService({ url }), service);
  return { service, url };
}

async function get(url: string, path: string): Promise<Record<string, unknown>> {
  return (await (await fetch(url + path)).json()) as Record<string, unknown>;
}

describe('order types, on the real process with the simulated venue', () => {
  it('takes the three example orders, which have no side', async (context) => {
    const { service, url } = await open(context);
    const watcher = await connect({ url, format: 'json' });
    context.after(() => watcher.close());
    const reports: OrderReport[] = [];
    const stream = watcher.orders();
    void (async () => {
      for await (const report of stream) if (report.type === 'report') reports.push(report);
    })();

    const limit = await service.placeOrder({ symbol: SYMBOL, quantity: LOT, order_type: 'LIMIT', price: 150 });
    assert.deepEqual([limit.side, limit.order_type, limit.execution.mode], ['buy', 'LIMIT', 'native']);

    const iceberg = await service.placeOrder({
      symbol: SYMBOL,
      quantity: 7500,
      order_type: 'ICEBERG',
      price: 150,
      iceberg_legs: 10,
      iceberg_quantity_variance: 0.1,
    });
    assert.deepEqual(
      [iceberg.side, iceberg.status, iceberg.broker, iceberg.iceberg_legs, iceberg.iceberg_quantity_variance],
      ['buy', 'working', null, 10, '0.1'],
    );
    assert.deepEqual(iceberg.execution, { mode: 'emulated', rests_at: 'gateway', dies_with_gateway: true });

    await untilTrue(() => reports.some(({ order }) => order?.role === 'leg' && order.leg === 1), 'a leg is reported');
    const leg = reports.find(({ order }) => order?.role === 'leg')!.order!;
    assert.equal(leg.parent_order_id, iceberg.order_id);
    assert.equal(Number(leg.quantity) % LOT, 0);
    const legs = (): readonly string[] =>
      reports.flatMap(({ order }) => (order?.parent_order_id === iceberg.order_id ? [order.order_id] : []));
    let parent: OrderState | undefined;
    // One at a time, the first or, where the market has filled that meanwhile, one behind it.
    await untilTrue(async () => {
      parent = (await get(url, `/orders/${iceberg.order_id}`)) as unknown as OrderState;
      const { children = [] } = parent;
      assert.ok(children.length <= 1, 'one leg at a time');
      return children.length === 1 && legs().includes(children[0]!);
    }, 'its child to be a leg that was reported');
    assert.deepEqual([parent!.order_type, parent!.iceberg_legs], ['ICEBERG', 10]);
    const child = (await get(url, `/orders/${leg.order_id}`)) as unknown as OrderState;
    assert.deepEqual([child.parent_order_id, child.role, child.leg], [iceberg.order_id, 'leg', 1]);

    // It would trade with what is left of the others, of which the older goes: that is the account's setting.
    const bracket = await service.placeOrder({
      symbol: SYMBOL,
      quantity: 750,
      order_type: 'BRACKET',
      price: 150,
      stop_loss: 180,
      target: 100,
    });
    // The stop above and the target below: it enters by selling.
    assert.deepEqual(
      [bracket.side, bracket.stop_loss, bracket.target, bracket.trigger_by, bracket.arm_on, bracket.on_double_fill],
      ['sell', '180', '100', 'last', 'first_fill', 'report'],
    );
    assert.deepEqual([bracket.execution.mode, bracket.execution.dies_with_gateway], ['emulated', true]);
  });

  it('says before an order what of it would rest where', async (context) => {
    const { url } = await open(context);
    const client = await connect({ url });
    context.after(() => client.close());
    const entry = { symbol: SYMBOL, side: 'sell', quantity: 750, price: 150, broker: 'sim-a' } as const;
    const rests = async (order: object): Promise<unknown> =>
      ((await client.validate({ ...entry, ...order })) as unknown as { rests: { what: string }[] }).rests.map((part) =>
        Object.values(part).join(' '),
      );
    assert.deepEqual(await rests({}), ['order sim-a false']);
    assert.deepEqual(await rests({ order_type: 'BRACKET', stop_loss: 180, target: 100 }), [
      'entry sim-a false',
      'target sim-a false',
      'stop gateway true',
    ]);
    assert.deepEqual(await rests({ order_type: 'OTO', target: 100 }), ['entry sim-a false', 'target sim-a false']);
    assert.deepEqual(await rests({ order_type: 'ICEBERG', iceberg_legs: 5 }), [
      'leg sim-a false',
      'other_legs gateway true',
    ]);
    assert.deepEqual(await rests({ order_type: 'STOP_LIMIT', stop_price: 120 }), [
      'until_triggered gateway true',
      'once_triggered sim-a false',
    ]);
  });

  it('arms a stop here, tells it, and cancels it', async (context) => {
    const { service } = await open(context);
    const stop = { symbol: SYMBOL, side: 'sell', quantity: LOT, order_type: 'STOP', stop_price: '10.05' } as const;
    const placed = await service.placeOrder(stop);
    assert.deepEqual([placed.status, placed.stop_price, placed.trigger_by], ['armed', '10.05', 'last']);
    assert.deepEqual(placed.execution, { mode: 'emulated', rests_at: 'gateway', dies_with_gateway: true });
    const seen = await service.getOrder({ order_id: placed.order_id });
    assert.deepEqual([seen.status, seen.stop_price, seen.execution], ['armed', '10.05', placed.execution]);
    const cancelled = await service.cancelOrder({ order_id: placed.order_id });
    assert.equal(cancelled.status, 'cancelled');
    await assert.rejects(service.placeOrder({ ...stop, stop_price: '10.01' }), (error) => {
      assert.ok(error instanceof Refused);
      return error.code === 'PRICE_NOT_ON_TICK' && error.field === 'stop_price' && error.limit === '0.05';
    });
  });

  it('tells of what has ended that it rests nowhere, and each of its children once', async (context) => {
    const { url, service } = await open(context);
    const far = { symbol: SYMBOL, side: 'buy', quantity: 10 * LOT, price: 10 } as const;
    const nowhere = { mode: 'emulated', rests_at: null, dies_with_gateway: false };
    for (const [order, children] of [
      [{ ...far, order_type: 'ICEBERG', iceberg_legs: 5 }, 1],
      [{ ...far, order_type: 'OTO', target: 20 }, 0],
      [{ ...far, order_type: 'BRACKET', target: 20, stop_loss: 5 }, 0],
    ] as const) {
      const { order_id } = await service.placeOrder(order);
      await service.cancelOrder({ order_id });
      const seen = async (): Promise<OrderState> => (await get(url, `/orders/${order_id}`)) as unknown as OrderState;
      await untilTrue(async () => (await seen()).status === 'cancelled', 'it is cancelled');
      const { execution, children: ids } = await seen();
      assert.deepEqual([order.order_type, execution, ids?.length], [order.order_type, nowhere, children]);
    }
  });

  it('says of an order that is held for another’s cancel that it waits here, in records as in JSON', async (context) => {
    const { url } = await open(context);
    for (const format of ['json', 'binary'] as const) {
      const client = await connect({ url, format });
      const order = { symbol: SYMBOL, quantity: LOT, price: 145 } as const;
      await client.place({ ...order, side: 'buy', broker: 'sim-a' });
      const held = await client.place({ ...order, side: 'sell' });
      assert.deepEqual(
        [held.status, held.broker, held.execution],
        ['held', null, { mode: 'native', rests_at: 'gateway', dies_with_gateway: true }],
        format,
      );
      await client.cancelAll();
      await untilTrue(async () => (await client.openOrders()).orders.length === 0, 'nothing is open');
      await client.close();
    }
  });

  it('tells the health of brokers and what is counted', async (context) => {
    const { service } = await open(context);
    const health = await service.getBrokerHealth();
    assert.equal(health.status, 'healthy');
    const metrics = await service.getMetrics();
    assert.equal(metrics['oms_unprotected_orders'], 0);
    assert.equal(metrics['oms_protection_alarms_total{reason="missing"}'], 0);
  });
});
