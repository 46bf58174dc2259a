import type { ValueKind } from './config-values.ts';

/** One setting: declared once, for reading, `--help` and the README. */
export interface Setting<Value> {
  readonly kind: ValueKind<Value>;
  readonly fallback: Value;
  readonly unit?: string;
  readonly about: string;
}

export function setting<Value>(kind: ValueKind<Value>, fallback: Value, about: string, unit?: string): Setting<Value> {
  return unit === undefined ? { kind, fallback, about } : { kind, fallback, about, unit };
}
