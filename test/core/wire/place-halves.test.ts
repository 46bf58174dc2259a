import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { recordsOf } from '../../../core/memory/records.ts';
import { WireError, WireType, typeAt } from '../../../core/wire/header.ts';
import { PLACE_BYTES, createWirePlace, decodePlace, decodePlaceHalves, encodePlace } from '../../../core/wire/place.ts';

const AT = 3 * PLACE_BYTES;

const number = fc.oneof(fc.constant(0), fc.nat(), fc.maxSafeNat());
const byte = fc.nat(0xff);
const text = (bytes: number): fc.Arbitrary<Uint8Array> =>
  fc.oneof(fc.constant(new Uint8Array(0)), fc.uint8Array({ maxLength: bytes }));

test('a place that is read half by half is the same, and refused for the same', () => {
  const errors = new Map<number, number>();
  fc.assert(
    fc.property(
      fc.record({ requestId: fc.nat(), catalog: fc.nat(), instrument: fc.nat(), account: fc.nat(0xffff) }),
      fc.record({ broker: byte, side: byte, type: byte, timeInForce: byte, ttlMinutes: fc.nat(), options: byte }),
      fc.record({ priceTicks: number, quantityLots: number, expireAtUs: number }),
      text(48),
      text(24),
      // Most are as they were encoded; of others a byte is different.
      fc.option(fc.tuple(fc.nat(PLACE_BYTES - 1), byte)),
      (head, bytes, numbers, clientId, tag, change) => {
        const place = createWirePlace();
        Object.assign(place, head, bytes, numbers, { clientIdLength: clientId.length, tagLength: tag.length });
        place.clientId.set(clientId);
        place.tag.set(tag);
        const records = recordsOf(new ArrayBuffer(5 * PLACE_BYTES));
        const view = new DataView(records.u8.buffer);
        assert.equal(encodePlace(view, AT, place), PLACE_BYTES);
        if (change !== null) records.u8[AT + change[0]] = change[1];
        if (typeAt(view, AT) !== WireType.place) return;
        const [one, other] = [createWirePlace(), createWirePlace()];
        const error = decodePlace(view, AT, one);
        assert.equal(decodePlaceHalves(records, AT, other), error);
        errors.set(error, (errors.get(error) ?? 0) + 1);
        if (error === WireError.none) assert.deepEqual(other, one);
      },
    ),
    { numRuns: 10_000, seed: 7 },
  );
  assert.deepEqual(
    [...errors.keys()].toSorted((a, b) => a - b),
    [WireError.none, WireError.length, WireError.version, WireError.reserved],
  );
});
