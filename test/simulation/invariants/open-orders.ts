import { NO_BROKER } from '../../../core/schema/event.ts';
import { TAG_BYTES } from '../../../core/schema/command.ts';
import { OrderStatus, isHere } from '../../../core/schema/order-kind.ts';
import { getText } from '../../../core/schema/text.ts';

/** An order that could still trade: open, in flight, unknown, or held. */
export interface OpenOrder {
  readonly orderId: number;
  readonly account: number;
  readonly tag: string;
  readonly instrument: number;
  /** 255: held, at none. */
  readonly broker: number;
  readonly isBuy: boolean;
  readonly isMarket: boolean;
  /** `PlaceOption` bits. */
  readonly options: number;
  /** Of a child: the order that it belongs to; 0: a client placed it. */
  readonly parentId: number;
  /** `ChildRole`, 0: none. */
  readonly role: number;
  /** Its parent holds for it. */
  readonly isCovered: boolean;
  readonly status: number;
  readonly lots: number;
  readonly notional: number;
  /** The farthest price that it has, or has asked for. */
  readonly ticks: number;
  /** `scopesOf` and `booksOf` it. */
  readonly scopes: readonly string[];
  readonly books: readonly string[];
}

/** What all orders together could still do, by whose it is. */
export interface Held {
  readonly orders: readonly OpenOrder[];
  /** `firm`, `account N`, `tag N/T`, `broker N`. */
  readonly counts: ReadonlyMap<string, number>;
  readonly notionals: ReadonlyMap<string, number>;
  readonly buys: ReadonlyMap<string, number>;
  readonly sells: ReadonlyMap<string, number>;
  /** `book account/instrument`, `book account/tag/instrument`, `book instrument` of all accounts. */
  readonly buyLots: ReadonlyMap<string, number>;
  readonly sellLots: ReadonlyMap<string, number>;
  readonly buyMoney: ReadonlyMap<string, number>;
  readonly sellMoney: ReadonlyMap<string, number>;
}

/** Adds up what is open. */
export function heldBy(open: Iterable<OpenOrder>): Held {
  const orders = [...open];
  const [counts, notionals, buys, sells, buyLots, sellLots, buyMoney, sellMoney] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ] as const;
  for (const order of orders) {
    for (const scope of order.scopes) {
      grow(counts, scope, order.isCovered ? 0 : 1);
      grow(notionals, scope, order.notional);
      grow(order.isBuy ? buys : sells, scope, order.notional);
    }
    for (const book of order.books) {
      grow(order.isBuy ? buyLots : sellLots, book, order.lots);
      grow(order.isBuy ? buyMoney : sellMoney, book, order.notional);
    }
  }
  return { orders, counts, notionals, buys, sells, buyLots, sellLots, buyMoney, sellMoney };
}

export function scopesOf({ account, tag, broker }: Pick<OpenOrder, 'account' | 'tag' | 'broker'>): string[] {
  const scopes = ['firm', `account ${account}`];
  if (tag !== '') scopes.push(`tag ${account}/${tag}`);
  if (broker < NO_BROKER) scopes.push(`broker ${broker}`);
  return scopes;
}

export function booksOf({ account, tag, instrument }: Pick<OpenOrder, 'account' | 'tag' | 'instrument'>): string[] {
  const books = [`book ${instrument}`, `book ${account}/${instrument}`];
  if (tag !== '') books.push(`book ${account}/${tag}/${instrument}`);
  return books;
}

/** Whether a venue has it, or it will be sent once others are gone. */
function mayTrade({ status, broker }: OpenOrder): boolean {
  // Of an order that is sent in parts each part is an order of its own.
  return status === OrderStatus.held || (!isHere(status) && broker < NO_BROKER);
}

/** Whether two orders would trade with each other at one venue. */
export function cross(a: OpenOrder, b: OpenOrder): boolean {
  if (a.instrument !== b.instrument || a.isBuy === b.isBuy) return false;
  if (!mayTrade(a) || !mayTrade(b)) return false;
  if (a.isMarket || b.isMarket) return true;
  return a.isBuy ? a.ticks >= b.ticks : b.ticks >= a.ticks;
}

const text = new Uint8Array(TAG_BYTES);

/** The tag whose length stands at `at`, its words behind it. */
export function textOfTag(words: Float64Array, at: number): string {
  const length = words[at]!;
  getText(words, at + 1, length, text, 0);
  return Buffer.from(text.subarray(0, length)).toString('latin1');
}

function grow(sums: Map<string, number>, key: string, by: number): void {
  sums.set(key, (sums.get(key) ?? 0) + by);
}
