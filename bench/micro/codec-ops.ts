import { SimulatedInstruments } from '../../core/market/instruments.ts';
import { recordsOf } from '../../core/memory/records.ts';
import { EVENT_BYTES, EventByte, EventHalf, EventKind, EventWord } from '../../core/schema/event.ts';
import { OrderStatus } from '../../core/schema/order-kind.ts';
import { PLACE_BYTES, createWirePlace, decodePlace, encodePlace } from '../../core/wire/place.ts';
import { WireType } from '../../core/wire/header.ts';
import { ORDER_ANSWER_BYTES } from '../../core/wire/order-answer.ts';
import { createDirectory } from '../../gateway/directory.ts';
import { JsonReader } from '../../gateway/inbound/json-reader.ts';
import { createOrderRequest } from '../../gateway/inbound/order-request.ts';
import { createRequestParser } from '../../gateway/inbound/parse.ts';
import { createEncoder } from '../../gateway/outbound/encode.ts';
import { createRecordEncoder } from '../../gateway/wire/record-encoder.ts';
import type { Op } from './op.ts';

const TIMES = 100;

/** One order of eight fields, as clients send it. */
const ORDER = {
  symbol: 'BTCUSDT',
  side: 'buy',
  quantity: '0.25',
  order_type: 'LIMIT',
  price: '45000.1',
  time_in_force: 'GTC',
  client_order_id: 'strategy-7.000001',
  account: 'main',
};
const LEFT = { ordersLeft: 99, cancelsLeft: 199 };
const NOW_US = 1_760_000_000_000_000;

/** The same order in and the same answer out, in the project's codecs and in JSON's own. */
export function codecOps(): Op[] {
  const directory = createDirectory(SimulatedInstruments, ['main'], ['simulated']);
  const text = JSON.stringify(ORDER);
  const body = Buffer.from(text);

  const place = Object.assign(createWirePlace(), {
    requestId: 7,
    catalog: 1,
    side: 1,
    type: 1,
    timeInForce: 2,
    priceTicks: 4_500_010,
    quantityLots: 250_000,
  });
  place.clientIdLength = Buffer.from(place.clientId.buffer).write(ORDER.client_order_id, 'latin1');
  const frame = new DataView(new ArrayBuffer(PLACE_BYTES));
  encodePlace(frame, 0, place);
  const decoded = createWirePlace();

  const reader = new JsonReader();
  const parser = createRequestParser(directory);
  const request = createOrderRequest();

  const event = acceptedEvent();
  const records = createRecordEncoder();
  const answers = recordsOf(new ArrayBuffer(ORDER_ANSWER_BYTES));
  const encoder = createEncoder(directory, 'epoch', 'USDT');
  const answer = JSON.parse(encoder.placed(event, 0, 25, 40)) as object;

  return [
    {
      name: 'binary order, 128 bytes ▸ fields (decodePlace)',
      times: TIMES,
      run() {
        let sum = 0;
        for (let i = 0; i < TIMES; i++) sum += decodePlace(frame, 0, decoded) + decoded.priceTicks;
        return sum;
      },
    },
    {
      name: `JSON order, ${body.length} bytes ▸ ticks and lots, checked (own reader and parser)`,
      times: TIMES,
      run() {
        let sum = 0;
        for (let i = 0; i < TIMES; i++) {
          sum += reader.read(body, 0, body.length);
          if (parser.place(reader, request) !== undefined) throw new Error('the order was refused');
          sum += request.priceTicks;
        }
        return sum;
      },
    },
    {
      name: 'JSON order ▸ spans (own reader alone)',
      times: TIMES,
      run() {
        let sum = 0;
        for (let i = 0; i < TIMES; i++) sum += reader.read(body, 0, body.length) + reader.count;
        return sum;
      },
    },
    {
      name: 'JSON order ▸ object, nothing checked (JSON.parse of the text)',
      times: TIMES,
      run() {
        let sum = 0;
        for (let i = 0; i < TIMES; i++) sum += (JSON.parse(text) as typeof ORDER).price.length;
        return sum;
      },
    },
    {
      name: 'the same from bytes (toString, JSON.parse)',
      times: TIMES,
      run() {
        let sum = 0;
        for (let i = 0; i < TIMES; i++) sum += (JSON.parse(body.toString('latin1')) as typeof ORDER).price.length;
        return sum;
      },
    },
    {
      name: 'event ▸ binary answer, 168 bytes',
      times: TIMES,
      run() {
        let sum = 0;
        for (let i = 0; i < TIMES; i++) {
          sum += records.orderAnswer(answers, 0, i, WireType.place, 201, event, 0, 25, 40, LEFT);
        }
        return sum + answers.u8[20]!;
      },
    },
    {
      name: 'event ▸ JSON answer (own encoder)',
      times: TIMES,
      run() {
        let sum = 0;
        for (let i = 0; i < TIMES; i++) sum += Buffer.byteLength(encoder.placed(event, 0, 25, 40 + i));
        return sum;
      },
    },
    {
      name: 'the same fields from an object that is there (JSON.stringify)',
      times: TIMES,
      run() {
        let sum = 0;
        for (let i = 0; i < TIMES; i++) sum += Buffer.byteLength(JSON.stringify(answer));
        return sum;
      },
    },
  ];
}

function acceptedEvent(): ReturnType<typeof recordsOf> {
  const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
  const { f64, i32, u8 } = event;
  i32[EventHalf.LENGTH] = EVENT_BYTES;
  i32[EventHalf.KIND_VERSION] = EventKind.accepted | (1 << 16);
  u8.set([0, 0, 1, OrderStatus.routed], EventByte.SIDE);
  f64[EventWord.SEQ] = 12_345;
  f64[EventWord.TIME_US] = NOW_US - 20;
  f64[EventWord.ORDER_ID] = 4_711;
  f64[EventWord.PRICE_TICKS] = 4_500_010;
  f64[EventWord.QUANTITY_LOTS] = 250_000;
  f64[EventWord.ORDER_VERSION] = 1;
  f64[EventWord.ACCEPTED_US] = NOW_US - 20;
  f64[EventWord.UPDATED_US] = NOW_US - 20;
  return event;
}
