import { connect } from 'node:net';
const CRLF2 = Buffer.from('\r\n\r\n');
export function openKeepAlive(port) {
    const socket = connect(port, '127.0.0.1').setNoDelay(true);
    let received = Buffer.alloc(0);
    let waiting;
    let isOpen = false;
    function settle(answer) {
        const resolve = waiting;
        waiting = undefined;
        resolve?.(answer);
    }
    socket.on('data', (bytes) => {
        received = received.length === 0 ? bytes : Buffer.concat([received, bytes]);
        const end = received.indexOf(CRLF2);
        if (end < 0)
            return;
        const head = received.toString('latin1', 0, end);
        const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
        if (received.length < end + 4 + length)
            return;
        const body = received.toString('utf8', end + 4, end + 4 + length);
        received = received.subarray(end + 4 + length);
        settle({ status: Number(head.slice(9, 12)), body });
    });
    return new Promise((resolve) => {
        socket.once('error', () => undefined);
        socket.once('close', () => {
            isOpen = false;
            settle(undefined);
            resolve(undefined);
        });
        socket.once('connect', () => {
            isOpen = true;
            resolve({
                get isOpen() {
                    return isOpen;
                },
                ask(method, path, body) {
                    if (!isOpen)
                        return Promise.resolve(undefined);
                    const heads = body === '' ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
                    socket.write(`${method} ${path} HTTP/1.1\r\nhost: localhost:${port}\r\n${heads}\r\n${body}`);
                    return new Promise((done) => {
                        waiting = done;
                    });
                },
                close: () => socket.destroy(),
            });
        });
    });
}
//# sourceMappingURL=keep-alive.js.map