import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../core/market/instruments.ts';
import { LimitField } from '../../core/risk/limit-field.ts';
import { EVENT_DEFINITION } from '../../core/schema/definition.ts';
import { EventHalf, EventKind, EventWord } from '../../core/schema/event.ts';
import { Reject } from '../../core/schema/reject.ts';
import { LimitsWord } from '../../core/schema/risk.ts';
import { getText } from '../../core/schema/text.ts';
import { httpRequest, openHttpLine } from '../../gateway/load/http-line.ts';
import { readEvents } from '../../workers/journal/read-journal.ts';
import { openGatewayProgram } from '../support/gateway-program.ts';
import { folderOf, untilTrue } from '../support/program.ts';

const CHANGES = 50;
const CONNECTIONS = 4;
/** So many orders are answered between two changes, at least. */
const ORDERS_EACH = 20;
/** By turns; orders of 2,000 lots pass both limits, those of 4,000 lots only the larger. */
const LIMITS = ['0.005', '0.003'] as const;
const QUANTITIES = ['0.002', '0.004'] as const;
const LOTS_OF: Readonly<Record<string, number>> = { '0.002': 2_000, '0.003': 3_000, '0.004': 4_000, '0.005': 5_000 };
const SYMBOL = 'BTCUSDT';
const INSTRUMENT = SimulatedInstruments.findIndex(({ symbol }) => symbol === SYMBOL);
const SIZE = 2 ** LimitField.max_order_quantity.index;

/** What somebody was told of an order, by its client order id: '' for accepted, else the limit that refused it. */
type Told = Map<string, string>;

test('limits that change under load: each order is judged by the one version that it names, and that was in force', async (context) => {
  const folder = folderOf(context);
  const { url, send, program } = await openGatewayProgram(context, folder);
  const told: Told = new Map();
  const limitOf = new Map<number, number>();
  async function change(n: number): Promise<void> {
    const max_order_quantity = LIMITS[n % LIMITS.length]!;
    const { status, body } = await send('PUT', '/limits', {
      scope: { account: 'demo', symbol: SYMBOL },
      limits: { max_order_quantity },
    });
    assert.equal(status, 200, JSON.stringify(body));
    assert.ok(!limitOf.has(body['version'] as number), 'each change makes a version of its own');
    limitOf.set(body['version'] as number, LOTS_OF[max_order_quantity]!);
  }

  await change(0);
  let isOver = false;
  async function load(connection: number): Promise<void> {
    const line = await openHttpLine(new URL(url));
    for (let n = 0; !isOver; n++) {
      const client_order_id = `c${connection}-${n}`;
      const quantity = QUANTITIES[(n + connection) % QUANTITIES.length];
      const order = { client_order_id, symbol: SYMBOL, side: 'buy', quantity, price: '44000', time_in_force: 'IOC' };
      const { status, body } = await line.ask(httpRequest(new URL(url), 'POST', '/orders', JSON.stringify(order)));
      const { error } = JSON.parse(body) as { error?: { code: string; limit: string } };
      assert.ok(status === 201 || error?.code === 'SIZE_LIMIT', body);
      told.set(client_order_id, error === undefined ? '' : error.limit);
    }
    line.close();
  }
  const loads = Promise.all(Array.from({ length: CONNECTIONS }, (_, connection) => load(connection)));
  for (let n = 1; n <= CHANGES; n++) {
    const before = told.size;
    await untilTrue(() => told.size >= before + ORDERS_EACH, 'orders to be answered');
    await change(n);
  }
  isOver = true;
  await loads;
  assert.equal(await program.stop(), 0);

  // The journal, in the order of its sequence.
  const found: Told = new Map();
  const judgedBy = new Map<number, number>();
  const bytes = new Uint8Array(64);
  let version = 0;
  let sequence = 0;
  readEvents(join(folder, 'data'), 1, ({ f64, i32 }, at) => {
    const word = at >> 3;
    const half = at >> 2;
    assert.ok(f64[word + EventWord.SEQ]! > sequence);
    sequence = f64[word + EventWord.SEQ]!;
    const kind = i32[half + EventHalf.KIND_VERSION]! & 0xffff;
    if (kind === EventKind.limits_changed) {
      version = f64[word + EventWord.ORDER_VERSION]!;
      if (i32[half + EventHalf.INSTRUMENT] !== INSTRUMENT) return;
      assert.equal(f64[word + EVENT_DEFINITION + LimitsWord.SET], SIZE);
      assert.equal(f64[word + EVENT_DEFINITION + LimitsWord.VALUES], limitOf.get(version), `version ${version}`);
    }
    if (kind !== EventKind.accepted && kind !== EventKind.refused) return;
    const named = i32[half + EventHalf.LIMITS_VERSION]!;
    assert.equal(named, version, `sequence ${sequence} names the version in force`);
    const limit = limitOf.get(named)!;
    const isRefused = kind === EventKind.refused;
    assert.equal(isRefused, f64[word + EventWord.QUANTITY_LOTS]! > limit, `sequence ${sequence} is judged by it`);
    if (isRefused) {
      assert.equal(i32[half + EventHalf.REJECT], Reject.SIZE_LIMIT.code);
      assert.equal(f64[word + EventWord.LIMIT], limit);
    }
    judgedBy.set(named, (judgedBy.get(named) ?? 0) + 1);
    const length = getText(f64, word + EventWord.CLIENT_ID, f64[word + EventWord.CLIENT_ID_LENGTH]!, bytes, 0);
    const id = new TextDecoder().decode(bytes.subarray(0, length));
    assert.ok(!found.has(id), `${id} is there once`);
    found.set(id, isRefused ? LIMITS.find((text) => LOTS_OF[text] === limit)! : '');
  });
  assert.deepEqual(
    Object.fromEntries(found),
    Object.fromEntries(told),
    'what clients were told is what the journal says',
  );
  assert.equal(limitOf.size, CHANGES + 1);
  assert.ok(judgedBy.size >= CHANGES, `${judgedBy.size} versions judged orders`);
  const refused = [...found.values()].filter((limit) => limit !== '').length;
  assert.ok(refused >= CHANGES && found.size - refused >= CHANGES, `${refused} of ${found.size} were refused`);
  context.diagnostic(`${found.size} orders, ${refused} refused, ${judgedBy.size} versions`);
});
