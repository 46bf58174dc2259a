import { type RejectName, rejectEntry } from '../../core/schema/reject.ts';

/** Why a request was refused: what an error answer tells. Made only when something is refused. */
export interface Refusal {
  readonly code: RejectName;
  readonly message: string;
  readonly field?: string;
  /** Decimal text, in the field's own unit. */
  readonly limit?: string;
  readonly value?: string;
  /** Allowed methods of a path, for the `Allow` header. */
  readonly allow?: string;
  /** When to try again: `retry_after_ms`, and `Retry-After`. */
  readonly retryAfterMs?: number;
}

const BAD_REQUEST = 400;
const UNAUTHORIZED = 401;
const FORBIDDEN = 403;

export function refusal(code: RejectName, message: string, field?: string): Refusal {
  return field === undefined ? { code, message } : { code, message, field };
}

export function refusedValue(code: RejectName, message: string, field: string, limit: string, value: string): Refusal {
  return { code, message, field, limit, value };
}

export function httpStatusOf(code: RejectName): number {
  return rejectEntry(code).httpStatus;
}

/**
 * Whether it was refused before any budget was asked: it isn't understood, or not permitted. It costs as much as a call,
 * or else would be a way around the limits.
 */
export function isRefusedUnasked(why: Refusal): boolean {
  const status = httpStatusOf(why.code);
  return status === BAD_REQUEST || status === UNAUTHORIZED || status === FORBIDDEN;
}

/** The risk refusals carry the seeds' words: `approved: false` and a `reason`. */
export function reasonOf(code: RejectName): string | undefined {
  return rejectEntry(code).reason;
}

/** Whether the same request may pass later: it gets a `Retry-After`. */
export function isTransient(code: RejectName): boolean {
  return rejectEntry(code).transient === true;
}
