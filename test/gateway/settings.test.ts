import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { EventWriter } from '../../core/memory/event-ring.ts';
import { RingProducer } from '../../core/memory/ring.ts';
import { DuplicateMode, LimitField, type LimitName, SelfTradeMode } from '../../core/risk/limit-field.ts';
import { NO_LIMIT, limitsOf } from '../../core/risk/resolve.ts';
import { PlanNote } from '../../core/order/plans/apply-plan.ts';
import { CommandHalf, CommandKind, CommandWord } from '../../core/schema/command.ts';
import { EventKind } from '../../core/schema/event.ts';
import { OrderStatus } from '../../core/schema/order-kind.ts';
import { ReportKind } from '../../core/schema/report.ts';
import { RiskColumn } from '../../core/state/risk-columns.ts';
import { createShared, type Shared } from '../../core/topology.ts';
import { diskLimitsOf, sharedOptions } from '../../gateway/boot/engine-setup.ts';
import { type Config, loadConfig } from '../../gateway/config.ts';
import { SETTINGS, type SettingName } from '../../gateway/config-settings.ts';
import { readMaster } from '../../gateway/instruments/master.ts';
import { merge } from '../../gateway/instruments/merge.ts';
import { createComputePool } from '../../workers/compute/compute-pool.ts';
import { allowedCpus } from '../../workers/pin.ts';
import { DiskLevel, createDiskWatch } from '../../workers/journal/disk-watch.ts';
import {
  BTC_TICKS,
  type ConfiguredEngine,
  configOf,
  createConfiguredEngine,
  type Settings,
} from '../support/configured-engine.ts';
import { type DoorHarness, openDoor } from '../support/door-harness.ts';
import { httpCall, openKeysDoor } from '../support/keys-world.ts';
import type { PlaceOptions } from '../support/engine-world.ts';
import type { Loose } from '../support/loose.ts';
import { ProcessSettings, type ProcessSetting } from '../support/process-settings.ts';
import { kiteFile } from './instruments/files.ts';
import { rawHttp } from '../support/raw-http.ts';
import { withRiskDoor } from '../support/risk-door.ts';
import { until } from '../support/until.ts';
import { connectWs } from '../support/ws-client.ts';

/** What the gateway does at two values of a setting, all else being equal. */
interface Proof {
  readonly at: readonly [value: unknown, does: unknown];
  readonly but: readonly [value: unknown, does: unknown];
  readonly does: (value: unknown, name: string) => unknown;
}

const TWO_BROKERS = [
  { id: 'a', adapter: 'null' },
  { id: 'b', adapter: 'null' },
];

