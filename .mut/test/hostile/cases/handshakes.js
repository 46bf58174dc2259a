import { HOST, request } from '../http-request.js';
const VERSION = 'Sec-WebSocket-Version: 13';
const KEY = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
const UPGRADE = 'Upgrade: websocket';
const CONNECTION = 'Connection: Upgrade';
const ALL = [HOST, UPGRADE, CONNECTION, VERSION, KEY];
const shake = (headers, line = 'GET /ws HTTP/1.1', rest = '') => [
    request(line, headers, rest),
];
const without = (gone) => ALL.filter((header) => header !== gone);
const keyed = (key) => [...without(KEY), `Sec-WebSocket-Key: ${key}`];
export const handshakes = {
    title: 'Handshakes of WebSockets',
    about: 'GET /ws. Who may enter is asked before anything else: a page of another site can open a WebSocket to any host.',
    over: 'http',
    cases: [
        { name: 'no key', send: shake(without(KEY)), answer: '426 UPGRADE_REQUIRED' },
        { name: 'an empty key', send: shake(keyed('')), answer: '426 UPGRADE_REQUIRED' },
        { name: 'a key of 15 bytes', send: shake(keyed('AAAAAAAAAAAAAAAAAAAA')), answer: '426 UPGRADE_REQUIRED' },
        {
            name: 'a key of 17 bytes',
            send: shake(keyed('AAAAAAAAAAAAAAAAAAAAAAA=')),
            answer: '400 INVALID_PARAMETER, closed',
        },
        {
            name: 'a key that is no base64',
            send: shake(keyed('!!!!!!!!!!!!!!!!!!!!!!==')),
            answer: '400 INVALID_PARAMETER, closed',
        },
        {
            name: 'a key whose last digit has too many bits',
            send: shake(keyed('AAAAAAAAAAAAAAAAAAAAAB==')),
            answer: '400 INVALID_PARAMETER, closed',
        },
        { name: 'two keys', send: shake([...ALL, KEY]), answer: '400 INVALID_PARAMETER, closed' },
        { name: 'no version', send: shake(without(VERSION)), answer: '426 UPGRADE_REQUIRED, closed' },
        {
            name: 'version 8',
            send: shake([...without(VERSION), 'Sec-WebSocket-Version: 8']),
            answer: '426 UPGRADE_REQUIRED, closed',
        },
        {
            name: 'version 013',
            send: shake([...without(VERSION), 'Sec-WebSocket-Version: 013']),
            answer: '426 UPGRADE_REQUIRED, closed',
        },
        {
            name: 'versions 13 and 8',
            send: shake([...without(VERSION), 'Sec-WebSocket-Version: 13, 8']),
            answer: '426 UPGRADE_REQUIRED, closed',
        },
        { name: 'no Upgrade', send: shake(without(UPGRADE)), answer: '426 UPGRADE_REQUIRED, closed' },
        {
            name: 'Upgrade: h2c',
            send: shake([...without(UPGRADE), 'Upgrade: h2c']),
            answer: '426 UPGRADE_REQUIRED, closed',
        },
        { name: 'no Connection', send: shake(without(CONNECTION)), answer: '426 UPGRADE_REQUIRED, closed' },
        {
            name: 'Connection: close',
            send: shake([...without(CONNECTION), 'Connection: close']),
            answer: '426 UPGRADE_REQUIRED, closed',
        },
        { name: 'no handshake at all', send: shake([HOST]), answer: '426 UPGRADE_REQUIRED' },
        {
            name: 'a body',
            send: shake([...ALL, 'Content-Length: 5'], 'GET /ws HTTP/1.1', 'hello'),
            answer: '400 INVALID_PARAMETER, closed',
        },
        {
            name: 'a chunked body',
            send: shake([...ALL, 'Transfer-Encoding: chunked'], 'GET /ws HTTP/1.1', '0\r\n\r\n'),
            answer: '400 TRANSFER_ENCODING_REFUSED, closed',
        },
        {
            name: 'by POST',
            send: shake([...ALL, 'Content-Type: application/json', 'Content-Length: 0'], 'POST /ws HTTP/1.1'),
            answer: '426 UPGRADE_REQUIRED',
        },
        { name: 'by HTTP/1.0', send: shake(ALL, 'GET /ws HTTP/1.0'), answer: '505, closed' },
        { name: 'at another path', send: shake(ALL, 'GET /wss HTTP/1.1'), answer: '404 NOT_FOUND' },
        { name: 'at a path behind it', send: shake(ALL, 'GET /ws/orders HTTP/1.1'), answer: '404 NOT_FOUND' },
        { name: 'at the place for orders', send: shake(ALL, 'GET /orders HTTP/1.1'), answer: '200' },
        {
            name: 'from a page of another site',
            send: shake([...ALL, 'Origin: http://evil.example']),
            answer: '403 FORBIDDEN_ORIGIN, closed',
        },
        { name: 'from the origin null', send: shake([...ALL, 'Origin: null']), answer: '403 FORBIDDEN_ORIGIN, closed' },
        {
            name: 'from two origins',
            send: shake([...ALL, 'Origin: http://a', 'Origin: http://b']),
            answer: '403 FORBIDDEN_ORIGIN, closed',
        },
        {
            name: 'to another host',
            send: shake(['Host: evil.example', ...ALL.slice(1)]),
            answer: '403 FORBIDDEN_HOST, closed',
        },
        {
            name: 'through a proxy',
            send: shake([...ALL, 'X-Forwarded-For: 10.0.0.1']),
            answer: '403 FORBIDDEN_PROXY, closed',
        },
        {
            name: 'a WebSocket extension, which is not taken up',
            send: shake([...ALL, 'Sec-WebSocket-Extensions: permessage-deflate']),
            answer: '101, waits',
        },
        {
            name: 'Connection: keep-alive, Upgrade and UPGRADE: WebSocket',
            send: shake([HOST, 'UPGRADE: WebSocket', 'Connection: keep-alive, Upgrade', VERSION, KEY]),
            answer: '101, waits',
        },
    ],
};
//# sourceMappingURL=handshakes.js.map