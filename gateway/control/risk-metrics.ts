import type { Instrument } from '../../core/market/instruments.ts';
import type { Holding } from '../../core/risk/metrics/concentration.ts';
import type { PriceHistory } from '../../core/risk/metrics/price-history.ts';
import { FIRM, type RiskAccount, type RiskResult, type RiskTask } from '../../core/risk/metrics/risk-metrics.ts';
import type { MetricValue } from '../inbound/metric-commands.ts';
import type { PriceRecorder } from './price-recorder.ts';

/**
 * The values of risk that are worked out ahead, every RISK_METRICS_INTERVAL:
 *
 *   tick ─▶ [quote latch] ▸ price recorder                            a price per instrument and RISK_RETURN_INTERVAL
 *     └──▶ positions of each account, one question at a time ─▶ at their marks ─▶ pool ─▶ kept as `risk:metrics:current`
 *                                                                                   └──▶ set_metrics to the engine, 64 a tick
 *
 * What can't be known is not sent, so that the engine sees it grow old: a value of before is never told as one of now.
 */
export interface RiskMetrics {
  /** Every 50 ms or so, not within a socket's callback. */
  tick(nowUs: number, nowNs: number): void;
  /** The newest values, until they are as old as CACHE_TTL; `risk:metrics:current` for whoever stores them. */
  current(nowUs: number): CurrentMetrics | undefined;
  /** Why there are none, or not all: the last failure; '' after a run in order. */
  readonly problem: string;
  /** No more runs; waits for the file of returns. */
  close(): Promise<void>;
}

export interface CurrentMetrics {
  /** Engine time when the positions and marks were read. */
  readonly asOfUs: number;
  readonly expiresUs: number;
  readonly intervalUs: number;
  readonly horizonUs: number;
  /** Of the oldest mark that a position was valued at; 0: there is no position. */
  readonly oldestMarkUs: number;
  readonly result: RiskResult;
}

/** One row of an account's positions. */
export interface HeldPosition {
  readonly instrument: number;
  /** False: nothing is held. */
  readonly isHeld: boolean;
  /** At the newest quote, in money; undefined: there is none yet. */
  readonly value: number | undefined;
  /** How old that quote was. */
  readonly markAgeUs: number;
}

export interface RiskMetricsParts {
  readonly intervalUs: number;
  readonly horizonUs: number;
  readonly maxAgeUs: number;
  /** False: the values are kept and shown, but the engine gets none (CACHE_ENABLED=false). */
  readonly isUsed: boolean;
  readonly accounts: readonly string[];
  readonly instruments: readonly Instrument[];
  readonly history: PriceHistory;
  readonly recorder: PriceRecorder;
  /** Asks the engine, which values them at its quotes and rates; a text: why it didn't say. */
  readonly askPositions: (account: number, told: (positions: readonly HeldPosition[] | string) => void) => void;
  readonly compute: (task: RiskTask) => Promise<RiskResult>;
  readonly send: (value: MetricValue, asOfUs: number, nowNs: number) => boolean;
  readonly saveHistory: (nowMs: number) => void;
  readonly closeHistory: () => Promise<void>;
  readonly warn: (text: string) => void;
}

const SENT_PER_TICK = 64;
/** After a run in which something was not known, the next one comes sooner, but not at once. */
const RETRY_US = 1_000_000;

