import { type BrokerConfig, MOST_BROKERS, brokerList } from './config-brokers.ts';
import { AUTO, flag, money, oneOf, orAuto, powerOfTwo, text, texts, whole } from './config-values.ts';
import { LIMIT_SETTINGS } from './config-limits.ts';
import { RISK_METRIC_SETTINGS } from './config-risk-metrics.ts';
import { setting } from './config-setting.ts';
import { DEFAULT_QUOTE_AGES, quoteAges } from './config-quote-ages.ts';
import { CURRENCY_NAME, type RateConfig, rateList } from './config-rates.ts';

const DEFAULT_BROKERS: readonly BrokerConfig[] = [
  { id: 'sim-a', adapter: 'simulated', address: '', priority: 1, perSecond: 100_000, perMinute: 6_000_000 },
  { id: 'sim-b', adapter: 'simulated', address: '', priority: 1, perSecond: 100_000, perMinute: 6_000_000 },
];

const DEFAULT_RATES: readonly RateConfig[] = [{ currency: 'INR', rate: 12_000 }];

const MiB = 1024 ** 2;
const GiB = 1024 ** 3;
const MOST_RATE = 100_000;
const MOST_MONEY = 9_000_000_000;

export const SETTINGS = {
  CONFIG_FILE: setting(
    text('a path', /^[^\0]{1,1024}$/),
    'tickgate.config.json',
    'the file of settings, named in the environment only; one that is named must be there',
  ),
  HOST: setting(text('a host name or address', /^[A-Za-z0-9.:_-]{1,255}$/), '127.0.0.1', 'address to listen on'),
  PORT: setting(whole(0, 65_535), 8099, 'port of the API; 0 picks a free one'),
  MONITORING_PORT: setting(whole(0, 65_535), 8000, 'second port of the same app; 0: none'),
  ALLOWED_HOSTS: setting(
    texts('host names without port, separated by commas', /^[A-Za-z0-9._:[\]-]{1,255}$/, 64),
    [],
    'names that requests may call this host by, beside HOST, localhost, 127.0.0.1 and [::1]',
  ),
  ALLOWED_ORIGINS: setting(
    texts('origins such as http://localhost:3000, separated by commas', /^https?:\/\/[A-Za-z0-9.:[\]-]{1,255}$/, 64),
    [],
    'web pages that may talk to the gateway from a browser',
  ),
  MAX_CONNECTIONS: setting(whole(1, 100_000), 12_000, 'open connections at most', 'connections'),
  DATA_DIR: setting(text('a path', /^[^\0]{1,1024}$/), './data', 'where journal and snapshots are kept'),
  DISK_LOW_BYTES: setting(
    whole(MiB, 1024 ** 2 * GiB),
    2 * GiB,
    'less free space than this on the disk of DATA_DIR is an alarm',
    'bytes',
  ),
  DISK_REFUSE_BYTES: setting(
    whole(MiB, 1024 ** 2 * GiB),
    GiB,
    'with less than this new orders are refused; cancels and fills go on, in the end from a reserve',
    'bytes',
  ),
  SEGMENT_BYTES: setting(
    powerOfTwo(MiB, GiB),
    64 * MiB,
    "size of a new journal's files, of which one is always kept in reserve",
    'bytes',
  ),
  ACK: setting(oneOf('durable', 'accepted'), 'durable', 'when a place is answered: after its fdatasync, or before'),
  ASYNC_MODE: setting(flag, true, "false: a place is answered only at the venue's word"),
  THREADS: setting(oneOf('dedicated', 'compact'), 'dedicated', "a thread per agent, or the engine in the gateway's"),
  PIN: setting(
    text('auto, off, or a list such as engine:1,journal:0', /^(auto|off|[a-z]+:\d{1,4}(,[a-z]+:\d{1,4})*)$/),
    'auto',
    'which CPU each hot thread is pinned to',
  ),
  LOG_LEVEL: setting(oneOf('debug', 'info', 'warn', 'error', 'silent'), 'info', 'what is logged, in logs/tickgate.log'),
  FEED: setting(
    text('venue, simulated, or replay: and files separated by commas', /^(venue|simulated|replay:[^\0]{1,4096})$/),
    'venue',
    'where quotes come from: the simulated venue, a generator of its own, or recorded files',
  ),
  INSTRUMENTS: setting(
    text('simulated, or files separated by commas', /^[^\0]{1,4096}$/),
    'simulated',
    "what can be traded: the simulated market's instruments, or files: tickgate's own, Kite's CSV, ccxt's markets",
  ),
  MAX_INSTRUMENTS: setting(whole(16, 262_144), 262_144, 'instruments that can ever be known', 'instruments'),
  MAX_BROKERS: setting(whole(1, MOST_BROKERS), MOST_BROKERS, 'brokers registered at most', 'brokers'),
  BROKERS: setting(brokerList, DEFAULT_BROKERS, 'the brokers that orders are routed to'),
  BROKER_FAILOVER_ENABLED: setting(flag, true, 'use the next broker when one certainly refused or was never sent to'),
  BROKER_LOAD_BALANCE: setting(flag, true, 'spread orders over brokers of equal score'),
  ACCOUNTS: setting(
    texts('1 to 64 different names of 1 to 32 of A-Z a-z 0-9 . _ -, separated by commas', /^[A-Za-z0-9._-]{1,32}$/, 64),
    ['demo'],
    'accounts that orders are placed for; new ones go to the end',
  ),
  CURRENCY: setting(
    text('2 to 12 of A-Z 0-9', CURRENCY_NAME),
    'USDT',
    'currency of all accounts: of limits and profits',
  ),
  RATES: setting(
    rateList,
    DEFAULT_RATES,
    "what one unit of another currency is worth in the accounts'; new ones go to the end. What has no rate is not tradable",
  ),
  QUOTE_AGE_MS: setting(
    quoteAges,
    DEFAULT_QUOTE_AGES,
    'by class of instrument: oldest quote that an order is judged by, in ms',
  ),
  DAY_RESET: setting(
    whole(0, 86_399_999_999),
    0,
    'when the day of profits, losses and counts begins, after midnight UTC',
    'us',
  ),
  RATE_SESSION_PER_SECOND: setting(
    orAuto(whole(0, MOST_RATE)),
    AUTO,
    'of each session, or over HTTP of each key: orders, and as many cancels; 0: no limit; auto: 50 with keys, else 0',
    'orders/s',
  ),
  RATE_SESSION_BURST: setting(whole(1, MOST_RATE), 100, 'as many of them at once, after a pause', 'orders'),
  RATE_ACCOUNT_PER_SECOND: setting(
    orAuto(whole(0, MOST_RATE)),
    AUTO,
    'of each account: orders, and as many cancels; 0: no limit; auto: 200 with keys, else 0',
    'orders/s',
  ),
  KEYS_FILE: setting(
    text('a path', /^[^\0]{0,1024}$/),
    '',
    'file of the keys of those who may enter (tickgate keys); none: who is on this machine may, without a key',
  ),
  FAST_PATH_ENABLED: setting(flag, true, 'a shorter risk check for small orders'),
  FAST_PATH_NOTIONAL: setting(money(0, MOST_MONEY), 100_000_000, 'greatest value of a small order', 'account currency'),
  PROTECT_MS: setting(
    whole(1, 3_600_000),
    1_000,
    'how long a fill may be without its stop or target before that is told as an alarm',
    'ms',
  ),
  WS_BATCH_SIZE: setting(whole(1, 100), 10, 'default of subscriptions: updates per frame at most', 'updates'),
  WS_THROTTLE_MS: setting(whole(0, 60_000), 100, 'default of subscriptions: time between two frames', 'ms'),
  ...LIMIT_SETTINGS,
  ...RISK_METRIC_SETTINGS,
  WORKERS: setting(whole(1, 64), 4, 'threads for calculations at most; they come and go as needed', 'threads'),
  MAX_ORDERS: setting(whole(1_000, 2_000_000), 250_000, 'orders in the table, final ones included', 'orders'),
  MAX_CLIENT_IDS: setting(whole(1_000, 4_000_000), 2_000_000, 'client order ids that are remembered', 'ids'),
  COMMAND_SLOTS: setting(powerOfTwo(16, 1_048_576), 8_192, 'requests on their way to the engine', 'slots'),
  EVENT_SLOTS: setting(powerOfTwo(64, 1_048_576), 16_384, 'events on their way from the engine', 'slots'),
  ANSWER_SLOTS: setting(powerOfTwo(64, 1_048_576), 4_096, 'answers to queries on their way from the engine', 'slots'),
  REPORT_SLOTS: setting(powerOfTwo(64, 1_048_576), 8_192, 'reports of venues on their way to the engine', 'slots'),
} as const;

export type SettingName = keyof typeof SETTINGS;

/** Settings of parts that this version doesn't have: set, they would be silently without effect. */
export const LATER: Readonly<Record<string, string>> = {
  STORAGE: 'storage arrives later; only off is possible',
  DATABASE_URL: 'storage arrives later',
  VALKEY_URL: 'storage arrives later',
  NATS_URL: 'storage arrives later',
  DB_POOL_SIZE: 'the query service arrives later',
  DB_CACHE_ENABLED: 'the query service arrives later',
  DB_CACHE_TTL: 'the query service arrives later',
  DB_SLOW_QUERY_THRESHOLD: 'the query service arrives later',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'tracing arrives later',
  SERVICE_PORTS: 'the service ports arrive later',
  WS_MAX_CONNECTIONS: 'the pool of upstream connections arrives later',
  WS_COMPRESSION: 'compression arrives later',
  CONNECTION_POOL_SIZE: 'keep-alive sockets per broker arrive later',
};
