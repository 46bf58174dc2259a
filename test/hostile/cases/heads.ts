import { gzipSync } from 'node:zlib';
import type { CaseGroup } from '../hostile-case.ts';
import { HOST, JSON_TYPE, get, orderText, request, write } from '../http-request.ts';

const GOOD = orderText();
const LENGTH = `Content-Length: ${GOOD.length}`;
const READY = 'GET /health/ready HTTP/1.1';

/** A place with this Host, these other headers beside. */
const hosted = (...headers: string[]): readonly Uint8Array[] => [
  request('POST /orders HTTP/1.1', [JSON_TYPE, LENGTH, ...headers], GOOD),
];
const place = (...headers: string[]): readonly Uint8Array[] => hosted(HOST, ...headers);
const typed = (...types: string[]): readonly Uint8Array[] => [
  request('POST /orders HTTP/1.1', [HOST, LENGTH, ...types.map((type) => `Content-Type: ${type}`)], GOOD),
];
const asked = (line: string): readonly Uint8Array[] => [request(line, [HOST])];

const FORM = 'RFC 9112 3.2 wants a server to take this form; the parser has paths only. Nothing is acted on.';
const STATUS =
  'RFC 9112 3.2 has 400 for it; the gateway says 403, as for every Host that is not its own. Nothing is acted on.';

