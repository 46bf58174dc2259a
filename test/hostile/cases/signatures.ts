import { BATCH_PATH } from '../../../gateway/http/entry-rules.ts';
import { type CaseGroup, Do, type HostileCase, type Made } from '../hostile-case.ts';
import { HOST, get, orderText, post, request } from '../http-request.ts';
import { type Call, GOOD, type Headers, curveKey, header, key, signed, signedGet, strangerKey } from '../signing.ts';

const UNKNOWN = '401 UNAUTHORIZED';
const KEY = 'X-TG-KEY';
const TIMESTAMP = 'X-TG-TIMESTAMP';
const NONCE = 'X-TG-NONCE';
const SIGN = 'X-TG-SIGN';
const ALL = [KEY, TIMESTAMP, NONCE, SIGN] as const;
const OTHER_ORDER = orderText({ side: '"sell"', price: '46000' });

const ONE_AT_A_TIME =
  'RFC 9112 9.3.2 lets a client send the next request before the answer. The parser takes one at a time: a second one while an answer is owed ends the connection. An order before it may have been taken; ask by client order id.';
const [who, stranger] = [key(), key()];
/** A good order with something wrong about its signature. */
const wrong = (name: string, call: Call, answer = UNKNOWN): HostileCase => ({
  name,
  send: [signed(who, call)],
  answer,
});
/** The same, in the headers as they are sent. */
const sent = (name: string, headers: (signed: Headers) => Headers, answer = UNKNOWN): HostileCase =>
  wrong(name, { headers }, answer);
const nonce = (name: string, value: string, answer = UNKNOWN): HostileCase => wrong(name, { nonce: value }, answer);
const at = (name: string, written: (nowMs: number) => string, answer = UNKNOWN): HostileCase =>
  wrong(name, { at: written }, answer);
const both = (name: string, how: string): readonly (readonly [string, string])[] => [
  [name, how],
  [name, how],
];

