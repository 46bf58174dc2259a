import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { exactText, isZero, readExact } from '../../../gateway/instruments/exact-number.ts';
import { type ExactValue, isExactObject, parseExact } from '../../../gateway/instruments/exact-json.ts';
import { MasterError, readMaster } from '../../../gateway/instruments/master.ts';
import { ownText } from '../../../gateway/instruments/own-format.ts';
import { ACME, kiteFile, masterOf, ownFile } from './files.ts';

const IST_SESSION = { openUs: 33_300_000_000, closeUs: 55_800_000_000, zone: 'Asia/Kolkata', days: 0b11111 };

test('the published list of Kite is read row by row, numbers as they stand there', () => {
  const { instruments, refused } = readMaster(kiteFile, 1_000);
  assert.equal(refused.count, 0, refused.first.join('\n'));
  assert.equal(instruments.length, readFileSync(kiteFile, 'utf8').trim().split('\n').length - 1);
  const [first] = instruments;
  assert.deepEqual(first, {
    symbol: 'CENTRALBK-BE',
    class: 'equity',
    tradable: true,
    currency: 'INR',
    tickMantissa: 5,
    tickDecimals: 2,
    lotMantissa: 1,
    lotDecimals: 0,
    homeTicks: 0,
    multiplierMantissa: 1,
    multiplierDecimals: 0,
    freezeLots: 0,
    expiryUs: 0,
    session: IST_SESSION,
    exchange: 'NSE',
    venueId: '3813889',
  });
  assert.equal(instruments.find(({ symbol }) => symbol === 'IRFC-ND')?.tickMantissa, 1);
});

const HEADER =
  'instrument_token,exchange_token,tradingsymbol,name,last_price,expiry,strike,tick_size,lot_size,instrument_type,segment,exchange';

test('futures, options and indices of Kite: their expiry is the close of that day, an index takes no orders', (context) => {
  const { instruments, refused } = masterOf(context, {
    'kite.csv': `${HEADER}\r
1,1,NIFTY24DEC25000CE,NIFTY,150.05,2024-12-26,25000,0.05,75,CE,NFO-OPT,NFO\r
2,2,NIFTY24DECFUT,"NIFTY, the 50",0,2024-12-26,0,0.05,75,FUT,NFO-FUT,NFO\r
3,3,NIFTY 50,NIFTY 50,0,,0,0,0,EQ,INDICES,NSE\r
4,4,INFY,INFOSYS,0,,0,0.05,1,EQ,BSE,BSE\r
`,
  });
  assert.deepEqual(refused, { count: 0, first: [] });
  const close = Date.parse('2024-12-26T15:30:00+05:30') * 1000;
  assert.deepEqual(
    instruments.map(({ symbol, class: name, tradable, lotMantissa, homeTicks, expiryUs }) => [
      symbol,
      name,
      tradable,
      lotMantissa,
      homeTicks,
      expiryUs,
    ]),
    [
      ['NIFTY24DEC25000CE', 'option', true, 75, 3001, close],
      ['NIFTY24DECFUT', 'future', true, 75, 0, close],
      ['NIFTY 50', 'index', false, 1, 0, 0],
      ['BSE:INFY', 'equity', true, 1, 0, 0],
    ],
  );
});

/** What is wrong with a row of Kite's list, and what is said of it. */
const kiteRefusals: readonly (readonly [row: string, why: RegExp])[] = [
  ['1,1,GOLD24DECFUT,GOLD,0,2024-12-05,0,1,1,FUT,MCX-FUT,MCX', /what a contract of MCX is worth/],
  ['1,1,A,A,0,,0,0.0,1,EQ,NSE,NSE', /0\.0 is no tick/],
  ['1,1,A,A,0,,0,-0.05,1,EQ,NSE,NSE', /-0\.05 is no tick/],
  ['1,1,A,A,0,,0,0.05,0,EQ,NSE,NSE', /0 is no lot/],
  ['1,1,A,A,0,2024-02-30,0,0.05,1,FUT,NFO-FUT,NFO', /2024-02-30 is no date/],
  ['1,1,A,A,0,,0,0.05,1,FUT,NFO-FUT,NFO', /has an expiry/],
  ['1,1,A,A,0,,0,0.05,1,XX,NSE,NSE', /XX is no instrument_type/],
  ['1,1,,A,0,,0,0.05,1,EQ,NSE,NSE', /a symbol is 1 to 32/],
  [`1,1,${'A'.repeat(33)},A,0,,0,0.05,1,EQ,NSE,NSE`, /a symbol is 1 to 32/],
  ['1,1,A,A,0,,0,0.05,1,EQ,NSE', /it has 11 columns, the header 12/],
];
for (const [row, why] of kiteRefusals) {
  test(`of Kite's list ${row} is refused with its line`, (context) => {
    const { instruments, refused } = masterOf(context, {
      'k.csv': `${HEADER}\n1,1,B,B,0,,0,0.05,1,EQ,NSE,NSE\n${row}\n`,
    });
    assert.deepEqual([instruments.length, refused.count], [1, 1]);
    assert.match(refused.first[0]!, /^k\.csv line 3 /);
    assert.match(refused.first[0]!, why);
  });
}