export const heads: CaseGroup = {
  title: 'Who asks, and for what',
  about:
    'A page of any site can send requests to this machine, and any name can be made to resolve to it (DNS rebinding). So Host must be a name of ours, an Origin must be on the list, a write must be JSON, and nobody stands between.',
  over: 'http',
  cases: [
    { name: 'the host 127.0.0.1 with a port', send: hosted('Host: 127.0.0.1:8099'), answer: '201' },
    { name: 'the host LOCALHOST', send: hosted('Host: LOCALHOST'), answer: '201' },
    { name: 'the host [::1]', send: hosted('Host: [::1]:8099'), answer: '201' },
    { name: 'another host', send: hosted('Host: evil.example'), answer: '403 FORBIDDEN_HOST, closed' },
    {
      name: 'a name that was made to resolve to this machine',
      send: hosted('Host: 127.0.0.1.nip.io'),
      answer: '403 FORBIDDEN_HOST, closed',
    },
    {
      name: 'a host that begins with ours',
      send: hosted('Host: localhost.evil.example'),
      answer: '403 FORBIDDEN_HOST, closed',
    },
    { name: 'a host that ends with ours', send: hosted('Host: evil-localhost'), answer: '403 FORBIDDEN_HOST, closed' },
    {
      name: 'a host with a name before it',
      send: hosted('Host: user@localhost'),
      answer: '403 FORBIDDEN_HOST, closed',
    },
    { name: 'a host with a dot behind it', send: hosted('Host: localhost.'), answer: '403 FORBIDDEN_HOST, closed' },
    { name: 'a host with a path', send: hosted('Host: localhost/'), answer: '403 FORBIDDEN_HOST, closed' },
    {
      name: 'a host of two names',
      send: hosted('Host: localhost, evil.example'),
      answer: '403 FORBIDDEN_HOST, closed',
    },
    { name: 'a host with two ports', send: hosted('Host: localhost:80:80'), answer: '403 FORBIDDEN_HOST, closed' },
    { name: 'a host with a port of words', send: hosted('Host: localhost:http'), answer: '403 FORBIDDEN_HOST, closed' },
    { name: 'the host 127.1', send: hosted('Host: 127.1'), answer: '403 FORBIDDEN_HOST, closed' },
    { name: 'the host 0x7f000001', send: hosted('Host: 0x7f000001'), answer: '403 FORBIDDEN_HOST, closed' },
    { name: 'the host 0.0.0.0', send: hosted('Host: 0.0.0.0'), answer: '403 FORBIDDEN_HOST, closed' },
    { name: 'an empty host', send: hosted('Host:'), answer: '403 FORBIDDEN_HOST, closed', deviation: STATUS },
    {
      name: 'two hosts',
      send: hosted(HOST, 'Host: evil.example'),
      answer: '403 FORBIDDEN_HOST, closed',
      deviation: STATUS,
    },
    { name: 'the same host twice', send: hosted(HOST, HOST), answer: '403 FORBIDDEN_HOST, closed', deviation: STATUS },
    {
      name: 'no host',
      send: hosted(),
      answer: '400, closed',
      deviation: 'A page of the parser, not the JSON error of the gateway. The connection is closed.',
    },
    {
      name: 'no header at all',
      send: [request(READY, [])],
      answer: 'waits',
      deviation:
        'RFC 9112 3.2 wants 400. The parser takes the head for unfinished; the connection is closed after 10 s.',
    },
    {
      name: 'another host of a page that anybody may see',
      send: [request(READY, ['Host: evil.example'])],
      answer: '403 FORBIDDEN_HOST, closed',
    },
    { name: 'X-Forwarded-Host', send: place('X-Forwarded-Host: localhost'), answer: '403 FORBIDDEN_PROXY, closed' },
    { name: 'X-Forwarded-For', send: place('X-Forwarded-For: 127.0.0.1'), answer: '403 FORBIDDEN_PROXY, closed' },
    { name: 'x-FORWARDED-proto', send: place('x-FORWARDED-proto: https'), answer: '403 FORBIDDEN_PROXY, closed' },
    {
      name: 'an X-Forwarded-For that is empty',
      send: place('X-Forwarded-For:'),
      answer: '403 FORBIDDEN_PROXY, closed',
    },
    {
      name: 'Forwarded',
      send: place('Forwarded: for=127.0.0.1;host=localhost'),
      answer: '403 FORBIDDEN_PROXY, closed',
    },
    { name: 'Via', send: place('Via: 1.1 proxy'), answer: '403 FORBIDDEN_PROXY, closed' },
    {
      name: 'the origin of a page of another site',
      send: place('Origin: http://evil.example'),
      answer: '403 FORBIDDEN_ORIGIN, closed',
    },
    { name: 'the origin null', send: place('Origin: null'), answer: '403 FORBIDDEN_ORIGIN, closed' },
    { name: 'an empty origin', send: place('Origin:'), answer: '403 FORBIDDEN_ORIGIN, closed' },
    {
      name: 'two origins',
      send: place('Origin: http://localhost', 'Origin: http://evil.example'),
      answer: '403 FORBIDDEN_ORIGIN, closed',
    },
    {
      name: 'an origin of this machine that is not on the list',
      send: place('Origin: http://localhost:3000'),
      answer: '403 FORBIDDEN_ORIGIN, closed',
    },
    {
      name: 'an origin of a GET',
      send: [get('/orders', 'Origin: http://evil.example')],
      answer: '403 FORBIDDEN_ORIGIN, closed',
    },
    {
      name: 'a question of a browser whether it may',
      send: [
        request('OPTIONS /orders HTTP/1.1', [
          HOST,
          'Origin: http://evil.example',
          'Access-Control-Request-Method: POST',
        ]),
      ],
      answer: '403 FORBIDDEN_ORIGIN, closed',
    },
    { name: 'no content type', send: typed(), answer: '415 UNSUPPORTED_MEDIA_TYPE, closed' },
    { name: 'an empty content type', send: typed(''), answer: '415 UNSUPPORTED_MEDIA_TYPE, closed' },
    {
      name: 'text/plain, as a form of another site can send it',
      send: typed('text/plain'),
      answer: '415 UNSUPPORTED_MEDIA_TYPE, closed',
    },
    { name: 'a form', send: typed('application/x-www-form-urlencoded'), answer: '415 UNSUPPORTED_MEDIA_TYPE, closed' },
    {
      name: 'a form with files',
      send: typed('multipart/form-data; boundary=x'),
      answer: '415 UNSUPPORTED_MEDIA_TYPE, closed',
    },
    {
      name: 'text/plain that mentions JSON',
      send: typed('text/plain; application/json'),
      answer: '415 UNSUPPORTED_MEDIA_TYPE, closed',
    },
    {
      name: 'JSON with text/plain beside',
      send: typed('application/json, text/plain'),
      answer: '415 UNSUPPORTED_MEDIA_TYPE, closed',
    },
    {
      name: 'two content types, JSON first',
      send: typed('application/json', 'text/plain'),
      answer: '415 UNSUPPORTED_MEDIA_TYPE, closed',
    },
    {
      name: 'two content types, JSON last',
      send: typed('text/plain', 'application/json'),
      answer: '415 UNSUPPORTED_MEDIA_TYPE, closed',
    },
    { name: 'application/jsonp', send: typed('application/jsonp'), answer: '415 UNSUPPORTED_MEDIA_TYPE, closed' },
    { name: 'JSON lines', send: typed('application/json-seq'), answer: '415 UNSUPPORTED_MEDIA_TYPE, closed' },
    {
      name: 'JSON in UTF-16',
      send: typed('application/json; charset=utf-16'),
      answer: '415 UNSUPPORTED_MEDIA_TYPE, closed',
    },
    { name: 'Application/JSON; charset="UTF-8"', send: typed('Application/JSON; charset="UTF-8"'), answer: '201' },
    { name: 'JSON that says it is compressed', send: place('Content-Encoding: gzip'), answer: '201' },
    {
      name: 'JSON that is compressed',
      send: [write('POST', '/orders', gzipSync(GOOD), 'Content-Encoding: gzip')],
      answer: '400 INVALID_JSON',
    },
    { name: 'another method by a header', send: place('X-HTTP-Method-Override: DELETE'), answer: '201' },
    { name: 'another path by a header', send: place('X-Original-URL: /orders/batch'), answer: '201' },
    {
      name: 'the method in small letters',
      send: asked('get /health/ready HTTP/1.1'),
      answer: '405 METHOD_NOT_ALLOWED',
    },
    { name: 'a method that there is none of', send: asked('BREW /orders HTTP/1.1'), answer: '405 METHOD_NOT_ALLOWED' },
    {
      name: 'a method of 1,000 letters',
      send: asked(`${'A'.repeat(1_000)} /orders HTTP/1.1`),
      answer: '405 METHOD_NOT_ALLOWED',
    },
    { name: 'TRACE', send: asked('TRACE /health HTTP/1.1'), answer: '405 METHOD_NOT_ALLOWED' },
    { name: 'OPTIONS', send: asked('OPTIONS /orders HTTP/1.1'), answer: '405 METHOD_NOT_ALLOWED' },
    { name: 'PUT', send: [write('PUT', '/orders', GOOD)], answer: '405 METHOD_NOT_ALLOWED' },
    { name: 'POST of a page', send: [write('POST', '/health', '{}')], answer: '405 METHOD_NOT_ALLOWED' },
    {
      name: 'DELETE of a list that is read only',
      send: asked('DELETE /fills HTTP/1.1'),
      answer: '405 METHOD_NOT_ALLOWED',
    },
    { name: 'HEAD', send: asked('HEAD /health/ready HTTP/1.1'), answer: '200' },
    {
      name: 'HEAD to another host',
      send: [request('HEAD /health/ready HTTP/1.1', ['Host: evil.example'])],
      answer: '403, waits',
      deviation:
        'It says Connection: close, and closes at the next request or after 10 s: the parser knows no other way here.',
    },
    {
      name: 'CONNECT',
      send: [request('CONNECT evil.example:443 HTTP/1.1', ['Host: evil.example:443'])],
      answer: '505, closed',
    },
    { name: 'OPTIONS of everything', send: asked('OPTIONS * HTTP/1.1'), answer: '505, closed', deviation: FORM },
    {
      name: 'a whole URL of ours',
      send: asked('GET http://localhost/health/ready HTTP/1.1'),
      answer: '505, closed',
      deviation: FORM,
    },
    {
      name: 'a whole URL of somebody else',
      send: asked('GET http://evil.example/ HTTP/1.1'),
      answer: '505, closed',
      deviation: FORM,
    },
    { name: 'a path without its slash', send: asked('GET health HTTP/1.1'), answer: '505, closed' },
    { name: 'a path that there is none of', send: [get('/admin')], answer: '404 NOT_FOUND' },
    { name: 'the root', send: [get('/')], answer: '404 NOT_FOUND' },
    { name: 'a slash too many at the end', send: [get('/health/')], answer: '404 NOT_FOUND' },
    { name: 'two slashes at the beginning', send: [get('//health')], answer: '404 NOT_FOUND' },
    { name: 'dots in a path', send: [get('/health/../orders')], answer: '404 NOT_FOUND' },
    { name: 'encoded dots in a path', send: [get('/health/%2e%2e/orders')], answer: '404 NOT_FOUND' },
    { name: 'a way out of the folder', send: [get('/../../../../etc/passwd')], answer: '404 NOT_FOUND' },
    { name: 'an encoded slash in a path', send: [get('/orders%2Fbatch')], answer: '404 NOT_FOUND' },
    { name: 'a backslash for a slash', send: [get('/orders\\batch')], answer: '404 NOT_FOUND' },
    { name: 'an encoded letter in a path', send: [get('/%6frders')], answer: '404 NOT_FOUND' },
    { name: 'another case of a path', send: [get('/Orders')], answer: '404 NOT_FOUND' },
    { name: 'a null byte in a path', send: [get('/health\0')], answer: '505, closed' },
    { name: 'an encoded null in a path', send: [get('/health%00')], answer: '404 NOT_FOUND' },
    { name: 'a fragment', send: [get('/health#x')], answer: '404 NOT_FOUND' },
    { name: 'a letter beyond ASCII in a path', send: [get('/h\xe9alth')], answer: '404 NOT_FOUND' },
    { name: 'a path with markup', send: [get('/<script>alert(1)</script>')], answer: '404 NOT_FOUND' },
    { name: 'the path /__proto__', send: [get('/__proto__')], answer: '404 NOT_FOUND' },
    { name: 'the component of health __proto__', send: [get('/health/__proto__')], answer: '404 NOT_FOUND' },
    { name: 'the quote of __proto__', send: [get('/quotes/__proto__')], answer: '404 NOT_FOUND' },
    { name: 'the order 0', send: [get('/orders/0')], answer: '400 INVALID_ORDER_ID' },
    { name: 'the order -1', send: [get('/orders/-1')], answer: '400 INVALID_ORDER_ID' },
    { name: 'the order 01', send: [get('/orders/01')], answer: '400 INVALID_ORDER_ID' },
    { name: 'the order 1e3', send: [get('/orders/1e3')], answer: '400 INVALID_ORDER_ID' },
    { name: 'the order 2^53', send: [get('/orders/9007199254740992')], answer: '400 INVALID_ORDER_ID' },
    { name: 'the order 2^53 - 1', send: [get('/orders/9007199254740991')], answer: '404 ORDER_NOT_FOUND' },
    { name: 'an order of 1,000 digits', send: [get(`/orders/${'1'.repeat(1_000)}`)], answer: '400 INVALID_ORDER_ID' },
    { name: 'an order without its number', send: [get('/orders/')], answer: '400 INVALID_ORDER_ID' },
    { name: 'a path behind an order', send: [get('/orders/1/events/x')], answer: '404 NOT_FOUND' },
    {
      name: 'a client order id with a slash',
      send: [get('/orders/by-client-id/a/b')],
      answer: '400 INVALID_CLIENT_ORDER_ID',
    },
    {
      name: 'a client order id with an encoded letter',
      send: [get('/orders/by-client-id/%41')],
      answer: '400 INVALID_CLIENT_ORDER_ID',
    },
    {
      name: 'a client order id that nobody used',
      send: [get('/orders/by-client-id/nobody')],
      answer: '404 ORDER_NOT_FOUND',
    },
    { name: 'no client order id', send: [get('/orders/by-client-id/')], answer: '400 INVALID_CLIENT_ORDER_ID' },
    { name: 'a path of 3,500 letters', send: [get(`/${'a'.repeat(3_500)}`)], answer: '404 NOT_FOUND' },
    { name: 'a path of 5,000 letters', send: [get(`/${'a'.repeat(5_000)}`)], answer: '431, closed' },
    { name: 'a query of 5,000 letters', send: [get(`/orders?${'a'.repeat(5_000)}`)], answer: '431, closed' },
    { name: 'a path that doesn’t end', send: [`GET /${'a'.repeat(100_000)}`], answer: '431, closed' },
    { name: 'a header of 3,500 letters', send: [get('/health/ready', `X-A: ${'a'.repeat(3_500)}`)], answer: '200' },
    {
      name: 'a header of 5,000 letters',
      send: [get('/health/ready', `X-A: ${'a'.repeat(5_000)}`)],
      answer: '431, closed',
    },
    { name: '98 headers', send: [get('/health/ready', ...Array.from({ length: 97 }, () => 'A: b'))], answer: '200' },
    {
      name: '120 headers',
      send: [get('/health/ready', ...Array.from({ length: 120 }, () => 'A: b'))],
      answer: '431, closed',
    },
    { name: 'a parameter that there is none of', send: [get('/orders?user=1')], answer: '400 INVALID_PARAMETER' },
    { name: 'a parameter twice', send: [get('/orders?limit=1&limit=2')], answer: '400 DUPLICATE_FIELD' },
    {
      name: 'a parameter twice, once encoded',
      send: [get('/orders?limit=1&%6cimit=2')],
      answer: '400 DUPLICATE_FIELD',
    },
    { name: 'the parameter __proto__', send: [get('/orders?__proto__=1')], answer: '400 INVALID_PARAMETER' },
    { name: 'a percent sign alone', send: [get('/orders?limit=%')], answer: '400 INVALID_PARAMETER' },
    { name: 'bad UTF-8, encoded', send: [get('/orders?symbol=%ff')], answer: '400 INVALID_PARAMETER' },
    { name: 'a line break, encoded', send: [get('/orders?symbol=%0d%0aX:%20y')], answer: '422 UNKNOWN_INSTRUMENT' },
    { name: 'a null, encoded', send: [get('/orders?symbol=BTCUSDT%00')], answer: '422 UNKNOWN_INSTRUMENT' },
    { name: 'ampersands only', send: [get('/orders?&&&')], answer: '400 INVALID_PARAMETER' },
    { name: 'a limit of 0', send: [get('/orders?limit=0')], answer: '400 INVALID_PARAMETER' },
    { name: 'a limit of 501', send: [get('/orders?limit=501')], answer: '400 INVALID_PARAMETER' },
    { name: 'a limit of -1', send: [get('/orders?limit=-1')], answer: '400 INVALID_PARAMETER' },
    { name: 'a limit of 1e2', send: [get('/orders?limit=1e2')], answer: '400 INVALID_PARAMETER' },
    { name: 'an empty limit', send: [get('/orders?limit=')], answer: '400 INVALID_PARAMETER' },
    { name: 'a cursor of words', send: [get('/orders?cursor=next')], answer: '400 INVALID_PARAMETER' },
    { name: 'the status of somebody', send: [get("/orders?status=open'--")], answer: '400 INVALID_PARAMETER' },
    {
      name: 'the account of somebody else in a query',
      send: [get('/positions?account=other')],
      answer: '403 FORBIDDEN_ACCOUNT',
    },
    { name: 'a parameter of one order', send: [get('/orders/1?full=1')], answer: '400 INVALID_PARAMETER' },
  ],
};
