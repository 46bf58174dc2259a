import assert from 'node:assert/strict';
import { test } from 'node:test';
import { httpRequest, openHttpLine } from '../../gateway/load/http-line.ts';
import { orderBody } from '../../gateway/load/order-bodies.ts';
import { openGatewayProgram } from '../support/gateway-program.ts';
import { folderOf } from '../support/program.ts';

/**
 * Every control on. Those that decide here do so whatever the order in which the 1,000 arrive:
 *
 *   the notional limit   45.05 USDT: 0.001 at 45,051 to 45,099 is above it: 49 prices, 10 orders each
 *   duplicates refused   the other 51 prices come 10 times each, with the same side: one of ten is taken
 */
const ENV = {
  LIMIT_ORDER_LOTS: '1000000',
  LIMIT_ORDER_NOTIONAL: '45.05',
  LIMIT_COLLAR_BPS: '500',
  LIMIT_PERIOD_COLLAR_BPS: '500',
  LIMIT_DUPLICATE_WINDOW_MS: '3600000',
  LIMIT_DUPLICATE_MODE: 'refuse',
  LIMIT_SELF_TRADE: 'cancel_oldest',
  LIMIT_POSITION_LOTS: '1000000',
  LIMIT_OPEN_ORDERS: '1000',
  LIMIT_OPEN_NOTIONAL: '100000',
  LIMIT_GROSS_EXPOSURE: '100000',
  LIMIT_NET_EXPOSURE: '100000',
  LIMIT_CASH: '100000',
  LIMIT_DAILY_LOSS: '50000',
  LIMIT_DRAWDOWN: '50000',
  LIMIT_VAR: '100000',
  RISK_STALE: 'open',
  LIMIT_ORDERS_PER_SECOND: '100000',
  LIMIT_ORDERS_BURST: '100000',
  LIMIT_MESSAGES_PER_SECOND: '100000',
  LIMIT_MESSAGES_BURST: '100000',
  LIMIT_ORDER_TO_TRADE: '1000',
  LIMIT_EXECUTIONS: '1000',
} as const;

const EXPECTED = { '201': 51, '422 NOTIONAL_LIMIT notional_limit': 490, '422 DUPLICATE_ORDER duplicate_order': 459 };

test('1,000 orders at once with every control on get the answers of the table, and those taken are readable', async (context) => {
  const { url, get, program } = await openGatewayProgram(context, folderOf(context), ENV);
  const lines = await Promise.all(Array.from({ length: 1_000 }, () => openHttpLine(new URL(url))));
  const answers = await Promise.all(
    lines.map((line, i) => line.ask(httpRequest(new URL(url), 'POST', '/orders', orderBody(i)))),
  );
  for (const line of lines) line.close();
  const found: Record<string, number> = {};
  const taken: string[] = [];
  for (const { status, body } of answers) {
    const answer = JSON.parse(body) as { order_id?: string; error?: { code: string; reason?: string } };
    const name = answer.error === undefined ? String(status) : `${status} ${answer.error.code} ${answer.error.reason}`;
    found[name] = (found[name] ?? 0) + 1;
    if (status === 201) taken.push(answer.order_id!);
  }
  assert.deepEqual(found, EXPECTED);
  for (const id of taken) assert.equal((await get(`/orders/${id}`)).body['order_id'], id);
  assert.equal(await program.stop(), 0);
});
