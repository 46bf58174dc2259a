import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { until } from './until.js';
const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
/** Rejects with the status line if the upgrade is refused. */
export async function connectWs(port, headers = {}, from = '127.0.0.1') {
    const socket = connect({ port, host: '127.0.0.1', localAddress: from });
    await new Promise((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('error', reject);
    });
    const lines = Object.entries({ Host: `127.0.0.1:${port}`, ...headers }).map(([name, value]) => `${name}: ${value}`);
    socket.write(`GET /ws HTTP/1.1\r\n${lines.join('\r\n')}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`);
    return upgraded(socket);
}
function upgraded(socket) {
    return new Promise((resolve, reject) => {
        let received = Buffer.alloc(0);
        let isUpgraded = false;
        let nextId = 1;
        let isOver = false;
        const frames = [];
        const binaries = [];
        function frame(opcode, payload) {
            const mask = randomBytes(4);
            const length = payload.length;
            const head = length < 126 ? Buffer.alloc(2) : length < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10);
            head[0] = 0x80 | opcode;
            if (length < 126)
                head[1] = 0x80 | length;
            else if (length < 65_536) {
                head[1] = 0x80 | 126;
                head.writeUInt16BE(length, 2);
            }
            else {
                head[1] = 0x80 | 127;
                head.writeBigUInt64BE(BigInt(length), 2);
            }
            socket.write(Buffer.concat([head, mask, payload.map((byte, i) => byte ^ mask[i & 3])]));
        }
        function take() {
            if (received.length < 2)
                return false;
            let length = received[1] & 0x7f;
            let at = 2;
            if (length === 126) {
                if (received.length < 4)
                    return false;
                length = received.readUInt16BE(2);
                at = 4;
            }
            else if (length === 127) {
                if (received.length < 10)
                    return false;
                length = Number(received.readBigUInt64BE(2));
                at = 10;
            }
            if (received.length < at + length)
                return false;
            const opcode = received[0] & 0x0f;
            const payload = received.subarray(at, at + length);
            received = received.subarray(at + length);
            if (opcode === TEXT)
                frames.push(JSON.parse(payload.toString('utf8')));
            else if (opcode === BINARY)
                binaries.push(Buffer.from(payload));
            else if (opcode === PING) {
                client.pings += 1;
                frame(PONG, payload);
            }
            else if (opcode === CLOSE && length >= 2) {
                client.closeCode = payload.readUInt16BE(0);
                client.closeReason = payload.toString('utf8', 2);
            }
            return true;
        }
        const client = {
            frames,
            binaries,
            closeCode: 0,
            closeReason: '',
            pings: 0,
            send: (value) => {
                client.sendText(JSON.stringify(value));
            },
            sendText: (text) => {
                frame(TEXT, Buffer.from(text));
            },
            sendBinary: (bytes) => {
                frame(BINARY, bytes);
            },
            async call(method, params = {}) {
                const id = nextId++;
                client.send({ id, method, params });
                return client.next((answer) => answer['id'] === id);
            },
            async next(where) {
                await until(() => frames.some(where), 'a frame');
                const at = frames.findIndex(where);
                return frames.splice(at, 1)[0];
            },
            pause: () => {
                socket.pause();
            },
            resume: () => {
                socket.resume();
            },
            closed: () => until(() => isOver, 'the close'),
            destroy: () => {
                socket.destroy();
            },
            end: () => {
                socket.end();
            },
            close: () => {
                frame(CLOSE, Buffer.from([3, 232]));
            },
            reset: () => {
                socket.resetAndDestroy();
            },
        };
        socket.on('data', (bytes) => {
            received = Buffer.concat([received, bytes]);
            if (!isUpgraded) {
                const end = received.indexOf('\r\n\r\n');
                if (end < 0)
                    return;
                const status = received.toString('latin1', 0, received.indexOf('\r\n'));
                if (!status.includes(' 101 ')) {
                    socket.destroy();
                    reject(new Error(status));
                    return;
                }
                isUpgraded = true;
                received = received.subarray(end + 4);
                resolve(client);
            }
            while (take())
                ;
        });
        socket.on('error', () => {
            isOver = true;
        });
        socket.on('close', () => {
            isOver = true;
            if (!isUpgraded)
                reject(new Error('closed before the upgrade'));
        });
    });
}
//# sourceMappingURL=ws-client.js.map