import { Do } from '../hostile-case.js';
import { HOST, JSON_TYPE, get, orderText, post, request } from '../http-request.js';
const GOOD = orderText();
const LENGTH = `Content-Length: ${GOOD.length}`;
const READY = 'GET /health/ready HTTP/1.1';
/** What is to be smuggled in: a write, that no answer may be seen of. */
const HIDDEN = `DELETE /orders HTTP/1.1\r\n${HOST}\r\n\r\n`;
/** A place with these headers beside Host and Content-Type. */
const place = (headers, body = GOOD) => request('POST /orders HTTP/1.1', [HOST, JSON_TYPE, ...headers], body);
const chunked = (body, coding = 'Transfer-Encoding: chunked') => place([coding], body);
const CHUNK = `${GOOD.length.toString(16)}\r\n${GOOD}\r\n0\r\n\r\n`;
const UNREAD = 'RFC 9112 wants 400. The parser takes the head for unfinished: nothing of the connection is acted on any more, and it is closed after 10 s.';
const BARE = 'A page of the parser, not the JSON error of the gateway: it never got a request. The connection is closed.';
export const smuggling = {
    title: 'Where a request ends',
    about: 'Two readers that disagree about it can be made to see different requests (request smuggling). So nothing is guessed: one length, in digits, or no answer that acts on it. Finding: only a TCP balancer belongs in front of this parser, never an HTTP proxy that shares connections.',
    over: 'http',
    cases: [
        { name: 'chunked', send: [chunked(CHUNK)], answer: '400 TRANSFER_ENCODING_REFUSED, closed' },
        { name: 'chunked, and nothing of the body', send: [chunked('')], answer: '400 TRANSFER_ENCODING_REFUSED, closed' },
        {
            name: 'chunked, and the body later',
            send: [chunked(''), Do.pause, CHUNK],
            answer: '400 TRANSFER_ENCODING_REFUSED, closed',
        },
        {
            name: 'Chunked in odd case',
            send: [chunked(CHUNK, 'tRANSFER-eNCODING: cHUNKED')],
            answer: '400 TRANSFER_ENCODING_REFUSED, closed',
        },
        {
            name: 'Transfer-Encoding: identity',
            send: [place(['Transfer-Encoding: identity'])],
            answer: '400, closed',
            deviation: BARE,
        },
        {
            name: 'Transfer-Encoding: gzip, chunked',
            send: [chunked(CHUNK, 'Transfer-Encoding: gzip, chunked')],
            answer: '400 TRANSFER_ENCODING_REFUSED, closed',
        },
        {
            name: 'Transfer-Encoding: xchunked',
            send: [chunked(CHUNK, 'Transfer-Encoding: xchunked')],
            answer: '400 TRANSFER_ENCODING_REFUSED, closed',
        },
        {
            name: 'Transfer-Encoding with nothing behind it',
            send: [chunked('', 'Transfer-Encoding:')],
            answer: '400 TRANSFER_ENCODING_REFUSED, closed',
        },
        {
            name: 'Transfer-Encoding twice',
            send: [place(['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], CHUNK)],
            answer: '400 TRANSFER_ENCODING_REFUSED, closed',
        },
        {
            name: 'Transfer-Encoding of a GET',
            send: [request(READY, [HOST, 'Transfer-Encoding: chunked'], '0\r\n\r\n')],
            answer: '400 TRANSFER_ENCODING_REFUSED, closed',
        },
        {
            name: 'Transfer-Encoding of a DELETE',
            send: [request('DELETE /orders/1 HTTP/1.1', [HOST, 'Transfer-Encoding: chunked'], '0\r\n\r\n')],
            answer: '400 TRANSFER_ENCODING_REFUSED, closed',
        },
        {
            name: 'Transfer-Encoding of a path that there is none of',
            send: [request('POST /x HTTP/1.1', [HOST, 'Transfer-Encoding: chunked'], '0\r\n\r\n')],
            answer: '400 TRANSFER_ENCODING_REFUSED, closed',
        },
        { name: 'a chunk size in words', send: [chunked('zz\r\n\r\n')], answer: '400, closed', deviation: BARE },
        {
            name: 'a chunk size of a colon, which the parser takes for 10',
            send: [chunked(':\r\n0123456789\r\n0\r\n\r\n')],
            answer: '400 TRANSFER_ENCODING_REFUSED, closed',
        },
        { name: 'a chunk size that is negative', send: [chunked('-1\r\n\r\n')], answer: '400, closed', deviation: BARE },
        { name: 'a chunk size of 2^64', send: [chunked('10000000000000000\r\n')], answer: '400, closed', deviation: BARE },
        {
            name: 'a chunk size with a line feed alone',
            send: [chunked(`2\n{}\r\n0\r\n\r\n`)],
            answer: '400 TRANSFER_ENCODING_REFUSED, closed',
        },
        {
            name: 'a chunk without its line end',
            send: [chunked('2\r\n{}0\r\n\r\n')],
            answer: '400 TRANSFER_ENCODING_REFUSED, closed',
        },
        {
            name: 'a last chunk with other bytes for its end',
            send: [chunked('0\r\nXX')],
            answer: '400 TRANSFER_ENCODING_REFUSED, closed',
        },
        {
            name: 'a chunk extension',
            send: [chunked(`2;a=b\r\n{}\r\n0\r\n\r\n`)],
            answer: '400 TRANSFER_ENCODING_REFUSED, closed',
        },
        { name: 'a second request behind a chunked one', send: [chunked(`0\r\n\r\n${HIDDEN}`)], answer: 'closed' },
        {
            name: 'Transfer-Encoding and Content-Length',
            send: [place(['Transfer-Encoding: chunked', 'Content-Length: 4'], `0\r\n\r\n${HIDDEN}`)],
            answer: '400, closed',
            deviation: BARE,
        },
        {
            name: 'Content-Length and Transfer-Encoding',
            send: [place(['Content-Length: 4', 'Transfer-Encoding: chunked'], `0\r\n\r\n${HIDDEN}`)],
            answer: '400, closed',
            deviation: BARE,
        },
        {
            name: 'Transfer-Encoding: identity and Content-Length',
            send: [place(['Transfer-Encoding: identity', LENGTH])],
            answer: '400, closed',
            deviation: BARE,
        },
        {
            name: 'a space before the colon of Transfer-Encoding',
            send: [place([LENGTH, 'Transfer-Encoding : chunked'])],
            answer: 'waits',
            deviation: UNREAD,
        },
        {
            name: 'a space before the colon of Content-Length',
            send: [place([`Content-Length : ${GOOD.length}`])],
            answer: 'waits',
            deviation: UNREAD,
        },
        { name: 'a tab before the colon', send: [request(READY, [HOST, 'X-A\t: b'])], answer: 'waits', deviation: UNREAD },
        {
            name: 'a vertical tab before chunked',
            send: [place([LENGTH, 'Transfer-Encoding:\x0bchunked'])],
            answer: 'waits',
            deviation: UNREAD,
        },
        {
            name: 'Transfer_Encoding, which is another header',
            send: [place([LENGTH, 'Transfer_Encoding: chunked'])],
            answer: '201',
        },
        {
            name: 'X-Transfer-Encoding, which is another header',
            send: [place([LENGTH, 'X-Transfer-Encoding: chunked'])],
            answer: '201',
        },
        {
            name: 'TE: trailers, which says something about answers',
            send: [place([LENGTH, 'TE: trailers'])],
            answer: '201',
        },
        {
            name: 'Transfer-Encoding in a folded line',
            send: [place(['X-A: b', ' Transfer-Encoding: chunked', LENGTH])],
            answer: 'waits',
            deviation: UNREAD,
        },
        { name: 'a folded line', send: [place(['X-A: b', ' c', LENGTH])], answer: 'waits', deviation: UNREAD },
        {
            name: 'a first header that begins with a space',
            send: [request(READY, [` ${HOST}`])],
            answer: 'waits',
            deviation: UNREAD,
        },
        {
            name: 'a header without a name',
            send: [request(READY, [HOST, ': b'])],
            answer: '200',
            deviation: 'RFC 9112 5 wants 400. The parser ends its list of headers there, so those that follow are not seen, a Transfer-Encoding or Origin among them. No client library and no browser sends one; a proxy that let it through could be led to see another request than we do, which is why no HTTP proxy may stand in front.',
        },
        {
            name: 'a Transfer-Encoding behind a header without a name',
            send: [request(READY, [HOST, ': b', 'Transfer-Encoding: chunked'], '5\r\nabcde\r\n0\r\n\r\n')],
            answer: '200, waits',
            deviation: 'As above: it is not seen, and its body is taken for the beginning of a next request, that never gets whole.',
        },
        {
            name: 'a Content-Length behind a header without a name',
            send: [place([': b', LENGTH])],
            answer: '411 LENGTH_REQUIRED, closed',
        },
        {
            name: 'a header line without a colon',
            send: [request(READY, [HOST, 'X-A'])],
            answer: 'waits',
            deviation: UNREAD,
        },
        {
            name: 'a letter beyond ASCII in the name of a header',
            send: [request(READY, [HOST, 'X-\xe9: b'])],
            answer: 'waits',
            deviation: UNREAD,
        },
        {
            name: 'a letter beyond ASCII in the value of a header',
            send: [request(READY, [HOST, 'X-A: \xe9'])],
            answer: '200',
        },
        {
            name: 'a null byte in the value of a header',
            send: [request(READY, [HOST, 'X-A: b\0c'])],
            answer: 'waits',
            deviation: UNREAD,
        },
        {
            name: 'a carriage return alone within a value',
            send: [request(READY, [HOST, 'X-A: b\rX-C: d'])],
            answer: 'waits',
            deviation: UNREAD,
        },
        {
            name: 'a line feed alone between two headers',
            send: [request(READY, [HOST, 'X-A: b\nX-C: d'])],
            answer: 'waits',
            deviation: UNREAD,
        },
        {
            name: 'a line feed alone after the first line',
            send: [`${READY}\n${HOST}\r\n\r\n`],
            answer: '505, closed',
            deviation: BARE,
        },
        { name: 'line feeds alone everywhere', send: [`${READY}\n${HOST}\n\n`], answer: '505, closed', deviation: BARE },
        { name: 'two equal Content-Lengths', send: [place([LENGTH, LENGTH])], answer: '400 INVALID_PARAMETER, closed' },
        {
            name: 'two Content-Lengths, the first smaller',
            send: [place(['Content-Length: 2', LENGTH])],
            answer: '400 INVALID_PARAMETER, closed',
        },
        {
            name: 'two Content-Lengths, the second smaller, and the body in pieces',
            send: [place(['Content-Length: 300', 'Content-Length: 2'], '{}'), Do.pause, ' '.repeat(200)],
            answer: '400 INVALID_PARAMETER, closed',
        },
        {
            name: 'two Content-Lengths of a GET',
            send: [request(READY, [HOST, 'Content-Length: 0', 'Content-Length: 5'])],
            answer: '400 INVALID_PARAMETER, closed',
        },
        {
            name: 'a Content-Length with a plus',
            send: [place([`Content-Length: +${GOOD.length}`])],
            answer: '400, closed',
            deviation: BARE,
        },
        { name: 'a Content-Length of -1', send: [place(['Content-Length: -1'])], answer: '400, closed', deviation: BARE },
        {
            name: 'a Content-Length in hex',
            send: [place(['Content-Length: 0x10'])],
            answer: '400, closed',
            deviation: BARE,
        },
        { name: 'a Content-Length with a point', send: [place([`${LENGTH}.0`])], answer: '400, closed', deviation: BARE },
        {
            name: 'a Content-Length that is a list',
            send: [place([`${LENGTH}, ${GOOD.length}`])],
            answer: '400, closed',
            deviation: BARE,
        },
        {
            name: 'a Content-Length of words',
            send: [place(['Content-Length: many'])],
            answer: '400, closed',
            deviation: BARE,
        },
        {
            name: 'a Content-Length of 2^64',
            send: [place(['Content-Length: 18446744073709551616'])],
            answer: '400, closed',
            deviation: BARE,
        },
        {
            name: 'a Content-Length of 2^32 + 2',
            send: [place(['Content-Length: 4294967298'])],
            answer: '413 BODY_TOO_LARGE, closed',
        },
        { name: 'an empty Content-Length', send: [place(['Content-Length:'])], answer: '400 INVALID_PARAMETER, closed' },
        {
            name: 'a Content-Length with zeros before it',
            send: [place([`Content-Length: 00${GOOD.length}`])],
            answer: '201',
        },
        { name: 'a Content-Length with a space behind it', send: [place([`${LENGTH} `])], answer: '201' },
        {
            name: 'a Content-Length of 999,999,999',
            send: [place(['Content-Length: 999999999'], '')],
            answer: '413 BODY_TOO_LARGE, closed',
        },
        { name: 'no Content-Length', send: [place([])], answer: '411 LENGTH_REQUIRED, closed' },
        { name: 'a body shorter than its length', send: [place([`Content-Length: ${GOOD.length + 1}`])], answer: 'waits' },
        {
            name: 'a body whose last byte comes later',
            send: [place([LENGTH], GOOD.slice(0, -1)), Do.pause, '}'],
            answer: '201',
        },
        {
            name: 'a body in three pieces',
            send: [place([LENGTH], ''), Do.pause, GOOD.slice(0, 9), Do.pause, GOOD.slice(9)],
            answer: '201',
        },
        { name: 'a body longer than its length', send: [place([LENGTH], `${GOOD}XX`)], answer: '201, waits' },
        {
            name: 'a second request behind a refused one',
            send: [request('POST /orders HTTP/1.1', [HOST, LENGTH], GOOD), Do.pause, HIDDEN],
            answer: '415 UNSUPPORTED_MEDIA_TYPE, closed',
        },
        {
            name: 'a second request in the bytes of a refused one',
            send: [request('POST /orders HTTP/1.1', [HOST, LENGTH], GOOD + HIDDEN)],
            answer: 'closed',
        },
        {
            name: 'a second order before the first is answered',
            send: [Buffer.concat([post(GOOD), post(GOOD)])],
            answer: 'closed',
            deviation: 'RFC 9112 9.3.2 lets a client pipeline. The parser can owe one answer at a time, and would mix up two, so it closes: the first order may have been placed, as after any broken connection. A client_order_id makes the retry safe; a WebSocket has ids, and as many calls under way as one likes.',
        },
        {
            name: 'a second GET in the same bytes',
            send: [Buffer.concat([get('/health/ready'), get('/instruments')])],
            answer: '200, 200',
        },
        { name: 'a GET with a body', send: [request(READY, [HOST, 'Content-Length: 2'], '{}')], answer: '200' },
        {
            name: 'a request as the body of a GET',
            send: [request(READY, [HOST, `Content-Length: ${HIDDEN.length}`], HIDDEN)],
            answer: '200',
        },
        {
            name: 'Expect: 100-continue',
            send: [place(['Expect: 100-continue', LENGTH], ''), Do.pause, GOOD],
            answer: '100, 201',
        },
        {
            name: 'Expect: 100-continue, and no body',
            send: [place(['Expect: 100-continue', LENGTH], '')],
            answer: '100, waits',
        },
        {
            name: 'Expect: 100-continue for a body that is too large',
            send: [place(['Expect: 100-continue', 'Content-Length: 20000'], '')],
            answer: '100, 413 BODY_TOO_LARGE, closed',
            deviation: 'RFC 9110 10.1.1 would have the 413 alone. The parser says 100 before the gateway is asked; the connection is closed, and no body is read.',
        },
        { name: 'an expectation of something else', send: [place(['Expect: a-miracle', LENGTH])], answer: '201' },
        { name: 'Connection: close', send: [get('/health/ready', 'Connection: close')], answer: '200, closed' },
        {
            name: 'Connection: close, and another request behind it',
            send: [Buffer.concat([get('/health/ready', 'Connection: close'), get('/instruments')])],
            answer: '200, 200',
            deviation: 'RFC 9112 9.6 wants the connection closed after the first. The parser forgets about it at the second, which is answered as any other.',
        },
        {
            name: 'Connection: Content-Length, which would hide it from a next hop',
            send: [place(['Connection: Content-Length', LENGTH])],
            answer: '201',
        },
        {
            name: 'Upgrade: h2c',
            send: [
                get('/health/ready', 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA'),
            ],
            answer: '200',
        },
        { name: 'the preface of HTTP/2', send: ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'], answer: '505, closed' },
        {
            name: 'the beginning of TLS',
            send: [Buffer.concat([Buffer.from('1603010200010001fc0303', 'hex'), Buffer.alloc(512)])],
            answer: '505, closed',
            deviation: BARE,
        },
        { name: '512 bytes of FF', send: [Buffer.alloc(512, 0xff)], answer: '505, closed', deviation: BARE },
        { name: '512 null bytes', send: [Buffer.alloc(512)], answer: '505, closed', deviation: BARE },
        { name: '5,000 letters without a space', send: ['A'.repeat(5_000)], answer: '431, closed', deviation: BARE },
        { name: 'HTTP/1.0', send: [`GET /health/ready HTTP/1.0\r\n${HOST}\r\n\r\n`], answer: '505, closed' },
        { name: 'HTTP/1.2', send: [`GET /health/ready HTTP/1.2\r\n${HOST}\r\n\r\n`], answer: '505, closed' },
        { name: 'HTTP/0.9', send: ['GET /health/ready\r\n'], answer: 'waits' },
        {
            name: 'http/1.1 in small letters',
            send: [`GET /health/ready http/1.1\r\n${HOST}\r\n\r\n`],
            answer: '505, closed',
        },
        { name: 'no version', send: [`GET /health/ready\r\n${HOST}\r\n\r\n`], answer: 'waits', deviation: UNREAD },
        {
            name: 'two spaces after the method',
            send: [`GET  /health/ready HTTP/1.1\r\n${HOST}\r\n\r\n`],
            answer: '505, closed',
            deviation: BARE,
        },
        {
            name: 'tabs for spaces',
            send: [`GET\t/health/ready\tHTTP/1.1\r\n${HOST}\r\n\r\n`],
            answer: '505, closed',
            deviation: BARE,
        },
        {
            name: 'a space before the method',
            send: [` GET /health/ready HTTP/1.1\r\n${HOST}\r\n\r\n`],
            answer: '505, closed',
            deviation: BARE,
        },
        {
            name: 'an empty line before the request',
            send: [`\r\n${READY}\r\n${HOST}\r\n\r\n`],
            answer: 'waits',
            deviation: 'RFC 9112 2.2 would have it passed over. Here it is an unfinished head; the connection is closed after 10 s.',
        },
        { name: 'a half-closed connection after a GET', send: [get('/health/ready'), Do.halfClose], answer: '200, closed' },
        {
            name: 'a half-closed connection after an order',
            send: [post(GOOD), Do.halfClose],
            answer: 'closed',
            orElse: '201, closed',
            deviation: 'A client may close its own direction and wait (RFC 9112 9.6 only asks servers for it). The parser closes at once: the order may have been placed, as after any broken connection.',
        },
        { name: 'a half-closed connection within a head', send: [`${READY}\r\nHost:`, Do.halfClose], answer: 'closed' },
        { name: 'a half-closed connection within a body', send: [place([LENGTH], '{'), Do.halfClose], answer: 'closed' },
        { name: 'a connection that is half-closed at once', send: [Do.halfClose], answer: 'closed' },
        { name: 'a reset within a head', send: [`${READY}\r\nHost:`, Do.reset], answer: 'closed' },
        { name: 'a reset within a body', send: [place([LENGTH], '{'), Do.reset], answer: 'closed' },
    ],
};
//# sourceMappingURL=smuggling.js.map