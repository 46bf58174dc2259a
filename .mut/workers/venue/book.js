import { invariant } from '../../core/invariant.js';
export const BUY = 0;
export const SELL = 1;
export function createBook() {
    return {
        sides: [
            { levels: [], byPrice: new Map() },
            { levels: [], byPrice: new Map() },
        ],
        resting: 0,
        bidTicks: 0,
        bidLots: 0,
        askTicks: 0,
        askLots: 0,
    };
}
/** The order that is filled next on this side. */
export function bestOrder(book, side) {
    const { levels } = book.sides[side];
    return levels[levels.length - 1]?.head;
}
/** True if an order of `side` limited to `limitTicks` may trade at `priceTicks`. */
export function crosses(side, limitTicks, priceTicks) {
    return side === BUY ? priceTicks <= limitTicks : priceTicks >= limitTicks;
}
/** Puts an order at the end of its price's queue. */
export function restOrder(book, order) {
    invariant(order.level === undefined, 'an order rests once');
    const side = book.sides[order.side];
    let level = side.byPrice.get(order.priceTicks);
    if (level === undefined) {
        level = { priceTicks: order.priceTicks, head: undefined, tail: undefined };
        side.byPrice.set(order.priceTicks, level);
        side.levels.splice(levelIndex(side.levels, order.side, order.priceTicks), 0, level);
    }
    order.level = level;
    order.before = level.tail;
    if (level.tail === undefined)
        level.head = order;
    else
        level.tail.after = order;
    level.tail = order;
    book.resting++;
}
/** Takes a resting order out; an order that doesn't rest is left alone. */
export function removeOrder(book, order) {
    const { level } = order;
    if (level === undefined)
        return;
    if (order.before === undefined)
        level.head = order.after;
    else
        order.before.after = order.after;
    if (order.after === undefined)
        level.tail = order.before;
    else
        order.after.before = order.before;
    order.level = undefined;
    order.before = undefined;
    order.after = undefined;
    book.resting--;
    if (level.head !== undefined)
        return;
    const side = book.sides[order.side];
    side.byPrice.delete(level.priceTicks);
    side.levels.splice(levelIndex(side.levels, order.side, level.priceTicks), 1);
}
/** Where a price stands, or belongs, among levels sorted worst first. */
function levelIndex(levels, side, priceTicks) {
    let low = 0;
    let high = levels.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        const price = levels[middle]?.priceTicks ?? 0;
        if (side === BUY ? price < priceTicks : price > priceTicks)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/** Every lot that an order of `side` could take at once, up to `wantedLots`: what fill-or-kill asks first. */
export function takeableLots(book, side, limitTicks, wantedLots) {
    const quoteTicks = side === BUY ? book.askTicks : book.bidTicks;
    let lots = quoteTicks > 0 && crosses(side, limitTicks, quoteTicks) ? quoteLots(book, side) : 0;
    const { levels } = book.sides[side === BUY ? SELL : BUY];
    for (let at = levels.length - 1; at >= 0 && lots < wantedLots; at--) {
        const level = levels[at];
        if (level === undefined || !crosses(side, limitTicks, level.priceTicks))
            break;
        for (let order = level.head; order !== undefined && lots < wantedLots; order = order.after)
            lots += order.quantityLots - order.filledLots;
    }
    return Math.min(lots, wantedLots);
}
/** What the outside market still displays for a taker of `side`. */
export function quoteLots(book, side) {
    return side === BUY ? book.askLots : book.bidLots;
}
//# sourceMappingURL=book.js.map