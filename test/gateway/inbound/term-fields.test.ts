import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { recordsOf } from '../../../core/memory/records.ts';
import { areOptionsValid } from '../../../core/order/check-options.ts';
import { refusalOfTerms } from '../../../core/order/check-terms.ts';
import { COMMAND_BYTES, CommandKind, CommandWord } from '../../../core/schema/command.ts';
import { OrderType } from '../../../core/schema/order-kind.ts';
import { AUTO_PROTECTION, PROTECTION_SHIFT, PlaceOption } from '../../../core/schema/risk.ts';
import { TERM_WORDS, TermFlag, TriggerBy } from '../../../core/schema/terms.ts';
import { createDirectory } from '../../../gateway/directory.ts';
import { JsonError, JsonReader } from '../../../gateway/inbound/json-reader.ts';
import { createOrderRequest } from '../../../gateway/inbound/order-request.ts';
import { createRequestParser } from '../../../gateway/inbound/parse.ts';
import { writeCommand } from '../../../gateway/inbound/write-command.ts';

const directory = createDirectory(SimulatedInstruments, ['demo'], ['sim-a']);
const parser = createRequestParser(directory);
/** Tick 0.05, lot 75. */
const option = { symbol: 'NIFTY24DEC25000CE', side: 'buy', quantity: 7500 };

function read(fields: object, plain: object = option) {
  const bytes = Buffer.from(JSON.stringify({ ...plain, ...fields }));
  const request = createOrderRequest();
  // What another request has left behind.
  request.terms.fill(77);
  if (parser.takes(bytes, 0, bytes.length)) return { no: parser.placeTaken(request), request };
  const reader = new JsonReader();
  assert.equal(reader.read(bytes, 0, bytes.length), JsonError.none);
  return { no: parser.place(reader, request), request };
}

const { last, bid_ask: bidAsk, mark } = TriggerBy;
const { percent, armWhenFull, flatten } = TermFlag;

/** Term words: stop, stop's limit, trail, target, legs, variance, flags, parent. */
const right: readonly (readonly [string, object, type: number, ticks: number, terms: readonly number[]])[] = [
  ['a STOP', { order_type: 'STOP', stop_price: 180 }, OrderType.stop, 0, [3600, 0, 0, 0, 0, 0, last, 0]],
  [
    'a STOP by the mark, in any case',
    { order_type: 'stop', stop_price: '180.05', trigger_by: 'MARK' },
    OrderType.stop,
    0,
    [3601, 0, 0, 0, 0, 0, mark, 0],
  ],
  [
    'a STOP_LIMIT',
    { order_type: 'STOP_LIMIT', stop_price: 180, price: 181, trigger_by: 'bid_ask' },
    OrderType.stop_limit,
    3620,
    [3600, 0, 0, 0, 0, 0, bidAsk, 0],
  ],
  [
    'a TRAILING_STOP by an amount',
    { order_type: 'TRAILING_STOP', trail_amount: '2.5' },
    OrderType.trailing_stop,
    0,
    [0, 0, 50, 0, 0, 0, last, 0],
  ],
  [
    'a TRAILING_STOP by a percentage',
    { order_type: 'TRAILING_STOP', trail_percent: '1.2345' },
    OrderType.trailing_stop,
    0,
    [0, 0, 12_345, 0, 0, 0, percent, 0],
  ],
  [
    'an ICEBERG',
    { order_type: 'ICEBERG', price: 150, iceberg_legs: 10, iceberg_quantity_variance: 0.1 },
    OrderType.iceberg,
    3000,
    [0, 0, 0, 0, 10, 100_000, 0, 0],
  ],
  [
    'an ICEBERG without variance or price',
    { order_type: 'ICEBERG', iceberg_legs: '2', iceberg_quantity_variance: 0 },
    OrderType.iceberg,
    0,
    [0, 0, 0, 0, 2, 0, 0, 0],
  ],
  [
    'the BRACKET of a sell entry, its stop above and its target below',
    { order_type: 'BRACKET', side: 'sell', price: 150, stop_loss: 180, target: 100 },
    OrderType.bracket,
    3000,
    [3600, 0, 0, 2000, 0, 0, 0, 0],
  ],
  [
    'a BRACKET with everything',
    {
      order_type: 'BRACKET',
      price: 150,
      stop_loss: 120,
      stop_loss_limit: 119,
      target: 190,
      trigger_by: 'mark',
      arm_on: 'full_fill',
      on_double_fill: 'flatten',
    },
    OrderType.bracket,
    3000,
    [2400, 2380, 0, 3800, 0, 0, mark | armWhenFull | flatten, 0],
  ],
  [
    'a BRACKET that enters at the market, its stop trailing',
    { order_type: 'BRACKET', target: 190, trail_amount: 5, arm_on: 'first_fill', on_double_fill: 'report' },
    OrderType.bracket,
    0,
    [0, 0, 100, 3800, 0, 0, 0, 0],
  ],
  [
    'an OCO, which rests at its target',
    { order_type: 'OCO', side: 'sell', target: 190, stop_loss: 120 },
    OrderType.oco,
    3800,
    [2400, 0, 0, 3800, 0, 0, 0, 0],
  ],
  [
    'an OCO that says its target twice',
    { order_type: 'OCO', price: 100, target: '100.00', stop_loss: 180 },
    OrderType.oco,
    2000,
    [3600, 0, 0, 2000, 0, 0, 0, 0],
  ],
  [
    'an OTO with a target',
    { order_type: 'OTO', price: 150, target: 190 },
    OrderType.oto,
    3000,
    [0, 0, 0, 3800, 0, 0, 0, 0],
  ],
  [
    'an OTO with a trailing stop, armed when all is filled',
    { order_type: 'OTO', price: 150, trail_percent: 3, trigger_by: 'mark', arm_on: 'full_fill' },
    OrderType.oto,
    3000,
    [0, 0, 30_000, 0, 0, 0, mark | percent | armWhenFull, 0],
  ],
];
for (const [name, fields, type, ticks, terms] of right) {
  test(`${name} is read into ticks and millionths, and is what the engine takes`, () => {
    const { no, request } = read(fields);
    assert.equal(no, undefined);
    assert.deepEqual([request.type, request.priceTicks, [...request.terms]], [type, ticks, terms]);
    const command = recordsOf(new ArrayBuffer(COMMAND_BYTES));
    writeCommand(command, 0, CommandKind.place, request, 0, 0);
    assert.deepEqual([...command.f64.subarray(CommandWord.TERMS, CommandWord.TERMS + TERM_WORDS)], terms);
    assert.equal(refusalOfTerms(command, 0), 0);
  });
}

