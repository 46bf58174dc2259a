import { CLIENT_ID_BYTES, TAG_BYTES } from '../../core/schema/command.ts';
import { LimitField } from '../../core/risk/limit-field.ts';
import { OverridableControls } from '../../core/risk/override-controls.ts';
import { MOST_LIMITS_SET } from '../../core/schema/risk.ts';
import {
  LIMIT_CHANGE,
  LIMIT_SCOPE,
  MAX_CURRENCY_BYTES,
  MAX_OVERRIDE_MS,
  MAX_RATE_AGE_MS,
  OVERRIDE,
  RATE,
  REARM,
} from '../inbound/admin-parse.ts';
import { LIMIT_NAMES, MODES, isMode, limitUnitRule } from '../inbound/limit-values.ts';
import { type JsonSchema, list, object, word } from './json-schema.ts';

/** What administrators ask for. The names of the fields are the parser's own tables. */
type Fields<Names extends readonly string[]> = Readonly<Record<Names[number], JsonSchema>>;

const name = (description: string): JsonSchema => ({ type: 'string', minLength: 1, description });
const amount: JsonSchema = {
  anyOf: [
    { type: 'number', minimum: 0 },
    { type: 'string', pattern: '^[0-9]+(\\.[0-9]+)?$' },
  ],
};
const tag: JsonSchema = { type: 'string', pattern: `^[A-Za-z0-9._:-]{1,${TAG_BYTES}}$`, description: 'a tag of it' };

const scope: Fields<typeof LIMIT_SCOPE> = {
  account: name('any where it is absent'),
  tag,
  symbol: name('any where it is absent'),
  broker: name('any where it is absent'),
};

function limit(of: (typeof LIMIT_NAMES)[number]): JsonSchema {
  const description = `${limitUnitRule(of)}; null takes it back`;
  if (isMode(of)) return { type: ['string', 'null'], enum: [...MODES[of], null], description };
  if (LimitField[of].unit === 'flag') return { type: ['boolean', 'null'], description };
  return { anyOf: [...amount.anyOf!, { type: 'null' }], description };
}

const limitChange: Fields<typeof LIMIT_CHANGE> = {
  scope: { ...object(scope, LIMIT_SCOPE), description: 'whose limits; an empty object: of everybody' },
  firm: { const: true, description: 'of all accounts together, instead of a scope; scope may name a symbol' },
  limits: {
    ...object(Object.fromEntries(LIMIT_NAMES.map((of) => [of, limit(of)])), LIMIT_NAMES),
    description: `at most ${MOST_LIMITS_SET} of them`,
  },
  if_version: { type: 'integer', minimum: 1, description: 'only if the limits have this version' },
};

const override: Fields<typeof OVERRIDE> = {
  account: name('whose order; by default the first one allowed'),
  client_order_id: { type: 'string', pattern: `^[A-Za-z0-9._:-]{1,${CLIENT_ID_BYTES}}$`, description: 'which order' },
  controls: list(word(OverridableControls), 'that it may pass; none takes the override back'),
  expires_in_ms: { type: 'integer', minimum: 1, maximum: MAX_OVERRIDE_MS, description: 'from now on' },
};

const rearm: Fields<typeof REARM> = {
  account: name('whose; by default the first one allowed'),
  symbol: name('of which'),
  tag,
};

const rate: Fields<typeof RATE> = {
  currency: { type: 'string', minLength: 1, maxLength: MAX_CURRENCY_BYTES, description: 'of an instrument' },
  rate: { ...amount, description: 'of one unit, in the accounts’ currency; at most 6 places' },
  max_age_ms: {
    type: 'integer',
    minimum: 0,
    maximum: MAX_RATE_AGE_MS,
    description: '0: it never grows old',
    default: 0,
  },
};

export const riskRequestSchemas = {
  LimitChange: object(limitChange, ['scope', 'firm', 'if_version'], 'Limits to set, or to take back.'),
  Override: object(override, ['account', 'expires_in_ms'], 'One order that may pass controls that would refuse it.'),
  Rearm: object(rearm, ['account', 'tag'], 'A throttle of executions that is to be armed again.'),
  Rate: object(rate, ['max_age_ms'], 'An exchange rate.'),
} as const satisfies Readonly<Record<string, JsonSchema>>;
