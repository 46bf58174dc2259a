import { type JsonReader, JsonType } from '../inbound/json-reader.ts';
import type { Responder } from '../inbound/pending.ts';
import { type Refusal, refusal } from '../inbound/refusal.ts';
import { type Lifetimes, MAX_HEARTBEAT_MS, MIN_HEARTBEAT_MS } from './lifetimes.ts';
import type { Session } from './session.ts';
import type { Subscriptions } from './subscriptions.ts';

/** `session.…`: what a session says of itself. */
export type SessionMethod = (session: Session, params: JsonReader, responder: Responder) => void;

export function createSessionMethods(
  subscriptions: Subscriptions,
  lifetimes: Lifetimes,
  monotonicNs: () => number,
): Readonly<Record<string, SessionMethod>> {
  return {
    'session.resume': (session, params, responder) => {
      subscriptions.resume(session, params, responder);
    },
    'session.heartbeat': (session, params, responder) => {
      const read = readHeartbeat(params);
      if (typeof read !== 'number') return responder.refuse(read);
      lifetimes.beat(session, read, monotonicNs());
      return responder.ok(200, `{"interval_ms":${read}}`);
    },
  };
}

function readHeartbeat(params: JsonReader): number | Refusal {
  const rule = `interval_ms is ${MIN_HEARTBEAT_MS} to ${MAX_HEARTBEAT_MS}, or 0 for none.`;
  let intervalMs = -1;
  for (let field = 0; field < params.count; field++) {
    const name = params.keyText(field);
    if (name !== 'interval_ms') return unknownField(name);
    intervalMs = wholeNumber(params, field);
    const isGood = intervalMs === 0 || (intervalMs >= MIN_HEARTBEAT_MS && intervalMs <= MAX_HEARTBEAT_MS);
    if (!isGood) return refusal('INVALID_PARAMETER', rule, name);
  }
  return intervalMs < 0 ? refusal('MISSING_FIELD', rule, 'interval_ms') : intervalMs;
}

function unknownField(name: string): Refusal {
  return refusal('UNKNOWN_FIELD', 'There is no field of this name here.', name.slice(0, 64));
}

/** -1: it isn't one. */
function wholeNumber(params: JsonReader, field: number): number {
  const type = params.type[field];
  const text = type === JsonType.string || type === JsonType.number ? params.valueText(field) : '';
  return /^\d{1,15}$/.test(text) ? Number(text) : -1;
}
