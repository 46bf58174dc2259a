import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDoor } from '../support/door-harness.js';
import { rawHttp } from '../support/raw-http.js';
import { connectWs } from '../support/ws-client.js';
let harness;
before(async () => {
    harness = await openDoor({ settings: { ALLOWED_ORIGINS: 'http://app.example', ALLOWED_HOSTS: 'gate.example' } });
});
after(() => harness.close());
const BODY = '{"symbol":"BTCUSDT","side":"buy","quantity":0.001,"price":45000}';
const GOOD = ['Host: localhost', 'Content-Type: application/json', `Content-Length: ${BODY.length}`];
async function post(headers, body = BODY) {
    const text = await rawHttp(harness.port, `POST /orders HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${body}`);
    return { status: Number(text.slice(9, 12)), code: /"code":"([A-Z_]+)"/.exec(text)?.[1] ?? '', text };
}
function without(name) {
    return GOOD.filter((header) => !header.startsWith(name));
}
const table = [
    ['a plain request', GOOD, 201, ''],
    ['a configured host', [...without('Host'), 'Host: GATE.example:8099'], 201, ''],
    ['an IPv6 host', [...without('Host'), 'Host: [::1]:8099'], 201, ''],
    ['another host', [...without('Host'), 'Host: evil.example'], 403, 'FORBIDDEN_HOST'],
    ['a host that only begins well', [...without('Host'), 'Host: localhost.evil.example'], 403, 'FORBIDDEN_HOST'],
    ['two hosts', [...GOOD, 'Host: localhost'], 403, 'FORBIDDEN_HOST'],
    ['an allowed origin', [...GOOD, 'Origin: http://app.example'], 201, ''],
    ['another origin', [...GOOD, 'Origin: http://evil.example'], 403, 'FORBIDDEN_ORIGIN'],
    ['the origin null', [...GOOD, 'Origin: null'], 403, 'FORBIDDEN_ORIGIN'],
    ['two origins', [...GOOD, 'Origin: http://app.example', 'Origin: http://app.example'], 403, 'FORBIDDEN_ORIGIN'],
    ['Forwarded', [...GOOD, 'Forwarded: for=10.0.0.1'], 403, 'FORBIDDEN_PROXY'],
    ['X-Forwarded-For', [...GOOD, 'X-Forwarded-For: 10.0.0.1'], 403, 'FORBIDDEN_PROXY'],
    ['X-Forwarded-Anything', [...GOOD, 'X-Forwarded-Anything: 1'], 403, 'FORBIDDEN_PROXY'],
    ['Via', [...GOOD, 'Via: 1.1 proxy'], 403, 'FORBIDDEN_PROXY'],
    ['no content type', without('Content-Type'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a form', [...without('Content-Type'), 'Content-Type: text/plain'], 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['JSON in utf-8', [...without('Content-Type'), 'Content-Type: application/json; charset=UTF-8'], 201, ''],
    [
        'JSON in latin1',
        [...without('Content-Type'), 'Content-Type: application/json; charset=latin1'],
        415,
        'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['two content types', [...GOOD, 'Content-Type: text/plain'], 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['two content types, JSON last', ['Content-Type: text/plain', ...GOOD], 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['no length', without('Content-Length'), 411, 'LENGTH_REQUIRED'],
    ['an empty length', [...without('Content-Length'), 'Content-Length:'], 400, 'INVALID_PARAMETER'],
    ['the same length twice', [...GOOD, `Content-Length: ${BODY.length}`], 400, 'INVALID_PARAMETER'],
];
for (const [what, headers, status, code] of table) {
    test(`a place with ${what} is answered ${status} ${code}`, async () => {
        const answer = await post(headers);
        assert.deepEqual([answer.status, answer.code], [status, code]);
    });
}
test('any Transfer-Encoding is refused and the connection closed, so that nothing is read as a second request', async () => {
    const chunked = [...without('Content-Length'), 'Transfer-Encoding: chunked'];
    const smuggled = `0\r\n\r\nDELETE /orders HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    const seen = harness.engine.commands.length;
    const text = await rawHttp(harness.port, `POST /orders HTTP/1.1\r\n${chunked.join('\r\n')}\r\n\r\n${smuggled}`, /never/);
    assert.doesNotMatch(text, / 200 OK/);
    assert.equal(harness.engine.commands.length, seen);
    const gzip = await rawHttp(harness.port, 'GET /health HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n', /never/);
    assert.match(gzip, /^HTTP\/1\.1 400 [^]*TRANSFER_ENCODING_REFUSED/);
    assert.equal((await post([...GOOD, 'Transfer-Encoding: chunked'], '0\r\n\r\n')).status, 400);
});
test('two lengths that differ are refused, and what follows on the connection is not taken for a body', async () => {
    const { connect } = await import('node:net');
    const socket = connect(harness.port, '127.0.0.1');
    let text = '';
    socket.on('data', (bytes) => {
        text += bytes.toString();
    });
    socket.on('error', () => undefined); // It may be reset before the rest is written.
    const closed = new Promise((resolve) => {
        socket.on('close', resolve);
    });
    // The parser goes by the first of them. In pieces: the second is what a buffer would be made for.
    const headers = [...without('Content-Length'), 'Content-Length: 300', 'Content-Length: 2'];
    socket.write(`POST /orders HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n{}`);
    assert.equal((await fetch(`${harness.url}/health`)).status, 200);
    socket.write('x'.repeat(10));
    await closed;
    assert.match(text, /^HTTP\/1\.1 400 [^]*INVALID_PARAMETER/);
    assert.equal((await fetch(`${harness.url}/health`)).status, 200);
});
test('a body of 16 KiB is read, one byte more is 413', async () => {
    const sized = (bytes) => BODY.slice(0, -1) + ' '.repeat(bytes - BODY.length) + '}';
    const headers = (bytes) => [...without('Content-Length'), `Content-Length: ${bytes}`];
    assert.equal((await post(headers(16_384), sized(16_384))).status, 201);
    const large = await post(headers(16_385), sized(16_385));
    assert.deepEqual([large.status, large.code], [413, 'BODY_TOO_LARGE']);
});
test('a body that comes in pieces is put together', async () => {
    const { connect } = await import('node:net');
    const socket = connect(harness.port, '127.0.0.1');
    let text = '';
    socket.on('data', (bytes) => {
        text += bytes.toString();
        socket.end();
    });
    socket.setNoDelay(true);
    socket.write(`POST /orders HTTP/1.1\r\n${GOOD.join('\r\n')}\r\n\r\n${BODY.slice(0, 20)}`);
    // In between another request is read, whose head must not become this one's.
    assert.equal((await fetch(`${harness.url}/health`)).status, 200);
    socket.write(BODY.slice(20, 40));
    assert.equal((await fetch(`${harness.url}/instruments`)).status, 200);
    socket.write(BODY.slice(40));
    await new Promise((resolve) => {
        socket.on('close', resolve);
    });
    assert.match(text, /^HTTP\/1\.1 201 /);
});
test('a request that comes while another is unanswered ends the connection: answers are never mixed up', async () => {
    const one = (side) => {
        const body = BODY.replace('buy', side);
        return `POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    };
    assert.equal(await rawHttp(harness.port, one('buy') + one('sell'), /never/), '');
    const page = 'GET /instruments HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const sync = await rawHttp(harness.port, page + page, /(200 OK[^]*){2}\}$/);
    assert.equal(sync.match(/HTTP\/1\.1 200/g).length, 2);
});
test('a connection goes on after HEAD', async () => {
    const head = 'HEAD /instruments HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const text = await rawHttp(harness.port, head + head, /200 OK[^]*200 OK[^]*\r\n\r\n$/);
    assert.equal(text.match(/\r\nContent-Length: \d{3,}\r\n/gi).length, 2);
});
test('HEAD is answered without a body', async () => {
    const text = await rawHttp(harness.port, 'HEAD /instruments HTTP/1.1\r\nHost: localhost\r\n\r\n', /\r\n\r\n/);
    assert.match(text, /^HTTP\/1\.1 200 OK[^]*\r\nContent-Length: \d{3,}\r\n[^{]*\r\n\r\n$/i);
});
const upgrades = [
    ['another origin', { Origin: 'http://evil.example' }],
    ['another host', { Host: 'evil.example' }],
    ['a proxy', { 'X-Forwarded-For': '10.0.0.1' }],
];
for (const [what, headers] of upgrades) {
    test(`a WebSocket upgrade with ${what} is refused`, async () => {
        await assert.rejects(connectWs(harness.port, headers), /403/);
    });
}
const UPGRADE = ['Upgrade: websocket', 'Connection: keep-alive, Upgrade', 'Sec-WebSocket-Version: 13'];
const KEY = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
const handshakes = [
    ['all it needs', [...UPGRADE, KEY], '101 '],
    ['no Upgrade', [...UPGRADE.slice(1), KEY], '426 UPGRADE_REQUIRED'],
    ['another Upgrade', ['Upgrade: h2c', ...UPGRADE.slice(1), KEY], '426 UPGRADE_REQUIRED'],
    ['no Connection', [UPGRADE[0], UPGRADE[2], KEY], '426 UPGRADE_REQUIRED'],
    ['version 8', [...UPGRADE.slice(0, 2), 'Sec-WebSocket-Version: 8', KEY], '426 UPGRADE_REQUIRED'],
    ['two versions', [...UPGRADE, 'Sec-WebSocket-Version: 8', KEY], '426 UPGRADE_REQUIRED'],
    ['no key', UPGRADE, '426 UPGRADE_REQUIRED'],
    ['two keys', [...UPGRADE, KEY, KEY], '400 INVALID_PARAMETER'],
    ['a key that is no base64', [...UPGRADE, `Sec-WebSocket-Key: ${'!'.repeat(24)}`], '400 INVALID_PARAMETER'],
    ['a body', [...UPGRADE, KEY, 'Content-Length: 2'], '400 INVALID_PARAMETER'],
];
for (const [what, headers, answer] of handshakes) {
    test(`a WebSocket handshake with ${what} is answered ${answer}`, async () => {
        const request = `GET /ws HTTP/1.1\r\nHost: localhost\r\n${headers.join('\r\n')}\r\n\r\n`;
        const text = await rawHttp(harness.port, request, /\r\n\r\n/);
        assert.equal(`${text.slice(9, 12)} ${/"code":"([A-Z_]+)"/.exec(text)?.[1] ?? ''}`, answer);
        assert.equal(/\r\nSec-WebSocket-Version: 13\r\n/.test(text), text.startsWith('HTTP/1.1 426 '));
    });
}
test('a WebSocket upgrade with an allowed origin passes', async () => {
    const client = await connectWs(harness.port, { Origin: 'http://app.example' });
    assert.equal((await client.call('ping'))['status'], 200);
    client.destroy();
});
test('connections beyond MAX_CONNECTIONS are told 503 and closed; one that leaves makes room', async () => {
    const small = await openDoor({ settings: { MAX_CONNECTIONS: 2 } });
    try {
        const [first, second] = [await connectWs(small.port), await connectWs(small.port)];
        const refused = await rawHttp(small.port, 'GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n', /never/);
        assert.match(refused, /^HTTP\/1\.1 503 [^]*Retry-After: 1[^]*TOO_MANY_CONNECTIONS/i);
        await assert.rejects(connectWs(small.port), /503/);
        first.destroy();
        let text = '';
        while (!text.startsWith('HTTP/1.1 200')) {
            text = await rawHttp(small.port, 'GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n');
        }
        second.destroy();
    }
    finally {
        await small.close();
    }
});
//# sourceMappingURL=entry.test.js.map