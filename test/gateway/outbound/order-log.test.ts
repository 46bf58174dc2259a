import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { type Records, recordsOf } from '../../../core/memory/records.ts';
import { CLIENT_ID_WORDS } from '../../../core/schema/command.ts';
import {
  EVENT_BYTES,
  EVENT_LONG_BYTES,
  EVENT_SHORT_BYTES,
  EVENT_WORDS,
  EventByte,
  EventHalf,
  EventKind,
  EventWord,
} from '../../../core/schema/event.ts';
import { OrderStatus, OrderType, TimeInForce } from '../../../core/schema/order-kind.ts';
import { Reject } from '../../../core/schema/reject.ts';
import { putText } from '../../../core/schema/text.ts';
import { createDirectory } from '../../../gateway/directory.ts';
import { createEncoder } from '../../../gateway/outbound/encode.ts';
import { createOrderLog } from '../../../gateway/outbound/order-log.ts';
import { createRecordEncoder } from '../../../gateway/wire/record-encoder.ts';
import { type SeededRandom, createSeededRandom } from '../../../workers/seeded-random.ts';

const directory = createDirectory([...SimulatedInstruments], ['demo', 'hedge'], ['sim-a', 'sim-b']);
const encoder = createEncoder(directory, 'epoch', 'USDT');
const binary = createRecordEncoder();
const EVENTS = 20_000;
const CAPACITY = 8;
const KINDS = Object.values(EventKind).filter((kind) => kind < EventKind.order_view);
const LENGTHS = [EVENT_SHORT_BYTES, EVENT_LONG_BYTES, EVENT_BYTES];
const TYPES = Object.values(OrderType);
const TIFS = Object.values(TimeInForce);
const STATUSES = Object.values(OrderStatus);
const REJECTS = Object.values(Reject);

/** Fills all 56 words with what may stand there, and with something in those that don't. */
function fill(event: Records, random: SeededRandom, account: number, sequence: number): void {
  const { f64, i32, u8 } = event;
  const one = <T>(of: readonly T[]): T => of[random.below(of.length)]!;
  for (let i = 0; i < EVENT_WORDS; i++) f64[i] = random.chance(0.3) ? 0 : random.below(1_000_000_000);
  const kind = one(KINDS);
  i32[EventHalf.KIND_VERSION] = kind | (3 << 16);
  const hasText = kind === EventKind.rejected || kind === EventKind.suspended;
  i32[EventHalf.LENGTH] = hasText ? EVENT_LONG_BYTES : one(LENGTHS);
  i32[EventHalf.ACCOUNT] = account;
  i32[EventHalf.INSTRUMENT] = random.chance(0.1) ? -1 : random.below(SimulatedInstruments.length);
  u8[EventByte.SIDE] = random.below(2);
  u8[EventByte.TYPE] = one(TYPES);
  u8[EventByte.TIME_IN_FORCE] = one(TIFS);
  u8[EventByte.STATUS] = one(STATUSES);
  u8[EventByte.BROKER] = one([0, 1, 255]);
  u8[EventByte.ATTEMPT] = random.below(4);
  i32[EventHalf.REJECT] = random.chance(0.5) ? 0 : one(REJECTS).code;
  i32[EventHalf.CAUSE] = random.below(10);
  i32[EventHalf.NOTE] = random.below(12);
  i32[EventHalf.FLAGS] = random.below(64);
  f64[EventWord.ACCOUNT_SEQ] = sequence;
  for (const [lengthAt, textAt] of [
    [EventWord.CLIENT_ID_LENGTH, EventWord.CLIENT_ID],
    [EventWord.TEXT_LENGTH, EventWord.TEXT],
  ] as const) {
    const text = Buffer.from(
      'q'.repeat(random.below(49)).replaceAll('q', () => String.fromCharCode(97 + random.below(26))),
    );
    f64[lengthAt] = text.length;
    putText(f64, textAt, CLIENT_ID_WORDS, text, 0, text.length);
  }
}

/** The report as JSON and in binary, or why there is none: some of these events nobody would write. */
function told(records: Records, at: number): string {
  const ways = [
    () => encoder.report(records, at),
    () => Buffer.from(binary.bytes.subarray(0, binary.report(records, at))).toString('hex'),
  ];
  return ways
    .map((way) => {
      try {
        return way();
      } catch (error) {
        return (error as Error).message;
      }
    })
    .join('\n');
}

test('of whatever event the log tells what the event itself tells', () => {
  const random = createSeededRandom(1);
  const log = createOrderLog(2, CAPACITY);
  const event = recordsOf(new ArrayBuffer(2 * EVENT_BYTES));
  const from = recordsOf(event.f64.buffer, EVENT_BYTES);
  const sequences = [0, 0];
  let whole = 0;
  for (let i = 0; i < EVENTS; i++) {
    const account = random.below(2);
    const sequence = (sequences[account]! += 1);
    fill(from, random, account, sequence);
    assert.ok(log.append(event, EVENT_BYTES));
    const expected = told(event, EVENT_BYTES);
    assert.equal(told(log.records, log.at(account, sequence)), expected, `event ${i}`);
    if (expected.startsWith('{')) whole += 1;
  }
  assert.ok(whole > EVENTS / 2, `${whole} reports`);
});