test('our own format has every field, and what it writes it reads back', (context) => {
  const row =
    '{"symbol":"X","class":"option","tradable":false,"currency":"USD","tick":0.0001,"lot":10,"multiplier":"0.1","freeze_quantity":1800,' +
    '"expiry":"2026-12-31T10:00:00Z","session":{"open":"22:00","close":"05:00","zone":"America/Chicago","days":["sun","mon"]},' +
    '"exchange":"CBOE","venue_id":"x-1","home_price":1.5}';
  const { instruments, refused } = masterOf(context, { 'own.json': ownFile([row, ACME]) });
  assert.deepEqual(refused.first, []);
  assert.deepEqual(instruments[0], {
    symbol: 'X',
    class: 'option',
    tradable: false,
    currency: 'USD',
    tickMantissa: 1,
    tickDecimals: 4,
    lotMantissa: 10,
    lotDecimals: 0,
    homeTicks: 15_000,
    multiplierMantissa: 1,
    multiplierDecimals: 1,
    freezeLots: 180,
    expiryUs: Date.UTC(2026, 11, 31, 10) * 1000,
    session: { openUs: 79_200_000_000, closeUs: 18_000_000_000, zone: 'America/Chicago', days: 0b1000001 },
    exchange: 'CBOE',
    venueId: 'x-1',
  });
  assert.deepEqual(masterOf(context, { 'again.json': ownText(instruments) }).instruments, instruments);
});

const ownRefusals: readonly (readonly [fields: Record<string, unknown>, why: RegExp])[] = [
  [{ class: 'bond' }, /class is one of crypto, /],
  [{ class: '__proto__' }, /class is one of crypto, /],
  [{ currency: 'inr' }, /a currency is/],
  [{ symbol: 'A"B' }, /a symbol is/],
  [{ symbol: 'A  B' }, /a symbol is/],
  [{ tick: '0' }, /0 is no tick/],
  [{ tick: '0.05x' }, /0\.05x is no tick/],
  [{ tick: '123456789' }, /is no tick/],
  [{ lot: '1e-19' }, /is no lot/],
  [{ multiplier: '-1' }, /is no multiplier/],
  [{ tick: '1e7', lot: '1e7', multiplier: '1e7' }, /money of one lot/],
  [{ tick: '1e-18', lot: '1e-18' }, /money of one lot/],
  [{ freeze_quantity: '1.5' }, /freeze quantity 1\.5 is no multiple/],
  [{ expiry: 'tomorrow' }, /expiry is a time/],
  [{ expiry: '2300-01-01T00:00:00Z' }, /expiry is no time before 2200/],
  [{ tradable: 'yes' }, /tradable is true or false/],
  [{ strike: 5 }, /there is no field strike/],
  [{ tick: null }, /tick is a text or a number/],
  [{ tick: undefined }, /tick is missing/],
  [{ session: 'always' }, /session has open/],
  [{ session: { open: '9:15', close: '15:30', zone: 'UTC', days: ['mon'] } }, /open and close are times/],
  [{ session: { open: '09:15', close: '24:00', zone: 'UTC', days: ['mon'] } }, /open and close are times/],
  [{ session: { open: '09:15', close: '15:30', zone: 'Asia/Atlantis', days: ['mon'] } }, /zone is an IANA name/],
  [{ session: { open: '09:15', close: '15:30', zone: 'UTC', days: [] } }, /days is a list/],
  [{ session: { open: '09:15', close: '15:30', zone: 'UTC', days: ['mon', 'mon'] } }, /each once/],
  [{ session: { open: '09:15', close: '15:30', zone: 'UTC', days: ['mon'], hol: [] } }, /session has no field hol/],
];
for (const [fields, why] of ownRefusals) {
  test(`of our own format ${JSON.stringify(fields)} is refused with its line`, (context) => {
    const bad = { ...ACME, symbol: 'BAD', ...fields };
    const { instruments, refused } = masterOf(context, { 'own.json': ownFile([ACME, bad]) });
    assert.deepEqual([instruments.length, refused.count], [1, 1]);
    assert.match(refused.first[0]!, /^own\.json line 3 /);
    assert.match(refused.first[0]!, why);
  });
}

