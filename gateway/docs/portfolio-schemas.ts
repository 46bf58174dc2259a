import { account, symbol } from './answer-fields.ts';
import {
  type JsonSchema,
  type Properties,
  decimal,
  list,
  moment,
  number,
  object,
  orNull,
  text,
  whole,
} from './json-schema.ts';

/** Of an account or of the firm. */
const portfolioRisk: Properties = {
  value_at_risk: orNull(
    object({
      historical_95: decimal('the loss that 95 % of the recorded intervals don’t exceed'),
      historical_99: decimal('99 %'),
      parametric_95: decimal('by mean and covariance of the returns, as if they were normally distributed'),
      parametric_99: decimal('99 %'),
      observations: whole(0, 'returns that they come from; 0: nothing is held'),
    }),
  ),
  exposure: orNull(
    object({
      gross: decimal('sum of the positions’ sizes'),
      net: decimal('sum of their values'),
      long: decimal('of those above zero'),
      short: decimal('of those below, as a positive amount'),
    }),
  ),
  concentration: orNull(
    object({
      largest: orNull(text('the instrument with most of the gross exposure; null: none')),
      largest_share: decimal('its share, 0 to 1'),
      herfindahl: decimal('sum of the squared shares: 1 is all in one, 1/n is n equal ones, 0 is none'),
    }),
  ),
  problem: orNull(text('what is not known, and why')),
};

/** What is worked out of positions and recorded prices. */
export const portfolioSchemas = {
  RiskMetrics: object({
    as_of: moment('when the positions and their marks were read'),
    age_ms: whole(0, 'since then'),
    expires_at: moment('when they are too old to be told'),
    oldest_mark: orNull(moment('when the oldest quote that a position was valued at came; null: no position')),
    return_interval_s: number('what returns are of'),
    horizon_s: number('what the values at risk are for: those of one interval times the square root of their number'),
    accounts: list(object({ account, ...portfolioRisk })),
    firm: orNull(object(portfolioRisk, [], 'all accounts as one; null: this key may not see it')),
    instruments: list(
      object({
        symbol,
        value_at_risk_ppm: orNull(whole(1, 'of one unit of money of it, 99 %, parametric, in millionths')),
        problem: orNull(text('why it is not known')),
      }),
      'those with recorded prices',
    ),
  }),
} as const satisfies Readonly<Record<string, JsonSchema>>;
