import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ConfigError, allowedHosts, configHelp, loadConfig, readConfig } from '../../gateway/config.ts';
import { LATER, SETTINGS, type SettingName } from '../../gateway/config-settings.ts';
import type { Setting } from '../../gateway/config-setting.ts';

function from(values: Readonly<Record<string, unknown>>): ReturnType<typeof readConfig> {
  return readConfig([{ name: 'the environment', values }]);
}

function mistakesOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.mistakes;
  }
  return [];
}

test('without anything set the defaults hold, and they are allowed themselves', () => {
  const config = from({});
  for (const [name, { fallback }] of Object.entries(SETTINGS)) assert.deepEqual(config[name as SettingName], fallback);
  assert.deepEqual(
    [config.PORT, config.MONITORING_PORT, config.HOST, config.ACK],
    [8099, 8000, '127.0.0.1', 'durable'],
  );
});

const rate = (currency: string, amount: number) => ({ currency, rate: amount });

/** name, a text, its value, a text that is not allowed */
const table: readonly (readonly [SettingName, string, unknown, string])[] = [
  ['CONFIG_FILE', '/etc/tickgate/other.json', '/etc/tickgate/other.json', 'a\0b'],
  ['HOST', 'localhost', 'localhost', 'a b'],
  ['PORT', '9000', 9000, '65536'],
  ['MONITORING_PORT', '0', 0, '-1'],
  ['KEYS_FILE', 'keys.json', 'keys.json', 'a\0b'],
  ['ALLOWED_HOSTS', 'a.example, b.example', ['a.example', 'b.example'], 'a/b'],
  ['ALLOWED_ORIGINS', 'http://localhost:3000', ['http://localhost:3000'], 'localhost'],
  ['MAX_CONNECTIONS', '5', 5, '0'],
  ['DATA_DIR', '/var/lib/tickgate', '/var/lib/tickgate', 'a\0b'],
  ['DISK_LOW_BYTES', '3000000000', 3_000_000_000, '1048575'],
  ['DISK_REFUSE_BYTES', '1048576', 1_048_576, '1 GiB'],
  ['SEGMENT_BYTES', '1048576', 1_048_576, '1048577'],
  ['ACK', 'accepted', 'accepted', 'maybe'],
  ['ASYNC_MODE', 'false', false, 'no'],
  ['THREADS', 'compact', 'compact', 'two'],
  ['PIN', 'engine:1,journal:0', 'engine:1,journal:0', 'engine=1'],
  ['LOG_LEVEL', 'debug', 'debug', 'loud'],
  ['FEED', 'replay:a.csv,b.csv', 'replay:a.csv,b.csv', 'replay:'],
  ['INSTRUMENTS', 'nse.csv,own.json', 'nse.csv,own.json', 'a\0b'],
  ['MAX_INSTRUMENTS', '16', 16, '262145'],
  ['MAX_BROKERS', '2', 2, '6'],
  ['BROKER_FAILOVER_ENABLED', 'false', false, 'off'],
  ['BROKER_LOAD_BALANCE', '0', false, ' '],
  ['ACCOUNTS', 'a, b', ['a', 'b'], 'a b'],
  ['CURRENCY', 'INR', 'INR', 'inr'],
  ['RATES', 'EUR=1.08, INR=0.012', [rate('EUR', 1_080_000), rate('INR', 12_000)], 'INR'],
  [
    'QUOTE_AGE_MS',
    'equity=2000, option=10000',
    { crypto: 5_000, index: 5_000, option: 10_000, equity: 2_000, future: 5_000, currency: 5_000 },
    'stock=1',
  ],
  ['DAY_RESET', '86399999999', 86_399_999_999, '86400000000'],
  ['RATE_SESSION_PER_SECOND', '50', 50, 'none'],
  ['RATE_SESSION_BURST', '1', 1, '0'],
  ['RATE_ACCOUNT_PER_SECOND', '0', 0, '-1'],
  ['FAST_PATH_ENABLED', 'false', false, '2'],
  ['FAST_PATH_NOTIONAL', '250.5', 250_500_000, '1.0000001'],
  ['PROTECT_MS', '250', 250, '0'],
  ['WS_BATCH_SIZE', '1', 1, '101'],
  ['WS_THROTTLE_MS', '0', 0, '1.5'],
  ['PRECOMPUTE_METRICS', 'false', false, 'no'],
  ['RISK_METRICS_INTERVAL', '1', 1, '0'],
  ['RISK_RETURN_INTERVAL', '86400', 86_400, '86401'],
  ['RISK_RETURNS_FILE', 'returns.csv', 'returns.csv', 'a\0b'],
  ['RISK_VAR_HORIZON', '60', 60, '0'],
  ['RISK_STALE', 'open', 'open', 'ajar'],
  ['CACHE_ENABLED', 'false', false, 'no'],
  ['CACHE_TTL', '1', 1, '0'],
  ['WORKERS', '1', 1, '65'],
  ['LIMIT_ORDER_LOTS', '10', 10, '-1'],
  ['LIMIT_ORDER_NOTIONAL', '10', 10_000_000, '1e3'],
  ['LIMIT_POSITION_LOTS', '10', 10, 'x'],
  ['LIMIT_COLLAR_BPS', '50', 50, '10001'],
  ['LIMIT_OPEN_ORDERS', '10', 10, '1000001'],
  ['LIMIT_OPEN_NOTIONAL', '0', 0, '-1'],
  ['LIMIT_PERIOD_COLLAR_BPS', '0', 0, 'None'],
  ['LIMIT_COLLAR_PERIOD_MS', '1', 1, 'none'],
  ['LIMIT_DUPLICATE_WINDOW_MS', '0', 0, '86400001'],
  ['LIMIT_DUPLICATE_MODE', 'refuse', 'refuse', 'off'],
  ['LIMIT_SELF_TRADE', 'off', 'off', 'none'],
  ['LIMIT_GROSS_EXPOSURE', '0', 0, '-1'],
  ['LIMIT_NET_EXPOSURE', '2.5', 2_500_000, ' '],
  ['LIMIT_CASH', '100', 100_000_000, '1e3'],
  ['LIMIT_MARGIN_BPS', '0', 0, '1000001'],
  ['LIMIT_DAILY_LOSS', '0.000001', 1, '0.0000001'],
  ['LIMIT_DRAWDOWN', '7', 7_000_000, 'no'],
  ['LIMIT_VAR', '9000000000', 9_000_000_000_000_000, '9000000001'],
  ['LIMIT_ORDERS_PER_SECOND', '50', 50, '0'],
  ['LIMIT_ORDERS_BURST', '1', 1, '0'],
  ['LIMIT_MESSAGES_PER_SECOND', '50', 50, 'auto'],
  ['LIMIT_MESSAGES_BURST', '1', 1, 'none'],
  ['LIMIT_ORDER_TO_TRADE', '20', 20, '0'],
  ['LIMIT_ORDER_TO_TRADE_AFTER', '0', 0, '-1'],
  ['LIMIT_EXECUTIONS', '5', 5, '0'],
  ['LIMIT_EXECUTION_WINDOW_MS', '1', 1, '0'],
  ['MAX_ORDERS', '1000', 1000, '999'],
  ['MAX_CLIENT_IDS', '1000', 1000, '5000000'],
  ['COMMAND_SLOTS', '64', 64, '100'],
  ['EVENT_SLOTS', '128', 128, '32'],
  ['ANSWER_SLOTS', '128', 128, '3'],
  ['REPORT_SLOTS', '128', 128, '3'],
];
for (const [name, text, value, bad] of table) {
  test(`${name}=${text} is read, ${JSON.stringify(bad)} is refused with what is allowed`, () => {
    assert.deepEqual(from({ [name]: text })[name], value);
    assert.notDeepEqual(value, SETTINGS[name].fallback);
    const [mistake = '', ...more] = mistakesOf(() => from({ [name]: bad }));
    assert.deepEqual(more, []);
    assert.ok(mistake.startsWith(`${name}=${bad} (from the environment): allowed is ${SETTINGS[name].kind.allowed}`));
  });
}