const proofs: Record<Exclude<SettingName, ProcessSetting>, Proof> = {
  CONFIG_FILE: {
    does: (value, name) => portInFile({ [name]: String(value) }),
    at: ['other.json', 9_002],
    but: ['', 9_001],
  },
  HOST: {
    does: (value, name) =>
      withDoor({ [name]: value }, async ({ port }) => [
        await answers(`http://127.0.0.1:${port}`),
        await answers(`http://[::1]:${port}`),
      ]),
    at: ['127.0.0.1', [true, false]],
    but: ['::1', [false, true]],
  },
  PORT: portProof('api'),
  MONITORING_PORT: portProof('monitoring'),
  ALLOWED_HOSTS: {
    does: (value, name) => withDoor({ [name]: value }, (door) => statusOf(door, 'Host: gate.example')),
    at: ['gate.example', 200],
    but: ['other.example', 403],
  },
  ALLOWED_ORIGINS: {
    does: (value, name) =>
      withDoor({ [name]: value }, (door) => statusOf(door, 'Host: localhost\r\nOrigin: http://app.example')),
    at: ['http://app.example', 200],
    but: ['http://other.example', 403],
  },
  MAX_CONNECTIONS: {
    does: (value, name) =>
      withDoor({ [name]: value }, async (door) => {
        const client = await connectWs(door.port);
        const status = await statusOf(door, 'Host: localhost');
        client.destroy();
        return status;
      }),
    at: [1, 503],
    but: [2, 200],
  },
  ACK: {
    does: (value, name) =>
      withDoor({ [name]: value }, async (door) => {
        door.engine.isDurable = false;
        const client = await connectWs(door.port);
        client.send({ id: 'place', method: 'order.place', params: ORDER });
        await until(() => door.engine.orders.size === 1, 'the order');
        if (value === 'accepted') await until(() => client.frames.length > 0, 'the answer before it is durable');
        // A durable answer can't have come by itself: it has come when the journal says so, and not before.
        await client.call('ping');
        const isEarly = client.frames.length > 0;
        door.engine.isDurable = true;
        await until(() => client.frames.length > 0, 'the answer');
        client.destroy();
        return isEarly;
      }),
    at: ['durable', false],
    but: ['accepted', true],
  },
  ASYNC_MODE: {
    does: (value, name) =>
      withDoor({ [name]: value }, async ({ port, engine }) => {
        const client = await connectWs(port);
        client.send({ id: 'place', method: 'order.place', params: ORDER });
        await until(() => engine.orders.size === 1, 'the order');
        if (value === true) await until(() => client.frames.length > 0, 'the answer to its acceptance');
        await client.call('ping');
        engine.report(EventKind.acknowledged, engine.orders.get(1001)!, { status: OrderStatus.live });
        const { result }: Loose = await client.next((frame) => frame['id'] === 'place');
        client.destroy();
        return result.status;
      }),
    at: [true, 'routed'],
    but: [false, 'live'],
  },
  KEYS_FILE: {
    does: async (value) => {
      if (value === '') return withDoor({}, ({ port }) => isAnswered(port));
      const door = await openKeysDoor([]);
      try {
        return await isAnswered(door.port);
      } finally {
        await door.close();
      }
    },
    at: ['', true],
    but: ['keys.json', false],
  },
  INSTRUMENTS: {
    does: (value) => readMaster(value === 'simulated' ? value : kiteFile, 100).instruments[0]?.symbol,
    at: ['simulated', 'BTCUSDT'],
    but: ['kite.csv', 'CENTRALBK-BE'],
  },
  MAX_INSTRUMENTS: {
    does(value) {
      const { MAX_INSTRUMENTS: most } = configOf({ MAX_INSTRUMENTS: value });
      return merge([], readMaster(kiteFile, most).instruments, most).instruments.length;
    },
    at: [16, 16],
    but: [17, 17],
  },
  MAX_BROKERS: {
    does: (value, name) => isRefused({ [name]: value, BROKERS: TWO_BROKERS }),
    at: [2, false],
    but: [1, true],
  },
  BROKERS: {
    does: (value, name) => placed(createConfiguredEngine({ [name]: value })).broker,
    at: [
      [
        { ...TWO_BROKERS[0], priority: 1 },
        { ...TWO_BROKERS[1], priority: 2 },
      ],
      0,
    ],
    but: [
      [
        { ...TWO_BROKERS[0], priority: 2 },
        { ...TWO_BROKERS[1], priority: 1 },
      ],
      1,
    ],
  },
  BROKER_FAILOVER_ENABLED: {
    does(value, name) {
      const engine = createConfiguredEngine({ [name]: value, BROKERS: TWO_BROKERS });
      const { orderId, broker } = placed(engine);
      return engine.report(ReportKind.not_sent, orderId, { broker }).map(({ kind }) => kind);
    },
    at: [true, ['rerouted']],
    but: [false, ['not_sent']],
  },
  BROKER_LOAD_BALANCE: {
    does(value, name) {
      const engine = createConfiguredEngine({ [name]: value, BROKERS: TWO_BROKERS });
      return new Set(Array.from({ length: 4 }, () => placed(engine).broker)).size;
    },
    at: [true, 2],
    but: [false, 1],
  },
  ACCOUNTS: {
    does: (value, name) =>
      withDoor({ [name]: value }, async ({ port }) => {
        const client = await connectWs(port);
        const { status, error }: Loose = await client.call('order.place', { ...ORDER, account: 'b' });
        client.destroy();
        return error?.code ?? status;
      }),
    at: [['a', 'b'], 201],
    but: [['a'], 'FORBIDDEN_ACCOUNT'],
  },
  CURRENCY: {
    does: (value, name) => placed(createConfiguredEngine({ [name]: value })).reject,
    at: ['USDT', undefined],
    but: ['INR', 'NOT_TRADABLE'],
  },
  RATES: {
    does(value, name) {
      const engine = createConfiguredEngine({ [name]: value, LIMIT_ORDER_NOTIONAL: '135' });
      // 75 of an option at 150 INR.
      engine.quote(3_000);
      return engine.place({ instrument: 4, ticks: 3_000, lots: 1 })[0]?.reject;
    },
    at: ['INR=0.012', undefined],
    but: ['EUR=1.08,INR=0.012001', 'NOTIONAL_LIMIT'],
  },
  QUOTE_AGE_MS: {
    does(value, name) {
      const engine = createConfiguredEngine({ [name]: value });
      engine.quote(BTC_TICKS, 2_000_000);
      return placed(engine).reject;
    },
    at: ['option=1', undefined],
    but: ['crypto=1999', 'STALE_PRICE'],
  },
  DAY_RESET: {
    does(value, name) {
      const engine = createConfiguredEngine({ [name]: value });
      engine.advance(1);
      return engine.timers().map(({ kind }) => kind);
    },
    at: [80_000_000_001, ['day_begun']],
    but: [80_000_000_002, []],
  },
  FAST_PATH_ENABLED: {
    does: (value, name) => placed(createConfiguredEngine({ [name]: value })).fast,
    at: [true, true],
    but: [false, false],
  },
  DISK_LOW_BYTES: diskProof(DiskLevel.ok, DiskLevel.low),
  DISK_REFUSE_BYTES: diskProof(DiskLevel.low, DiskLevel.refuse),
  FAST_PATH_NOTIONAL: {
    does: (value, name) => placed(createConfiguredEngine({ [name]: value })).fast,
    at: ['45.01', true],
    but: ['45', false],
  },
  PROTECT_MS: {
    does(value, name) {
      const engine = createConfiguredEngine({ [name]: value });
      const terms = { TARGET_TICKS: BTC_TICKS * 1.01, STOP_TICKS: BTC_TICKS * 0.99 };
      const { orderId, broker } = placed(engine, { type: 'bracket', terms });
      engine.report(ReportKind.filled, orderId, { broker, execution: 1, ticks: BTC_TICKS, lots: 1_000, filled: 1_000 });
      // Its target is sent, and no venue says that it has it.
      engine.plans();
      engine.advance(500_000);
      return engine.plans().map(({ note }) => note);
    },
    at: [500, [PlanNote.missing]],
    but: [501, []],
  },
  WS_BATCH_SIZE: subscriptionProof('batch_size', 10, 1),
  RATE_SESSION_PER_SECOND: rateProof(50, [50, 100], 'auto', null),
  RATE_SESSION_BURST: rateProof(100, [50, 100], 7, [50, 7], { RATE_SESSION_PER_SECOND: 50 }),
  RATE_ACCOUNT_PER_SECOND: rateProof(200, [200, 200], 'auto', null),
  WS_THROTTLE_MS: subscriptionProof('throttle_ms', 100, 250),
  LIMIT_ORDER_LOTS: limitProof(1, 1_000, 999, 'SIZE_LIMIT'),
  LIMIT_ORDER_NOTIONAL: limitProof(1, 45, '44.999999', 'NOTIONAL_LIMIT'),
  LIMIT_POSITION_LOTS: limitProof(2, 2_000, 1_999, 'POSITION_LIMIT'),
  LIMIT_COLLAR_BPS: limitProof(1, 200, 199, 'PRICE_COLLAR', { ticks: BTC_TICKS * 1.02 }),
  LIMIT_OPEN_ORDERS: limitProof(2, 2, 1, 'OPEN_ORDERS_LIMIT'),
  LIMIT_OPEN_NOTIONAL: limitProof(2, 90, '89.999999', 'OPEN_NOTIONAL_LIMIT'),
  LIMIT_PERIOD_COLLAR_BPS: periodProof(100, 99),
  LIMIT_COLLAR_PERIOD_MS: {
    does(value, name) {
      const engine = createConfiguredEngine({ [name]: value, LIMIT_PERIOD_COLLAR_BPS: 10 });
      placed(engine);
      engine.advance(1_000_000);
      engine.quote(BTC_TICKS * 1.01);
      return placed(engine, { ticks: BTC_TICKS * 1.01 }).reject;
    },
    at: [1_000, undefined],
    but: [1_001, 'PERIOD_COLLAR'],
  },
  LIMIT_DUPLICATE_WINDOW_MS: inForceProof('duplicate_window_ms', 500, 500, 0, 0),
  LIMIT_DUPLICATE_MODE: inForceProof('duplicate_mode', 'warn', DuplicateMode.warn, 'refuse', DuplicateMode.refuse),
  LIMIT_SELF_TRADE: inForceProof('self_trade_mode', 'cancel_both', SelfTradeMode.cancel_both, 'off', SelfTradeMode.off),
  LIMIT_GROSS_EXPOSURE: inForceProof('max_gross_exposure', 1, 1_000_000, 'none', NO_LIMIT),
  LIMIT_NET_EXPOSURE: inForceProof('max_net_exposure', 1, 1_000_000, 'none', NO_LIMIT),
  LIMIT_CASH: inForceProof('cash', 0, 0, 'none', NO_LIMIT),
  LIMIT_MARGIN_BPS: inForceProof('margin_bps', 5_000, 5_000, 10_000, 10_000),
  LIMIT_DAILY_LOSS: inForceProof('max_daily_loss', 1, 1_000_000, 'none', NO_LIMIT),
  LIMIT_DRAWDOWN: inForceProof('max_drawdown', 1, 1_000_000, 'none', NO_LIMIT),
  LIMIT_VAR: inForceProof('max_var', 1, 1_000_000, 'none', NO_LIMIT),
  LIMIT_ORDERS_PER_SECOND: inForceProof('orders_per_second', 5, 5, 'none', NO_LIMIT),
  LIMIT_ORDERS_BURST: inForceProof('orders_burst', 5, 5, 6, 6),
  LIMIT_MESSAGES_PER_SECOND: inForceProof('messages_per_second', 5, 5, 'none', NO_LIMIT),
  LIMIT_MESSAGES_BURST: inForceProof('messages_burst', 5, 5, 6, 6),
  LIMIT_ORDER_TO_TRADE: inForceProof('max_order_to_trade', 20, 2_000, 'none', NO_LIMIT),
  LIMIT_ORDER_TO_TRADE_AFTER: inForceProof('order_to_trade_after', 0, 0, 5, 5),
  LIMIT_EXECUTIONS: inForceProof('max_executions', 5, 5, 'none', NO_LIMIT),
  LIMIT_EXECUTION_WINDOW_MS: inForceProof('execution_window_ms', 5, 5, 6, 6),
  PRECOMPUTE_METRICS: {
    does: (value, name) =>
      withRiskDoor({ [name]: value }, async (door) => {
        if (value === true) await door.metrics();
        return (await door.get()).status;
      }),
    at: [true, 200],
    but: [false, 404],
  },
  RISK_METRICS_INTERVAL: {
    does: (value, name) =>
      withRiskDoor({ [name]: value }, async (door) => {
        await door.metrics();
        const runs = (): number =>
          door.engine.commands.filter(({ kind }) => kind === CommandKind.query_positions).length;
        assert.equal(runs(), 1);
        door.time.nowUs += 5_000_000;
        door.door.tick();
        // A question that comes later is answered later: by then the engine has seen all that was asked.
        await answersOrders(door.port);
        return runs();
      }),
    at: [5, 2],
    but: [6, 1],
  },
  RISK_RETURN_INTERVAL: {
    does: (value, name) => withRiskDoor({ [name]: value }, (door) => Promise.resolve(door.job!.history.rows())),
    at: [1, 31],
    but: [2, 16],
  },
  RISK_RETURNS_FILE: {
    does: (value, name) =>
      withRiskDoor(value === '' ? { [name]: value } : {}, (door) => Promise.resolve(door.job!.history.rows())),
    at: ['prices.csv', 31],
    but: ['', 0],
  },
  RISK_VAR_HORIZON: {
    does: (value, name) =>
      withRiskDoor({ [name]: value }, async (door) => (await door.metrics()).instruments[0].value_at_risk_ppm),
    at: [1, 23_594],
    but: [4, 47_188],
  },
  RISK_STALE: {
    does: (value, name) => placed(createConfiguredEngine({ [name]: value, LIMIT_VAR: 100 })).reject,
    at: ['closed', 'RISK_STALE'],
    but: ['open', undefined],
  },
  CACHE_ENABLED: {
    does: (value, name) =>
      withRiskDoor({ [name]: value, RISK_METRICS_INTERVAL: 1 }, async (door) => {
        await door.metrics();
        if (value === true) await until(() => door.sent().length > 0, 'the values');
        // What the first run had to send was sent before the second one asks.
        door.time.nowUs += 1_000_000;
        await door.metrics();
        return [door.sent().length > 0, withValues(door.config)];
      }),
    at: [true, [true, undefined]],
    but: [false, [false, 'RISK_STALE']],
  },
  CACHE_TTL: {
    does: (value, name) =>
      withRiskDoor({ [name]: value, RISK_METRICS_INTERVAL: 3_600 }, async (door) => {
        await door.metrics();
        door.time.nowUs += 20_000_000;
        return [(await door.get()).status, withValues(door.config, 21_000_000)];
      }),
    at: [21, [200, undefined]],
    but: [20, [404, 'RISK_STALE']],
  },
  WORKERS: {
    async does(value) {
      const warnings: string[] = [];
      const threads = Number(value);
      const pool = createComputePool({ threads, cpus: allowedCpus(), warn: (text) => warnings.push(text) });
      const nothing = { intervalUs: 1, horizonUs: 1, rows: NO_ROWS, symbols: new Map<number, string>(), accounts: [] };
      await Promise.all(Array.from({ length: 4 }, () => pool.riskMetrics(nothing)));
      const most = pool.threads;
      await pool.stop();
      assert.deepEqual(warnings, []);
      return most;
    },
    at: [1, 1],
    but: [2, 2],
  },
  MAX_ORDERS: limitProof(1_001, 1_001, 1_000, 'ORDER_TABLE_FULL'),
  MAX_CLIENT_IDS: {
    does(value, name) {
      const engine = createConfiguredEngine({ [name]: value, MAX_ORDERS: 2_000 });
      for (let n = 0; n < 1_000; n++) placed(engine, { id: `id-${n}` });
      return placed(engine, { id: 'one-more' }).reject;
    },
    at: [1_001, undefined],
    but: [1_000, 'IDEMPOTENCY_FULL'],
  },
  COMMAND_SLOTS: slotsProof((shared) => new RingProducer(shared.commands)),
  EVENT_SLOTS: slotsProof((shared) => new EventWriter(shared.events)),
  ANSWER_SLOTS: slotsProof((shared) => new RingProducer(shared.answers)),
  REPORT_SLOTS: slotsProof((shared) => new RingProducer(shared.reports)),
};

