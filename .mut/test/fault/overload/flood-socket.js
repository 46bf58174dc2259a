import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
/** Numbers have nine digits, so that nothing moves. */
export const FIRST_NUMBER = 100_000_000;
const DIGITS = 9;
const MARK = '#########';
const ID_AT = '{"id":'.length;
const STATUS_AT = `{"id":${MARK},"status":`.length;
const ORDER_ID_AT = `{"id":${MARK},"status":201,"result":{"order_id":"`.length;
const TEXT_FRAME = 0x81;
const PING_FRAME = 0x89;
const CLOSE_FRAME = 0x88;
const ZERO = 48;
/** `json`: with `#########` wherever the number is to stand. */
export function frameTemplate(json) {
    const payload = Buffer.from(json, 'latin1');
    // Masked, as a client has to, with a mask of zeros.
    const head = payload.length < 126
        ? [TEXT_FRAME, 0x80 | payload.length]
        : [TEXT_FRAME, 0xfe, payload.length >> 8, payload.length & 0xff];
    const bytes = Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload]);
    const digitsAt = [];
    for (let at = bytes.indexOf(MARK); at >= 0; at = bytes.indexOf(MARK, at + DIGITS))
        digitsAt.push(at);
    return { bytes, digitsAt };
}
/** `answered`: called for each answer; `orderId` is 0 but for a 201. */
export async function openFloodSocket(port, answered) {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await new Promise((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('error', reject);
    });
    const key = randomBytes(16).toString('base64');
    socket.write(`GET /ws HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`);
    let rest = Buffer.alloc(0);
    let isOpen = false;
    let closeText = '';
    function number(bytes, at) {
        let value = 0;
        for (let i = at; i < bytes.length && bytes[i] >= ZERO && bytes[i] <= ZERO + 9; i++)
            value = value * 10 + bytes[i] - ZERO;
        return value;
    }
    function read(bytes) {
        let at = 0;
        while (bytes.length - at >= 2) {
            const short = bytes[at + 1] & 0x7f;
            const head = short < 126 ? 2 : short === 126 ? 4 : 10;
            if (bytes.length - at < head)
                break;
            const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
            if (bytes.length - at < head + length)
                break;
            const from = at + head;
            if (bytes[at] === TEXT_FRAME) {
                const status = number(bytes, from + STATUS_AT);
                answered(number(bytes, from + ID_AT), status, status === 201 ? number(bytes, from + ORDER_ID_AT) : 0);
            }
            else if (bytes[at] === PING_FRAME)
                socket.write(Buffer.concat([Buffer.from([0x8a, 0x80 | length, 0, 0, 0, 0]), bytes.subarray(from, from + length)]));
            else if (bytes[at] === CLOSE_FRAME)
                closeText = bytes.toString('utf8', from + 2, from + length);
            at = from + length;
        }
        return at;
    }
    await new Promise((resolve, reject) => {
        socket.on('data', (chunk) => {
            const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
            if (!isOpen) {
                const end = bytes.indexOf('\r\n\r\n');
                rest = bytes;
                if (end < 0)
                    return;
                if (!bytes.toString('latin1', 0, end).includes(' 101 '))
                    return reject(new Error(bytes.toString('latin1')));
                isOpen = true;
                rest = bytes.subarray(end + 4);
                return resolve();
            }
            rest = bytes.subarray(read(bytes));
        });
        socket.once('error', reject);
        socket.once('close', () => {
            isOpen = false;
            reject(new Error('closed'));
        });
    });
    socket.on('error', () => undefined);
    return {
        get isOpen() {
            return isOpen;
        },
        get waitingBytes() {
            return socket.writableLength;
        },
        get closeText() {
            return closeText;
        },
        send({ bytes, digitsAt }, first, count) {
            const all = Buffer.allocUnsafe(bytes.length * count);
            for (let i = 0; i < count; i++) {
                const base = i * bytes.length;
                bytes.copy(all, base);
                for (const place of digitsAt) {
                    let value = first + i;
                    for (let digit = DIGITS - 1; digit >= 0; digit--) {
                        all[base + place + digit] = ZERO + (value % 10);
                        value = Math.floor(value / 10);
                    }
                }
            }
            socket.write(all);
        },
        close: () => socket.destroy(),
    };
}
//# sourceMappingURL=flood-socket.js.map