import { flag, oneOf, text, whole } from './config-values.ts';
import { setting } from './config-setting.ts';

const DAY_S = 86_400;

/** Values of risk that are worked out ahead of orders (`control/risk-metrics.ts`), and how old the engine takes them. */
export const RISK_METRIC_SETTINGS = {
  PRECOMPUTE_METRICS: setting(flag, true, 'work out value at risk, exposure and concentration ahead of orders'),
  RISK_METRICS_INTERVAL: setting(whole(1, 3_600), 30, 'time between two runs of that', 's'),
  RISK_RETURN_INTERVAL: setting(
    whole(1, DAY_S),
    60,
    'time between two recorded prices; a value at risk takes 30 returns and more',
    's',
  ),
  RISK_RETURNS_FILE: setting(
    text('a path', /^[^\0]{0,1024}$/),
    '',
    'prices of the past to begin with: a file of lines symbol,time,price',
  ),
  RISK_VAR_HORIZON: setting(whole(1, 10 * DAY_S), DAY_S, 'time that a value at risk is meant for', 's'),
  RISK_STALE: setting(
    oneOf('closed', 'open'),
    'closed',
    'where a limit of value at risk has no value, or an old one: refuse orders, or let them pass',
  ),
  CACHE_ENABLED: setting(
    flag,
    true,
    'judge orders by risk values worked out ahead; false: such a value is never there',
  ),
  CACHE_TTL: setting(whole(1, DAY_S), 60, 'greatest age of a risk value that was worked out ahead', 's'),
} as const;
