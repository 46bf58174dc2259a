import { createHmac, createSecretKey, hash } from 'node:crypto';
/**
 * The requests of this part: the order of the project's own load test, as a call of a WebSocket session and as an HTTP
 * request, plain and signed.
 */
const ORDER_BODY = '{"symbol":"BTCUSDT","side":"buy","quantity":0.001,"price":45000,"order_type":"LIMIT"}';
/** Ids and prices are another one in each: that is what a client's look like. */
const PRICE_DIGITS = 2;
const ID_DIGITS = 7;
export function callRequest() {
    const text = `{"id":1${'0'.repeat(ID_DIGITS)},"method":"order.place","params":${ORDER_BODY}}`;
    return {
        payload: Buffer.from(text).toString('base64'),
        as: 'text',
        counts: [
            { kind: 'digits', at: text.indexOf('"id":') + '"id":1'.length, bytes: ID_DIGITS },
            { kind: 'digits', at: priceAt(text), bytes: PRICE_DIGITS },
        ],
    };
}
export function httpRequest(port) {
    const text = `${httpHead(port, '')}${ORDER_BODY}`;
    return {
        payload: Buffer.from(text).toString('base64'),
        as: 'raw',
        counts: [{ kind: 'digits', at: priceAt(text), bytes: PRICE_DIGITS }],
    };
}
export const HTTP_ANSWERS = { kind: 'http', text: 'HTTP/1.1 201' };
function priceAt(text) {
    return text.indexOf('"price":') + '"price":450'.length;
}
function httpHead(port, more) {
    return (`POST /orders HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n${more}` +
        `Content-Length: ${Buffer.byteLength(ORDER_BODY)}\r\n\r\n`);
}
/** Signs requests with each key in turn; a nonce never comes twice. */
export function createSigner(keys) {
    const signers = keys.map(({ id, secret }) => ({
        id,
        secret: createSecretKey(Buffer.from(secret)),
    }));
    const bodyHash = hash('sha256', ORDER_BODY, 'hex');
    let count = 0;
    return (port, nowMs) => {
        const { id, secret } = signers[count % signers.length];
        const nonce = String(count++).padStart(16, '0');
        const sign = createHmac('sha256', secret).update(`POST\n/orders\n\n${bodyHash}\n${nowMs}\n${nonce}`).digest('hex');
        const headers = `X-TG-KEY: ${id}\r\nX-TG-TIMESTAMP: ${nowMs}\r\n` + `X-TG-NONCE: ${nonce}\r\nX-TG-SIGN: ${sign}\r\n`;
        return Buffer.from(`${httpHead(port, headers)}${ORDER_BODY}`);
    };
}
//# sourceMappingURL=json-orders.js.map