for (const [name, { does, at, but }] of Object.entries(proofs)) {
  test(`${name} has an effect: ${shown(at)}, ${shown(but)}`, async () => {
    assert.notDeepEqual(at[1], but[1]);
    assert.deepEqual(await does(at[0], name), at[1]);
    assert.deepEqual(await does(but[0], name), but[1]);
  });
}

test('every setting has a test of its effect, here or on a whole gateway, and nothing else has', () => {
  const tested = [...Object.keys(proofs), ...ProcessSettings];
  assert.deepEqual(tested.toSorted(), Object.keys(SETTINGS).toSorted());
});

test('limits that are configured otherwise hold from the next start on; unchanged ones are not set again', () => {
  const engine = createConfiguredEngine({});
  const limits = (told: ReturnType<ConfiguredEngine['begin']>): number =>
    told.filter(({ kind }) => kind === 'limits_changed').length;
  assert.equal(limits(engine.begin({})), 0);
  assert.equal(limits(engine.begin({ LIMIT_OPEN_ORDERS: 5 })), 1);
  assert.equal(limits(engine.begin({ LIMIT_OPEN_ORDERS: 5, LIMIT_ORDER_LOTS: 10 })), 1);
  engine.brokerReady(0);
  assert.equal(placed(engine).reject, 'SIZE_LIMIT');
  assert.equal(placed(engine, { lots: 10 }).reject, undefined);
});

