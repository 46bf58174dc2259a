import { type KeyObject, createHmac, createSecretKey, hash, timingSafeEqual } from 'node:crypto';
import { App, type HttpRequest, type HttpResponse, us_socket_local_port } from 'uWebSockets.js';
import { boundReceiveBuffers } from '../../gateway/boot/receive-buffer.ts';
import { IDLE_S, MAX_BUFFERED_BYTES } from '../../gateway/ws/socket-port.ts';
import { sayReady } from './say-ready.ts';
import { readKeyFile } from '../json/signing-keys.ts';

/**
 * The least that a server of the same requests costs, written as anybody would: uWebSockets, JSON.parse of the body,
 * JSON.stringify of an answer like the gateway's, in the callback. With a file of keys as argument it checks the same
 * HMAC first, and nothing else of what the gateway does: no window, no nonces, no address.
 */
interface Order {
  readonly symbol: string;
  readonly side: string;
  readonly quantity: number;
  readonly price: number;
  readonly order_type: string;
}

const MAX_FRAME_BYTES = 64 * 1024;

const [keyFile] = process.argv.slice(2);
const keys = new Map<string, KeyObject>();
if (keyFile !== undefined) {
  for (const { id, secret } of readKeyFile(keyFile)) keys.set(id, createSecretKey(Buffer.from(secret)));
}
let orders = 0;

function answerTo({ symbol, side, quantity, price, order_type }: Order): object {
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

function withBody(res: HttpResponse, run: (body: Buffer) => void): void {
  let parts: Buffer | undefined;
  res.onAborted(() => undefined);
  res.onData((chunk, isLast) => {
    const bytes = Buffer.from(chunk);
    if (isLast && parts === undefined) run(bytes);
    else {
      parts = parts === undefined ? Buffer.from(bytes) : Buffer.concat([parts, bytes]);
      if (isLast) run(parts);
    }
  });
}

function send(res: HttpResponse, body: Buffer): void {
  const text = JSON.stringify(answerTo(JSON.parse(body.toString()) as Order));
  res.writeStatus('201 Created').writeHeader('Content-Type', 'application/json; charset=utf-8').end(text);
}

function place(res: HttpResponse): void {
  withBody(res, (body) => {
    send(res, body);
  });
}

function placeSigned(res: HttpResponse, req: HttpRequest): void {
  const secret = keys.get(req.getHeader('x-tg-key'));
  const timestamp = req.getHeader('x-tg-timestamp');
  const nonce = req.getHeader('x-tg-nonce');
  const sign = Buffer.from(req.getHeader('x-tg-sign'), 'hex');
  const path = req.getUrl();
  const query = req.getQuery() ?? '';
  withBody(res, (body) => {
    const message = `POST\n${path}\n${query}\n${hash('sha256', body, 'hex')}\n${timestamp}\n${nonce}`;
    const digest = secret === undefined ? undefined : createHmac('sha256', secret).update(message).digest();
    if (digest?.length !== sign.length || !timingSafeEqual(digest, sign)) res.writeStatus('401 Unauthorized').end();
    else send(res, body);
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
      const { id, params } = JSON.parse(Buffer.from(message).toString()) as {
        readonly id: number;
        readonly params: Order;
      };
      ws.send(JSON.stringify({ id, status: 201, result: answerTo(params), rate_limits: [] }));
    },
  })
  .listen('127.0.0.1', 0, (socket) => {
    if (!socket) throw new Error('no port');
    boundReceiveBuffers();
    sayReady(us_socket_local_port(socket as never));
  });
