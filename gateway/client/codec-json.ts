import type { RejectName } from '../../core/schema/reject.ts';
import { Reject, rejectEntry } from '../../core/schema/reject.ts';
import { Refused } from './errors.ts';
import type { OrderReport, Quote, Trade } from './types.ts';

/** A text frame of the gateway, as far as this client looks at it. */
export interface JsonFrame {
  readonly id?: number | string | null;
  readonly status?: number;
  readonly result?: unknown;
  readonly error?: JsonError;
  readonly rate_limits?: readonly { readonly lane: string; readonly remaining: number }[];
  readonly channel?: string;
  readonly type?: string;
  readonly data?: unknown;
  readonly batch?: readonly unknown[];
}

interface JsonError {
  readonly code: string;
  readonly message: string;
  readonly field?: string;
  readonly limit?: string;
  readonly value?: string;
  readonly retry_after_ms?: number;
}

const TOO_MANY = 429;

export function jsonCall(id: number, method: string, params: object): string {
  return JSON.stringify({ id, method, params });
}

export function jsonRefused(status: number, error: JsonError): Refused {
  const { code, message, field, limit, value, retry_after_ms: retryAfterMs } = error;
  return new Refused(code, message, {
    status,
    field,
    limit,
    value,
    retryAfterMs,
    isTransient: isTransient(code, status),
  });
}

/** Whether the same request may pass later. A code that is younger than this client is judged by its status. */
export function isTransient(code: string, status: number): boolean {
  if (code in Reject) return rejectEntry(code as RejectName).transient === true;
  return status === TOO_MANY;
}

export function jsonReport(frame: JsonFrame): OrderReport {
  const { channel: _, data, ...rest } = frame as JsonFrame & Omit<OrderReport, 'type' | 'order'>;
  return { type: 'report', ...(rest as Omit<OrderReport, 'type' | 'order'>), order: data as OrderReport['order'] };
}

/** The elements of a frame of `quotes:` or `ticks:`. */
export function jsonMarket(frame: JsonFrame): (Quote | Trade)[] {
  const is_snapshot = frame.type === 'snapshot';
  const elements = frame.batch ?? [frame.data];
  return elements.map((element) => ({ ...(element as Quote | Trade), is_snapshot }));
}
