import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Records, recordsOf } from '../../../core/memory/records.ts';
import {
  CLIENT_ID_BYTES,
  COMMAND_BYTES,
  COMMAND_WORDS,
  CommandKind,
  CommandWord,
  TAG_BYTES,
} from '../../../core/schema/command.ts';
import { COMMAND_DEFINITION } from '../../../core/schema/definition.ts';
import { OrderType } from '../../../core/schema/order-kind.ts';
import { TERM_WORDS } from '../../../core/schema/terms.ts';
import type { Admission } from '../../../gateway/inbound/admit.ts';
import { createDefinitionCommands } from '../../../gateway/inbound/definition-commands.ts';
import { createOrderRequest } from '../../../gateway/inbound/order-request.ts';
import { writeCommand } from '../../../gateway/inbound/write-command.ts';
import type { InstrumentSetup } from '../../../workers/engine-setup.ts';

/** Behind a slot that others have: nothing of theirs is touched. */
const AT = COMMAND_BYTES;
const SLOTS = 3;
const KINDS = Object.values(CommandKind);
const { place: PLACE } = CommandKind;
const { REQUEST_ID, RECEIVED_NS } = CommandWord;
const MAX = Number.MAX_SAFE_INTEGER;
const byte = fc.integer({ min: 0, max: 255 });
const word = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: MAX }));
const textOf = (most: number) => fc.oneof(fc.constant([]), fc.array(byte, { maxLength: most }));
const command = fc.record({
  kind: fc.oneof(fc.constant(PLACE), fc.constantFrom(...KINDS)),
  type: fc.oneof(fc.constantFrom(OrderType.limit, OrderType.market), fc.constantFrom(...Object.values(OrderType))),
  bytes: fc.tuple(byte, byte, byte),
  halves: fc.tuple(fc.integer(), fc.integer(), fc.integer()),
  words: fc.tuple(word, word, word, word, word, word, word),
  id: textOf(CLIENT_ID_BYTES),
  tag: textOf(TAG_BYTES),
  terms: fc.array(word, { minLength: TERM_WORDS, maxLength: TERM_WORDS }),
  /** What is written behind the texts of whatever is no place. */
  more: fc.array(word, { maxLength: COMMAND_WORDS - COMMAND_DEFINITION }),
});
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

/** Each request is what the one before it left: the bytes behind a text's length, and the terms, are old ones. */
const request = createOrderRequest();

function write(records: Records, { kind, type, bytes, halves, words, id, tag, terms, more }: Command): void {
  request.type = type;
  [request.side, request.timeInForce, request.broker] = bytes;
  [request.account, request.instrument] = halves;
  [request.priceTicks, request.quantityLots, request.expireAtUs, request.orderId] = words;
  request.clientId.set(id);
  request.clientIdLength = id.length;
  request.tag.set(tag);
  request.tagLength = tag.length;
  request.terms.set(terms);
  writeCommand(records, AT, kind, request, words[4], halves[2]);
  // Nobody waits for it, or nobody said when it came: then what the slot had before is not there either.
  if (words[5] !== 0) records.f64[(AT >> 3) + REQUEST_ID] = words[5];
  if (words[6] !== 0) records.f64[(AT >> 3) + RECEIVED_NS] = words[6];
  if (kind !== PLACE) records.f64.set(more, (AT >> 3) + COMMAND_DEFINITION);
}

const setup: InstrumentSetup = {
  id: 3,
  symbol: 'BTC-USDT',
  tradable: true,
  tickMantissa: 1,
  tickDecimals: 2,
  lotMantissa: 1,
  lotDecimals: 5,
  moneyNumerator: 1,
  moneyDenominator: 10,
  maxQuoteAgeUs: 5_000_000,
  dayCloseUs: 86_400,
  sessionDays: 127,
};

/** The other one who writes into the same slots. */
function define(records: Records): void {
  const admission: Admission = { records, claim: () => AT, flush: () => undefined, refused: new Float64Array(4) };
  assert.ok(createDefinitionCommands(admission)(setup, 1));
}

function slots(): Records {
  return recordsOf(new ArrayBuffer(SLOTS * COMMAND_BYTES));
}

/** `undefined`: a definition. */
function writeAny(records: Records, one: Command | undefined): void {
  if (one === undefined) define(records);
  else write(records, one);
}

test('what is written over whatever the slot held is, byte for byte, what is written into a zeroed one', () => {
  const before = new Set<number>();
  let plain = 0;
  fc.assert(
    fc.property(fc.array(fc.option(command, { nil: undefined, freq: 20 }), { minLength: 2, maxLength: 8 }), (all) => {
      const used = slots();
      for (const [i, one] of all.entries()) {
        const fresh = slots();
        writeAny(used, one);
        writeAny(fresh, one);
        assert.deepEqual(used.u8, fresh.u8, `command ${i}`);
        if (one !== undefined && i < all.length - 1) before.add(one.kind);
        if (one?.kind === PLACE && one.id.length === 0 && one.tag.length === 0 && one.type < OrderType.stop) plain += 1;
      }
    }),
    { numRuns: 5000 },
  );
  assert.equal(before.size, KINDS.length);
  assert.ok(plain > 1000, `${plain} plain places`);
});