function market(fields: Record<string, unknown>): Record<string, unknown> {
  return {
    id: 'BTCUSDT',
    symbol: 'BTC/USDT',
    base: 'BTC',
    quote: 'USDT',
    type: 'spot',
    active: true,
    precision: { price: 0.01, amount: 1e-8 },
    limits: { amount: { min: 1e-5, max: 9000.123456789 } },
    info: { filters: [{ a: [1, 2] }] },
    ...fields,
  };
}

test('markets of ccxt in tick sizes: spot, and a linear swap with its contract size', (context) => {
  const swap = market({
    symbol: 'BTC/USDT:USDT',
    type: 'swap',
    contract: true,
    linear: true,
    inverse: false,
    settle: 'USDT',
    contractSize: 0.001,
    precision: { price: 0.1, amount: 1 },
    limits: { amount: { max: 5000 } },
  });
  const future = { ...swap, symbol: 'BTC/USDT:USDT-261225', type: 'future', expiry: 1_798_185_600_000 };
  const spot = market({});
  const { instruments, refused } = masterOf(context, {
    'markets.json': JSON.stringify({ 'BTC/USDT': spot, 'BTC/USDT:USDT': swap, f: future }),
  });
  assert.deepEqual(refused.first, []);
  assert.deepEqual(
    instruments.map((one) => [
      one.symbol,
      one.class,
      one.venueId,
      `${one.tickMantissa}e-${one.tickDecimals}`,
      `${one.lotMantissa}e-${one.lotDecimals}`,
      `${one.multiplierMantissa}e-${one.multiplierDecimals}`,
      one.freezeLots,
      one.expiryUs,
    ]),
    [
      ['BTC/USDT', 'crypto', 'BTCUSDT', '1e-2', '1e-8', '1e-0', 900_012_345_678, 0],
      ['BTC/USDT:USDT', 'crypto', 'BTCUSDT', '1e-1', '1e-0', '1e-3', 5_000, 0],
      ['BTC/USDT:USDT-261225', 'future', 'BTCUSDT', '1e-1', '1e-0', '1e-3', 5_000, 1_798_185_600_000_000],
    ],
  );
});

