import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { LimitField, LimitLayer } from '../../../core/risk/limit-field.ts';
import { DEFINITION_WORDS } from '../../../core/schema/definition.ts';
import { LimitsWord, OverrideWord, RateWord } from '../../../core/schema/risk.ts';
import { createDirectory } from '../../../gateway/directory.ts';
import { createAdminParser } from '../../../gateway/inbound/admin-parse.ts';
import { JsonError, JsonReader } from '../../../gateway/inbound/json-reader.ts';
import { createOrderRequest } from '../../../gateway/inbound/order-request.ts';
import { type Principal, localPrincipal } from '../../../gateway/keys/principal.ts';

const directory = createDirectory(SimulatedInstruments, ['demo', 'hedge'], ['sim-a', 'sim-b']);
const parser = createAdminParser(directory, ['USDT', 'INR']);
const all = localPrincipal(2);
const one: Principal = { ...all, accounts: [1] };
const NOW_US = 1_800_000_000_000_000;

type Call = 'limits' | 'override' | 'rearm' | 'rate';

function read(call: Call, body: string, who: Principal = all) {
  const bytes = Buffer.from(body);
  const reader = new JsonReader();
  assert.equal(reader.read(bytes, 0, bytes.length), JsonError.none);
  const request = createOrderRequest();
  const words = new Float64Array(DEFINITION_WORDS);
  const no =
    call === 'limits'
      ? parser.limits(reader, who, request, words)
      : call === 'rearm'
        ? parser.rearm(reader, who, request)
        : call === 'rate'
          ? parser.rate(reader, who, request, words, NOW_US)
          : parser.override(reader, who, request, words, NOW_US);
  return { no, request, words };
}

test('limits are read exactly, in lots, millionths and whole numbers, in the order of their bits', () => {
  const body =
    '{"scope":{"account":"hedge","symbol":"BTCUSDT","tag":"alpha"},"if_version":7,' +
    '"limits":{"max_order_notional":"9007199254.740990","max_order_quantity":0.000001,"blocked":true,"max_position":null}}';
  const { no, request, words } = read('limits', body);
  assert.equal(no, undefined);
  assert.deepEqual([request.account, request.instrument, request.broker, request.ifVersion], [1, 0, 0, 7]);
  assert.equal(Buffer.from(request.tag.subarray(0, request.tagLength)).toString(), 'alpha');
  assert.equal(words[LimitsWord.LAYER], LimitLayer.set);
  assert.equal(words[LimitsWord.SET], 2 ** 0 + 2 ** 1 + 2 ** LimitField.blocked.index);
  assert.equal(words[LimitsWord.CLEARED], 2 ** LimitField.max_position.index);
  assert.deepEqual([...words.subarray(LimitsWord.VALUES, LimitsWord.VALUES + 3)], [1, 9_007_199_254_740_990, 1]);
});

test('a limit of the firm is of its own layer, and may name a symbol where it is of positions', () => {
  const { no, words, request } = read('limits', '{"firm":true,"limits":{"max_open_orders":5}}');
  assert.equal(no, undefined);
  assert.deepEqual([words[LimitsWord.LAYER], words[LimitsWord.VALUES], request.account], [LimitLayer.firm, 5, -1]);
  const ofSymbol = read('limits', '{"firm":true,"scope":{"symbol":"ETHUSDT"},"limits":{"max_position":"1.5"}}');
  assert.equal(ofSymbol.no, undefined);
  assert.deepEqual([ofSymbol.request.instrument, ofSymbol.words[LimitsWord.VALUES]], [1, 15_000]);
});

const many = Object.keys(LimitField)
  .filter(
    (name) =>
      LimitField[name as keyof typeof LimitField].unit === 'ms' ||
      name.endsWith('bps') ||
      name.includes('max_o') ||
      name.includes('per_second') ||
      name.endsWith('burst'),
  )
  .map((name) => `"${name}":1`);

