import type { Records } from '../memory/records.ts';
import { usedWords } from '../schema/command.ts';
import { EventByte, EventHalf, EventWord } from '../schema/event.ts';
import { isHere } from '../schema/order-kind.ts';
import {
  ACCOUNT_WIDTH,
  AccountColumn,
  GlobalColumn,
  ID_WIDTH,
  IdColumn,
  ORDER_WIDTH,
  OrderColumn,
} from '../state/columns.ts';
import { linkOpen } from '../state/open-list.ts';
import type { EngineState } from '../state/state.ts';
import { add, beginRow } from '../state/table.ts';
import { schedule } from '../state/timer-heap.ts';
import { riskOfAccepted } from './apply-risk.ts';
import { takeBook } from './book-rows.ts';
import { fingerprintOfEvent } from './fingerprint.ts';
import { numberAccount } from './number-account.ts';
import { takeIdRow, takeOrderRow } from './order-rows.ts';
import { planOfAccepted } from './plans/apply-plan.ts';
import { beginReservation } from './reserve.ts';

const E = EventWord;
const H = EventHalf;
const B = EventByte;
const G = GlobalColumn;
const O = OrderColumn;

const fingerprint = { low: 0, high: 0 };

/** A new order: its row, its id, what is counted and reserved by it. */
export function applyAccepted(state: EngineState, records: Records, at: number): void {
  const { f64, i32, u8 } = records;
  const word = at >> 3;
  const half = at >> 2;
  const { orders, globals } = state;
  const { words } = orders;
  const account = i32[half + H.ACCOUNT]!;
  const book = takeBook(state, account, i32[half + H.INSTRUMENT]!);
  const row = takeOrderRow(state);
  const to = row * ORDER_WIDTH;
  words[to + O.ORDER_ID] = f64[word + E.ORDER_ID]!;
  words[to + O.ACCOUNT] = account;
  words[to + O.INSTRUMENT] = i32[half + H.INSTRUMENT]!;
  words[to + O.BOOK] = book;
  words[to + O.SIDE] = u8[at + B.SIDE]!;
  words[to + O.TYPE] = u8[at + B.TYPE]!;
  words[to + O.TIME_IN_FORCE] = u8[at + B.TIME_IN_FORCE]!;
  words[to + O.STATUS] = u8[at + B.STATUS]!;
  words[to + O.PRICE_TICKS] = f64[word + E.PRICE_TICKS]!;
  words[to + O.QUANTITY_LOTS] = f64[word + E.QUANTITY_LOTS]!;
  words[to + O.EXPIRE_AT_US] = f64[word + E.EXPIRE_AT_US]!;
  words[to + O.BROKER] = u8[at + B.BROKER]!;
  words[to + O.ATTEMPT] = u8[at + B.ATTEMPT]!;
  words[to + O.VERSION] = 1;
  words[to + O.FAST_PATH] = u8[at + B.FAST_PATH]!;
  words[to + O.ACCEPTED_US] = f64[word + E.ACCEPTED_US]!;
  words[to + O.UPDATED_US] = f64[word + E.UPDATED_US]!;
  words[to + O.RESERVE_TICKS] = f64[word + E.LIMIT]!;
  words[to + O.FLAGS] = i32[half + H.FLAGS]!;
  words[to + O.BROKER_WANTED] = i32[half + H.BROKER_WANTED]!;
  words[to + O.TRIED] = isHere(u8[at + B.STATUS]!) ? 0 : 1 << u8[at + B.BROKER]!;
  words[to + O.TAG_LENGTH] = f64[word + E.TAG_LENGTH]!;
  if (f64[word + E.TAG_LENGTH]! > 0) {
    for (let i = 0; i < O.CLIENT_ID_LENGTH - O.TAG; i++) words[to + O.TAG + i] = f64[word + E.TAG + i]!;
  }
  if (f64[word + E.CLIENT_ID_LENGTH]! > 0) takeId(state, row, records, at);
  beginReservation(state, row);
  beginRow(orders, row, O.CLIENT_ID + usedWords(f64[word + E.CLIENT_ID_LENGTH]!));
  state.orderRows.insert(row);
  if (!state.deferred.ofDecisions) {
    linkOpen(state.open, account, row);
    if (f64[word + E.EXPIRE_AT_US]! !== 0) schedule(state.timers, row);
  }
  add(globals, G.OPEN_COUNT, 1);
  // In the same block.
  globals.words[G.LAST_ORDER_ID] = f64[word + E.ORDER_ID]!;
  add(state.accounts, Math.imul(account, ACCOUNT_WIDTH) + AccountColumn.OPEN_ORDERS, 1);
  numberAccount(state, account, f64, word + E.ACCOUNT_SEQ);
  riskOfAccepted(state, row, records, at);
  planOfAccepted(state, row, records, at);
}

/** Writes the order's row too, which begins afterwards. */
function takeId(state: EngineState, row: number, records: Records, at: number): void {
  const { f64, i32 } = records;
  const word = at >> 3;
  const to = row * ORDER_WIDTH;
  const order = state.orders.words;
  const { words } = state.ids;
  const idRow = takeIdRow(state);
  const id = idRow * ID_WIDTH;
  order[to + O.ID_ROW] = idRow + 1;
  order[to + O.CLIENT_ID_LENGTH] = f64[word + E.CLIENT_ID_LENGTH]!;
  words[id + IdColumn.ACCOUNT] = i32[(at >> 2) + H.ACCOUNT]!;
  words[id + IdColumn.ORDER_ID] = f64[word + E.ORDER_ID]!;
  for (let i = usedWords(f64[word + E.CLIENT_ID_LENGTH]!) - 1; i >= 0; i--) {
    order[to + O.CLIENT_ID + i] = f64[word + E.CLIENT_ID + i]!;
    words[id + IdColumn.CLIENT_ID + i] = f64[word + E.CLIENT_ID + i]!;
  }
  fingerprintOfEvent(records, at, fingerprint);
  words[id + IdColumn.FINGERPRINT_LOW] = fingerprint.low;
  words[id + IdColumn.FINGERPRINT_HIGH] = fingerprint.high;
  // The rest stays zero until the order ends, and may be in a page that nobody has touched yet.
  beginRow(state.ids, idRow, IdColumn.NEXT);
  if (!state.deferred.ofDecisions) state.idRows.insert(idRow);
}
