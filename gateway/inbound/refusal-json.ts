import { type Refusal, reasonOf } from './refusal.ts';

/**
 * `"error":{…}` for the end of an answer, and for risk refusals the seeds' `approved` and `reason` before it.
 * Messages and values may hold a client's own text, hence `JSON.stringify`.
 */
export function refusalJson(refusal: Refusal): string {
  const { code, message, field, limit, value, headroom, limitOf, retryAfterMs } = refusal;
  const reason = reasonOf(code);
  let text = reason === undefined ? '"error":{' : `"approved":false,"reason":"${reason}","error":{`;
  text += `"code":"${code}","message":${JSON.stringify(message)}`;
  if (reason !== undefined) text += `,"reason":"${reason}"`;
  if (field !== undefined) text += `,"field":${JSON.stringify(field)}`;
  if (limit !== undefined) text += `,"limit":${JSON.stringify(limit)}`;
  if (value !== undefined) text += `,"value":${JSON.stringify(value)}`;
  if (headroom !== undefined) text += `,"headroom":"${headroom}"`;
  if (limitOf !== undefined) text += `,"limit_of":"${limitOf}"`;
  if (retryAfterMs !== undefined) text += `,"retry_after_ms":${retryAfterMs}`;
  return `${text}}`;
}
