const DAY_US = 86_400_000_000;

/** The next moment after `nowUs` that is `closeUs` after a midnight UTC. */
export function nextClose(nowUs: number, closeUs: number): number {
  const today = Math.floor(nowUs / DAY_US) * DAY_US + closeUs;
  return today > nowUs ? today : today + DAY_US;
}
