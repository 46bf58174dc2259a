import { type Holding, type PortfolioExposure, exposureOf } from './concentration.ts';
import { LEAST_RETURNS, type Missing, type PriceRows, profitsOf } from './returns.ts';
import { Confidence, historicalVar, horizonFactor, parametricVar, twoSidedVar } from './value-at-risk.ts';

/** What the pool is asked for: positions at their marks, and the prices of the past. */
export interface RiskTask {
  readonly intervalUs: number;
  readonly horizonUs: number;
  readonly rows: PriceRows;
  /** Names by instrument number, for what is said of them. */
  readonly symbols: ReadonlyMap<number, string>;
  readonly accounts: readonly RiskAccount[];
}

export interface RiskAccount {
  readonly account: number;
  readonly name: string;
  /** A text: why they aren't known. */
  readonly holdings: readonly Holding[] | string;
}

/** Money in whole millionths, rounded up, over the horizon. */
export interface ValueAtRisk {
  readonly historical95: number;
  readonly historical99: number;
  readonly parametric95: number;
  readonly parametric99: number;
  /** Returns that they come from. */
  readonly observations: number;
}

/** Of an account, or of the firm. What can't be known is absent, and `problem` says why: never 0. */
export interface PortfolioRisk {
  readonly account: number;
  readonly exposure?: PortfolioExposure;
  readonly valueAtRisk?: ValueAtRisk;
  readonly problem?: string;
}

export interface InstrumentRisk {
  readonly instrument: number;
  /** Value at risk of holding, or owing, one unit of money of it: 99 %, parametric, in millionths, rounded up. */
  readonly varPpm?: number;
  readonly problem?: string;
}

export interface RiskResult {
  readonly accounts: readonly PortfolioRisk[];
  readonly firm: PortfolioRisk;
  readonly instruments: readonly InstrumentRisk[];
}

/** Of the firm: -1, as in the commands. */
export const FIRM = -1;
const MILLION = 1_000_000;
const NAMED = 5;

/** All metrics of all accounts. Pure: the same task gives the same result. */
export function riskMetrics(task: RiskTask): RiskResult {
  const accounts = task.accounts.map(({ account, holdings }) => portfolioRisk(task, account, holdings));
  return {
    accounts,
    firm: portfolioRisk(task, FIRM, holdingsOfAll(task)),
    instruments: [...task.symbols.keys()].map((instrument) => instrumentRisk(task, instrument)),
  };
}

/** What all accounts have, as far as it is known of each. */
function holdingsOfAll({ accounts }: RiskTask): Holding[] | string {
  const all: Holding[] = [];
  for (const { name, holdings } of accounts) {
    if (typeof holdings === 'string') return `the positions of ${name} are not known: ${holdings}`;
    all.push(...holdings);
  }
  return all;
}

function portfolioRisk(task: RiskTask, account: number, holdings: readonly Holding[] | string): PortfolioRisk {
  if (typeof holdings === 'string') return { account, problem: holdings };
  const exposure = exposureOf(holdings);
  const held = netted(holdings);
  // Nothing held loses nothing, whatever the past was.
  if (held.length === 0) return { account, exposure, valueAtRisk: NOTHING_AT_RISK };
  const profits = profitsOf(task.rows, held);
  if ('missing' in profits) return { account, exposure, problem: missingText(task, profits) };
  const factor = horizonFactor(task.intervalUs, task.horizonUs);
  const valueAtRisk = {
    historical95: Math.ceil(historicalVar(profits, Confidence[95]) * factor),
    historical99: Math.ceil(historicalVar(profits, Confidence[99]) * factor),
    parametric95: Math.ceil(parametricVar(profits, Confidence[95]) * factor),
    parametric99: Math.ceil(parametricVar(profits, Confidence[99]) * factor),
    observations: profits.length,
  };
  if (Object.values(valueAtRisk).every((value) => Number.isSafeInteger(value)))
    return { account, exposure, valueAtRisk };
  return { account, exposure, problem: 'the value at risk is no number that money can be' };
}

const NOTHING_AT_RISK: ValueAtRisk = {
  historical95: 0,
  historical99: 0,
  parametric95: 0,
  parametric99: 0,
  observations: 0,
};

/** One holding per instrument: of the firm, accounts that are long and short in the same take each other's losses. */
function netted(holdings: readonly Holding[]): Holding[] {
  const values = new Map<number, number>();
  for (const { instrument, value } of holdings) values.set(instrument, (values.get(instrument) ?? 0) + value);
  return [...values].filter(([, value]) => value !== 0).map(([instrument, value]) => ({ instrument, value }));
}

function instrumentRisk(task: RiskTask, instrument: number): InstrumentRisk {
  const profits = profitsOf(task.rows, [{ instrument, value: MILLION }]);
  if ('missing' in profits) return { instrument, problem: missingText(task, profits) };
  const factor = horizonFactor(task.intervalUs, task.horizonUs);
  const varPpm = Math.ceil(twoSidedVar(profits, Confidence[99]) * factor);
  if (!Number.isSafeInteger(varPpm)) return { instrument, problem: 'the value at risk is no number' };
  // 0 would say that it isn't known.
  return { instrument, varPpm: Math.max(1, varPpm) };
}

function missingText({ symbols }: RiskTask, { missing, found }: Missing): string {
  const names = missing.slice(0, NAMED).map((instrument) => symbols.get(instrument) ?? `instrument ${instrument}`);
  const more = missing.length > NAMED ? ` and ${missing.length - NAMED} more` : '';
  return `too few returns of ${names.join(', ')}${more}: ${found} of ${LEAST_RETURNS}`;
}
