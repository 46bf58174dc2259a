import { ACCOUNT_WIDTH, AccountColumn } from '../state/columns.ts';
import type { EngineState } from '../state/state.ts';
import { copyTo } from '../state/table.ts';

/** The event's number among those of its account stands in `f64[from]`; 0: it has none. */
export function numberAccount({ accounts }: EngineState, account: number, f64: Float64Array, from: number): void {
  if (f64[from]! <= 0) return;
  const to = Math.imul(account, ACCOUNT_WIDTH) + AccountColumn.REPORT_SEQ;
  copyTo(accounts, to, f64, from);
}