export const signatures: CaseGroup = {
  title: 'Keys: signatures that are none',
  about:
    'With KEYS_FILE each request is signed over its method, path, query, body, time and nonce, as they are sent. Which part was wrong is told to nobody whose signature is not right.',
  over: 'http',
  cases: [
    { name: 'an order as it should be', send: [signed(who)], answer: '201' },
    { name: 'an order without any of the headers', send: [post(GOOD)], answer: UNKNOWN },
    sent('names of headers in small letters', (all) => all.map(([name, value]) => [name.toLowerCase(), value]), '201'),
    sent('names of headers in capitals', (all) => all.map(([name, value]) => [name.toUpperCase(), value]), '201'),
    ...ALL.map((name) =>
      sent(
        `without ${name}`,
        header(name, () => undefined),
      ),
    ),
    ...ALL.map((name) =>
      sent(
        `an empty ${name}`,
        header(name, () => ''),
      ),
    ),
    ...ALL.map((name) =>
      sent(`${name} twice`, (all) => all.flatMap((one) => (one[0] === name ? both(name, one[1]) : [one]))),
    ),
    ...ALL.map((name) => sent(`${name} twice, once empty`, (all) => [...all, [name, '']])),
    ...ALL.map((name) => sent(`${name} twice, empty first`, (all) => [[name, ''], ...all])),
    ...ALL.map((name) =>
      sent(
        `a ${name} of 3,000 letters`,
        header(name, () => 'a'.repeat(3_000)),
      ),
    ),
    ...ALL.map((name) =>
      sent(
        `a ${name} with a letter beyond ASCII`,
        header(name, (value) => `${value.slice(0, -1)}é`),
      ),
    ),
    ...ALL.map((name) =>
      sent(
        `a list in ${name}`,
        header(name, (value) => `${value}, ${value}`),
      ),
    ),
    sent(
      'a signature of zeros',
      header(SIGN, () => '0'.repeat(64)),
    ),
    sent(
      'a signature with its last digit changed',
      header(SIGN, (value) => value.slice(0, -1) + (value.endsWith('0') ? '1' : '0')),
    ),
    sent(
      'a signature with its last digit left out',
      header(SIGN, (value) => value.slice(0, -1)),
    ),
    sent(
      'a signature with a digit more',
      header(SIGN, (value) => `${value}0`),
    ),
    sent(
      'a signature in capital letters',
      header(SIGN, (value) => value.toUpperCase()),
    ),
    sent(
      'a signature in base64',
      header(SIGN, (value) => Buffer.from(value, 'hex').toString('base64')),
    ),
    sent(
      'a signature that begins with 0x',
      header(SIGN, (value) => `0x${value}`),
    ),
    sent(
      'a signature in quotes',
      header(SIGN, (value) => `"${value}"`),
    ),
    sent(
      'spaces around a signature, which are no part of a header',
      header(SIGN, (value) => `  ${value}  `),
      '201',
    ),
    { name: 'the signature of a key that there is none of', send: [signed(strangerKey())], answer: UNKNOWN },
    {
      name: "the signature of one key under another's name",
      send: [signed(who, { headers: header(KEY, () => String(stranger.entry.id)) })],
      answer: UNKNOWN,
    },
    {
      name: 'the name of a key in other letters',
      send: [signed(who, { headers: header(KEY, (id) => id.toUpperCase()) })],
      answer: UNKNOWN,
    },
    {
      name: 'the key __proto__',
      send: [signed(who, { headers: header(KEY, () => '__proto__') })],
      answer: UNKNOWN,
    },
    {
      name: 'a key that was revoked',
      send: [signed(key({ revoked: '2026-11-21T10:00:00.000Z' }))],
      answer: UNKNOWN,
    },
    {
      name: 'a key that signs by Ed25519, which HTTP does not take',
      send: [signed({ ...curveKey(), secret: 'x' })],
      answer: UNKNOWN,
    },
    wrong('another body', { signs: { body: OTHER_ORDER } }),
    wrong('a space more in the body', { signs: { body: `${GOOD} ` } }),
    wrong('the signature of no body', { signs: { body: '' } }),
    {
      name: 'the signature of a body for none',
      send: [signedGet(who, '/orders', { signs: { body: GOOD } })],
      answer: UNKNOWN,
    },
    wrong('the signature of another path', { signs: { path: '/orders/' } }),
    wrong('the signature of a batch', { signs: { path: BATCH_PATH } }),
    wrong('the signature of a whole URL', { signs: { path: 'http://localhost/orders' } }),
    wrong('the signature of the path in capitals', { signs: { path: '/ORDERS' } }),
    wrong('the signature of another method', { signs: { method: 'GET' } }),
    wrong('the signature of a method in small letters', { signs: { method: 'post' } }),
    wrong('a query that is not signed', { query: 'account=demo', signs: { query: '' } }),
    wrong('a signed query that was left out', { signs: { query: 'account=demo' } }),
    {
      name: 'a path with a query, signed in one',
      send: [signedGet(who, '/orders?limit=1', { signs: { path: '/orders?limit=1', query: '' } })],
      answer: UNKNOWN,
    },
    {
      name: 'a query in another order',
      send: [signedGet(who, '/orders?limit=1&status=all', { signs: { query: 'status=all&limit=1' } })],
      answer: UNKNOWN,
    },
    {
      name: 'a query with its question mark',
      send: [signedGet(who, '/orders?limit=1', { signs: { query: '?limit=1' } })],
      answer: UNKNOWN,
    },
    {
      name: 'a line feed of the query moved to the path',
      send: [signedGet(who, '/orders?limit=1', { signs: { path: '/orders\nlimit=1', query: '' } })],
      answer: UNKNOWN,
    },
    {
      name: 'a query with percent signs, signed as sent',
      send: [signedGet(who, '/orders?symbol=BTC%55SDT')],
      answer: '200',
    },
    {
      name: 'a query with percent signs, signed as decoded',
      send: [signedGet(who, '/orders?symbol=BTC%55SDT', { signs: { query: 'symbol=BTCUSDT' } })],
      answer: UNKNOWN,
    },
    {
      name: 'a path with percent signs, signed as sent, which is no other path',
      send: [signedGet(who, '/%6frders')],
      answer: '404 NOT_FOUND',
    },
    {
      name: 'a path with percent signs, signed as decoded',
      send: [signedGet(who, '/%6frders', { signs: { path: '/orders' } })],
      answer: UNKNOWN,
    },
    {
      name: 'a path with two dots, signed as sent',
      send: [signedGet(who, '/health/../orders')],
      answer: '404 NOT_FOUND',
    },
    wrong('another nonce', { headers: header(NONCE, (value) => `${value}x`) }),
    wrong('another time', { headers: header(TIMESTAMP, (value) => String(Number(value) + 1)) }),
    nonce('a nonce of 64 letters', 'n'.repeat(64), '201'),
    nonce('a nonce of 65 letters', 'n'.repeat(65)),
    nonce('a nonce with a space', 'a b'),
    nonce('a nonce with a slash', 'a/b'),
    nonce('a nonce with a plus', 'a+b'),
    nonce('a nonce with a null', 'a\0b', 'waits'),
    nonce('the nonce __proto__', '__proto__', '201'),
    nonce('the nonce of a dot', '.', '201'),
    at('a time 1.5 s ahead', (nowMs) => String(nowMs + 1_500)),
    at('a time 0.7 s ahead', (nowMs) => String(nowMs + 700), '201'),
    at('the time in seconds', (nowMs) => String(Math.floor(nowMs / 1_000))),
    at('the time in microseconds', (nowMs) => String(nowMs * 1_000)),
    at('the time with a point', (nowMs) => `${nowMs}.0`),
    at('the time with an exponent', (nowMs) => `${nowMs / 1e12}e12`),
    at('the time with a zero before it', (nowMs) => `0${nowMs}`),
    at('the time with a plus', (nowMs) => `+${nowMs}`),
    at('the time in hex', (nowMs) => `0x${nowMs.toString(16)}`),
    at('the time in words', (nowMs) => new Date(nowMs).toUTCString()),
    at('the time 0', () => '0'),
    at('a negative time', (nowMs) => `-${nowMs}`),
    at('the time NaN', () => 'NaN'),
    at('the time Infinity', () => 'Infinity'),
    at('the time 2^53', () => String(2 ** 53)),
    at('a time of 300 digits', () => '9'.repeat(300)),
    wrong('a window of 0 ms, for a time that is younger', { atMs: 900, also: ['X-TG-WINDOW: 0'] }, '201'),
    wrong('a window of 1 s, 2 s later', { atMs: -2_000, also: ['X-TG-WINDOW: 1000'] }),
    wrong('a window of 5,001 ms', { also: ['X-TG-WINDOW: 5001'] }, '400 INVALID_PARAMETER'),
    wrong(
      'a window of an hour, for a time that is as old',
      { atMs: -3e6, also: ['X-TG-WINDOW: 3600000'] },
      '400 INVALID_PARAMETER',
    ),
    wrong('a window of -1', { also: ['X-TG-WINDOW: -1'] }, '400 INVALID_PARAMETER'),
    wrong('a window of words', { also: ['X-TG-WINDOW: NaN'] }, '400 INVALID_PARAMETER'),
    wrong('an empty window', { also: ['X-TG-WINDOW: '] }, '400 INVALID_PARAMETER'),
    wrong('two windows', { also: ['X-TG-WINDOW: 1000', 'X-TG-WINDOW: 5000'] }, '400 INVALID_PARAMETER'),
    { name: 'a signature in the query', send: [get('/orders?X-TG-KEY=a&X-TG-SIGN=b')], answer: UNKNOWN },
    { name: 'Authorization: Bearer', send: [post(GOOD, 'Authorization: Bearer abc')], answer: UNKNOWN },
    { name: 'a cookie', send: [post(GOOD, 'Cookie: session=abc')], answer: UNKNOWN },
  ],
};

