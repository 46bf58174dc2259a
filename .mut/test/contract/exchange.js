import { connect } from 'node:net';
const DEADLINE_MS = 30_000;
/** One request on a connection of its own, with exactly these headers: `fetch` would mend what is to be refused. */
export function exchange(port, { method, path, body, headers = {} }) {
    const good = { Host: `127.0.0.1:${port}` };
    if (body !== undefined) {
        good['Content-Type'] = 'application/json';
        good['Content-Length'] = String(Buffer.byteLength(body));
    }
    const lines = Object.entries({ ...good, ...headers })
        .filter(([, value]) => value !== '')
        .map(([name, value]) => `${name}: ${value}\r\n`);
    return new Promise((resolve, reject) => {
        const socket = connect(port, '127.0.0.1');
        let received = Buffer.alloc(0);
        const look = (isOver) => {
            const answer = read(received, method, path);
            if (answer !== undefined) {
                resolve(answer);
                socket.destroy();
            }
            else if (isOver)
                reject(new Error(`${method} ${path}: no whole answer came: ${received.toString('latin1')}`));
        };
        socket.setTimeout(DEADLINE_MS, () => socket.destroy());
        socket.on('data', (bytes) => {
            received = Buffer.concat([received, bytes]);
            look(false);
        });
        socket.on('error', reject);
        socket.on('close', () => look(true));
        socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`);
    });
}
function read(bytes, method, path) {
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0)
        return undefined;
    const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
    const headers = new Map(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
    const length = method === 'HEAD' ? 0 : Number(headers.get('content-length') ?? 0);
    if (bytes.length < end + 4 + length)
        return undefined;
    const body = bytes.toString('utf8', end + 4, end + 4 + length);
    return { method, path, status: Number(first.slice(9, 12)), headers, body };
}
//# sourceMappingURL=exchange.js.map