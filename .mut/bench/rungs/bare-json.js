import { createHmac, createSecretKey, hash, timingSafeEqual } from 'node:crypto';
import { App, us_socket_local_port } from 'uWebSockets.js';
import { boundReceiveBuffers } from '../../gateway/boot/receive-buffer.js';
import { IDLE_S, MAX_BUFFERED_BYTES } from '../../gateway/ws/socket-port.js';
import { sayReady } from './say-ready.js';
import { readKeyFile } from '../json/signing-keys.js';
const MAX_FRAME_BYTES = 64 * 1024;
const [keyFile] = process.argv.slice(2);
const keys = new Map();
if (keyFile !== undefined) {
    for (const { id, secret } of readKeyFile(keyFile))
        keys.set(id, createSecretKey(Buffer.from(secret)));
}
let orders = 0;
function answerTo({ symbol, side, quantity, price, order_type }) {
    orders += 1;
    return {
        order_id: String(orders),
        client_order_id: null,
        status: 'accepted',
        symbol,
        side,
        quantity: String(quantity),
        price: String(price),
        order_type,
        time_in_force: 'DAY',
        filled_quantity: '0',
        average_price: null,
        broker: 'null',
        version: 1,
        approved: true,
        fast_path: false,
        tag: null,
        execution: { mode: 'native', rests_at: 'null', dies_with_gateway: false },
        latency_us: { risk: 123, durable: 45, total: 168 },
    };
}
function withBody(res, run) {
    let parts;
    res.onAborted(() => undefined);
    res.onData((chunk, isLast) => {
        const bytes = Buffer.from(chunk);
        if (isLast && parts === undefined)
            run(bytes);
        else {
            parts = parts === undefined ? Buffer.from(bytes) : Buffer.concat([parts, bytes]);
            if (isLast)
                run(parts);
        }
    });
}
function send(res, body) {
    const text = JSON.stringify(answerTo(JSON.parse(body.toString())));
    res.writeStatus('201 Created').writeHeader('Content-Type', 'application/json; charset=utf-8').end(text);
}
function place(res) {
    withBody(res, (body) => {
        send(res, body);
    });
}
function placeSigned(res, req) {
    const secret = keys.get(req.getHeader('x-tg-key'));
    const timestamp = req.getHeader('x-tg-timestamp');
    const nonce = req.getHeader('x-tg-nonce');
    const sign = Buffer.from(req.getHeader('x-tg-sign'), 'hex');
    const path = req.getUrl();
    const query = req.getQuery() ?? '';
    withBody(res, (body) => {
        const message = `POST\n${path}\n${query}\n${hash('sha256', body, 'hex')}\n${timestamp}\n${nonce}`;
        const digest = secret === undefined ? undefined : createHmac('sha256', secret).update(message).digest();
        if (digest?.length !== sign.length || !timingSafeEqual(digest, sign))
            res.writeStatus('401 Unauthorized').end();
        else
            send(res, body);
    });
}
App()
    .post('/orders', keyFile === undefined ? place : placeSigned)
    .ws('/ws', {
    maxPayloadLength: MAX_FRAME_BYTES,
    idleTimeout: IDLE_S,
    sendPingsAutomatically: true,
    maxBackpressure: MAX_BUFFERED_BYTES,
    message(ws, message) {
        const { id, params } = JSON.parse(Buffer.from(message).toString());
        ws.send(JSON.stringify({ id, status: 201, result: answerTo(params), rate_limits: [] }));
    },
})
    .listen('127.0.0.1', 0, (socket) => {
    if (!socket)
        throw new Error('no port');
    boundReceiveBuffers();
    sayReady(us_socket_local_port(socket));
});
//# sourceMappingURL=bare-json.js.map