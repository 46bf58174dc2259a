/** What was reached, by name, and how often. */
export interface Coverage {
  reach(name: string): void;
  readonly counts: Map<string, number>;
}

export function createCoverage(): Coverage {
  const counts = new Map<string, number>();
  return {
    counts,
    reach(name) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
  };
}

export function addCoverage(to: Coverage, from: Iterable<readonly [string, number]>): void {
  for (const [name, count] of from) to.counts.set(name, (to.counts.get(name) ?? 0) + count);
}
