import type { Instrument } from '../../core/market/instruments.ts';
import { LatchReader } from '../../core/memory/latch.ts';
import type { PriceHistory } from '../../core/risk/metrics/price-history.ts';
import type { RiskResult, RiskTask } from '../../core/risk/metrics/risk-metrics.ts';
import type { Config } from '../config.ts';
import type { Directory } from '../directory.ts';
import type { Admission } from '../inbound/admit.ts';
import type { Calls } from '../inbound/calls.ts';
import { createMetricCommands } from '../inbound/metric-commands.ts';
import { clearOrderRequest } from '../inbound/order-request.ts';
import { type Refusal, refusal } from '../inbound/refusal.ts';
import { type Principal, readerOf } from '../keys/principal.ts';
import { createMarks } from './mark.ts';
import { createPriceRecorder } from './price-recorder.ts';
import { type HeldPosition, type RiskMetrics, createRiskMetrics } from './risk-metrics.ts';
import { riskPage } from './risk-page.ts';

/** What the risk metrics need of the process: threads to calculate in, and a file. */
export interface RiskJob {
  readonly history: PriceHistory;
  readonly saveHistory: (nowMs: number) => void;
  readonly closeHistory: () => Promise<void>;
  readonly compute: (task: RiskTask) => Promise<RiskResult>;
}

/** The job as the door has it, or nothing in its place. */
export interface RiskSide extends Pick<RiskMetrics, 'tick' | 'close'> {
  /** GET /risk/metrics, as far as `who` may see them. */
  page(who: Principal, nowUs: number): string | Refusal;
}

export interface RiskSideParts {
  readonly config: Config;
  readonly accounts: readonly string[];
  readonly instruments: readonly Instrument[];
  readonly directory: Directory;
  readonly latch: SharedArrayBuffer;
  readonly calls: Calls;
  readonly admission: Admission;
  readonly warn: (text: string) => void;
}

const US_PER_SECOND = 1_000_000;
const US_PER_MS = 1_000;
const MILLION = 1_000_000;

const noMetrics = (why: string): Refusal => refusal('NOT_FOUND', `No risk metrics: ${why}`);
const noJob: RiskSide = {
  tick: () => {},
  page: () => noMetrics('PRECOMPUTE_METRICS is off.'),
  close: () => Promise.resolve(),
};

/** The job of the risk metrics, joined to the door: it asks and tells the engine as everybody does. */
export function createRiskSide(job: RiskJob | undefined, parts: RiskSideParts): RiskSide {
  if (job === undefined) return noJob;
  const metrics = riskMetricsOf(job, parts);
  return {
    tick: metrics.tick,
    close: metrics.close,
    page(who, nowUs) {
      const current = metrics.current(nowUs);
      if (current !== undefined) return riskPage(current, parts.directory, who, nowUs);
      return noMetrics(`There are none now. ${metrics.problem}`.trim());
    },
  };
}

function riskMetricsOf(job: RiskJob, parts: RiskSideParts): RiskMetrics {
  const { config, accounts, instruments, directory, calls } = parts;
  const readers = accounts.map((_, account) => readerOf(account));
  const markOf = createMarks(new LatchReader(parts.latch));
  return createRiskMetrics({
    ...job,
    intervalUs: config.RISK_METRICS_INTERVAL * US_PER_SECOND,
    horizonUs: config.RISK_VAR_HORIZON * US_PER_SECOND,
    maxAgeUs: config.CACHE_TTL * US_PER_SECOND,
    isUsed: config.CACHE_ENABLED,
    accounts,
    instruments,
    recorder: createPriceRecorder(job.history, instruments, markOf, parts.warn),
    askPositions(account, told) {
      calls.begin(readers[account]!, undefined);
      clearOrderRequest(calls.request);
      calls.positions(false, {
        ok: (_, result) => {
          told(positionsOf(result, directory));
        },
        refuse: ({ code }) => {
          told(`the positions are not known: ${code}`);
        },
      });
    },
    send: createMetricCommands(parts.admission),
    warn: parts.warn,
  });
}

interface PositionRow {
  readonly symbol: string;
  readonly quantity: string;
  readonly mark_price: string | null;
  readonly mark_age_ms: number | null;
  readonly money: { readonly value: string };
}

/** The rows of the answer. */
function positionsOf(result: string, directory: Directory): HeldPosition[] {
  const { positions } = JSON.parse(result) as { positions: readonly PositionRow[] };
  return positions.map(({ symbol, quantity, mark_price, mark_age_ms, money }) => ({
    instrument: directory.instrumentOf(symbol),
    isHeld: Number(quantity) !== 0,
    value: mark_price === null ? undefined : Math.round(Number(money.value) * MILLION),
    markAgeUs: (mark_age_ms ?? 0) * US_PER_MS,
  }));
}
