import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import {
  CANCEL_ALL_BYTES,
  createWireCancelAll,
  decodeCancelAll,
  encodeCancelAll,
} from '../../../core/wire/cancel-all.ts';
import {
  CANCEL_BYTES,
  CANCEL_LAYOUT,
  createWireCancel,
  decodeCancel,
  encodeCancel,
} from '../../../core/wire/cancel.ts';
import { catalogOf } from '../../../core/wire/catalog.ts';
import { WireError } from '../../../core/wire/header.ts';
import type { WireLayout } from '../../../core/wire/layout.ts';
import { PLACE_BYTES, PLACE_LAYOUT, createWirePlace, decodePlace, encodePlace } from '../../../core/wire/place.ts';
import {
  REPLACE_BYTES,
  REPLACE_LAYOUT,
  createWireReplace,
  decodeReplace,
  encodeReplace,
} from '../../../core/wire/replace.ts';
import { createDirectory } from '../../../gateway/directory.ts';
import { JsonError, JsonReader } from '../../../gateway/inbound/json-reader.ts';
import { type OrderRequest, clearOrderRequest, createOrderRequest } from '../../../gateway/inbound/order-request.ts';
import { createRequestParser } from '../../../gateway/inbound/parse.ts';
import type { Refusal } from '../../../gateway/inbound/refusal.ts';
import { type Principal, Scope } from '../../../gateway/keys/principal.ts';
import { createWireParser } from '../../../gateway/wire/wire-parser.ts';
import { given, orderAsJson, priceOf, quantityOf, textOf } from '../../support/order-as-json.ts';

/**
 * One meaning, two forms: the JSON request and the binary record of it are read into the same `OrderRequest`, or refused
 * with the same code for the same field.
 */
const ACCOUNTS = ['demo', 'second', 'third'];
const BROKERS = ['sim-a', 'sim-b'];
const directory = createDirectory(SimulatedInstruments, ACCOUNTS, BROKERS);
const catalog = catalogOf(SimulatedInstruments);
const parser = createRequestParser(directory);
const wireParser = createWireParser(directory, parser);
const reader = new JsonReader();

const who: Principal = { key: 'k', number: 7, scopes: Scope.trade, accounts: [2, 0], symbols: undefined };
parser.actFor(who);

function requestOf(): OrderRequest {
  const request = createOrderRequest();
  request.home = who.accounts[0]!;
  return request;
}

function readJson(body: object, parse: (into: OrderRequest) => Refusal | undefined): Outcome {
  const bytes = Buffer.from(JSON.stringify(body));
  assert.equal(reader.read(bytes, 0, bytes.length), JsonError.none);
  return outcome(parse);
}

type Outcome = { readonly code: string; readonly field: string | undefined } | { readonly request: object };

function outcome(parse: (into: OrderRequest) => Refusal | undefined): Outcome {
  const into = requestOf();
  clearOrderRequest(into);
  const no = parse(into);
  if (no !== undefined) return { code: no.code, field: no.field };
  const { clientId, tag, ...all } = into;
  // The same bytes again, and what stands behind them.
  const rest = { ...all, clientIdHalves: undefined, tagHalves: undefined };
  const texts = { clientId: latin1(clientId, into.clientIdLength), tag: latin1(tag, into.tagLength) };
  return { request: { ...rest, ...texts } };
}

function latin1(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.subarray(0, length)).toString('latin1');
}

/** How often either came out, so that a test that compares refusals only is seen. */
class Tally {
  good = 0;
  bad = 0;

  compare(fromJson: Outcome, fromRecord: Outcome): void {
    assert.deepEqual(fromRecord, fromJson);
    if ('request' in fromJson) this.good += 1;
    else this.bad += 1;
  }

  check(least: number): void {
    assert.ok(this.good >= least && this.bad >= least, `${this.good} good, ${this.bad} refused`);
  }
}

const TWO_53 = 2n ** 53n;
const often = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: usual, weight: 9 }, { arbitrary: rare, weight: 1 });
const amount = often(
  fc.bigInt({ min: 1n, max: 10_000_000n }),
  fc.oneof(fc.constantFrom(0n, TWO_53 - 1n, TWO_53, 2n ** 64n - 1n), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })),
);
const idBytes = fc.oneof(
  { arbitrary: fc.constant([] as number[]), weight: 3 },
  {
    arbitrary: fc.array(fc.constantFrom(...Buffer.from('AZaz09._:-')), { minLength: 1, maxLength: 48 }),
    weight: 6,
  },
  { arbitrary: fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 49 }), weight: 1 },
);
const tagBytes = often(
  fc.array(fc.constantFrom(...Buffer.from('AZaz09._:-')), { maxLength: 24 }),
  fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 25 }),
);
const account = often(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 0xffff }));
const instrument = often(fc.constantFrom(0, 1, 2, 3, 4), fc.integer({ min: 5, max: 0xffff_ffff }));

