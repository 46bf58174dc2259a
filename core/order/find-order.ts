import type { Records } from '../memory/records.ts';
import { scratchWords } from '../memory/scratch.ts';
import { CLIENT_ID_WORDS, CommandHalf, CommandWord, usedWords } from '../schema/command.ts';
import { ID_WIDTH, IdColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import { type EngineState, findOrder } from '../state/state.ts';

const C = CommandWord;
/** Behind the key, how many words of an id stand in it: those beyond are zero. */
const idKey = scratchWords(1 + CLIENT_ID_WORDS + 1);
const KEY_WORDS = 1 + CLIENT_ID_WORDS;

/** The row of a client order id in use, or -1. Its length stands at `lengthAt`, its words behind. */
export function findId(state: EngineState, account: number, words: Float64Array, lengthAt: number): number {
  return state.idRows.find(idKeyOf(account, words, lengthAt), 0);
}

/** Good until the next call. */
export function idKeyOf(account: number, words: Float64Array, lengthAt: number): Float64Array {
  const used = usedWords(words[lengthAt]!);
  idKey[0] = account;
  for (let i = 1; i <= used; i++) idKey[i] = words[lengthAt + i]!;
  for (let i = idKey[KEY_WORDS]! | 0; i > used; i--) idKey[i] = 0;
  idKey[KEY_WORDS] = used;
  return idKey;
}

/** The order that a command names by id or client id, if it is this account's: its row, or -1 and `notFound.orderId`. */
export function findNamedOrder(state: EngineState, command: Records, at: number): number {
  const { f64, i32 } = command;
  const account = i32[(at >>> 2) + CommandHalf.ACCOUNT]!;
  let orderId = f64[(at >>> 3) + C.ORDER_ID]!;
  if (orderId === 0 && f64[(at >>> 3) + C.CLIENT_ID_LENGTH]! > 0) {
    const id = findId(state, account, f64, (at >>> 3) + C.CLIENT_ID_LENGTH);
    if (id >= 0) orderId = state.ids.words[id * ID_WIDTH + IdColumn.ORDER_ID]!;
  }
  lastNamed.orderId = orderId;
  const row = orderId === 0 ? -1 : findOrder(state, orderId);
  if (row < 0) return -1;
  if (state.orders.words[row * ORDER_WIDTH + OrderColumn.ACCOUNT] === account) return row;
  // Somebody else's: not even that it exists is told.
  lastNamed.orderId = 0;
  return -1;
}

/** The id behind the last `findNamedOrder`, for orders that are known and no longer in the table. */
export const lastNamed = { orderId: 0 };
