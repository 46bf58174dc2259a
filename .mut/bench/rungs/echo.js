import { acceptOn, createPoller, listenOn, receiveNow, sendNow } from '../client/system-calls.js';
import { ANSWER_FRAME, ORDER_FRAME_BYTES } from './order-bytes.js';
import { sayReady } from './say-ready.js';
/**
 * F0: TCP and nothing else. For each order's bytes it sends an answer's bytes, by the same system calls as the client's,
 * from one thread that sleeps in epoll. What a WebSocket server costs stands above it.
 */
const READ_BYTES = 256 * 1024;
const MOST_ANSWERS = 1024;
const LOOK_MS = 1_000;
const { fd, port } = listenOn(0);
const poller = createPoller();
const bytes = Buffer.alloc(READ_BYTES);
const answers = Buffer.concat(Array.from({ length: MOST_ANSWERS }, () => ANSWER_FRAME));
/** Of each connection: what came of an order that isn't whole. */
const begun = new Map();
poller.add(fd, fd);
sayReady(port);
// The pipe takes the line at once; there is no event loop from here on.
for (;;) {
    const ready = poller.wait(LOOK_MS);
    for (let i = 0; i < ready; i++) {
        const from = poller.ready(i);
        if (from === fd) {
            const connection = acceptOn(fd);
            begun.set(connection, 0);
            poller.add(connection, connection);
        }
        else
            answer(from);
    }
}
function answer(connection) {
    const count = receiveNow(connection, bytes, READ_BYTES);
    if (count < 0)
        return;
    if (count === 0) {
        poller.end(connection);
        return;
    }
    const held = begun.get(connection) + count;
    let orders = Math.floor(held / ORDER_FRAME_BYTES);
    begun.set(connection, held - orders * ORDER_FRAME_BYTES);
    for (; orders > 0; orders -= MOST_ANSWERS)
        sendAll(connection, Math.min(orders, MOST_ANSWERS) * ANSWER_FRAME.length);
}
function sendAll(connection, total) {
    let at = 0;
    while (at < total) {
        const sent = sendNow(connection, at === 0 ? answers : answers.subarray(at), total - at);
        if (sent > 0)
            at += sent;
    }
}
//# sourceMappingURL=echo.js.map