function fieldAt(layout: WireLayout, name: string): number {
  const field = layout.fields.find((one) => one.name === name);
  assert.ok(field !== undefined, name);
  return field.at;
}

function putId(view: DataView, layout: WireLayout, name: string, bytes: readonly number[]): void {
  const at = fieldAt(layout, name);
  const room = layout.fields.find((one) => one.name === name)!.bytes;
  view.setUint8(fieldAt(layout, `${name} length`), bytes.length);
  bytes.slice(0, room).forEach((byte, i) => {
    view.setUint8(at + i, byte);
  });
}

function accountName(place: number): string {
  return place === 0 ? '' : (ACCOUNTS[who.accounts[place] ?? -1] ?? 'nobody');
}

const place = fc.record({
  instrument,
  account,
  broker: often(fc.constantFrom(0, 1, 2), fc.integer({ min: 0, max: 255 })),
  side: often(fc.constantFrom(1, 2), fc.integer({ min: 0, max: 255 })),
  type: often(fc.constantFrom(0, 1, 1), fc.integer({ min: 0, max: 255 })),
  tif: often(fc.constantFrom(0, 1, 2, 3, 4), fc.integer({ min: 0, max: 255 })),
  price: amount,
  quantity: amount,
  expireAt: often(
    fc.constant(0n),
    fc.oneof(
      fc.bigInt({ min: 1n, max: 8_000_000_000_000n }).map((ms) => ms * 1000n),
      fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }),
    ),
  ),
  ttl: often(fc.constant(0), fc.oneof(fc.integer({ min: 0, max: 600_000 }), fc.integer({ min: 0, max: 0xffff_ffff }))),
  options: often(fc.constantFrom(0, 0, 1, 2, 4, 8, 11), fc.integer({ min: 0, max: 255 })),
  id: idBytes,
  tag: tagBytes,
});

test('10,000 orders are read alike as JSON and as records, or refused alike', () => {
  const record = createWirePlace();
  const tally = new Tally();
  fc.assert(
    fc.property(place, (one) => {
      const view = new DataView(new ArrayBuffer(PLACE_BYTES));
      const { ...plain } = createWirePlace();
      Object.assign(plain, { catalog, instrument: one.instrument, account: one.account, broker: one.broker });
      Object.assign(plain, { side: one.side, type: one.type, timeInForce: one.tif, ttlMinutes: one.ttl });
      plain.options = one.options;
      assert.equal(encodePlace(view, 0, plain), PLACE_BYTES);
      view.setBigUint64(fieldAt(PLACE_LAYOUT, 'price'), one.price, true);
      view.setBigUint64(fieldAt(PLACE_LAYOUT, 'quantity'), one.quantity, true);
      view.setBigUint64(fieldAt(PLACE_LAYOUT, 'expire at'), one.expireAt, true);
      putId(view, PLACE_LAYOUT, 'client order id', one.id);
      putId(view, PLACE_LAYOUT, 'tag', one.tag);
      assert.equal(decodePlace(view, 0, record), WireError.none);

      const body = orderAsJson({ ...one, account: accountName(one.account) }, BROKERS);
      tally.compare(
        readJson(body, (into) => parser.place(reader, into)),
        outcome((into) => wireParser.place(record, into)),
      );
    }),
    { numRuns: 10_000 },
  );
  tally.check(1_000);
});

const change = fc.record({
  account,
  id: idBytes,
  orderId: fc.oneof(fc.constant(0n), amount),
  price: fc.oneof(fc.constant(0n), amount),
  quantity: fc.oneof(fc.constant(0n), amount),
  ifVersion: fc.oneof(fc.constant(0n), amount),
  instrument: fc.constantFrom(...SimulatedInstruments),
});

