import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { recordsOf } from '../../../core/memory/records.ts';
import { CLIENT_ID_WORDS, TAG_WORDS } from '../../../core/schema/command.ts';
import { putText } from '../../../core/schema/text.ts';
import {
  ORDER_ANSWER_BYTES,
  createWireOrderAnswer,
  encodeOrderAnswer,
  encodePackedOrderAnswer,
} from '../../../core/wire/order-answer.ts';

const AT = 2 * ORDER_ANSWER_BYTES;
const DIRTY = 0xa5;

/** What a field may hold, and now and then what it can't. */
const odd = fc.constantFrom(0, 2 ** 31, 2 ** 32, 2 ** 53 - 1, 2 ** 53, -1, 0.5, Number.NaN);
const u53 = fc.oneof({ arbitrary: fc.maxSafeNat(), weight: 9 }, { arbitrary: fc.nat(), weight: 9 }, odd);
const u32 = fc.oneof(fc.nat(), fc.constantFrom(0, 2 ** 31, 2 ** 32 - 1));
const u16 = fc.oneof({ arbitrary: fc.nat(0xffff), weight: 9 }, fc.constantFrom(0, 0xffff, 0x10000));
const u8 = fc.nat(0xff);
const text = (bytes: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ maxLength: bytes });

test('an answer that is written half by half is the same, byte for byte, and refused for the same', () => {
  let written = 0;
  fc.assert(
    fc.property(
      fc.record({ requestId: u32, status: u16, answered: u8, ordersLeft: u16, cancelsLeft: u16, timeUs: u53 }),
      fc.record({ riskUs: u32, totalUs: u32 }),
      fc.record({ orderId: u53, priceTicks: u53, quantityLots: u53, filledLots: u53, filledCost: u53, version: u53 }),
      fc.record({ instrument: u32, account: u16, broker: u8, status: u8, side: u8, type: u8, timeInForce: u8 }),
      fc.record({ attempt: u8, flags: fc.nat(8) }),
      fc.oneof(fc.constant(new Uint8Array(0)), text(48)),
      fc.oneof(fc.constant(new Uint8Array(0)), text(24)),
      (head, times, numbers, bytes, more, clientId, tag) => {
        const answer = createWireOrderAnswer();
        Object.assign(answer, head, times);
        Object.assign(answer.order, numbers, bytes, more, { clientIdLength: clientId.length });
        answer.order.clientId.set(clientId);
        answer.tagLength = tag.length;
        answer.tag.set(tag);
        const words = new Float64Array(1 + CLIENT_ID_WORDS + TAG_WORDS);
        putText(words, 1, CLIENT_ID_WORDS, clientId, 0, clientId.length);
        putText(words, 1 + CLIENT_ID_WORDS, TAG_WORDS, tag, 0, tag.length);
        const [one, other] = [0, 0].map(() => recordsOf(new ArrayBuffer(4 * ORDER_ANSWER_BYTES)));
        one!.u8.fill(DIRTY);
        other!.u8.fill(DIRTY);
        const length = encodeOrderAnswer(new DataView(one!.u8.buffer), AT, answer);
        assert.equal(encodePackedOrderAnswer(other!, AT, answer, words, 1, 1 + CLIENT_ID_WORDS), length);
        assert.deepEqual(other!.u8, one!.u8);
        if (length > 0) written += 1;
      },
    ),
    { numRuns: 5_000, seed: 7 },
  );
  assert.ok(written > 500, `${written} answers`);
});
