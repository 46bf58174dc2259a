import type { PortfolioRisk } from '../../core/risk/metrics/risk-metrics.ts';
import type { Directory } from '../directory.ts';
import { type Principal, Scope, may } from '../keys/principal.ts';
import { moneyText, timeText } from '../outbound/decimal-text.ts';
import type { CurrentMetrics } from './risk-metrics.ts';

const US_PER_SECOND = 1_000_000;
const US_PER_MS = 1_000;
const SHARE_DIGITS = 6;

/** GET /risk/metrics: of the accounts that `who` may use; of the firm for whoever may use all of them, or administers. */
export function riskPage(current: CurrentMetrics, directory: Directory, who: Principal, nowUs: number): string {
  const { result, asOfUs } = current;
  const seesFirm = may(who, Scope.admin) || who.accounts.length === directory.accounts.length;
  const portfolio = ({ exposure, valueAtRisk, problem }: PortfolioRisk): object => ({
    value_at_risk:
      valueAtRisk === undefined
        ? null
        : {
            historical_95: moneyText(valueAtRisk.historical95),
            historical_99: moneyText(valueAtRisk.historical99),
            parametric_95: moneyText(valueAtRisk.parametric95),
            parametric_99: moneyText(valueAtRisk.parametric99),
            observations: valueAtRisk.observations,
          },
    exposure:
      exposure === undefined
        ? null
        : {
            gross: moneyText(Math.round(exposure.gross)),
            net: moneyText(Math.round(exposure.net)),
            long: moneyText(Math.round(exposure.long)),
            short: moneyText(Math.round(exposure.short)),
          },
    concentration:
      exposure === undefined
        ? null
        : {
            largest: directory.instruments[exposure.largest]?.symbol ?? null,
            largest_share: exposure.largestShare.toFixed(SHARE_DIGITS),
            herfindahl: exposure.herfindahl.toFixed(SHARE_DIGITS),
          },
    problem: problem ?? null,
  });
  return JSON.stringify({
    as_of: timeText(asOfUs),
    age_ms: Math.max(0, Math.round((nowUs - asOfUs) / US_PER_MS)),
    expires_at: timeText(current.expiresUs),
    oldest_mark: current.oldestMarkUs === 0 ? null : timeText(current.oldestMarkUs),
    return_interval_s: current.intervalUs / US_PER_SECOND,
    horizon_s: current.horizonUs / US_PER_SECOND,
    accounts: result.accounts
      .filter(({ account }) => who.accounts.includes(account))
      .map((one) => ({ account: directory.accounts[one.account], ...portfolio(one) })),
    firm: seesFirm ? portfolio(result.firm) : null,
    instruments: result.instruments.map(({ instrument, varPpm, problem }) => ({
      symbol: directory.instruments[instrument]!.symbol,
      value_at_risk_ppm: varPpm ?? null,
      problem: problem ?? null,
    })),
  });
}