test('replaces are read alike as JSON and as records, or refused alike', () => {
  const record = createWireReplace();
  const tally = new Tally();
  fc.assert(
    fc.property(change, (one) => {
      const view = new DataView(new ArrayBuffer(REPLACE_BYTES));
      encodeReplace(view, 0, { ...createWireReplace(), catalog, account: one.account });
      view.setBigUint64(fieldAt(REPLACE_LAYOUT, 'order id'), one.orderId, true);
      view.setBigUint64(fieldAt(REPLACE_LAYOUT, 'price'), one.price, true);
      view.setBigUint64(fieldAt(REPLACE_LAYOUT, 'quantity'), one.quantity, true);
      view.setBigUint64(fieldAt(REPLACE_LAYOUT, 'if version'), one.ifVersion, true);
      putId(view, REPLACE_LAYOUT, 'client order id', one.id);
      assert.equal(decodeReplace(view, 0, record), WireError.none);
      const body = given({
        ...named(one.account, one.orderId, one.id),
        price: one.price === 0n ? undefined : priceOf(one.price, one.instrument),
        quantity: one.quantity === 0n ? undefined : quantityOf(one.quantity, one.instrument),
        if_version: one.ifVersion === 0n ? undefined : String(one.ifVersion),
      });
      // JSON needs the instrument to read its numbers; a record has ticks and lots.
      const instrument = one.instrument.id;
      const fromJson = readJson(body, (into) => {
        into.instrument = instrument;
        return parser.replace(reader, into, false);
      });
      const fromRecord = outcome((into) => {
        const no = wireParser.replace(record, into);
        into.instrument = instrument;
        return no;
      });
      tally.compare(fromJson, fromRecord);
    }),
    { numRuns: 3_000 },
  );
  tally.check(200);
});

test('cancels are read alike as JSON and as records, or refused alike', () => {
  const record = createWireCancel();
  const tally = new Tally();
  fc.assert(
    fc.property(change, (one) => {
      const view = new DataView(new ArrayBuffer(CANCEL_BYTES));
      encodeCancel(view, 0, { ...createWireCancel(), account: one.account });
      view.setBigUint64(fieldAt(CANCEL_LAYOUT, 'order id'), one.orderId, true);
      putId(view, CANCEL_LAYOUT, 'client order id', one.id);
      assert.equal(decodeCancel(view, 0, record), WireError.none);
      tally.compare(
        readJson(given(named(one.account, one.orderId, one.id)), (into) => parser.name(reader, into)),
        outcome((into) => wireParser.name(record, into)),
      );
    }),
    { numRuns: 2_000 },
  );
  tally.check(200);
});

test('cancel-alls are read alike as JSON and as records, or refused alike', () => {
  const record = createWireCancelAll();
  const tally = new Tally();
  const all = 0xffff_ffff;
  fc.assert(
    fc.property(account, fc.oneof(instrument, fc.constant(all)), (place, number) => {
      const view = new DataView(new ArrayBuffer(CANCEL_ALL_BYTES));
      encodeCancelAll(view, 0, { requestId: 1, catalog, instrument: number, account: place });
      assert.equal(decodeCancelAll(view, 0, record), WireError.none);
      const body = given({
        account: place === 0 ? undefined : accountName(place),
        symbol: number === all ? undefined : (SimulatedInstruments[number]?.symbol ?? 'NOWHERE'),
      });
      tally.compare(
        readJson(body, (into) => parser.scope(reader, into)),
        outcome((into) => wireParser.scope(record, into)),
      );
    }),
    { numRuns: 2_000 },
  );
  tally.check(100);
});

test('a record of another catalog is refused, unless it means the same in every catalog', () => {
  const into = requestOf();
  const stale = { ...createWirePlace(), catalog: catalog ^ 1 };
  assert.equal(wireParser.place(stale, into)?.code, 'STALE_CATALOG');
  assert.equal(wireParser.replace({ ...createWireReplace(), catalog: 0, orderId: 1 }, into)?.code, 'STALE_CATALOG');
  const scope = { requestId: 1, catalog: 0, instrument: 0, account: 0 };
  assert.equal(wireParser.scope(scope, into)?.code, 'STALE_CATALOG');
  assert.equal(wireParser.scope({ ...scope, instrument: 0xffff_ffff }, into), undefined);
  assert.equal(wireParser.name({ ...createWireCancel(), orderId: 1 }, into), undefined);
});

function named(place: number, orderId: bigint, id: readonly number[]): Record<string, unknown> {
  return {
    account: place === 0 ? undefined : accountName(place),
    order_id: orderId === 0n ? undefined : String(orderId),
    client_order_id: textOf(id),
  };
}
