export interface Pauses {
  readonly minMs: number;
  readonly maxMs: number;
}

/** The pause after so many failures in a row: doubled, bounded, and between half and all of it by chance. */
export function pauseMs({ minMs, maxMs }: Pauses, failures: number): number {
  const whole = Math.min(maxMs, minMs * 2 ** Math.min(failures, 30));
  return whole / 2 + (Math.random() * whole) / 2;
}