test('every setting is in the table above, or is BROKERS', () => {
  const tested = new Set<string>([...table.map(([name]) => name), 'BROKERS']);
  assert.deepEqual(
    Object.keys(SETTINGS).filter((name) => !tested.has(name)),
    [],
  );
});

test('rates are of different currencies, above 0 and exact to the millionth', () => {
  assert.deepEqual(from({ RATES: 'none' }).RATES, []);
  assert.deepEqual(from({ RATES: 'X1=0.000001,Y1=1000000' }).RATES, [rate('X1', 1), rate('Y1', 1_000_000_000_000)]);
  for (const bad of [
    'INR=0',
    'INR=0.0000001',
    'INR=1,INR=2',
    'INR=1,',
    'INR=-1',
    'INR=1=1',
    'X1=1000000.1',
    'a=1',
    7,
  ]) {
    assert.equal(mistakesOf(() => from({ RATES: bad })).length, 1, JSON.stringify(bad));
  }
  const many = (count: number) => Array.from({ length: count }, (_, i) => `C${i}=1`).join();
  assert.equal(from({ RATES: many(63) }).RATES.length, 63);
  assert.equal(mistakesOf(() => from({ RATES: many(64) })).length, 1);
});

test('a broker may take fees', () => {
  const broker = { id: 'a', adapter: 'null' };
  const fees = (given: object) => from({ BROKERS: [{ ...broker, ...given }] }).BROKERS[0]?.fees;
  assert.deepEqual(fees({ fee_ppm: 250, fee_least: '0.01', fee_per_order: 1 }), {
    feePpm: 250,
    feeLeast: 10_000,
    feePerOrder: 1_000_000,
  });
  assert.deepEqual(fees({ fee_ppm: 1_000_000 }), { feePpm: 1_000_000, feeLeast: 0, feePerOrder: 0 });
  assert.equal(fees({ fee_ppm: 0 }), undefined);
  for (const bad of [
    { fee_ppm: 1_000_001 },
    { fee_ppm: -1 },
    { fee_ppm: 0.5 },
    { fee_least: -1 },
    { fee_per_order: 'x' },
  ]) {
    assert.equal(mistakesOf(() => fees(bad)).length, 1, JSON.stringify(bad));
  }
});