export const oldTimes: CaseGroup = {
  title: 'Keys: times of a while ago',
  about: 'The gateway has been up for longer than the window.',
  over: 'http',
  cases: [
    { ...at('a time 4 s ago', (nowMs) => String(nowMs - 4_000), '201'), uptimeMs: 6_000 },
    at('a time 5.5 s ago', (nowMs) => String(nowMs - 5_500)),
    wrong('a window of 5 s, 4 s later', { atMs: -4_000, also: ['X-TG-WINDOW: 5000'] }, '201'),
    wrong('a window of 3 s, 4 s later', { atMs: -4_000, also: ['X-TG-WINDOW: 3000'] }),
  ],
};

/** Twice the same bytes. */
const again = (made: Made): readonly Made[] => {
  let bytes: string | Uint8Array | undefined;
  const same = { makes: (world: Parameters<Made['makes']>[0]) => (bytes ??= made.makes(world)) };
  return [same, same];
};

export const replays: CaseGroup = {
  title: 'Keys: requests that come again',
  about: 'A nonce is good once for its key, whatever comes of the request.',
  over: 'http',
  cases: [
    {
      name: 'the same order twice on one connection',
      send: spaced(again(signed(key()))),
      answer: '201, 401 UNAUTHORIZED',
    },
    {
      name: 'the same order on 8 connections at once',
      together: 8,
      send: [signed(key(), { nonce: 'once' })],
      answer: ['201', ...Array.from({ length: 7 }, () => UNKNOWN)].join(', '),
    },
    {
      name: 'the nonce of an order, signed anew for another',
      send: spaced([signed(who, { nonce: 'mine-1' }), signed(who, { nonce: 'mine-1', body: OTHER_ORDER })]),
      answer: '201, 401 UNAUTHORIZED',
    },
    {
      name: 'the nonce of an order, signed anew for a list',
      send: spaced([signed(who, { nonce: 'mine-2' }), signedGet(who, '/orders', { nonce: 'mine-2' })]),
      answer: '201, 401 UNAUTHORIZED',
    },
    {
      name: 'the nonce of a refused order',
      send: spaced([
        signed(who, { nonce: 'mine-3', body: orderText({ quantity: '-1' }) }),
        signed(who, { nonce: 'mine-3' }),
      ]),
      answer: '400 INVALID_QUANTITY, 401 UNAUTHORIZED',
    },
    {
      name: 'the nonce of a forged order, which is still free',
      send: spaced([
        signed(who, { nonce: 'mine-4', headers: header(SIGN, () => '0'.repeat(64)) }),
        signed(who, { nonce: 'mine-4' }),
      ]),
      answer: '401 UNAUTHORIZED, 201',
    },
    {
      name: 'the nonce of an order that was too old, which is still free',
      send: spaced([signed(who, { nonce: 'mine-5', atMs: -9_000 }), signed(who, { nonce: 'mine-5' })]),
      answer: '401 UNAUTHORIZED, 201',
    },
    {
      name: "another key's nonce",
      send: spaced([signed(who, { nonce: 'mine-6' }), signed(key(), { nonce: 'mine-6' })]),
      answer: '201, 201',
    },
    {
      name: 'a nonce in other letters, which is another one',
      send: spaced([signed(who, { nonce: 'mine-7' }), signed(who, { nonce: 'MINE-7' })]),
      answer: '201, 201',
    },
    {
      name: 'two signed lists in the same bytes',
      send: [joined(signedGet(key(), '/orders?limit=1'), signedGet(key(), '/fills'))],
      answer: 'closed',
      deviation: ONE_AT_A_TIME,
    },
    {
      name: 'two signed requests that nobody waits for, in the same bytes',
      send: [joined(signedGet(key(), '/instruments'), signedGet(key(), '/quotes/BTCUSDT'))],
      answer: '200, 200',
    },
    {
      name: 'the same of these twice in the same bytes',
      send: [joined(...again(signedGet(key(), '/instruments')))],
      answer: '200, 401 UNAUTHORIZED',
    },
    {
      name: 'two signed orders in the same bytes',
      send: [joined(signed(key()), signed(key()))],
      answer: 'closed',
      deviation: ONE_AT_A_TIME,
    },
    {
      name: 'an unsigned order behind a signed request, in the same bytes',
      send: [joined(signedGet(key(), '/instruments'), { makes: () => post(GOOD) })],
      answer: '200, 401 UNAUTHORIZED',
    },
    {
      name: "a request as the body of another, which is signed, and isn't read",
      send: [signed(who, { body: `POST /orders HTTP/1.1\r\n${HOST}\r\n\r\n` })],
      answer: '400 INVALID_JSON',
    },
    {
      name: 'a signed order in two pieces',
      send: [cut(signed(who), 0, -5), Do.pause, cut(signed(who), -5)],
      answer: '201',
    },
  ],
};