test('a plain order has no terms, whatever was read before it', () => {
  const { request } = read({ price: 150 });
  const command = recordsOf(new ArrayBuffer(COMMAND_BYTES));
  command.f64.fill(7);
  writeCommand(command, 0, CommandKind.place, request, 0, 0);
  assert.deepEqual([...command.f64.subarray(CommandWord.TERMS, CommandWord.TERMS + TERM_WORDS)], Array(8).fill(0));
});

const bracket = { order_type: 'BRACKET', price: 150, stop_loss: 120, target: 190 };
const wrong: readonly (readonly [object, code: string, field: string, message: RegExp])[] = [
  [
    { ...bracket, stop_loss_limit: 121 },
    'INVALID_EXITS',
    'stop_loss_limit',
    /of a stop that sells is at most its stop_loss/,
  ],
  [
    { ...bracket, side: 'sell', stop_loss: 180, target: 100, stop_loss_limit: 179 },
    'INVALID_EXITS',
    'stop_loss_limit',
    /of a stop that buys is at least its stop_loss/,
  ],
  [
    { order_type: 'OTO', price: 150, stop_loss: 120, stop_loss_limit: 140 },
    'INVALID_EXITS',
    'stop_loss_limit',
    /is at most its stop_loss/,
  ],
  [{ order_type: 'STOPP' }, 'INVALID_ORDER_TYPE', 'order_type', /LIMIT, MARKET, STOP, .*OTO/],
  [{ order_type: 'STOP' }, 'MISSING_FIELD', 'stop_price', /A STOP order has a stop_price/],
  [{ order_type: 'STOP', stop_price: 180, price: 150 }, 'INVALID_PRICE', 'price', /has no price/],
  [{ order_type: 'STOP', stop_price: 0 }, 'INVALID_STOP_PRICE', 'stop_price', /above zero/],
  [{ order_type: 'STOP', stop_price: -1 }, 'INVALID_STOP_PRICE', 'stop_price', /above zero/],
  [{ order_type: 'STOP', stop_price: 'high' }, 'INVALID_STOP_PRICE', 'stop_price', /a number or a decimal/],
  [{ order_type: 'STOP', stop_price: 180.01 }, 'PRICE_NOT_ON_TICK', 'stop_price', /multiples of 0.05/],
  [{ order_type: 'STOP', stop_price: '99999999999999999' }, 'INVALID_STOP_PRICE', 'stop_price', /too large/],
  [
    { order_type: 'STOP', stop_price: 180, trigger_by: 'ask' },
    'INVALID_PARAMETER',
    'trigger_by',
    /last, bid_ask, mark/,
  ],
  [{ order_type: 'STOP', stop_price: 180, trigger_by: 1 }, 'INVALID_PARAMETER', 'trigger_by', /one of/],
  [{ order_type: 'STOP', stop_price: 180, target: 190 }, 'INVALID_PARAMETER', 'target', /BRACKET, OCO, OTO only/],
  [{ order_type: 'STOP_LIMIT', stop_price: 180 }, 'MISSING_FIELD', 'price', /A STOP_LIMIT order has a price/],
  [{ order_type: 'STOP_LIMIT', price: 180 }, 'MISSING_FIELD', 'stop_price', /stop_price/],
  [{ order_type: 'TRAILING_STOP' }, 'MISSING_FIELD', 'trail_amount', /trail_amount or a trail_percent/],
  [{ order_type: 'TRAILING_STOP', trail_amount: 1, price: 9 }, 'INVALID_PRICE', 'price', /has no price/],
  [
    { order_type: 'TRAILING_STOP', trail_amount: 1, stop_price: 9 },
    'INVALID_PARAMETER',
    'stop_price',
    /STOP_LIMIT only/,
  ],
  [{ order_type: 'TRAILING_STOP', trail_amount: 1, trail_percent: 1 }, 'INVALID_TRAIL', 'trail_percent', /not both/],
  [{ order_type: 'TRAILING_STOP', trail_amount: 0 }, 'INVALID_TRAIL', 'trail_amount', /above zero/],
  [{ order_type: 'TRAILING_STOP', trail_amount: 0.01 }, 'PRICE_NOT_ON_TICK', 'trail_amount', /multiples of 0.05/],
  [{ order_type: 'TRAILING_STOP', trail_percent: 100 }, 'INVALID_TRAIL', 'trail_percent', /below 100/],
  [{ order_type: 'TRAILING_STOP', trail_percent: 0 }, 'INVALID_TRAIL', 'trail_percent', /above 0/],
  [{ order_type: 'TRAILING_STOP', trail_percent: '0.00001' }, 'INVALID_TRAIL', 'trail_percent', /4 decimals/],
  [{ order_type: 'ICEBERG', price: 150 }, 'MISSING_FIELD', 'iceberg_legs', /An ICEBERG order has iceberg_legs/],
  [{ order_type: 'ICEBERG', iceberg_legs: 1 }, 'INVALID_LEGS', 'iceberg_legs', /from 2 to 50/],
  [{ order_type: 'ICEBERG', iceberg_legs: 51 }, 'INVALID_LEGS', 'iceberg_legs', /from 2 to 50/],
  [{ order_type: 'ICEBERG', iceberg_legs: 2.5 }, 'INVALID_LEGS', 'iceberg_legs', /whole number/],
  [{ order_type: 'ICEBERG', iceberg_legs: 3, quantity: 150 }, 'INVALID_LEGS', 'iceberg_legs', /more legs than lots/],
  [
    { order_type: 'ICEBERG', iceberg_legs: 3, iceberg_quantity_variance: 1 },
    'INVALID_LEGS',
    'iceberg_quantity_variance',
    /below 1/,
  ],
  [
    { order_type: 'ICEBERG', iceberg_legs: 3, iceberg_quantity_variance: -0.1 },
    'INVALID_LEGS',
    'iceberg_quantity_variance',
    /from 0/,
  ],
  [{ ...bracket, target: undefined }, 'MISSING_FIELD', 'target', /A BRACKET order has a target/],
  [
    { ...bracket, stop_loss: undefined },
    'MISSING_FIELD',
    'stop_loss',
    /a stop_loss, a trail_amount or a trail_percent/,
  ],
  [{ ...bracket, trail_amount: 1 }, 'INVALID_EXITS', 'stop_loss', /or a trail/],
  [{ ...bracket, stop_loss_limit: 0 }, 'INVALID_EXITS', 'stop_loss_limit', /above zero/],
  [
    { ...bracket, stop_loss: undefined, trail_amount: 1, stop_loss_limit: 1 },
    'MISSING_FIELD',
    'stop_loss',
    /stop_loss_limit goes with stop_loss/,
  ],
  [{ ...bracket, target: 150 }, 'INVALID_EXITS', 'target', /The target of a buy entry is above its price/],
  [{ ...bracket, target: 190.02 }, 'PRICE_NOT_ON_TICK', 'target', /multiples/],
  [{ ...bracket, stop_loss: 150 }, 'INVALID_EXITS', 'stop_loss', /The stop_loss of a buy entry is below its price/],
  [
    { ...bracket, side: 'sell', stop_loss: 180 },
    'INVALID_EXITS',
    'target',
    /The target of a sell entry is below its price/,
  ],
  [
    { ...bracket, side: 'sell', target: 100 },
    'INVALID_EXITS',
    'stop_loss',
    /The stop_loss of a sell entry is above its price/,
  ],
  [
    { ...bracket, price: undefined, stop_loss: 190 },
    'INVALID_EXITS',
    'target',
    /The target of a buy entry is above its stop_loss/,
  ],
  [{ ...bracket, arm_on: 'half' }, 'INVALID_PARAMETER', 'arm_on', /first_fill, full_fill/],
  [{ ...bracket, on_double_fill: true }, 'INVALID_PARAMETER', 'on_double_fill', /report, flatten/],
  [{ order_type: 'OCO', target: 190, stop_loss: 120 }, 'INVALID_EXITS', 'target', /an OCO that buys is below/],
  [
    { order_type: 'OCO', side: 'sell', target: 100, stop_loss: 120 },
    'INVALID_EXITS',
    'target',
    /an OCO that sells is above/,
  ],
  [{ order_type: 'OCO', target: 100, stop_loss: 120, price: 101 }, 'INVALID_PRICE', 'price', /is its target/],
  [
    { order_type: 'OCO', target: 100, stop_loss: 120, arm_on: 'full_fill' },
    'INVALID_PARAMETER',
    'arm_on',
    /BRACKET, OTO/,
  ],
  [{ order_type: 'OTO', price: 150 }, 'MISSING_FIELD', 'target', /An OTO order has a target, or a stop_loss/],
  [{ order_type: 'OTO', price: 150, target: 190, stop_loss: 120 }, 'INVALID_EXITS', 'target', /is a BRACKET/],
  [{ order_type: 'OTO', price: 150, target: 140 }, 'INVALID_EXITS', 'target', /above its price/],
  [{ order_type: 'OTO', side: 'sell', price: 150, target: 160 }, 'INVALID_EXITS', 'target', /below its price/],
  [{ order_type: 'OTO', target: 190, trigger_by: 'mark' }, 'INVALID_PARAMETER', 'trigger_by', /goes with a stop_loss/],
  [
    { order_type: 'OTO', stop_loss: 9, on_double_fill: 'report' },
    'INVALID_PARAMETER',
    'on_double_fill',
    /BRACKET, OCO/,
  ],
  [{ price: 150, reduce_only: 1 }, 'INVALID_PARAMETER', 'reduce_only', /true or false/],
  [{ ...bracket, reduce_only: true }, 'INVALID_PARAMETER', 'reduce_only', /BRACKET and OTO/],
  [{ post_only: true }, 'INVALID_PARAMETER', 'post_only', /may rest/],
  [{ price: 150, post_only: true, time_in_force: 'IOC' }, 'INVALID_PARAMETER', 'post_only', /may rest/],
  [{ order_type: 'STOP', stop_price: 180, autoslice: true }, 'INVALID_PARAMETER', 'autoslice', /LIMIT and MARKET/],
  [{ market_protection: 0 }, 'INVALID_PARAMETER', 'market_protection', /above 0/],
  [{ market_protection: 100.01 }, 'INVALID_PARAMETER', 'market_protection', /up to 100/],
  [{ price: 150, market_protection: 1 }, 'INVALID_PARAMETER', 'market_protection', /market order/],
  [{ price: 150, stop_price: 180 }, 'INVALID_PARAMETER', 'stop_price', /STOP, STOP_LIMIT only/],
  [{ price: 150, order_type: 'LIMIT', iceberg_legs: 2 }, 'INVALID_PARAMETER', 'iceberg_legs', /ICEBERG only/],
  [{ order_type: 'MARKET', trail_amount: 2 }, 'INVALID_PARAMETER', 'trail_amount', /TRAILING_STOP, BRACKET, OCO, OTO/],
];
const optionBits: readonly (readonly [object, number])[] = [
  [{ price: 150, reduce_only: true, post_only: true }, PlaceOption.reduceOnly | PlaceOption.postOnly],
  [{ price: 150, reduce_only: false, post_only: false, autoslice: false }, 0],
  [{ autoslice: true, market_protection: '1.25' }, PlaceOption.autoslice | (125 << PROTECTION_SHIFT)],
  [{ order_type: 'STOP', stop_price: 180, market_protection: 'auto' }, AUTO_PROTECTION << PROTECTION_SHIFT],
];
for (const [fields, bits] of optionBits) {
  test(`the options of ${JSON.stringify(fields)} are bits that the engine takes`, () => {
    const { no, request } = read(fields);
    assert.equal(no, undefined);
    assert.equal(request.options, bits);
    const command = recordsOf(new ArrayBuffer(COMMAND_BYTES));
    writeCommand(command, 0, CommandKind.place, request, 0, request.options);
    assert.equal(areOptionsValid(command, 0), true);
  });
}

for (const [fields, code, field, message] of wrong) {
  test(`${JSON.stringify(fields)} is refused as ${code} of ${field}`, () => {
    const { no } = read(fields);
    assert.deepEqual([no?.code, no?.field], [code, field]);
    assert.match(no!.message, message);
  });
}
