/** What an instrument is worth by its quote: the middle of bid and ask, rounded down, else the last; 0: nobody knows. */
export function markOf(bidTicks: number, askTicks: number, lastTicks: number): number {
  return bidTicks > 0 && askTicks > 0 ? Math.floor((bidTicks + askTicks) / 2) : lastTicks;
}
