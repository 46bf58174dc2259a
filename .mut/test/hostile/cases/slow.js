import { Do } from '../hostile-case.js';
import { HOST, JSON_TYPE, get, request } from '../http-request.js';
const head = (length) => request('POST /orders HTTP/1.1', [HOST, JSON_TYPE, `Content-Length: ${length}`]);
export const slow = {
    title: 'Connections that take their time',
    about: 'All at once, beside the others. A request has about 10 s to be whole, and a connection that says nothing has them, too; a drip of bytes buys no time.',
    over: 'http',
    cases: [
        { name: 'a connection that says nothing', send: [], answer: 'closed' },
        { name: 'one letter, and nothing more', send: ['G'], answer: 'closed' },
        { name: 'a head without its end', send: [`GET /health HTTP/1.1\r\n${HOST}\r\nX-A: `], answer: 'closed' },
        {
            name: 'a head that grows by a letter every 300 ms',
            send: [`GET /health HTTP/1.1\r\n${HOST}\r\nX-A: `, { drip: 'a', everyMs: 300 }],
            answer: 'closed',
        },
        {
            name: 'a head that grows by a header every 300 ms',
            send: [`GET /health HTTP/1.1\r\n${HOST}\r\n`, { drip: 'X-A: b\r\n', everyMs: 300 }],
            answer: 'closed',
        },
        {
            name: 'a head that the parser takes for unfinished, and a request behind it',
            send: [request('GET /health/ready HTTP/1.1', [HOST, 'X-A: b', ' c']), get('/health/ready')],
            answer: 'closed',
        },
        { name: 'a head without any header', send: ['GET /health/ready HTTP/1.1\r\n\r\n'], answer: 'closed' },
        { name: 'a body that never comes', send: [head(100)], answer: 'closed' },
        {
            name: 'a body that grows by a byte every 300 ms',
            send: [head(200), { drip: ' ', everyMs: 300 }],
            answer: 'closed',
        },
        { name: 'an answer, and then silence', send: [get('/health/ready')], answer: '200, closed' },
        {
            name: 'an answer, and then a letter every 300 ms',
            send: [get('/health/ready'), Do.pause, { drip: 'G', everyMs: 300 }],
            answer: '200, closed',
        },
    ],
};
//# sourceMappingURL=slow.js.map