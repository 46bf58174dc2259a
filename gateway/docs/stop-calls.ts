import type { RejectName } from '../../core/schema/reject.ts';
import { MAX_REASON, STOPPED_STATES } from '../control/kill-calls.ts';
import { type JsonSchema, type Properties, list, object, orNull, whole, word } from './json-schema.ts';

/** What the kill switch takes and says. */
const text = (description: string): JsonSchema => ({ type: 'string', description });
const flag = (description: string): JsonSchema => ({ type: 'boolean', description });

const scopeFields: Properties = {
  account: { type: ['string', 'null'], description: 'only of this account' },
  symbol: { type: ['string', 'null'], description: 'only of this instrument; with account, of both' },
  broker: { type: ['string', 'null'], description: 'only what goes to, or rests at, this broker; goes alone' },
  tag: {
    type: ['string', 'null'],
    pattern: '^[A-Za-z0-9._:-]{1,24}$',
    description: 'only with this tag, of that account',
  },
};
const scopeNames = Object.keys(scopeFields);

export const stopRequests = {
  Stop: object(
    {
      ...scopeFields,
      state: {
        type: ['string', 'null'],
        enum: [...STOPPED_STATES, null],
        description: 'reducing: what makes a position smaller still passes',
        default: 'halted',
      },
      reason: { type: ['string', 'null'], maxLength: MAX_REASON, description: 'for people; kept with it' },
    },
    [...scopeNames, 'state', 'reason'],
    'Where trading stops; without any of them everywhere.',
  ),
  Resume: object(scopeFields, scopeNames, 'Where trading goes on: the same scope as was stopped.'),
} as const;

const scope = object(
  { account: text('its name'), symbol: text('its name'), broker: text('its id'), tag: text('as in orders') },
  scopeNames,
  'empty: everything',
);
const durable = object({
  file: flag('DATA_DIR/HALTED says so, on the disk'),
  journal: flag('the journal says so, on the disk'),
});

const stopView: Properties = {
  scope,
  state: word(STOPPED_STATES),
  since: text('when; empty: the file doesn’t say'),
  by: text('who'),
  reason: text('as it was given'),
  durable,
  blocked: whole(0, 'orders and replaces that were refused since'),
  not_sent: whole(0, 'orders that were decided before, and certainly never left'),
  cancelled: whole(0, 'orders whose cancel was asked for'),
  confirmed: whole(0, 'of those, the ones that have ended'),
  still_open: orNull(
    whole(0, 'orders that are open there; under reducing, that are no exits; null: the engine doesn’t say'),
  ),
  time_to_quiet_ms: orNull({
    type: 'number',
    minimum: 0,
    description: 'from the kill until nothing was open there; null: not yet',
  }),
};

export const stopAnswers = {
  StopReport: object({ ...stopView, quiet: flag('false: something was open still after 2 s; it goes on') }),
  StopState: object({ halted: flag('everything is halted'), stopped: list(object(stopView)) }),
  ResumeReport: object({ scope, state: { const: 'active' }, durable }),
} as const;

const stopped = {
  scope: { account: 'demo', tag: 'strategy-7' },
  state: 'halted',
  since: '2026-11-21T09:30:00.125Z',
  by: 'key tg_Zm9vYmFyYmF6cXV4',
  reason: 'it repeats itself',
  durable: { file: true, journal: true },
  blocked: 12,
  not_sent: 2,
  cancelled: 31,
  confirmed: 31,
  still_open: 0,
  time_to_quiet_ms: 11.204,
} as const;

export const stopExamples = {
  stop: { account: 'demo', tag: 'strategy-7', reason: 'it repeats itself' },
  stopReport: { ...stopped, quiet: true },
  stopState: { halted: false, stopped: [stopped] },
  resume: { account: 'demo', tag: 'strategy-7' },
  resumeReport: {
    scope: { account: 'demo', tag: 'strategy-7' },
    state: 'active',
    durable: { file: true, journal: true },
  },
} as const;

const SCOPE_CODES: readonly RejectName[] = [
  'INVALID_JSON',
  'DUPLICATE_FIELD',
  'UNKNOWN_FIELD',
  'MISSING_FIELD',
  'INVALID_PARAMETER',
  'INVALID_BROKER',
  'INVALID_TAG',
  'FORBIDDEN_ACCOUNT',
  'FORBIDDEN_SCOPE',
  'UNKNOWN_INSTRUMENT',
];
export const STOP_CODES = SCOPE_CODES;
export const RESUME_CODES: readonly RejectName[] = [...SCOPE_CODES, 'HALTED'];
