import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { recordsOf } from '../../../core/memory/records.ts';
import { WireError } from '../../../core/wire/header.ts';
import { PLACE_BYTES, createWirePlace, decodePlace, encodePlace } from '../../../core/wire/place.ts';
import { createDirectory } from '../../../gateway/directory.ts';
import { createOrderRequest } from '../../../gateway/inbound/order-request.ts';
import { createRequestParser } from '../../../gateway/inbound/parse.ts';
import { localPrincipal } from '../../../gateway/keys/principal.ts';
import { createPlainPlaces } from '../../../gateway/wire/plain-place.ts';
import { createWireParser } from '../../../gateway/wire/wire-parser.ts';
import { createSeededRandom } from '../../../workers/seeded-random.ts';

const PLACES = 100_000;
const AT = 2 * PLACE_BYTES;
const NAME_BYTES = [...Buffer.from('AZaz09.-_:mQ5')];

test('a plain place is the request that decoder and parser make of it, and no other passes for one', () => {
  const random = createSeededRandom(5);
  const one = <T>(of: readonly T[]): T => of[random.below(of.length)]!;
  const rarely = (usual: number, ...odd: readonly number[]): number => (random.chance(0.04) ? one(odd) : usual);
  const directory = createDirectory([...SimulatedInstruments], ['demo', 'hedge'], ['sim-a', 'sim-b']);
  const parser = createRequestParser(directory);
  parser.actFor(localPrincipal(2));
  const general = createWireParser(directory, parser);
  const plain = createPlainPlaces(directory, parser);
  const records = recordsOf(new ArrayBuffer(4 * PLACE_BYTES));
  const view = new DataView(records.u8.buffer);
  const place = createWirePlace();
  const decoded = createWirePlace();
  const [straight, parsed] = [createOrderRequest(), createOrderRequest()];
  let taken = 0;
  let named = 0;
  let left = 0;
  for (let i = 0; i < PLACES; i++) {
    place.requestId = random.below(2 ** 32);
    place.catalog = rarely(directory.catalog(), 0, 1, 2 ** 32 - 1);
    place.instrument = rarely(random.below(SimulatedInstruments.length), SimulatedInstruments.length, 2 ** 32 - 1);
    place.account = rarely(random.below(2), 2, 0xffff);
    place.broker = rarely(random.below(3), 3, 255);
    place.side = rarely(1 + random.below(2), 0, 3, 255);
    place.type = rarely(random.below(3), 3, 255);
    place.timeInForce = rarely(random.below(5), 5, 6, 255);
    place.priceTicks = one([0, random.below(2 ** 32), random.below(2 ** 20) * 2 ** 32 + random.below(2 ** 32)]);
    place.quantityLots = rarely(1 + random.below(2 ** 31), 0, 2 ** 32, 2 ** 53 - 1);
    place.expireAtUs = rarely(0, 1_900_000_000_000_000, 2 ** 40);
    place.ttlMinutes = rarely(0, 1, 2 ** 32 - 1);
    place.options = rarely(0, 1, 8, 255);
    place.clientIdLength = random.chance(0.5) ? 0 : rarely(1 + random.below(48), 1, 48);
    for (let k = 0; k < place.clientId.length; k++) place.clientId[k] = one(NAME_BYTES);
    if (random.chance(0.04)) place.clientId[random.below(1 + place.clientIdLength)] = random.below(256);
    place.tagLength = rarely(0, 1, 24);
    place.tag.fill(0x62);
    assert.equal(encodePlace(view, AT, place), PLACE_BYTES);
    // A byte of anything: numbers that are too large, lengths without texts, what is reserved, another version.
    if (random.chance(0.1)) records.u8[AT + random.below(PLACE_BYTES)] = random.below(256);
    // What stands behind a text's length is nobody's.
    for (const { clientId, tag } of [straight, parsed]) {
      clientId.fill(0);
      tag.fill(0);
    }
    const isPlain = plain(records, AT, straight);
    const isRead = decodePlace(view, AT, decoded) === WireError.none && general.place(decoded, parsed) === undefined;
    if (isPlain) {
      assert.ok(isRead, `place ${i}`);
      assert.deepEqual(straight, parsed, `place ${i}`);
      taken += 1;
      if (straight.clientIdLength > 0) named += 1;
      continue;
    }
    const { tagLength, options, expireAtUs, ttlMinutes } = decoded;
    assert.ok(!isRead || tagLength + options + expireAtUs + ttlMinutes > 0, `place ${i}`);
    left += 1;
  }
  assert.ok(taken > PLACES / 4 && left > PLACES / 4, `${taken} plain, ${left} others`);
  assert.ok(named > PLACES / 8, `${named} with ids`);
});