test('brokers are a list of objects, in the environment as JSON text', () => {
  const list = [
    { id: 'a', adapter: 'simulated', address: '127.0.0.1:9100', priority: 2, rate_limits: { per_second: 10 } },
    { id: 'b', adapter: 'null', rate_limits: { per_minute: 300 } },
    { id: 'c', adapter: 'null', fills: 'full' },
  ];
  const expected = [
    { id: 'a', adapter: 'simulated', address: '127.0.0.1:9100', priority: 2, perSecond: 10, perMinute: 0 },
    { id: 'b', adapter: 'null', address: '', priority: 1, perSecond: 0, perMinute: 300 },
    { id: 'c', adapter: 'null', address: '', priority: 1, perSecond: 0, perMinute: 0, fills: 'full' },
  ];
  assert.deepEqual(from({ BROKERS: list }).BROKERS, expected);
  assert.deepEqual(from({ BROKERS: JSON.stringify(list) }).BROKERS, expected);
  for (const bad of [
    '[]',
    'x',
    '{}',
    [{ id: 'a' }],
    [{ id: 'a', adapter: 'kite' }],
    [{ id: 'a b', adapter: 'null' }],
    [{ id: 'a', adapter: 'null', secret: 'x' }],
    [{ id: 'a', adapter: 'null', priority: 0 }],
    [{ id: 'a', adapter: 'null', address: 'nowhere' }],
    [{ id: 'a', adapter: 'null', rate_limits: { per_hour: 1 } }],
    [{ id: 'a', adapter: 'null', rate_limits: { per_second: 0 } }],
    [{ id: 'a', adapter: 'null', rate_limits: { per_minute: 60_000_001 } }],
    [{ id: 'a', adapter: 'null', fills: 'some' }],
    [{ id: 'a', adapter: 'simulated', fills: 'full' }],
    [
      { id: 'a', adapter: 'null' },
      { id: 'a', adapter: 'null' },
    ],
    Array.from({ length: 6 }, (_, i) => ({ id: `b${i}`, adapter: 'null' })),
  ]) {
    assert.equal(mistakesOf(() => from({ BROKERS: bad })).length, 1, JSON.stringify(bad));
  }
});

test('more brokers than MAX_BROKERS are refused', () => {
  assert.deepEqual(
    mistakesOf(() => from({ MAX_BROKERS: '1' })),
    ['BROKERS has 2 brokers: allowed is MAX_BROKERS=1'],
  );
});

for (const name of Object.keys(LATER)) {
  test(`${name} is refused, because its part arrives later`, () => {
    const [mistake = ''] = mistakesOf(() => from({ [name]: 'true' }));
    assert.match(mistake, new RegExp(`^${name} \\(from the environment\\): .*arrives? later`));
    assert.deepEqual(
      mistakesOf(() => from({ [name]: '' })),
      [],
    );
  });
}

test('STORAGE=off is what this version does', () => {
  assert.deepEqual(
    mistakesOf(() => from({ STORAGE: 'off' })),
    [],
  );
});

for (const host of ['0.0.0.0', '192.168.1.4', '::', 'gate.example']) {
  test(`HOST=${host} without keys refuses to start`, () => {
    assert.match(mistakesOf(() => from({ HOST: host }))[0]!, /without keys the gateway listens on loopback only/);
  });
}

test('with keys any HOST is allowed', () => {
  assert.equal(from({ HOST: '0.0.0.0', KEYS_FILE: 'keys.json' }).HOST, '0.0.0.0');
});

test('PORT and MONITORING_PORT differ', () => {
  assert.equal(mistakesOf(() => from({ PORT: '8000' })).length, 1);
});

test('new orders are not refused before there is an alarm', () => {
  const [mistake = ''] = mistakesOf(() => from({ DISK_LOW_BYTES: '2000000', DISK_REFUSE_BYTES: '3000000' }));
  assert.match(mistake, /^DISK_REFUSE_BYTES=3000000: allowed is at most DISK_LOW_BYTES=2000000$/);
});

