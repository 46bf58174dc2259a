import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EventKind } from '../../core/schema/event.ts';
import { OrderStatus } from '../../core/schema/order-kind.ts';
import { Reject } from '../../core/schema/reject.ts';
import { latin1Of } from '../../core/wire/bytes.ts';
import { WireType } from '../../core/wire/header.ts';
import type { WireReport } from '../../core/wire/report.ts';
import { openGatewayProgram } from '../support/gateway-program.ts';
import type { Loose } from '../support/loose.ts';
import { folderOf, untilTrue } from '../support/program.ts';
import { type WireClient, asAnswer, asRefused, connectWire, placeRecord, record } from '../support/wire-client.ts';

/** Far below the market: it rests. */
const RESTING = { priceTicks: 4_300_000, timeInForce: 2 };

async function report(client: WireClient, event: number, clientId: string): Promise<WireReport> {
  const isIt = ({ type, value }: { type: number; value: unknown }): boolean => {
    if (type !== WireType.report) return false;
    const one = value as WireReport;
    return one.event === event && latin1Of(one.order.clientId, one.order.clientIdLength) === clientId;
  };
  return (await client.next(isIt)).value as unknown as WireReport;
}

describe('binary orders', { concurrency: 2 }, () => {
  for (const THREADS of ['dedicated', 'compact']) {
    it(`live over a real socket: place, report, replace, cancel, a batch of 100, cancel all (${THREADS})`, async (context) => {
      const folder = folderOf(context);
      const { program, port, get } = await openGatewayProgram(context, folder, { THREADS });
      const client = await connectWire(port);
      context.after(() => {
        client.destroy();
      });
      const { catalog } = client;
      const told: Loose = await client.ws.call('subscribe', { channel: 'orders', format: 'binary' });
      assert.equal(told.status, 200);

      client.send(placeRecord(catalog, 1, RESTING, 'w-1'));
      const placed = asAnswer(await client.answer(1));
      assert.deepEqual([placed.status, placed.answered, placed.order.instrument], [201, WireType.place, 0]);
      assert.ok(placed.totalUs >= placed.riskUs && placed.totalUs > 0);
      const accepted = await report(client, EventKind.accepted, 'w-1');
      const live = await report(client, EventKind.acknowledged, 'w-1');
      assert.deepEqual([accepted.order.orderId, live.order.status], [placed.order.orderId, OrderStatus.live]);
      assert.equal(live.sequence, accepted.sequence + 1);
      const { body } = await get('/orders/by-client-id/w-1');
      assert.deepEqual([body['order_id'], body['price']], [String(placed.order.orderId), '43000']);

      const replace = { requestId: 2, catalog, orderId: placed.order.orderId, priceTicks: 4_299_999, ifVersion: 1 };
      client.send(record('replace', replace));
      assert.equal(asAnswer(await client.answer(2)).order.status, OrderStatus.pending_replace);
      const replaced = await report(client, EventKind.replaced, 'w-1');
      assert.deepEqual([replaced.order.priceTicks, replaced.order.version], [4_299_999, 2]);
      client.send(record('replace', { ...replace, requestId: 3, priceTicks: 4_299_998 }));
      assert.equal(asRefused(await client.answer(3)).code, Reject.VERSION_MISMATCH.code);

      client.send(record('cancel', { requestId: 4, clientId: 'w-1' }));
      assert.equal(asAnswer(await client.answer(4)).order.status, OrderStatus.pending_cancel);
      assert.equal((await report(client, EventKind.cancelled, 'w-1')).order.status, OrderStatus.cancelled);

      client.send(...Array.from({ length: 100 }, (_, i) => placeRecord(catalog, 100 + i, RESTING, `batch-${i}`)));
      for (let i = 0; i < 100; i++) assert.equal(asAnswer(await client.answer(100 + i)).status, 201);
      // The same order again: the stored answer, as with JSON.
      client.send(placeRecord(catalog, 300, RESTING, 'batch-7'), placeRecord(catalog, 301, {}, 'batch-7'));
      assert.equal(asAnswer(await client.answer(300)).status, 200);
      assert.equal(asRefused(await client.answer(301)).code, Reject.DUPLICATE_CLIENT_ORDER_ID.code);
      for (let i = 0; i < 100; i++) await report(client, EventKind.acknowledged, `batch-${i}`);

      client.send(record('cancel all', { requestId: 400, catalog, instrument: 0 }));
      const done = await client.answer(400);
      assert.deepEqual([done.type, done.value['requested']], [WireType.cancel_all_done, 100]);
      await untilTrue(async () => (await get('/orders')).body['orders'].length === 0, 'no order is open');
      assert.equal(await program.stop(), 0);
    });
  }

  it('fill, and the fill is told in ticks and lots', async (context) => {
    const folder = folderOf(context);
    const { program, port } = await openGatewayProgram(context, folder);
    const client = await connectWire(port);
    context.after(() => {
      client.destroy();
    });
    await client.ws.call('subscribe', { channel: 'orders', format: 'binary' });
    // One lot: whatever the market displays is enough for all of it.
    client.send(placeRecord(client.catalog, 1, { type: 2, priceTicks: 0, side: 2, quantityLots: 1 }, 'now'));
    assert.equal(asAnswer(await client.answer(1)).order.priceTicks, 0);
    const fill = await report(client, EventKind.filled, 'now');
    assert.ok(fill.lastTicks > 4_000_000 && fill.lastTicks < 5_000_000);
    assert.ok(fill.lastLots === 1 && fill.executionId > 0);
    assert.equal(fill.order.side, 2);
    assert.equal(await program.stop(), 0);
  });
});