export function createRiskMetrics(parts: RiskMetricsParts): RiskMetrics {
  const { intervalUs, accounts, instruments, history } = parts;
  const unsent: MetricValue[] = [];
  let sendingAsOfUs = 0;
  let dueUs = 0;
  let isRunning = false;
  let isClosed = false;
  let problem = '';
  let latest: CurrentMetrics | undefined;

  function begin(nowUs: number): void {
    isRunning = true;
    dueUs = nowUs + intervalUs;
    collect(0, nowUs, []);
  }

  /** One account after the other: a question for each at once would be a burst. */
  function collect(account: number, asOfUs: number, found: RiskAccount[]): void {
    const name = accounts[account];
    if (name === undefined) {
      void compute(asOfUs, found);
      return;
    }
    parts.askPositions(account, (positions) => {
      found.push({
        account,
        name,
        holdings: typeof positions === 'string' ? positions : holdingsOf(positions, asOfUs),
      });
      collect(account + 1, asOfUs, found);
    });
  }

  let oldestMarkUs = 0;

  function holdingsOf(positions: readonly HeldPosition[], asOfUs: number): Holding[] | string {
    const holdings: Holding[] = [];
    for (const { instrument, isHeld, value, markAgeUs } of positions) {
      if (!isHeld) continue;
      if (value === undefined) return `${instruments[instrument]?.symbol ?? instrument} has no price yet`;
      const markUs = asOfUs - markAgeUs;
      oldestMarkUs = oldestMarkUs === 0 ? markUs : Math.min(oldestMarkUs, markUs);
      holdings.push({ instrument, value });
    }
    return holdings;
  }

  function taskOf(found: readonly RiskAccount[]): RiskTask {
    const held = new Set(
      found.flatMap(({ holdings }) => (typeof holdings === 'string' ? [] : holdings)).map((h) => h.instrument),
    );
    const recorded = new Set(history.symbols());
    const wanted = instruments.filter(({ id, symbol }) => recorded.has(symbol) || held.has(id));
    return {
      intervalUs: history.intervalUs,
      horizonUs: parts.horizonUs,
      rows: history.read(wanted),
      symbols: new Map(wanted.map(({ id, symbol }) => [id, symbol])),
      accounts: found,
    };
  }

  async function compute(asOfUs: number, found: readonly RiskAccount[]): Promise<void> {
    const markUs = oldestMarkUs;
    try {
      const result = await parts.compute(taskOf(found));
      const expiresUs = asOfUs + parts.maxAgeUs;
      latest = {
        asOfUs,
        expiresUs,
        intervalUs: history.intervalUs,
        horizonUs: parts.horizonUs,
        oldestMarkUs: markUs,
        result,
      };
      problem = problemOf(found, result);
      if (parts.isUsed) queue(result, asOfUs);
    } catch (error) {
      const why = (error as Error).message;
      if (why !== problem && !isClosed) parts.warn(`risk metrics can't be worked out: ${why}`);
      problem = why;
    } finally {
      if (found.some(({ holdings }) => typeof holdings === 'string')) dueUs = Math.min(dueUs, asOfUs + RETRY_US);
      oldestMarkUs = 0;
      isRunning = false;
    }
  }

  /** What was not sent of the run before has been overtaken. */
  function queue({ firm, accounts: all, instruments: each }: RiskResult, asOfUs: number): void {
    unsent.length = 0;
    sendingAsOfUs = asOfUs;
    for (const { account, valueAtRisk } of [firm, ...all]) {
      if (valueAtRisk === undefined) continue;
      // The larger of the two: each is blind where the other sees.
      const value = Math.max(valueAtRisk.historical99, valueAtRisk.parametric99);
      unsent.push({ account, instrument: -1, value });
    }
    for (const { instrument, varPpm } of each) {
      if (varPpm === undefined || instruments[instrument]?.tradable === false) continue;
      unsent.push({ account: FIRM, instrument, value: varPpm });
    }
  }

  function sendSome(nowNs: number): void {
    let sent = 0;
    while (sent < Math.min(SENT_PER_TICK, unsent.length) && parts.send(unsent[sent]!, sendingAsOfUs, nowNs)) sent += 1;
    unsent.splice(0, sent);
  }

  return {
    tick(nowUs, nowNs) {
      if (isClosed) return;
      if (parts.recorder.tick(nowUs)) parts.saveHistory(nowUs / 1_000);
      if (unsent.length > 0) sendSome(nowNs);
      if (!isRunning && nowUs >= dueUs) begin(nowUs);
    },
    current: (nowUs) => (latest !== undefined && nowUs < latest.expiresUs ? latest : undefined),
    get problem() {
      return problem;
    },
    async close() {
      isClosed = true;
      await parts.closeHistory();
    },
  };
}

/** The first that an account with positions lacks. */
function problemOf(accounts: readonly RiskAccount[], { accounts: told }: RiskResult): string {
  const at = told.findIndex((one) => one.problem !== undefined);
  return at < 0 ? '' : `${accounts[at]!.name}: ${told[at]!.problem}`;
}