test('risk begins once, whatever is configured later', () => {
  const engine = createConfiguredEngine({});
  assert.equal(engine.state.risk.words[RiskColumn.BEGUN], 1);
  assert.ok(!engine.begin({ LIMIT_CASH: 5 }).some(({ kind }) => kind === 'risk_begun'));
});

test('limits that were set at run time hold on over a start, and over one with other settings', () => {
  const engine = createConfiguredEngine({});
  engine.limit({ account: 0 }, { max_order_quantity: 500 });
  engine.begin({});
  engine.begin({ LIMIT_ORDER_LOTS: 10 });
  engine.brokerReady(0);
  assert.equal(placed(engine, { lots: 501 }).reject, 'SIZE_LIMIT');
  assert.equal(placed(engine, { lots: 500 }).reject, undefined);
  engine.limit({ account: 0 }, { max_order_quantity: null });
  assert.equal(placed(engine, { lots: 11 }).reject, 'SIZE_LIMIT');
  assert.equal(placed(engine, { lots: 10 }).reject, undefined);
});

/** What becomes of an order under a limit of value at risk, where its values were worked out so long ago. */
function withValues({ CACHE_ENABLED, CACHE_TTL }: Config, agoUs = 1_000): string | undefined {
  const engine = createConfiguredEngine({ CACHE_ENABLED, CACHE_TTL, LIMIT_VAR: 100 });
  const asOfUs = engine.inputs.nowUs;
  for (const [account, instrument] of [
    [0, -1],
    [-1, 0],
  ] as const) {
    engine.command(CommandKind.set_metrics, ({ i32, f64 }) => {
      i32[CommandHalf.ACCOUNT] = account;
      i32[CommandHalf.INSTRUMENT] = instrument;
      f64.set([1, asOfUs], CommandWord.DEFINITION);
    });
  }
  engine.advance(agoUs);
  engine.quote(BTC_TICKS);
  return placed(engine).reject;
}

