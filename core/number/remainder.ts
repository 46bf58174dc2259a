/** `count % size` of whole numbers that aren't negative: of doubles, `%` is a call. */
export function remainder(count: number, size: number): number {
  return count - Math.floor(count / size) * size;
}
