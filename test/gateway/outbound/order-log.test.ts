import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
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

/** How an account's reports come: the next one, or where a turn is given, one so far from the newest. */
const ACCOUNTS = 2;
const FAR = 3 * CAPACITY;
const account = fc.nat({ max: ACCOUNTS - 1 });
const turn = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('append' as const), account, by: fc.constant(1) }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('append' as const), account, by: fc.integer({ min: -2, max: FAR }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('refill' as const), account, by: fc.integer({ min: -FAR, max: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('had' as const), account, by: fc.integer({ min: -2, max: FAR }) }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('isComplete' as const), account, by: fc.constant(0) }) },
);

/** What a log of so many reports has of one account, by sequence; `mark` tells one from another of the same sequence. */
interface PlainLog {
  first: number;
  last: number;
  readonly kept: Map<number, number>;
}

function plainKeep(log: PlainLog, sequence: number, mark: number): void {
  log.kept.set(sequence, mark);
  for (const known of log.kept.keys()) if (known <= log.last - CAPACITY) log.kept.delete(known);
}

function plainAppend(log: PlainLog, sequence: number, mark: number): boolean {
  if (sequence <= log.last) return false;
  if (sequence !== log.last + 1) log.first = sequence;
  log.last = sequence;
  log.first = Math.max(log.first, sequence - CAPACITY + 1);
  plainKeep(log, sequence, mark);
  return true;
}

function plainRefill(log: PlainLog, sequence: number, mark: number): boolean {
  if (sequence < 1 || sequence <= log.last - CAPACITY) return false;
  if (sequence > log.last) return plainAppend(log, sequence, mark);
  plainKeep(log, sequence, mark);
  return true;
}

function plainComplete(logs: readonly PlainLog[]): boolean {
  for (const log of logs)
    while (log.first > 1 && log.first > log.last - CAPACITY + 1 && log.kept.has(log.first - 1)) log.first -= 1;
  return logs.every(({ first, last }) => first <= Math.max(1, last - CAPACITY + 1));
}

test('whatever is appended, filled in later, skipped or only known to have been, each report kept stands where it is found', () => {
  const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
  let wrapped = 0;
  let gaps = 0;
  fc.assert(
    fc.property(fc.array(turn, { minLength: 1, maxLength: 60, size: 'max' }), (turns) => {
      const log = createOrderLog(ACCOUNTS, CAPACITY);
      const plain = Array.from({ length: ACCOUNTS }, (): PlainLog => ({ first: 1, last: 0, kept: new Map() }));
      for (const [mark, { act, account: of, by }] of turns.entries()) {
        const one = plain[of]!;
        const sequence = one.last + by;
        event.i32[EventHalf.LENGTH] = EVENT_SHORT_BYTES;
        event.i32[EventHalf.KIND_VERSION] = EventKind.acknowledged;
        event.i32[EventHalf.ACCOUNT] = of;
        event.f64[EventWord.ACCOUNT_SEQ] = sequence;
        event.f64[EventWord.ORDER_ID] = mark;
        if (act === 'append') {
          if (by > 1) gaps += 1;
          assert.equal(log.append(event, 0), plainAppend(one, sequence, mark));
        } else if (act === 'refill') {
          assert.equal(log.refill(event, 0), plainRefill(one, sequence, mark));
        } else if (act === 'had') {
          log.had(of, sequence);
          if (by > 0) [one.first, one.last] = [sequence + 1, sequence];
        } else {
          assert.equal(log.isComplete(), plainComplete(plain));
        }
        for (const [index, { first, last, kept }] of plain.entries()) {
          assert.deepEqual([log.first(index), log.last(index)], [first, last], `turn ${mark}, account ${index}`);
          if (first > CAPACITY) wrapped += 1;
          for (let s = first; s <= last; s++) {
            const word = log.at(index, s) >> 3;
            assert.equal(log.records.f64[word + EventWord.ACCOUNT_SEQ], s, `turn ${mark}, account ${index}`);
            assert.equal(log.records.f64[word + EventWord.ORDER_ID], kept.get(s), `turn ${mark}, report ${s}`);
          }
        }
      }
    }),
    { numRuns: 2000 },
  );
  assert.ok(wrapped > 1000 && gaps > 100, `${wrapped} wrapped, ${gaps} gaps`);
});

test('reports that were only known to have been are filled in from before, and the next one follows them', () => {
  const log = createOrderLog(1, CAPACITY);
  const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
  event.i32[EventHalf.LENGTH] = EVENT_SHORT_BYTES;
  event.i32[EventHalf.KIND_VERSION] = EventKind.acknowledged;
  const LAST = 3 * CAPACITY + 5;
  log.had(0, LAST);
  for (let sequence = LAST - CAPACITY; sequence <= LAST; sequence++) {
    event.f64[EventWord.ACCOUNT_SEQ] = sequence;
    assert.equal(log.isComplete(), false);
    assert.equal(log.refill(event, 0), sequence > LAST - CAPACITY, `report ${sequence}`);
  }
  assert.ok(log.isComplete());
  event.f64[EventWord.ACCOUNT_SEQ] = LAST + 1;
  assert.ok(log.append(event, 0));
  assert.deepEqual([log.first(0), log.last(0)], [LAST + 2 - CAPACITY, LAST + 1]);
  for (let sequence = log.first(0); sequence <= LAST + 1; sequence++) {
    assert.equal(log.records.f64[(log.at(0, sequence) >> 3) + EventWord.ACCOUNT_SEQ], sequence);
  }
});
