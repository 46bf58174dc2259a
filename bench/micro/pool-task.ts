/** What the pool's threads are asked for: as good as nothing. */
export function addOne(value: number): number {
  return value + 1;
}