test('markets of ccxt in decimal places, where the file says so or a place is 0', (context) => {
  const places = market({ precision: { price: 2, amount: 8 } });
  const whole = market({ symbol: 'X/Y', precision: { price: 0, amount: 1 } });
  const unitsOf = (text: string): unknown[] =>
    masterOf(context, { 'm.json': text }).instruments.map((one) => [one.tickDecimals, one.lotDecimals]);
  assert.deepEqual(unitsOf(JSON.stringify({ a: places, b: whole })), [
    [2, 8],
    [0, 1],
  ]);
  assert.deepEqual(unitsOf(JSON.stringify({ precisionMode: 2, markets: { a: places } })), [[2, 8]]);
  assert.throws(() => unitsOf(JSON.stringify({ a: places })), /write \{"precisionMode": 2 or 4/);
  assert.throws(() => unitsOf(JSON.stringify({ precisionMode: 3, markets: { a: places } })), /significant digits/);
});

const ccxtRefusals: readonly (readonly [fields: Record<string, unknown>, why: RegExp])[] = [
  [{ type: 'swap', contract: true, inverse: true, contractSize: 1 }, /an inverse contract/],
  [{ type: 'swap', contract: true, settle: 'BTC', contractSize: 1 }, /prices in USDT, settled in BTC/],
  [{ type: 'swap', contract: true, settle: 'USDT', contractSize: null }, /a contract has a contractSize/],
  [{ type: 'warrant' }, /warrant is no type/],
  [{ precision: { amount: 0.1 } }, /precision has no price/],
  [{ quote: 'usdt' }, /a currency is/],
  [{ expiry: 'soon' }, /expiry is a time in milliseconds/],
];
for (const [fields, why] of ccxtRefusals) {
  test(`of ccxt's markets ${JSON.stringify(fields)} is refused`, (context) => {
    const text = JSON.stringify({ good: market({ symbol: 'A/B' }), bad: market(fields) });
    const { instruments, refused } = masterOf(context, { 'm.json': text });
    assert.deepEqual([instruments.length, refused.count], [1, 1]);
    assert.match(refused.first[0]!, why);
  });
}

test('several files together: a symbol that stands twice is taken once, and beyond the maximum none', (context) => {
  const texts = {
    'a.json': ownFile([ACME, ACME]),
    'b.json': ownFile([
      { ...ACME, tick: 1 },
      { ...ACME, symbol: 'B' },
    ]),
  };
  const both = masterOf(context, texts);
  assert.deepEqual(
    both.instruments.map(({ symbol, tickDecimals }) => [symbol, tickDecimals]),
    [
      ['ACME', 2],
      ['B', 2],
    ],
  );
  assert.deepEqual(both.refused.first, [
    'a.json line 3 (ACME): this symbol was given before',
    'b.json line 2 (ACME): this symbol was given before',
  ]);
  const one = masterOf(context, texts, 1);
  assert.deepEqual(one.refused.first.at(-1), 'b.json line 3 (B): MAX_INSTRUMENTS=1 are taken');
  assert.deepEqual(
    readMaster('simulated', 100).instruments.map(({ symbol }) => symbol),
    SimulatedInstruments.map(({ symbol }) => symbol),
  );
});

test('of many rows that are refused the first 20 are named and all are counted', (context) => {
  const { refused } = masterOf(context, { 'a.json': ownFile(Array.from({ length: 25 }, () => ({ ...ACME, lot: 0 }))) });
  assert.deepEqual([refused.count, refused.first.length], [25, 20]);
});

const brokenFiles: readonly (readonly [text: string, why: RegExp])[] = [
  ['{"tickgate_instruments":2,"instruments":[]}', /reads version 1/],
  ['{"tickgate_instruments":1,"instruments":{}}', /instruments: it is a list/],
  ['{"tickgate_instruments":1,"instruments":[],"more":1}', /there is no field more/],
  ['{"tickgate_instruments":1,\n"instruments":[}', /line 2: a value is missing/],
  ['{"tickgate_instruments":1,"tickgate_instruments":1}', /given twice/],
  ['{}', /it has no markets/],
  ['[]', /it is an object/],
  ['{} {}', /something stands behind the end/],
  ['{"a":01}', /is missing/],
  [`${'['.repeat(40)}`, /too deep/],
  ['a,b\n1,2\n', /the header lacks instrument_token/],
  ['', /it has no header/],
];
for (const [text, why] of brokenFiles) {
  test(`a file that is ${JSON.stringify(text.slice(0, 48))} is refused as a whole`, (context) => {
    assert.throws(
      () => masterOf(context, { file: text }),
      (error) => error instanceof MasterError && why.test(error.message),
    );
  });
}

test('a file that is not there is refused by its path', () => {
  assert.throws(() => readMaster('/nowhere/at-all.csv', 1), /INSTRUMENTS: \/nowhere\/at-all\.csv: ENOENT/);
});

test('numbers are read exactly, whatever their form', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 0, max: 18 }), (mantissa, decimals) => {
      const text = exactText({ mantissa, decimals });
      const number = readExact(text)!;
      // In lowest terms: the same value, whatever stood there.
      const scale = 10n ** BigInt(decimals - number.decimals);
      assert.equal(BigInt(number.mantissa) * scale, BigInt(mantissa));
      assert.deepEqual(readExact(`${mantissa}e-${decimals}`), number);
      assert.deepEqual(readExact(text.includes('.') ? `${text}0` : `${text}.0`), number);
    }),
  );
  assert.deepEqual(readExact('1e-8'), { mantissa: 1, decimals: 8 });
  assert.deepEqual(readExact('2E+3'), { mantissa: 2_000, decimals: 0 });
  for (const bad of ['', '.', '.5', '-1', '+1', '1e', '0x1', ' 1', '1e999', 'NaN', '0', '10000001', '1e-19']) {
    assert.equal(readExact(bad), undefined, bad);
  }
  assert.deepEqual(['0', '0.0', '0e-8', '00'].map(isZero), [true, true, true, true]);
  assert.deepEqual(['', '1', '-0', '0.01'].map(isZero), [false, false, false, false]);
});

test('JSON keeps what JSON.parse has, with numbers as texts', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4, noUnicodeString: false }), (value) => {
      const text = JSON.stringify(value, undefined, 1);
      assert.deepEqual(plain(parseExact(text)), textual(JSON.parse(text)));
    }),
  );
});

function plain(value: ExactValue): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isExactObject(value)) return value;
  return byName([...value.fields].map(([name, one]) => [name, plain(one)]));
}

function textual(value: unknown): unknown {
  if (typeof value === 'number') return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(textual);
  if (typeof value !== 'object' || value === null) return value;
  return byName(Object.entries(value).map(([name, one]) => [name, textual(one)]));
}

function byName(fields: [string, unknown][]): [string, unknown][] {
  return fields.toSorted(([one], [other]) => (one < other ? -1 : 1));
}
