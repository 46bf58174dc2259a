import { Side } from '../schema/order-kind.ts';
import { LimitOwner } from '../schema/risk.ts';
import { type EngineState, FIRM_SCOPE, accountScope } from '../state/state.ts';
import type { Table } from '../state/table.ts';
import type { Exposure } from './exposure.ts';
import { onlyReduces } from './reduces.ts';
import type { Verdict } from './verdict.ts';
import { growthOf } from './worst-case.ts';

/**
 * The scopes whose totals an order counts in, with what it would add to each: its account's, its tag's, the firm's. Filled
 * anew for each order; `count` of them.
 */
export const judged = {
  count: 0,
  /** Rows of `scopes`. */
  scopes: new Int32Array(3),
  /** Where the limits of their totals stand in `state.resolved.words`. */
  limits: new Int32Array(3),
  /** `LimitOwner`. */
  owners: new Int32Array(3),
  /** 1: all it can do is make the book's position smaller. */
  reduces: new Int32Array(3),
  /** What it adds to the worst case, in money; not above 0: nothing. */
  growth: new Float64Array(3),
  /** What it adds to what is open, in money. */
  added: new Float64Array(1),
};

export function gatherScopes(state: EngineState, order: Exposure, verdict: Verdict): void {
  judged.added[0] = verdict.notional - order.heldNotional;
  judged.count = 0;
  judged.limits[0] = order.ownTotals;
  push(order, accountScope(order.account), LimitOwner.account, state.books, state.bookRisk, order.book);
  if (order.tagScope >= 0) {
    judged.limits[1] = order.tagTotals;
    push(order, order.tagScope, LimitOwner.tag, state.tagBooks, state.tagBookRisk, order.tagBook);
  }
  judged.limits[judged.count] = order.firmTotals;
  push(order, FIRM_SCOPE, LimitOwner.firm, state.books, state.bookRisk, order.book);
}

function push(order: Exposure, scope: number, owner: number, books: Table, bookRisk: Table, row: number): void {
  const i = judged.count;
  judged.count = i + 1;
  judged.scopes[i] = scope;
  judged.owners[i] = owner;
  const makesLess = order.lots <= order.heldLots && judged.added[0]! <= 0;
  judged.reduces[i] = makesLess || (row >= 0 && onlyReduces(books.words, row, order)) ? 1 : 0;
  growthOf(bookRisk.words, row, order.side === Side.buy, judged.added, judged.growth, i);
}
