import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordsOf } from '../../../core/memory/records.ts';
import { CLIENT_ID_WORDS, TAG_WORDS } from '../../../core/schema/command.ts';
import {
  EVENT_BYTES,
  EVENT_LONG_BYTES,
  EVENT_SHORT_BYTES,
  EventByte,
  EventHalf,
  EventKind,
  EventWord,
} from '../../../core/schema/event.ts';
import { putText } from '../../../core/schema/text.ts';
import { WireType } from '../../../core/wire/header.ts';
import { ORDER_ANSWER_BYTES } from '../../../core/wire/order-answer.ts';
import { putPlaceAnswer } from '../../../gateway/wire/place-answer.ts';
import { createRecordEncoder } from '../../../gateway/wire/record-encoder.ts';
import { createSeededRandom } from '../../../workers/seeded-random.ts';

const ANSWERS = 50_000;
const TO = 3 * ORDER_ANSWER_BYTES;
const DIRTY = 0xa5;
const { ORDER_ID, PRICE_TICKS, QUANTITY_LOTS, FILLED_LOTS, FILLED_COST, ORDER_VERSION, TIME_US } = EventWord;
const NUMBERS = [ORDER_ID, PRICE_TICKS, QUANTITY_LOTS, FILLED_LOTS, FILLED_COST, ORDER_VERSION, TIME_US];
const ODD = [0, -1, 0.5, 2 ** 31, 2 ** 32, -(2 ** 32), 2 ** 53 - 1, 2 ** 53, 2 ** 64, 2 ** 90, Number.NaN, Infinity];
const KINDS = [EventKind.accepted, EventKind.place_repeated, EventKind.acknowledged, EventKind.order_view];

test('an answer straight from its event is, byte for byte, the one of the record encoder', () => {
  const random = createSeededRandom(3);
  const one = <T>(of: readonly T[]): T => of[random.below(of.length)]!;
  const encoder = createRecordEncoder();
  const event = recordsOf(new ArrayBuffer(2 * EVENT_BYTES));
  const { f64, i32, u8 } = recordsOf(event.f64.buffer, EVENT_BYTES);
  const [straight, general] = [0, 0].map(() => recordsOf(new ArrayBuffer(TO + 2 * ORDER_ANSWER_BYTES)));
  let written = 0;
  for (let i = 0; i < ANSWERS; i++) {
    f64.fill(0);
    for (let byte = 0; byte < 8; byte++) u8[EventByte.SIDE + byte] = random.below(256);
    for (const number of NUMBERS) {
      f64[number] = random.chance(0.02) ? one(ODD) : random.below(2 ** one([1, 8, 31, 32])) * one([1, 2 ** 20]);
    }
    i32[EventHalf.LENGTH] = one([EVENT_SHORT_BYTES, EVENT_LONG_BYTES, EVENT_BYTES]);
    i32[EventHalf.KIND_VERSION] = one(KINDS) | (3 << 16);
    i32[EventHalf.ACCOUNT] = random.chance(0.02) ? one([-1, 0x1_0000]) : random.below(0x1_0000);
    i32[EventHalf.INSTRUMENT] = random.chance(0.02) ? -1 : random.below(100_000);
    i32[EventHalf.NOTE] = random.below(16);
    for (const [lengthAt, textAt, words, room] of [
      [EventWord.CLIENT_ID_LENGTH, EventWord.CLIENT_ID, CLIENT_ID_WORDS, 48],
      [EventWord.TAG_LENGTH, EventWord.TAG, TAG_WORDS, 24],
    ] as const) {
      const text = Uint8Array.from({ length: random.chance(0.5) ? 0 : random.below(room + 1) }, () =>
        random.below(256),
      );
      putText(f64, textAt, words, text, 0, text.length);
      f64[lengthAt] = random.chance(0.01) ? one([-1, 49, Number.NaN]) : text.length;
    }
    const left = { ordersLeft: random.below(0x1_0000), cancelsLeft: random.below(0x1_0000) };
    const requestId = random.below(2 ** 32);
    const riskUs = random.chance(0.05) ? -1 : random.below(2 ** 31);
    const totalUs = riskUs < 0 ? -1 : random.below(2 ** 31);
    straight!.u8.fill(DIRTY);
    general!.u8.fill(DIRTY);
    const length = putPlaceAnswer(
      straight!,
      TO,
      requestId,
      WireType.place,
      201,
      event,
      EVENT_BYTES,
      riskUs,
      totalUs,
      left,
    );
    // What is left to the encoder may be no answer at all.
    if (length === 0) continue;
    written += 1;
    assert.equal(length, ORDER_ANSWER_BYTES);
    encoder.orderAnswer(general!, TO, requestId, WireType.place, 201, event, EVENT_BYTES, riskUs, totalUs, left);
    assert.deepEqual(straight!.u8, general!.u8, `answer ${i}`);
  }
  assert.ok(written > ANSWERS / 2 && written < ANSWERS, `${written} answers`);
});
