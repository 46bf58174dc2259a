import { BadValue, type ValueKind, money } from './config-values.ts';

/** The last two in millionths of the accounts' currency. */
export interface BrokerFees {
  readonly feePpm: number;
  readonly feeLeast: number;
  readonly feePerOrder: number;
}

export interface BrokerConfig {
  readonly id: string;
  /** `simulated`: the venue program of this package. `null`: acknowledges every order and sends it nowhere. */
  readonly adapter: 'simulated' | 'null';
  /** `host:port` of a venue that runs already; '' lets the gateway start its own. */
  readonly address: string;
  /** 1 is asked first. */
  readonly priority: number;
  /** Requests, 0: no limit. */
  readonly perSecond: number;
  readonly perMinute: number;
  /** What it takes: millionths of a fill's value, but so much of each at least, and so much once of an order that trades. */
  readonly fees?: BrokerFees;
  /** Of a `null` broker: `full` fills every order at its price, `none`, as unless given, lets them rest. */
  readonly fills?: 'none' | 'full';
}

const ALLOWED =
  'a JSON list of {"id":"sim-a","adapter":"simulated" or "null","address":"host:port","priority":1 to 100,' +
  '"rate_limits":{"per_second":10,"per_minute":300},"fee_ppm":250,"fee_least":0.01,"fee_per_order":0.1}, each id once; "fee_ppm", "fee_least", "fee_per_order" for what it takes; a "null" one, for benches, may have "fills":"none" or "full"';

const FIELDS = new Set([
  'id',
  'adapter',
  'address',
  'priority',
  'rate_limits',
  'fills',
  'fee_ppm',
  'fee_least',
  'fee_per_order',
]);
const LIMIT_FIELDS = new Set(['per_second', 'per_minute']);
const MOST_PER_SECOND = 1_000_000;
const PPM = 1_000_000;
const FEE = money(0, 1_000_000);

/** At most so many, whatever MAX_BROKERS says: the engine's scoreboard has a row for each. */
export const MOST_BROKERS = 5;

export const brokerList: ValueKind<readonly BrokerConfig[]> = {
  allowed: ALLOWED,
  read(raw) {
    const list = typeof raw === 'string' ? parsed(raw) : raw;
    if (!Array.isArray(list) || list.length === 0 || list.length > MOST_BROKERS) return new BadValue(ALLOWED);
    const brokers = list.map(brokerOf);
    const good = brokers.filter((broker) => broker !== undefined);
    const areUnique = new Set(good.map(({ id }) => id)).size === list.length;
    return good.length === list.length && areUnique ? good : new BadValue(ALLOWED);
  },
  show: (brokers) => brokers.map(({ id, adapter }) => `${id} (${adapter})`).join(', '),
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function brokerOf(raw: unknown): BrokerConfig | undefined {
  if (!isRecord(raw, FIELDS)) return undefined;
  const { id, adapter, address = '', priority = 1, rate_limits: limits = {}, fills } = raw;
  if (typeof id !== 'string' || !/^[A-Za-z0-9._-]{1,32}$/.test(id)) return undefined;
  if (adapter !== 'simulated' && adapter !== 'null') return undefined;
  if (typeof address !== 'string' || !/^$|^[A-Za-z0-9._-]+:\d{1,5}$/.test(address)) return undefined;
  if (!isRecord(limits, LIMIT_FIELDS)) return undefined;
  if (fills !== undefined && (adapter !== 'null' || !isFills(fills))) return undefined;
  const perSecond = limitOf(limits['per_second'], MOST_PER_SECOND);
  const perMinute = limitOf(limits['per_minute'], MOST_PER_SECOND * 60);
  if (!isWhole(priority, 100) || perSecond === undefined || perMinute === undefined) return undefined;
  const fees = feesOf(raw);
  if (fees === undefined) return undefined;
  const hasFees = Object.values(fees).some((fee) => fee > 0);
  const terms = { id, adapter, address, priority, perSecond, perMinute } as const;
  const broker = hasFees ? { ...terms, fees } : terms;
  return fills === undefined ? broker : { ...broker, fills };
}

/** 0, no limit, unless given. */
function limitOf(value: unknown, most: number): number | undefined {
  if (value === undefined) return 0;
  return isWhole(value, most) ? value : undefined;
}

/** None, unless given. */
function feesOf(raw: Record<string, unknown>): BrokerFees | undefined {
  const { fee_ppm: ppm = 0, fee_least: least = 0, fee_per_order: perOrder = 0 } = raw;
  const feeLeast = feeOf(least);
  const feePerOrder = feeOf(perOrder);
  const isPpm = typeof ppm === 'number' && Number.isSafeInteger(ppm) && ppm >= 0 && ppm <= PPM;
  return isPpm && feeLeast !== undefined && feePerOrder !== undefined
    ? { feePpm: ppm, feeLeast, feePerOrder }
    : undefined;
}

/** An amount of the accounts' currency, a number or a decimal text. */
function feeOf(value: unknown): number | undefined {
  const read = FEE.read(value);
  return read instanceof BadValue ? undefined : read;
}

function isFills(value: unknown): value is 'none' | 'full' {
  return value === 'none' || value === 'full';
}

function isRecord(raw: unknown, fields: ReadonlySet<string>): raw is Record<string, unknown> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return false;
  return Object.keys(raw).every((name) => fields.has(name));
}

function isWhole(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 && value <= most;
}