const wrong: [what: string, call: Call, body: string, code: string, field: string, who?: Principal][] = [
  ['no scope', 'limits', '{"limits":{"blocked":true}}', 'MISSING_FIELD', 'scope'],
  ['no limits', 'limits', '{"scope":{}}', 'MISSING_FIELD', 'limits'],
  ['none named', 'limits', '{"scope":{},"limits":{}}', 'MISSING_FIELD', 'limits'],
  ['a limit that there is none of', 'limits', '{"scope":{},"limits":{"max_fun":1}}', 'UNKNOWN_FIELD', 'max_fun'],
  ['a field that there is none of', 'limits', '{"scope":{},"limit":{}}', 'UNKNOWN_FIELD', 'limit'],
  ['another account', 'limits', '{"scope":{"account":"x"},"limits":{"blocked":true}}', 'FORBIDDEN_ACCOUNT', 'account'],
  ['another symbol', 'limits', '{"scope":{"symbol":"X"},"limits":{"blocked":true}}', 'UNKNOWN_INSTRUMENT', 'symbol'],
  ['another broker', 'limits', '{"scope":{"broker":"x"},"limits":{"blocked":true}}', 'INVALID_BROKER', 'broker'],
  ['a tag without account', 'limits', '{"scope":{"tag":"a"},"limits":{"blocked":true}}', 'INVALID_LIMIT_SCOPE', 'tag'],
  [
    'a total of a symbol',
    'limits',
    '{"scope":{"symbol":"BTCUSDT"},"limits":{"cash":"1"}}',
    'INVALID_LIMIT_SCOPE',
    'cash',
  ],
  ['a size of the firm', 'limits', '{"firm":true,"limits":{"blocked":true}}', 'INVALID_LIMIT_SCOPE', 'blocked'],
  ['cash of a broker', 'limits', '{"scope":{"broker":"sim-a"},"limits":{"cash":"1"}}', 'INVALID_LIMIT_SCOPE', 'cash'],
  [
    'an account of the firm',
    'limits',
    '{"firm":true,"scope":{"account":"demo"},"limits":{"cash":"1"}}',
    'INVALID_LIMIT_SCOPE',
    'scope',
  ],
  [
    'a part of a lot',
    'limits',
    '{"scope":{"symbol":"BTCUSDT"},"limits":{"max_position":"0.0000001"}}',
    'QUANTITY_NOT_ON_LOT',
    'max_position',
  ],
  [
    'a quantity without symbol',
    'limits',
    '{"scope":{},"limits":{"max_position":"0.5"}}',
    'INVALID_QUANTITY',
    'max_position',
  ],
  [
    'a part of a millionth',
    'limits',
    '{"scope":{},"limits":{"max_order_notional":"0.0000001"}}',
    'INVALID_PARAMETER',
    'max_order_notional',
  ],
  [
    'less than nothing',
    'limits',
    '{"scope":{},"limits":{"max_open_orders":-1}}',
    'INVALID_PARAMETER',
    'max_open_orders',
  ],
  ['a number for a flag', 'limits', '{"scope":{},"limits":{"blocked":1}}', 'INVALID_PARAMETER', 'blocked'],
  [
    'a mode of its own',
    'limits',
    '{"scope":{},"limits":{"self_trade_mode":"hope"}}',
    'INVALID_PARAMETER',
    'self_trade_mode',
  ],
  [
    'thirteen at once',
    'limits',
    `{"scope":{},"limits":{${many.slice(0, 13).join(',')}}}`,
    'INVALID_PARAMETER',
    'limits',
  ],
  [
    'a version of 0',
    'limits',
    '{"scope":{},"if_version":0,"limits":{"blocked":true}}',
    'INVALID_PARAMETER',
    'if_version',
  ],
  [
    'the firm, by a key of one account',
    'limits',
    '{"firm":true,"limits":{"cash":"1"}}',
    'FORBIDDEN_ACCOUNT',
    'firm',
    one,
  ],
  [
    'everybody, by a key of one account',
    'limits',
    '{"scope":{},"limits":{"blocked":true}}',
    'FORBIDDEN_ACCOUNT',
    'account',
    one,
  ],
  ['no order', 'override', '{"controls":[]}', 'MISSING_FIELD', 'client_order_id'],
  ['no controls', 'override', '{"client_order_id":"a"}', 'MISSING_FIELD', 'controls'],
  [
    'a control that nobody may pass',
    'override',
    '{"client_order_id":"a","controls":["HALTED"],"expires_in_ms":1}',
    'INVALID_PARAMETER',
    'controls',
  ],
  ['no end', 'override', '{"client_order_id":"a","controls":["SIZE_LIMIT"]}', 'MISSING_FIELD', 'expires_in_ms'],
  [
    'more than a day',
    'override',
    '{"client_order_id":"a","controls":["SIZE_LIMIT"],"expires_in_ms":86400001}',
    'INVALID_PARAMETER',
    'expires_in_ms',
  ],
  ['no symbol', 'rearm', '{"account":"demo"}', 'MISSING_FIELD', 'symbol'],
  ['a currency that nothing is paid in', 'rate', '{"currency":"EUR","rate":"1"}', 'INVALID_PARAMETER', 'currency'],
  ['the accounts’ own currency', 'rate', '{"currency":"USDT","rate":"1"}', 'INVALID_PARAMETER', 'currency'],
  ['a rate of nothing', 'rate', '{"currency":"INR","rate":"0"}', 'INVALID_PARAMETER', 'rate'],
  ['a rate, by a key of one account', 'rate', '{"currency":"INR","rate":"1"}', 'FORBIDDEN_ACCOUNT', 'currency', one],
];

for (const [what, call, body, code, field, who] of wrong) {
  test(`${call} with ${what} is refused as ${code}`, () => {
    const { no } = read(call, body, who);
    assert.deepEqual([no?.code, no?.field], [code, field]);
  });
}

test('what a scope can have is named where it is asked for more', () => {
  const { no } = read('limits', '{"firm":true,"limits":{"blocked":true}}');
  assert.match(no!.message, /max_open_orders/);
  assert.doesNotMatch(no!.message.split('it can have')[1]!, /blocked/);
});

test('an override ends so long from now, and one of no controls needs no end', () => {
  const { words } = read('override', '{"client_order_id":"a","controls":["SIZE_LIMIT","VAR_LIMIT"],"expires_in_ms":5}');
  assert.deepEqual(
    [words[OverrideWord.CONTROLS_LOW], words[OverrideWord.EXPIRES_US]],
    [2 ** 31 + 2 ** 7, NOW_US + 5_000],
  );
  assert.equal(read('override', '{"client_order_id":"a","controls":[]}').no, undefined);
});

test('a rate is millionths of the accounts’ currency, of the row of its currency', () => {
  const { words, no } = read('rate', '{"currency":"INR","rate":"0.012345","max_age_ms":250}');
  assert.equal(no, undefined);
  assert.deepEqual(
    [words[RateWord.ROW], words[RateWord.RATE], words[RateWord.AS_OF_US], words[RateWord.MAX_AGE_US]],
    [1, 12_345, NOW_US, 250_000],
  );
});
