/**
 * Orders by account, instrument and side; of very many books some share a kind. Of each kind `state.recentUs` has the time at which one was last
 * remembered for its content, or a later one. Found again from what is remembered, so it is no state.
 */
export const RECENT_KINDS = 2048;

export function kindOf(account: number, instrument: number, side: number): number {
  return (Math.imul(account, 0x9e3779b1) + (instrument << 1) + side) & (RECENT_KINDS - 1);
}
