import { OrderFlag } from '../../../core/schema/event.ts';
import { OrderType, isFinal } from '../../../core/schema/order-kind.ts';
import {
  ACCOUNT_WIDTH,
  AccountColumn,
  BOOK_WIDTH,
  BookColumn,
  GlobalColumn,
  ORDER_WIDTH,
  OrderColumn,
} from '../../../core/state/columns.ts';
import { ORDER_RISK_WIDTH, OrderRiskColumn } from '../../../core/state/risk-columns.ts';
import type { EngineState } from '../../../core/state/state.ts';
import { must } from '../violation.ts';

const O = OrderColumn;
const NAME = 'what could still trade is held by the limits, once';

/** Sums over the order table: what each account and book holds is what its open orders could still do. */
export function whatCouldTradeIsHeldOnce(state: EngineState): void {
  const { words } = state.orders;
  const buy = new Map<number, number>();
  const sell = new Map<number, number>();
  const orders = new Map<number, number>();
  const notional = new Map<number, number>();
  const legs = leftOfLegs(state);
  for (let row = 0; row < state.orders.touched; row++) {
    const at = row * ORDER_WIDTH;
    const id = words[at + O.ORDER_ID]!;
    if (id === 0) continue;
    const held = words[at + O.RESERVED_LOTS]!;
    if (isFinal(words[at + O.STATUS]!)) {
      must(held === 0, NAME, () => `order ${id} is final and holds ${held}`);
      continue;
    }
    const left = leftOf(state, row);
    // Its parent holds for it.
    const isCovered = (words[at + O.FLAGS]! & OrderFlag.covered) !== 0;
    // Its leg may trade more than is left of it, also when nothing is: it was made smaller, and its venue hasn't followed yet.
    const isIceberg = words[at + O.TYPE] === OrderType.iceberg;
    const could = isIceberg ? Math.max(0, left, legs.get(id) ?? 0) : left;
    const isRight = isCovered ? held === 0 : could >= 0 && held === could;
    must(isRight, NAME, () => `order ${id} could trade ${could} and holds ${held}`);
    const side = words[at + O.SIDE] === 0 ? buy : sell;
    grow(side, words[at + O.BOOK]!, held);
    grow(orders, words[at + O.ACCOUNT]!, 1);
    grow(notional, words[at + O.ACCOUNT]!, words[at + O.RESERVED_NOTIONAL]!);
  }
  for (let book = 0; book < state.globals.words[GlobalColumn.ROW_COUNT]!; book++) {
    const at = book * BOOK_WIDTH;
    equal(state.books.words[at + BookColumn.OPEN_BUY_LOTS]!, buy.get(book), `open buys of book ${book}`);
    equal(state.books.words[at + BookColumn.OPEN_SELL_LOTS]!, sell.get(book), `open sells of book ${book}`);
  }
  for (let account = 0; account < state.accounts.rows; account++) {
    const at = account * ACCOUNT_WIDTH;
    equal(state.accounts.words[at + AccountColumn.OPEN_ORDERS]!, orders.get(account), `orders of account ${account}`);
    equal(state.accounts.words[at + AccountColumn.OPEN_NOTIONAL]!, notional.get(account), `notional of ${account}`);
  }
}

/** Under a replace the larger of old and new. */
function leftOf({ orders: { words } }: EngineState, row: number): number {
  const at = row * ORDER_WIDTH;
  return Math.max(words[at + O.QUANTITY_LOTS]!, words[at + O.PENDING_LOTS]!) - words[at + O.FILLED_LOTS]!;
}

/** What the open children could trade that their parents hold for, by parent. */
function leftOfLegs(state: EngineState): ReadonlyMap<number, number> {
  const { words } = state.orders;
  const legs = new Map<number, number>();
  for (let row = 0; row < state.orders.touched; row++) {
    const at = row * ORDER_WIDTH;
    const isCovered = words[at + O.ORDER_ID] !== 0 && (words[at + O.FLAGS]! & OrderFlag.covered) !== 0;
    if (!isCovered || isFinal(words[at + O.STATUS]!)) continue;
    grow(legs, state.orderRisk.words[row * ORDER_RISK_WIDTH + OrderRiskColumn.PARENT_ID]!, leftOf(state, row));
  }
  return legs;
}

function equal(held: number, sum: number | undefined, what: string): void {
  must(held === (sum ?? 0), NAME, () => `${what}: ${held} held, ${sum ?? 0} could trade`);
}

function grow(sums: Map<number, number>, key: number, by: number): void {
  sums.set(key, (sums.get(key) ?? 0) + by);
}
