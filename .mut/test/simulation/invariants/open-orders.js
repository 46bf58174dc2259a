import { TAG_BYTES } from '../../../core/schema/command.js';
import { OrderType, Side, isFinal } from '../../../core/schema/order-kind.js';
import { getText } from '../../../core/schema/text.js';
import { ORDER_WIDTH, OrderColumn } from '../../../core/state/columns.js';
const O = OrderColumn;
/** Adds up the order table; of an instrument of another currency the money is as its orders were counted. */
export function heldBy(state, isForeign) {
    const orders = [];
    const maps = Array.from({ length: 8 }, () => new Map());
    const [counts, notionals, buys, sells, buyLots, sellLots, buyMoney, sellMoney] = maps;
    const { words } = state.orders;
    for (let at = 0; at < state.orders.touched * ORDER_WIDTH; at += ORDER_WIDTH) {
        if (words[at + O.ORDER_ID] === 0 || isFinal(words[at + O.STATUS]))
            continue;
        const order = orderAt(words, at, isForeign);
        orders.push(order);
        for (const scope of scopesOf(order)) {
            grow(counts, scope, 1);
            grow(notionals, scope, order.notional);
            grow(order.isBuy ? buys : sells, scope, order.notional);
        }
        for (const book of booksOf(order)) {
            grow(order.isBuy ? buyLots : sellLots, book, order.lots);
            grow(order.isBuy ? buyMoney : sellMoney, book, order.notional);
        }
    }
    return { orders, counts, notionals, buys, sells, buyLots, sellLots, buyMoney, sellMoney };
}
export function orderAt(words, at, isForeign) {
    const lots = Math.max(0, Math.max(words[at + O.QUANTITY_LOTS], words[at + O.PENDING_LOTS]) - words[at + O.FILLED_LOTS]);
    const filled = words[at + O.FILLED_LOTS];
    const old = words[at + O.RESERVE_TICKS] * Math.max(0, words[at + O.QUANTITY_LOTS] - filled);
    const wanted = words[at + O.PENDING_TICKS] * Math.max(0, words[at + O.PENDING_LOTS] - filled);
    const isBuy = words[at + O.SIDE] === Side.buy;
    const ticks = words[at + O.PRICE_TICKS];
    const pending = words[at + O.PENDING_TICKS] || ticks;
    return {
        orderId: words[at + O.ORDER_ID],
        account: words[at + O.ACCOUNT],
        tag: textOfTag(words, at + O.TAG_LENGTH),
        instrument: words[at + O.INSTRUMENT],
        broker: words[at + O.BROKER],
        isBuy,
        isMarket: words[at + O.TYPE] === OrderType.market,
        status: words[at + O.STATUS],
        lots,
        notional: isForeign(words[at + O.INSTRUMENT]) ? words[at + O.RESERVED_NOTIONAL] : Math.max(old, wanted),
        ticks: isBuy ? Math.max(ticks, pending) : Math.min(ticks, pending),
    };
}
export function scopesOf({ account, tag, broker }) {
    const scopes = ['firm', `account ${account}`];
    if (tag !== '')
        scopes.push(`tag ${account}/${tag}`);
    if (broker < 255)
        scopes.push(`broker ${broker}`);
    return scopes;
}
export function booksOf({ account, tag, instrument }) {
    const books = [`book ${instrument}`, `book ${account}/${instrument}`];
    if (tag !== '')
        books.push(`book ${account}/${tag}/${instrument}`);
    return books;
}
/** Whether two orders would trade with each other at one venue. */
export function cross(a, b) {
    if (a.instrument !== b.instrument || a.isBuy === b.isBuy)
        return false;
    if (a.isMarket || b.isMarket)
        return true;
    return a.isBuy ? a.ticks >= b.ticks : b.ticks >= a.ticks;
}
const text = new Uint8Array(TAG_BYTES);
/** The tag whose length stands at `at`, its words behind it. */
export function textOfTag(words, at) {
    const length = words[at];
    getText(words, at + 1, length, text, 0);
    return Buffer.from(text.subarray(0, length)).toString('latin1');
}
function grow(sums, key, by) {
    sums.set(key, (sums.get(key) ?? 0) + by);
}
//# sourceMappingURL=open-orders.js.map