function spaced(all: readonly Made[]): readonly (Made | { readonly answers: number })[] {
  return all.flatMap((one, i) => [one, { answers: i + 1 }]);
}

function joined(...all: readonly Made[]): Made {
  return { makes: (world) => Buffer.concat(all.map((one) => Buffer.from(one.makes(world) as Uint8Array))) };
}

/** A part of what is sent. */
function cut(made: Made, start: number, end?: number): Made {
  return { makes: (world) => (made.makes(world) as Uint8Array).slice(start, end) };
}

const nobody = (name: string, method: string, path: string, answer: string): HostileCase => ({
  name,
  send: [request(`${method} ${path} HTTP/1.1`, [HOST])],
  answer,
});

export const unsigned: CaseGroup = {
  title: 'Keys: requests without a signature',
  about:
    'Open to everybody are /health and what is below it, the documents, and from this machine /metrics, /latency and /health/detailed. A proxy on this machine speaks for others: through one these want a key, and a key goes through it.',
  over: 'http',
  cases: [
    ...['/health', '/health/ready', '/health/oms', '/docs', '/openapi.json', '/asyncapi.json'].map((path) =>
      nobody(path, 'GET', path, '200'),
    ),
    ...['/metrics', '/latency', '/health/detailed'].map((path) => nobody(path, 'GET', path, '200')),
    ...['/metrics', '/latency', '/health/detailed'].map(
      (path): HostileCase => ({
        name: `${path} through a proxy`,
        send: [get(path, 'X-Forwarded-For: 127.0.0.1')],
        answer: UNKNOWN,
      }),
    ),
    { name: '/metrics with Via', send: [get('/metrics', 'Via: 1.1 proxy')], answer: UNKNOWN },
    { name: '/metrics with Forwarded', send: [get('/metrics', 'Forwarded: for=127.0.0.1')], answer: UNKNOWN },
    {
      name: '/metrics through a proxy, with a key that may read',
      send: [signedGet(key({ scopes: ['read'] }), '/metrics', { also: ['Via: 1.1 proxy'] })],
      answer: '200',
    },
    {
      name: '/metrics through a proxy, with a key that may not',
      send: [signedGet(key({ scopes: ['trade'] }), '/metrics', { also: ['Via: 1.1 proxy'] })],
      answer: '403 FORBIDDEN_SCOPE',
    },
    ...['/orders', '/orders/1', '/fills', '/positions', '/instruments', '/quotes/BTCUSDT', '/nowhere', '/', '/ws'].map(
      (path) => nobody(path, 'GET', path, UNKNOWN),
    ),
    nobody('HEAD /orders', 'HEAD', '/orders', '401'),
    nobody('HEAD /health', 'HEAD', '/health', '200'),
    nobody('HEAD /openapi.json', 'HEAD', '/openapi.json', '200'),
    nobody('OPTIONS /orders', 'OPTIONS', '/orders', UNKNOWN),
    {
      ...nobody('OPTIONS *', 'OPTIONS', '*', '505, closed'),
      deviation:
        'RFC 9110 9.3.7 knows OPTIONS *. The parser wants a path that begins with a slash, and takes the rest for another protocol.',
    },
    nobody('OPTIONS /health', 'OPTIONS', '/health', '405 METHOD_NOT_ALLOWED'),
    nobody('DELETE /orders', 'DELETE', '/orders', UNKNOWN),
    nobody('DELETE /health', 'DELETE', '/health', '405 METHOD_NOT_ALLOWED'),
    nobody('TRACE /orders', 'TRACE', '/orders', UNKNOWN),
    nobody('/health/../orders', 'GET', '/health/../orders', '404 NOT_FOUND'),
    nobody('/health/%2e%2e/orders', 'GET', '/health/%2e%2e/orders', '404 NOT_FOUND'),
    nobody('/health/orders', 'GET', '/health/orders', '404 NOT_FOUND'),
    nobody('/docs/../orders', 'GET', '/docs/../orders', '404 NOT_FOUND'),
    nobody('/HEALTH', 'GET', '/HEALTH', UNKNOWN),
    nobody('//health', 'GET', '//health', UNKNOWN),
    nobody('/healthy', 'GET', '/healthy', UNKNOWN),
    nobody('/health?key=1', 'GET', '/health?key=1', '200'),
    nobody('/health;/orders', 'GET', '/health;/orders', UNKNOWN),
    {
      name: 'a signed order through a proxy, which keys allow',
      send: [signed(who, { also: ['X-Forwarded-For: 192.0.2.1', 'X-Forwarded-Host: evil.example', 'Via: 1.1 p'] })],
      answer: '201',
    },
    {
      name: 'a signed order from an address that its key does not have',
      send: [signed(key({ ips: ['10.0.0.0/8', '::1'] }))],
      answer: '403 FORBIDDEN_IP',
    },
    {
      name: 'the same, with X-Forwarded-For naming one that it has',
      send: [signed(key({ ips: ['10.0.0.0/8'] }), { also: ['X-Forwarded-For: 10.0.0.1', 'Forwarded: for=10.0.0.1'] })],
      answer: '403 FORBIDDEN_IP',
    },
    {
      name: 'a signed order from an address that its key has',
      send: [signed(key({ ips: ['127.0.0.0/8'] }))],
      answer: '201',
    },
    {
      name: 'a forged order from an address that its key does not have, which is told nothing of it',
      send: [signed(key({ ips: ['10.0.0.0/8'] }), { headers: header(SIGN, () => '0'.repeat(64)) })],
      answer: UNKNOWN,
    },
    {
      name: 'a signed order of another host',
      send: [signed(who, { also: ['Host: evil.example'] })],
      answer: '403 FORBIDDEN_HOST, closed',
    },
    {
      name: 'a signed order of another origin',
      send: [signed(who, { also: ['Origin: http://evil.example'] })],
      answer: '403 FORBIDDEN_ORIGIN, closed',
    },
  ],
};
