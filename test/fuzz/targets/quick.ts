import assert from 'node:assert/strict';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { createDirectory } from '../../../gateway/directory.ts';
import { JsonError, JsonReader, JsonType } from '../../../gateway/inbound/json-reader.ts';
import { type OrderRequest, createOrderRequest } from '../../../gateway/inbound/order-request.ts';
import { createRequestParser } from '../../../gateway/inbound/parse.ts';
import { localPrincipal } from '../../../gateway/keys/principal.ts';
import { readQuickPlace } from '../../../gateway/ws/quick-place.ts';
import type { Target } from '../target.ts';

const ACCOUNTS = ['demo', 'hedge'];
const FULL =
  '{"symbol":"BTCUSDT","side":"buy","quantity":"0.001","price":45000.5,"order_type":"LIMIT","time_in_force":"GTC",' +
  '"client_order_id":"a-1","account":"hedge","broker":"sim-b","tag":"t"}';
const FRAME_FIELDS = ['id', 'method', 'params'];

/**
 * An order, or the frame of one, as the quick readers take it and as the general one reads it: what the quick ones take
 * is the same order or the same refusal, field by field; what they don't take they leave as it was.
 */
export const quick: Target = {
  name: 'quick',
  seeds: [
    '{"symbol":"BTCUSDT","side":"sell","quantity":0.001,"price":45000,"order_type":"LIMIT"}',
    FULL,
    '{"symbol": "NIFTY24DEC25000CE", "side": "BUY", "quantity": 75, "ttl_minutes": 5}',
    `{"id":7,"method":"order.place","params":${FULL}}`,
    `{ "id":7 ,"method":"order.place" ,"params" : {"symbol" :"BTCUSDT", "side":"sell" , "price":"7","quantity": 1 } }`,
    '{"id": 12, "method": "order.place", "params": {"symbol": "ETHUSDT", "side": "buy", "quantity": 1}}',
  ],
  tokens: (
    '"symbol": "side":"sell" "quantity": "price": ,"price":1 "order_type":"market" "tag":" "id": "params":{ "method": ' +
    '"expire_at":"2027-02-28T15:30:00Z" "time_in_force":"gtd" "stop_price":1 "BTCUSDT" null -1 0 00 . 1e3 { } : " , \\ ' +
    '\\u0061 \x7f é \t'
  )
    .split(' ')
    .concat(' '),
  maxBytes: 512,
  create() {
    const parser = createRequestParser(createDirectory(SimulatedInstruments, ACCOUNTS, ['sim-a', 'sim-b']));
    parser.actFor(localPrincipal(ACCOUNTS.length));
    const reader = new JsonReader();
    const fromQuick = createOrderRequest();
    const fromReader = createOrderRequest();
    const frame = { id: 0, start: 0, end: 0 };

    function checkOrder(bytes: Uint8Array, start: number, end: number): void {
      if (parser.takes(bytes, start, end)) checkTaken(bytes, start, end);
    }

    function checkTaken(bytes: Uint8Array, start: number, end: number): void {
      const quickNo = parser.placeTaken(fromQuick);
      assert.equal(reader.read(bytes, start, end), JsonError.none);
      const readerNo = parser.place(reader, fromReader);
      assert.deepEqual(quickNo, readerNo);
      if (readerNo === undefined) assert.equal(shown(fromQuick), shown(fromReader));
    }

    return (input) => {
      const before = Buffer.from(input);
      checkOrder(input, 0, input.length);
      const isFrame = readQuickPlace(input, frame);
      if (!isFrame || !parser.takesLoaded(frame.start, frame.end)) {
        // Whoever reads it next finds it as it came.
        assert.ok(before.equals(input));
        return;
      }
      assert.equal(reader.read(input, 0, input.length), JsonError.none);
      const names = Array.from({ length: reader.count }, (_, field) => reader.keyText(field));
      assert.deepEqual(names, FRAME_FIELDS);
      assert.deepEqual([...reader.type.subarray(0, 3)], [JsonType.number, JsonType.string, JsonType.object]);
      assert.equal(reader.valueText(0), String(frame.id));
      assert.equal(reader.valueText(1), 'order.place');
      assert.equal(reader.valueText(2), before.toString('utf8', frame.start, frame.end).trim());
      assert.ok(
        readQuickPlace(input, frame) && parser.takesLoaded(frame.start, frame.end),
        'what is known by now is read alike',
      );
      checkTaken(input, frame.start, frame.end);
    };
  },
};

function shown(request: OrderRequest): string {
  const { clientId, clientIdLength, tag, tagLength, ...all } = request;
  // The same bytes again, and what stands behind them.
  const numbers = { ...all, clientIdHalves: undefined, tagHalves: undefined };
  const texts = [clientId.subarray(0, clientIdLength), tag.subarray(0, tagLength)];
  return JSON.stringify([numbers, ...texts.map((bytes) => Buffer.from(bytes).toString('latin1'))]);
}