test('our own names are allowed hosts beside those that are configured', () => {
  const hosts = allowedHosts(from({ HOST: '::1', ALLOWED_HOSTS: 'Gate.Example' }));
  for (const host of ['localhost', '127.0.0.1', '[::1]', 'gate.example']) assert.ok(hosts.includes(host), host);
});

test('all mistakes are reported together', () => {
  const mistakes = mistakesOf(() => from({ PORT: 'x', ACK: 'y', STORAGE: 'z' }));
  assert.deepEqual(
    mistakes.map((line) => line.split(/[= ]/)[0]),
    ['PORT', 'ACK', 'STORAGE'],
  );
});

test('the environment beats .env, and .env beats the file; names that are none are refused there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-config-'));
  try {
    writeFileSync(
      join(folder, '.env'),
      '# mine\n\nPORT=9001\nexport WS_BATCH_SIZE="7"\nLOG_LEVEL=debug # no comment\n',
    );
    writeFileSync(
      join(folder, 'tickgate.config.json'),
      '{"PORT":9002,"WS_BATCH_SIZE":8,"WS_THROTTLE_MS":250,"PROT":1}',
    );
    const mistakes = mistakesOf(() => loadConfig({ PORT: '9000', HOME: '/root' }, folder));
    assert.deepEqual(mistakes, [
      `LOG_LEVEL=debug # no comment (from .env): allowed is ${SETTINGS.LOG_LEVEL.kind.allowed}`,
      'PROT (from tickgate.config.json): there is no such setting',
    ]);
    writeFileSync(join(folder, '.env'), "PORT=9001\nWS_BATCH_SIZE='7'\n");
    writeFileSync(join(folder, 'tickgate.config.json'), '{"PORT":9002,"WS_BATCH_SIZE":8,"WS_THROTTLE_MS":250}');
    const config = loadConfig({ PORT: '9000' }, folder);
    assert.deepEqual([config.PORT, config.WS_BATCH_SIZE, config.WS_THROTTLE_MS], [9000, 7, 250]);
    writeFileSync(join(folder, '.env'), 'what is this\n');
    writeFileSync(join(folder, 'tickgate.config.json'), '[]');
    assert.deepEqual(
      mistakesOf(() => loadConfig({}, folder)),
      ['.env line 1: allowed is NAME=value', 'tickgate.config.json: allowed is one JSON object of settings'],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('CONFIG_FILE names the file of settings; one that is named must be there, and no file names another', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-config-'));
  const elsewhere = mkdtempSync(join(tmpdir(), 'tickgate-config-'));
  try {
    writeFileSync(join(folder, 'tickgate.config.json'), '{"PORT":9001}');
    const named = join(elsewhere, 'named.json');
    assert.match(mistakesOf(() => loadConfig({ CONFIG_FILE: named }, folder))[0] ?? '', /named\.json: ENOENT/);
    writeFileSync(named, '{"PORT":9002}');
    assert.equal(loadConfig({ CONFIG_FILE: named }, folder).PORT, 9002);
    assert.equal(loadConfig({ CONFIG_FILE: 'named.json' }, elsewhere).PORT, 9002);
    assert.equal(loadConfig({ CONFIG_FILE: '' }, folder).PORT, 9001);
    writeFileSync(named, `{"CONFIG_FILE":"${join(folder, 'tickgate.config.json')}"}`);
    assert.deepEqual(
      mistakesOf(() => loadConfig({ CONFIG_FILE: named }, folder)),
      [`CONFIG_FILE (from ${named}): allowed in the environment only`],
    );
    writeFileSync(join(folder, '.env'), 'CONFIG_FILE=named.json\n');
    assert.deepEqual(
      mistakesOf(() => loadConfig({}, folder)),
      ['CONFIG_FILE (from .env): allowed in the environment only'],
    );
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(elsewhere, { recursive: true });
  }
});

test('the help names every setting with default, unit, meaning and what is allowed', () => {
  const help = configHelp();
  const settings: readonly (readonly [string, Setting<unknown>])[] = Object.entries(SETTINGS);
  for (const [name, { kind, fallback, about, unit }] of settings) {
    const value = kind.show?.(fallback) ?? String(fallback);
    const measure = unit === undefined ? '' : ` [${unit}]`;
    assert.ok(help.includes(`  ${name}=${value}${measure}\n      ${about}\n      allowed: ${kind.allowed}`), name);
    const isNumber = typeof fallback === 'number' && !name.endsWith('PORT');
    assert.equal(unit !== undefined, isNumber, `${name}: a number has a unit`);
  }
  assert.match(help, /FAST_PATH_NOTIONAL=100 \[account currency\]/);
  assert.match(help, /BROKERS=sim-a \(simulated\), sim-b \(simulated\)/);
});
