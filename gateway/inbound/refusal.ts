import { type RejectName, rejectEntry } from '../../core/schema/reject.ts';

/** Why a request was refused: what an error answer tells. Made only when something is refused. */
export interface Refusal {
  readonly code: RejectName;
  readonly message: string;
  readonly field?: string;
  /** Decimal text, in the field's own unit. */
  readonly limit?: string;
  readonly value?: string;
  /** What was left of the limit before this order. */
  readonly headroom?: string;
  /** Whose limit it is: `limit_of`. */
  readonly limitOf?: string;
  /** Allowed methods of a path, for the `Allow` header. */
  readonly allow?: string;
  /** When to try again: `retry_after_ms`, and `Retry-After`. */
  readonly retryAfterMs?: number;
}

export function refusal(code: RejectName, message: string, field?: string): Refusal {
  return field === undefined ? { code, message } : { code, message, field };
}

export function refusedValue(code: RejectName, message: string, field: string, limit: string, value: string): Refusal {
  return { code, message, field, limit, value };
}

export function httpStatusOf(code: RejectName): number {
  return rejectEntry(code).httpStatus;
}

/** The risk refusals carry the seeds' words: `approved: false` and a `reason`. */
export function reasonOf(code: RejectName): string | undefined {
  return rejectEntry(code).reason;
}

/** Whether the same request may pass later: it gets a `Retry-After`. */
export function isTransient(code: RejectName): boolean {
  return rejectEntry(code).transient === true;
}
