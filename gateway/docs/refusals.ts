import { Reject, type RejectName } from '../../core/schema/reject.ts';
import { LIMIT_OWNERS } from '../outbound/event-refusal.ts';
import { reasonOf } from '../inbound/refusal.ts';
import { type JsonSchema, type Properties, anyOf, object, ref, whole, word } from './json-schema.ts';
import { REJECT_NAMES } from './reject-texts.ts';

/**
 * A refusal, in three places: alone (HTTP), as an entry of a batch, as the answer to a WebSocket call. Those of the
 * risk check say `approved` and `reason` besides, so there are two shapes of each.
 */
const OPTIONAL = ['field', 'limit', 'value', 'headroom', 'limit_of', 'retry_after_ms'];

const told: Properties = {
  message: { type: 'string', description: 'for people; it may change' },
  field: { type: 'string', description: 'the field or parameter that is meant' },
  limit: { type: 'string', description: 'what is allowed, in the field’s own unit' },
  value: { type: 'string', description: 'what it would have been' },
  headroom: { type: 'string', description: 'what was left of the limit before this order: limit, less what was used' },
  limit_of: word(LIMIT_OWNERS, 'whose limit it is'),
  retry_after_ms: whole(1, 'RATE_LIMITED: when to try again'),
};
const plain = REJECT_NAMES.filter((name) => reasonOf(name) === undefined);
const risky = REJECT_NAMES.filter((name) => reasonOf(name) !== undefined);
const reason = word([...new Set(risky.map((name) => reasonOf(name)!))], 'the risk check’s own word');

const plainFields: Properties = {
  error: object({ code: word(plain, 'stable; see the table of codes'), ...told }, OPTIONAL),
};
const riskFields: Properties = {
  approved: { const: false },
  reason,
  error: object({ code: word(risky, 'stable; see the table of codes'), reason, ...told }, OPTIONAL),
};

/** Where limits are on. */
const rateLimits: JsonSchema = { type: 'array', items: ref('RateLimit') };
const status = whole(400, 'as over HTTP', 599);
/** `null`: the frame had none that could be read. */
export const callId: JsonSchema = {
  anyOf: [{ type: 'integer', minimum: 0 }, { type: 'string' }],
  description: 'as it was given',
};

export const refusalSchemas = {
  Refusal: object(plainFields, [], 'Why a request was refused.'),
  RiskRefusal: object(riskFields, [], 'Why the risk check refused.'),
  BatchRefusal: object({ status, ...plainFields }),
  BatchRiskRefusal: object({ status, ...riskFields }),
  CallRefusal: object({ id: callId, status, ...plainFields, rate_limits: rateLimits }, ['rate_limits']),
  CallRiskRefusal: object({ id: callId, status, ...riskFields, rate_limits: rateLimits }, ['rate_limits']),
  FrameRefusal: object({ id: { anyOf: [{ type: 'null' }, callId] }, status, ...plainFields, rate_limits: rateLimits }, [
    'rate_limits',
  ]),
} as const;

/** A refusal by one of these codes, in the shape that each has. */
export function refusedBy(codes: readonly RejectName[], shape: '' | 'Call'): JsonSchema {
  const ofShape = (name: `${typeof shape}${'Refusal' | 'RiskRefusal'}`, some: readonly RejectName[]): JsonSchema[] =>
    some.length === 0
      ? []
      : [{ allOf: [ref(name), { properties: { error: { properties: { code: { enum: some } } } } }] }];
  const isRisk = (code: RejectName): boolean => reasonOf(code) !== undefined;
  return anyOf([
    ...ofShape(
      `${shape}Refusal`,
      codes.filter((code) => !isRisk(code)),
    ),
    ...ofShape(
      `${shape}RiskRefusal`,
      codes.filter((code) => isRisk(code)),
    ),
  ]);
}

/** Statuses in order, each with the codes that say it. */
export function byStatus(codes: readonly RejectName[]): ReadonlyMap<number, readonly RejectName[]> {
  const map = new Map<number, RejectName[]>();
  for (const code of codes) {
    const { httpStatus } = Reject[code];
    map.set(httpStatus, [...(map.get(httpStatus) ?? []), code]);
  }
  return new Map([...map].sort(([a], [b]) => a - b));
}
