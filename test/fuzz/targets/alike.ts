import assert from 'node:assert/strict';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { catalogOf } from '../../../core/wire/catalog.ts';
import { WireError } from '../../../core/wire/header.ts';
import { PLACE_BYTES, PLACE_LAYOUT, createWirePlace, decodePlace } from '../../../core/wire/place.ts';
import { createDirectory } from '../../../gateway/directory.ts';
import { JsonError, JsonReader } from '../../../gateway/inbound/json-reader.ts';
import { type OrderRequest, createOrderRequest } from '../../../gateway/inbound/order-request.ts';
import { createRequestParser } from '../../../gateway/inbound/parse.ts';
import { localPrincipal } from '../../../gateway/keys/principal.ts';
import { createWireParser } from '../../../gateway/wire/wire-parser.ts';
import { orderAsJson } from '../../support/order-as-json.ts';
import { placeRecord } from '../../support/wire-client.ts';
import type { Target } from '../target.ts';

const ACCOUNTS = ['demo', 'hedge'];
const BROKERS = ['sim-a', 'sim-b'];
const catalog = catalogOf(SimulatedInstruments);
const AT = Object.fromEntries(PLACE_LAYOUT.fields.map(({ name, at }) => [name, at]));
/** Where rules of numbers begin and end. */
const EDGES = [0n, 1n, 525_600n, 525_601n, 2n ** 53n - 1n, 2n ** 53n, BigInt(Date.UTC(2200, 0)) * 1000n];
const HEAD_BYTES = 16;
const SOME = 6;

/** A place record of any content, and the JSON of the same order: both are read into the same, or refused alike. */
export const alike: Target = {
  name: 'alike',
  seeds: [
    placeRecord(catalog, 1, { tagLength: 1, tag: Uint8Array.of(0x62) }, 'a-1'),
    placeRecord(catalog, 2, { type: 2, priceTicks: 0, ttlMinutes: 5, timeInForce: 5 }),
    placeRecord(catalog, 3, { broker: 2, account: 1, expireAtUs: 1_900_000_000_000_000 }, 'b'),
  ],
  tokens: ['AZaz09._:-', ...EDGES.map(littleEndian)],
  maxBytes: PLACE_BYTES,
  create() {
    const directory = createDirectory(SimulatedInstruments, ACCOUNTS, BROKERS);
    const parser = createRequestParser(directory);
    parser.actFor(localPrincipal(ACCOUNTS.length));
    const wireParser = createWireParser(directory, parser);
    const reader = new JsonReader();
    const view = new DataView(new ArrayBuffer(PLACE_BYTES));
    const head = placeRecord(catalog, 1, {}).subarray(0, HEAD_BYTES);
    const bytes = new Uint8Array(view.buffer);
    const record = createWirePlace();
    const fromRecord = createOrderRequest();
    const fromJson = createOrderRequest();
    return (input) => {
      bytes.fill(0);
      bytes.set(input.subarray(0, PLACE_BYTES));
      const instrument = (input[12] ?? 0) % SOME;
      bytes.set(head);
      view.setUint32(AT['instrument']!, instrument, true);
      // Mostly what there is, so that both forms come far.
      for (const name of ['side', 'order type', 'time in force', 'broker']) {
        view.setUint8(AT[name]!, view.getUint8(AT[name]!) % SOME);
      }
      view.setUint16(AT['account']!, view.getUint16(AT['account']!, true) % 3, true);
      if (decodePlace(view, 0, record) !== WireError.none) return;
      const text = (at: number, length: number): Uint8Array => bytes.subarray(at, at + length);
      const json = orderAsJson(
        {
          instrument,
          account: ['', 'hedge', 'nobody'][record.account]!,
          broker: record.broker,
          side: record.side,
          type: record.type,
          tif: record.timeInForce,
          price: view.getBigUint64(AT['price']!, true),
          quantity: view.getBigUint64(AT['quantity']!, true),
          expireAt: view.getBigUint64(AT['expire at']!, true),
          ttl: record.ttlMinutes,
          options: record.options,
          id: idOf(record.clientIdLength, text(AT['client order id']!, 48)),
          tag: idOf(record.tagLength, text(AT['tag']!, 24)),
        },
        BROKERS,
      );
      const body = Buffer.from(JSON.stringify(json));
      assert.equal(reader.read(body, 0, body.length), JsonError.none);
      const jsonNo = parser.place(reader, fromJson);
      const recordNo = wireParser.place(record, fromRecord);
      assert.equal(`${recordNo?.code} ${recordNo?.field}`, `${jsonNo?.code} ${jsonNo?.field}`);
      if (jsonNo === undefined) assert.equal(shown(fromRecord), shown(fromJson));
    };
  },
};

function littleEndian(value: bigint): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
}

/** A text that is longer than there is room for is told as one that is too long in JSON, too. */
function idOf(length: number, room: Uint8Array): Uint8Array {
  if (length <= room.length) return room.subarray(0, length);
  const long = new Uint8Array(length).fill(0x61);
  long.set(room);
  return long;
}

function shown(request: OrderRequest): string {
  const { clientId, clientIdLength, tag, tagLength, ...all } = request;
  // The same bytes again, and what stands behind them.
  const numbers = { ...all, clientIdHalves: undefined, tagHalves: undefined };
  const texts = [clientId.subarray(0, clientIdLength), tag.subarray(0, tagLength)];
  return JSON.stringify([numbers, ...texts.map((bytes) => Buffer.from(bytes).toString('latin1'))]);
}
