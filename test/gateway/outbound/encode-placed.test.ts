import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { type Records, recordsOf } from '../../../core/memory/records.ts';
import { CLIENT_ID_BYTES } from '../../../core/schema/command.ts';
import {
  EVENT_BYTES,
  EVENT_LONG_BYTES,
  EVENT_SHORT_BYTES,
  EventByte,
  EventHalf,
  EventKind,
  EventWord,
  NO_BROKER,
} from '../../../core/schema/event.ts';
import { OrderStatus, OrderType, Side, TimeInForce } from '../../../core/schema/order-kind.ts';
import { putText } from '../../../core/schema/text.ts';
import { createDirectory } from '../../../gateway/directory.ts';
import { LINE_FROM, line } from '../../../gateway/outbound/answer-line.ts';
import { RESULT_BYTES } from '../../../gateway/outbound/placed-line.ts';
import { createEncoder } from '../../../gateway/outbound/encode.ts';

const BROKERS = ['sim-a', 'sim-b'];
const directory = createDirectory(SimulatedInstruments, ['demo'], BROKERS);

const event = fc.record({
  kind: fc.constantFrom(EventKind.accepted, EventKind.accepted, EventKind.acknowledged),
  isLong: fc.constantFrom(true, true, true, false),
  type: fc.constantFrom(OrderType.limit, OrderType.market, OrderType.stop),
  tif: fc.constantFrom(...Object.values(TimeInForce)),
  side: fc.constantFrom(...Object.values(Side)),
  status: fc.constantFrom(OrderStatus.routed, OrderStatus.live, OrderStatus.working),
  broker: fc.constantFrom(0, 1, NO_BROKER),
  fastPath: fc.constantFrom(0, 1),
  instrument: fc.constantFrom(0, 1),
  note: fc.constantFrom(0, 0, 1, 2, 3),
  orderId: fc.integer({ min: 1, max: 1e9 }),
  price: fc.constantFrom<number>(0, 4_500_000, 4_512_345),
  quantity: fc.constantFrom<number>(1, 250),
  filled: fc.constantFrom(0, 0, 0, 1),
  version: fc.constantFrom(1, 1, 1, 2),
  tag: fc.constantFrom('', '', '', 'desk-7'),
  clientId: fc.constantFrom<string>('', 'a-1'),
});
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

function recordOf(of: Event): Records {
  const records = recordsOf(new ArrayBuffer(EVENT_BYTES));
  const { f64, i32, u8 } = records;
  i32[EventHalf.LENGTH] = of.isLong ? EVENT_LONG_BYTES : EVENT_SHORT_BYTES;
  i32[EventHalf.KIND_VERSION] = of.kind | (1 << 16);
  i32[EventHalf.INSTRUMENT] = of.instrument;
  i32[EventHalf.NOTE] = of.note;
  u8[EventByte.TYPE] = of.type;
  u8[EventByte.TIME_IN_FORCE] = of.tif;
  u8[EventByte.SIDE] = of.side;
  u8[EventByte.STATUS] = of.status;
  u8[EventByte.BROKER] = of.broker;
  u8[EventByte.FAST_PATH] = of.fastPath;
  f64[EventWord.ORDER_ID] = of.orderId;
  f64[EventWord.PRICE_TICKS] = of.price;
  f64[EventWord.QUANTITY_LOTS] = of.quantity;
  f64[EventWord.FILLED_LOTS] = of.filled;
  f64[EventWord.FILLED_COST] = of.filled * of.price;
  f64[EventWord.ORDER_VERSION] = of.version;
  f64[EventWord.TAG_LENGTH] = of.tag.length;
  putText(f64, EventWord.TAG, 4, Buffer.from(of.tag), 0, of.tag.length);
  f64[EventWord.CLIENT_ID_LENGTH] = of.clientId.length;
  putText(f64, EventWord.CLIENT_ID, 8, Buffer.from(of.clientId), 0, of.clientId.length);
  return records;
}

/** A client's id takes all that it may, and an order's more than 32 bits. */
const far = fc.record({
  orderId: fc.oneof(
    fc.integer({ min: 100_000, max: 999_999 }),
    fc.constantFrom(1, 9, 10, 99_999, 2 ** 31 - 1, 2 ** 31, Number.MAX_SAFE_INTEGER),
  ),
  price: fc.oneof(
    fc.integer({ min: 4_500_000, max: 4_500_009 }),
    fc.constantFrom(0, 1, 10, 999, 4_500_000, 2 ** 31, Number.MAX_SAFE_INTEGER),
  ),
  quantity: fc.constantFrom(1, 1, 1, 10, 250, 100_000, 2 ** 31 - 1, Number.MAX_SAFE_INTEGER),
  clientId: fc.constantFrom('', '', '', 'a', 'a-1', 'x'.repeat(CLIENT_ID_BYTES)),
});
const latencies = fc.tuple(fc.constantFrom(0, 9, 10, 12, 2 ** 31 - 1), fc.constantFrom(0, 7, 333, 2 ** 31 - 1));

test('an answer in the line is the same as the text, whatever stood there before', () => {
  const encoder = createEncoder(directory, 'epoch', 'USDT');
  let inLine = 0;
  fc.assert(
    // Runs of answers that differ in little: what stands there is kept.
    fc.property(event, fc.array(fc.tuple(fc.option(event), far, latencies), { maxLength: 6 }), (first, others) => {
      for (const [another, more, [riskUs, later]] of others) {
        const records = recordOf({ ...(another ?? first), ...more });
        const totalUs = Math.min(2 ** 31 - 1, riskUs + later);
        // What others write before and behind it.
        line.fill(0xff, 0, LINE_FROM);
        const end = encoder.putPlaced(records, 0, riskUs, totalUs);
        if (end === 0) continue;
        inLine += 1;
        assert.equal(line.toString('utf8', LINE_FROM, end), encoder.placed(records, 0, riskUs, totalUs));
        assert.ok(end - LINE_FROM <= RESULT_BYTES);
        assert.equal(line[LINE_FROM - 1], 0xff);
        line.fill(0xff, end);
      }
    }),
    { numRuns: 5_000 },
  );
  assert.ok(inLine > 1_000, `${inLine} were in the line`);
});

test('an answer that is too long for the line is a text', () => {
  const long = createDirectory(SimulatedInstruments, ['demo'], ['b'.repeat(400)]);
  const encoder = createEncoder(long, 'epoch', 'USDT');
  const records = recordOf({
    kind: EventKind.accepted,
    isLong: true,
    type: OrderType.limit,
    tif: TimeInForce.day,
    side: Side.buy,
    status: OrderStatus.routed,
    broker: 0,
    fastPath: 0,
    instrument: 0,
    note: 0,
    orderId: 1,
    price: 1,
    quantity: 1,
    filled: 0,
    version: 1,
    tag: '',
    clientId: '',
  });
  assert.equal(encoder.putPlaced(records, 0, 1, 2), 0);
  assert.ok(encoder.placed(records, 0, 1, 2).length > RESULT_BYTES);
});

test('what is kept of one answer is no part of an answer that differs from it', () => {
  const encoder = createEncoder(directory, 'epoch', 'USDT');
  fc.assert(
    fc.property(event, (of) => {
      const records = recordOf(of);
      const fresh = createEncoder(directory, 'epoch', 'USDT');
      assert.equal(encoder.placed(records, 0, 12, 345), fresh.placed(records, 0, 12, 345));
    }),
    { numRuns: 2_000 },
  );
});
