import { httpRequest, openHttpLine } from './http-line.js';
import { orderBody } from './order-bodies.js';
import { createTally } from './tally.js';
/**
 * All orders at once, each on a connection of its own, opened before the clock starts; then each is read back.
 * Every 201 counts; an order that can't be read back is a failure too.
 */
export async function runBurst(url, requests) {
    const tally = createTally();
    const opened = await Promise.allSettled(Array.from({ length: requests }, () => openHttpLine(url)));
    const lines = [];
    for (const line of opened) {
        if (line.status === 'fulfilled')
            lines.push(line.value);
        else
            tally.bad(reasonOf(line.reason));
    }
    const posts = lines.map((_, i) => httpRequest(url, 'POST', '/orders', orderBody(i)));
    const startMs = performance.now();
    const ids = await Promise.all(lines.map((line, i) => place(line, posts[i], tally)));
    const durationMs = performance.now() - startMs;
    const found = await Promise.all(lines.map((line, i) => readBack(line, url, ids[i], i, tally)));
    for (const line of lines)
        line.close();
    return { tally, durationMs, readBack: found.filter(Boolean).length };
}
/** The order's id, or undefined if it wasn't taken. */
async function place(line, request, tally) {
    const sentMs = performance.now();
    try {
        const { status, body } = await line.ask(request);
        const latencyNs = (performance.now() - sentMs) * 1e6;
        if (status !== 201) {
            tally.bad(`${status} ${body}`);
            return undefined;
        }
        tally.good(latencyNs);
        return JSON.parse(body).order_id;
    }
    catch (error) {
        tally.bad(reasonOf(error));
        return undefined;
    }
}
async function readBack(line, url, id, i, tally) {
    if (id === undefined)
        return false;
    const sent = JSON.parse(orderBody(i));
    try {
        const { status, body } = await line.ask(httpRequest(url, 'GET', `/orders/${id}`));
        const order = status === 200 ? JSON.parse(body) : {};
        const isSame = order['order_id'] === id &&
            order['symbol'] === sent['symbol'] &&
            order['side'] === sent['side'] &&
            Number(order['price']) === sent['price'] &&
            Number(order['quantity']) === sent['quantity'];
        if (!isSame)
            tally.bad(`order ${id} read back as ${status} ${body}`);
        return isSame;
    }
    catch (error) {
        tally.bad(`order ${id} not read back: ${reasonOf(error)}`);
        return false;
    }
}
export function reasonOf(error) {
    return error instanceof Error ? error.message || error.name : String(error);
}
//# sourceMappingURL=burst.js.map