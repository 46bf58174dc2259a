import { setTimeout as wait } from 'node:timers/promises';
import { TickgateError } from '../../../gateway/client/node.js';
const DEADLINE_MS = 60_000;
const REST_MS = [100, 3_000];
const MOST_UNDER_WAY = 200;
export function createTrader(prefix, perSecond, client, random, tally) {
    const placed = new Map();
    const asked = new Set();
    const cancelled = new Set();
    const underWay = new Set();
    let isOver = false;
    let trading = Promise.resolve();
    function order() {
        const client_order_id = `${prefix}-${asked.size}`;
        asked.add(client_order_id);
        const side = random.chance(0.5) ? 'buy' : 'sell';
        const common = { symbol: 'BTCUSDT', side, quantity: '0.001', client_order_id };
        // It fills at once, or it rests below or above the market.
        if (random.chance(0.3))
            return common;
        const price = side === 'buy' ? random.whole(43_000, 43_500) : random.whole(46_500, 47_000);
        return { ...common, price, time_in_force: 'GTC' };
    }
    async function one(tg) {
        const wanted = order();
        try {
            const told = await tg.place(wanted, { deadlineMs: DEADLINE_MS });
            placed.set(wanted.client_order_id, told.order_id);
            tally.placed += 1;
            if (wanted.price === undefined)
                return;
            await wait(isOver ? 0 : random.whole(...REST_MS));
            await tg.cancel({ order_id: told.order_id }, { deadlineMs: DEADLINE_MS });
            cancelled.add(told.order_id);
            tally.cancelled += 1;
        }
        catch (error) {
            const code = error instanceof TickgateError ? error.code : error.message;
            tally.refused[code] = (tally.refused[code] ?? 0) + 1;
        }
    }
    async function trade() {
        const meanMs = 1_000 / perSecond;
        while (!isOver) {
            const tg = client();
            if (tg !== undefined && underWay.size < MOST_UNDER_WAY) {
                const doing = one(tg).finally(() => underWay.delete(doing));
                underWay.add(doing);
            }
            await wait(random.whole(1, Math.ceil(2 * meanMs)));
        }
    }
    return {
        placed,
        asked,
        cancelled,
        start() {
            trading = trade();
        },
        async stop() {
            isOver = true;
            await trading;
            await Promise.all(underWay);
        },
    };
}
//# sourceMappingURL=trader.js.map