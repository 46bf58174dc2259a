import { EventHalf, EventKind, EventWord, EventByte } from '../../../core/schema/event.ts';
import { Side } from '../../../core/schema/order-kind.ts';
import { BOOK_WIDTH, BookColumn, GlobalColumn, ORDER_WIDTH, OrderColumn } from '../../../core/state/columns.ts';
import { RiskColumn, SCOPE_WIDTH, ScopeColumn } from '../../../core/state/risk-columns.ts';
import { type EngineState, accountOfKey, findBook, findOrder, instrumentOfKey } from '../../../core/state/state.ts';
import type { EventFacts } from '../observer.ts';
import { booksOf, textOfTag } from './open-orders.ts';

/** Lots by book, as `booksOf` names them. */
export type Lots = ReadonlyMap<string, number>;

/** Positions of accounts, of their tags, and of everybody: the sum of what was filled. */
export interface Positions {
  event(state: EngineState, facts: EventFacts): void;
  /** As of now: they stay so. */
  now(): Lots;
  forget(): void;
  faults(state: EngineState): string[];
}

export function createPositions(): Positions {
  let lots = new Map<string, number>();
  let isShown = false;

  function add(account: number, tag: string, instrument: number, by: number): void {
    // Who was shown them sees them as they were.
    if (isShown) lots = new Map(lots);
    isShown = false;
    for (const book of booksOf({ account, tag, instrument })) lots.set(book, (lots.get(book) ?? 0) + by);
  }

  return {
    event(state, { kind, orderId, records: { f64, i32, u8 } }) {
      if (kind !== EventKind.filled && kind !== EventKind.suspended) return;
      const account = i32[EventHalf.ACCOUNT]!;
      const instrument = i32[EventHalf.INSTRUMENT]!;
      if (account < 0) return;
      const row = findOrder(state, orderId);
      const tag = row < 0 ? '' : textOfTag(state.orders.words, row * ORDER_WIDTH + OrderColumn.TAG_LENGTH);
      if (kind === EventKind.filled) {
        add(
          account,
          tag,
          instrument,
          u8[EventByte.SIDE] === Side.buy ? f64[EventWord.LAST_LOTS]! : -f64[EventWord.LAST_LOTS]!,
        );
        return;
      }
      // What nothing explains may be a fill, or not: the account's own position says so.
      const at = findBook(state, account, instrument) * BOOK_WIDTH + BookColumn.POSITION_LOTS;
      add(account, tag, instrument, state.books.words[at]! - (lots.get(`book ${account}/${instrument}`) ?? 0));
    },
    now() {
      isShown = true;
      return lots;
    },
    forget() {
      lots = new Map();
      isShown = false;
    },
    faults(state) {
      const faults: string[] = [];
      const compare = (name: string, is: number): void => {
        const sum = lots.get(name) ?? 0;
        if (is !== sum) faults.push(`${name} holds ${is}, and ${sum} were filled`);
      };
      for (let row = 0; row < state.globals.words[GlobalColumn.ROW_COUNT]!; row++) {
        const at = row * BOOK_WIDTH;
        compare(bookName(state.books.words[at + BookColumn.KEY]!), state.books.words[at + BookColumn.POSITION_LOTS]!);
      }
      for (let row = 0; row < state.risk.words[RiskColumn.TAG_BOOKS]!; row++) {
        const key = state.tagBooks.words[row * BOOK_WIDTH + BookColumn.KEY]!;
        const scope = accountOfKey(key) * SCOPE_WIDTH;
        const account = state.scopes.words[scope + ScopeColumn.ACCOUNT]! - 1;
        const tag = textOfTag(state.scopes.words, scope + ScopeColumn.NAME_LENGTH);
        compare(
          `book ${account}/${tag}/${instrumentOfKey(key)}`,
          state.tagBooks.words[row * BOOK_WIDTH + BookColumn.POSITION_LOTS]!,
        );
      }
      return faults;
    },
  };
}

const bookNames = new Map<number, string>();

function bookName(key: number): string {
  const known = bookNames.get(key);
  if (known !== undefined) return known;
  const name = `book ${accountOfKey(key)}/${instrumentOfKey(key)}`;
  bookNames.set(key, name);
  return name;
}
