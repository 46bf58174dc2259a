import { connect } from 'node:net';
const TIMEOUT_MS = 30_000;
const MAX_ANSWER_BYTES = 1 << 20;
const HEAD_END = '\r\n\r\n';
/** Rejects if nobody listens. */
export function openHttpLine(url) {
    return new Promise((resolve, reject) => {
        const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 80), noDelay: true });
        socket.once('error', reject);
        socket.once('connect', () => {
            socket.off('error', reject);
            resolve(createHttpLine(socket));
        });
    });
}
function createHttpLine(socket) {
    let received = [];
    let waiting;
    let isOpen = true;
    function fail(why) {
        isOpen = false;
        socket.destroy();
        waiting?.reject(new Error(why));
        waiting = undefined;
    }
    socket.setTimeout(TIMEOUT_MS, () => {
        if (waiting !== undefined)
            fail(`no answer in ${TIMEOUT_MS / 1000} s`);
    });
    socket.on('error', (error) => fail(error.message));
    socket.on('close', () => fail('the connection was closed'));
    socket.on('data', (bytes) => {
        received.push(bytes);
        const answer = readAnswer(received.length === 1 ? bytes : Buffer.concat(received));
        if (answer === 'more')
            return;
        received = [];
        if (answer === 'wrong' || waiting === undefined)
            return fail('that is no HTTP answer');
        const { resolve } = waiting;
        waiting = undefined;
        resolve(answer);
    });
    return {
        ask: (request) => new Promise((resolve, reject) => {
            if (!isOpen) {
                reject(new Error('the connection was closed'));
                return;
            }
            waiting = { resolve, reject };
            socket.write(request);
        }),
        get isOpen() {
            return isOpen;
        },
        close() {
            isOpen = false;
            socket.destroy();
        },
    };
}
/** Answers with a Content-Length, which is all that a gateway sends. */
function readAnswer(bytes) {
    const headEnd = bytes.indexOf(HEAD_END);
    if (headEnd < 0)
        return bytes.length > MAX_ANSWER_BYTES ? 'wrong' : 'more';
    const head = bytes.toString('latin1', 0, headEnd);
    const status = /^HTTP\/1\.1 (\d{3})/.exec(head);
    const length = /\r\ncontent-length: *(\d{1,7})/i.exec(head);
    if (status === null || length === null)
        return 'wrong';
    const bodyStart = headEnd + HEAD_END.length;
    const bodyEnd = bodyStart + Number(length[1]);
    if (bytes.length < bodyEnd)
        return bodyEnd > MAX_ANSWER_BYTES ? 'wrong' : 'more';
    if (bytes.length > bodyEnd)
        return 'wrong';
    return { status: Number(status[1]), body: bytes.toString('utf8', bodyStart, bodyEnd) };
}
/** The bytes of a request. */
export function httpRequest(url, method, path, body = '') {
    const head = `${method} ${path} HTTP/1.1\r\nHost: ${url.host}\r\n`;
    if (body === '')
        return `${head}\r\n`;
    return `${head}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
//# sourceMappingURL=http-line.js.map