const NO_ROWS = { grid: new Float64Array(), instruments: [], prices: new Float64Array() };
const ORDER = { symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: 45_000 };

function shown([value, does]: readonly [unknown, unknown]): string {
  return `${JSON.stringify(value)} → ${JSON.stringify(does) ?? 'accepted'}`;
}

async function withDoor<Result>(settings: Settings, act: (door: DoorHarness) => Promise<Result>): Promise<Result> {
  const door = await openDoor({ settings });
  try {
    return await act(door);
  } finally {
    await door.close();
  }
}

async function answersOrders(port: number): Promise<void> {
  assert.ok(await isAnswered(port));
}

async function isAnswered(port: number): Promise<boolean> {
  return (await httpCall(port, { method: 'GET', path: '/orders' })).status === 200;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok;
  } catch {
    return false;
  }
}

async function statusOf({ port }: DoorHarness, headers: string): Promise<number> {
  return Number((await rawHttp(port, `GET /health HTTP/1.1\r\n${headers}\r\n\r\n`)).slice(9, 12));
}

/** A port is bound if it is given; 0 stands for a free one, or for none. */
/** The port that is configured in a folder with two files of settings. */
function portInFile(env: Readonly<Record<string, string>>): number {
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-settings-'));
  try {
    writeFileSync(join(folder, SETTINGS.CONFIG_FILE.fallback), '{"PORT":9001}');
    writeFileSync(join(folder, 'other.json'), '{"PORT":9002}');
    return loadConfig(env, folder).PORT;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function portProof(which: 'api' | 'monitoring'): Proof {
  return {
    async does(value, name) {
      const wanted = value === 0 ? 0 : await freePort();
      return withDoor({ [name]: wanted }, async ({ port }) => ({
        isThere: wanted !== 0 && (await answers(`http://127.0.0.1:${wanted}`)),
        isApi: port === wanted,
      }));
    },
    at: [0, { isThere: false, isApi: false }],
    but: ['a free one', { isThere: true, isApi: which === 'api' }],
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

function isRefused(settings: Settings): boolean {
  try {
    configOf(settings);
    return false;
  } catch {
    return true;
  }
}

function placed(engine: ConfiguredEngine, order?: PlaceOptions): ReturnType<ConfiguredEngine['place']>[number] {
  return engine.place(order)[0]!;
}

/** The last of so many orders is taken at one value and refused at the other. */
function limitProof(orders: number, taken: unknown, refused: unknown, code: string, order?: PlaceOptions): Proof {
  return {
    does(value, name) {
      const engine = createConfiguredEngine({ [name]: value });
      for (let n = 1; n < orders; n++) assert.equal(placed(engine, order).reject, undefined);
      return placed(engine, order).reject;
    },
    at: [taken, undefined],
    but: [refused, code],
  };
}

/** The market rose by 1 % since the period began, and an order wants to buy there. */
function periodProof(taken: unknown, refused: unknown): Proof {
  return {
    does(value, name) {
      const engine = createConfiguredEngine({ [name]: value });
      placed(engine);
      engine.quote(BTC_TICKS * 1.01);
      return placed(engine, { ticks: BTC_TICKS * 1.01 }).reject;
    },
    at: [taken, undefined],
    but: [refused, 'PERIOD_COLLAR'],
  };
}

/** The limit that every account has by it; what that does to orders: test/core/risk. */
function inForceProof(limit: LimitName, at: unknown, does: number, but: unknown, doesBut: number): Proof {
  return {
    does(value, name) {
      const { state } = createConfiguredEngine({ [name]: value });
      return state.resolved.words[limitsOf(state, 0, -1, -1, -1) + LimitField[limit].index];
    },
    at: [at, does],
    but: [but, doesBut],
  };
}

/** What the answer to an order says of its lane; null: nothing, as there is no limit. */
function rateProof(at: unknown, does: unknown, but: unknown, doesBut: unknown, settings: object = {}): Proof {
  return {
    does: (value, name) =>
      withDoor({ ...settings, [name]: value }, async ({ port }) => {
        const client = await connectWs(port);
        const { rate_limits }: Loose = await client.call('order.place', ORDER);
        client.destroy();
        const [orders] = rate_limits;
        return orders === undefined ? null : [orders.per_second, orders.burst];
      }),
    at: [at, does],
    but: [but, doesBut],
  };
}

function subscriptionProof(field: string, at: number, but: number): Proof {
  return {
    does: (value, name) =>
      withDoor({ [name]: value }, async ({ port }) => {
        const client = await connectWs(port);
        const { result }: Loose = await client.call('subscribe', { channel: 'ticks:BTCUSDT' });
        client.destroy();
        return result[field];
      }),
    at: [at, at],
    but: [but, but],
  };
}

/** How many go in while nobody reads. */
/** 1.5 GB are free; at a mark of 1 GB this, at one of 2 GB that. */
function diskProof(above: DiskLevel, below: DiskLevel): Proof {
  return {
    does(value, name) {
      const others = name === 'DISK_LOW_BYTES' ? { DISK_REFUSE_BYTES: 1 << 20 } : {};
      let level: DiskLevel = DiskLevel.ok;
      const limits = diskLimitsOf(configOf({ ...others, [name]: value }));
      createDiskWatch({ freeBytes: () => 1.5e9 }, '/', (now) => (level = now), limits)(0);
      return level;
    },
    at: [1e9, above],
    but: [2e9, below],
  };
}

function slotsProof(writerOf: (shared: Shared) => Pick<RingProducer, 'room' | 'claim' | 'publish'>): Proof {
  return {
    does(value, name) {
      const writer = writerOf(createShared(sharedOptions(configOf({ [name]: value }))));
      let written = 0;
      while (writer.room(1) > 0) {
        writer.claim();
        writer.publish();
        written += 1;
      }
      return written;
    },
    at: [64, 64],
    but: [128, 128],
  };
}
