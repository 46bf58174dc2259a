/**
 * When an instrument trades. Times are microseconds after midnight UTC, days bits (bit 0: Monday) of the UTC day on which
 * a session begins; a session that ends no later than it begins ends on the next day.
 *
 *   open 03:45, close 10:00      ──┤  ├────   ends on its own day
 *   open 22:00, close 05:00      ─┤     ├──   over midnight
 *   open = close                 ─┤        ├─ a whole day
 *
 * The first moment of a session belongs to it, that of its close doesn't. `opens` is 1 + the time, 0: always open.
 */
const DAY_US = 86_400_000_000;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 3;
const WEEK = 7;

export function isInSession(nowUs: number, opens: number, closeUs: number, days: number): boolean {
  if (opens === 0) return true;
  const openUs = opens - 1;
  const day = Math.floor(nowUs / DAY_US);
  const timeUs = nowUs - day * DAY_US;
  if (openUs < closeUs) return timeUs >= openUs && timeUs < closeUs && tradesOn(day, days);
  return (timeUs >= openUs && tradesOn(day, days)) || (timeUs < closeUs && tradesOn(day - 1, days));
}

/** The close of the session that is under way, else of the next one: always after `nowUs`. */
export function nextSessionClose(nowUs: number, opens: number, closeUs: number, days: number): number {
  const today = Math.floor(nowUs / DAY_US);
  if (opens !== 0) {
    const later = opens - 1 < closeUs ? 0 : 1;
    for (let day = today - 1; day <= today + WEEK; day++) {
      const close = (day + later) * DAY_US + closeUs;
      if (close > nowUs && tradesOn(day, days)) return close;
    }
  }
  const close = today * DAY_US + closeUs;
  return close > nowUs ? close : close + DAY_US;
}

function tradesOn(day: number, days: number): boolean {
  return ((days >> ((day + FIRST_WEEKDAY) % WEEK)) & 1) === 1;
}
