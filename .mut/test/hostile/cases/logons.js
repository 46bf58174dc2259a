import { SimulatedInstruments } from '../../../core/market/instruments.js';
import { catalogOf } from '../../../core/wire/catalog.js';
import { placeRecord, record } from '../../support/wire-client.js';
import { Do } from '../hostile-case.js';
import { GOOD, call, curveKey, key, logon, logonBytes, signed, strangerKey } from '../signing.js';
import { Opcode, frame, text } from '../ws-words.js';
const UNKNOWN = '401 UNAUTHORIZED';
const BAD = '400 INVALID_PARAMETER';
const CATALOG = catalogOf(SimulatedInstruments);
const who = key();
const curve = curveKey();
const ws = (name, answer, ...send) => ({ name, send, answer });
const one = (name, call, answer = UNKNOWN, by = who) => ws(name, answer, logon(by, call));
const params = (name, change, answer = BAD, by = who) => one(name, { params: change }, answer, by);
const field = (name, which, value, answer = BAD) => params(name, (all) => ({ ...all, [which]: value }), answer);
const heard = (answers) => ({ answers });
const binary = (bytes) => frame(Opcode.binary, bytes);
const CONTROL = ['session.logout', 'session.resume', 'session.cancel_on_disconnect', 'session.cancel_all_after'];
/** A logon's params as they are written, without JSON's help. */
const written = (change) => ({
    makes: ({ nowMs }) => {
        const frame = logonBytes(who, nowMs);
        const at = frame[1] === 0xfe ? 4 : 2;
        const said = Buffer.from(frame.subarray(at + 4).map((byte, i) => byte ^ frame[at + (i & 3)])).toString('utf8');
        return text(change(said));
    },
});
export const logons = {
    title: 'Keys: logons',
    about: 'A session is nobody until session.logon is answered with 200. Three refused ones end it, and so do five seconds without. What could not be read as a logon is not one of the three.',
    over: 'ws',
    cases: [
        one('a logon as it should be', {}, '200'),
        one('a logon by Ed25519', {}, '200', curve),
        ...['order.place', 'order.batch', 'order.replace', 'order.cancel', 'order.cancel_all', 'order.status'].map((name) => ws(`${name} before a logon`, UNKNOWN, call(name, GOOD))),
        ...['orders.open', 'fills', 'positions', 'instruments', 'subscribe', 'unsubscribe', ...CONTROL].map((name) => ws(`${name} before a logon`, UNKNOWN, call(name))),
        ws('session.heartbeat before a logon', UNKNOWN, call('session.heartbeat', '{"interval_ms":1000}')),
        ws('ping and time before a logon', '200, 200', call('ping'), call('time')),
        ws('an order in a record before a logon', UNKNOWN, binary(placeRecord(CATALOG, 1))),
        ws('a cancel of all in a record before a logon', UNKNOWN, binary(record('cancel all', { instrument: 0xffff_ffff }))),
        ws('a ping in a record before a logon', '200', binary(record('ping', { requestId: 1, echo: 1 }))),
        ws('a record that is none before a logon', '400 INVALID_FRAME', binary(Buffer.alloc(8))),
        ws('a batch of 3 records before a logon', [UNKNOWN, UNKNOWN, UNKNOWN].join(', '), binary(Buffer.concat([1, 2, 3].map((i) => placeRecord(CATALOG, i))))),
        ws('an order in the bytes behind a logon', '200, 201', {
            makes: ({ nowMs }) => Buffer.concat([logonBytes(who, nowMs), call('order.place', GOOD)]),
        }),
        ws('an order in the bytes behind a logon by Ed25519, which is checked elsewhere meanwhile', '401 UNAUTHORIZED, 200', { makes: ({ nowMs }) => Buffer.concat([logonBytes(curve, nowMs), call('order.place', GOOD)]) }),
        ws('an order in the bytes before a logon', '401 UNAUTHORIZED, 200', {
            makes: ({ nowMs }) => Buffer.concat([call('order.place', GOOD), logonBytes(who, nowMs)]),
        }),
        ws('a logon in three pieces', '200', { makes: ({ nowMs }) => (held = logonBytes(who, nowMs)).subarray(0, 20) }, Do.pause, { makes: () => held.subarray(20, 100) }, Do.pause, { makes: () => held.subarray(100) }),
        ws('a logon twice', '200, 409 LOGGED_ON', logon(who), heard(1), logon(who)),
        ws('a logon by another key', '200, 409 LOGGED_ON', logon(who), heard(1), logon(curve)),
        ws('two logons by Ed25519 in the same bytes', '409 LOGGED_ON, 200', {
            makes: ({ nowMs }) => Buffer.concat([logonBytes(curve, nowMs), logonBytes(curve, nowMs)]),
        }),
        ws('a logon, a logout and another logon', '200, 200, 200', logon(who), heard(1), call('session.logout'), heard(2), logon(curve)),
        ws('two logouts', '200, 200, 401 UNAUTHORIZED', logon(who), heard(1), call('session.logout'), call('session.logout')),
        ws('a logout with params', '200, 400 UNKNOWN_FIELD', logon(who), heard(1), call('session.logout', '{"all":true}')),
        ws('three refused logons', `${[UNKNOWN, UNKNOWN, UNKNOWN].join(', ')}, close 1008 3 logons were refused, closed`, ...[1, 2, 3].map(() => logon(strangerKey()))),
        ws('two refused logons and a good one', `${UNKNOWN}, ${UNKNOWN}, 200`, logon(strangerKey()), logon(strangerKey()), heard(2), logon(who)),
        ws('five that are none', Array.from({ length: 5 }, () => '400 MISSING_FIELD').join(', '), ...[1, 2, 3, 4, 5].map(() => call('session.logon'))),
        one('a key that there is none of', {}, UNKNOWN, strangerKey()),
        one('a key that was revoked', {}, UNKNOWN, key({ revoked: '2026-11-21T10:00:00.000Z' })),
        one('a key from an address that it does not have', {}, '403 FORBIDDEN_IP', key({ ips: ['10.0.0.0/8'] })),
        one('an Ed25519 key from an address that it does not have', {}, '403 FORBIDDEN_IP', curveKey({ ips: ['10.0.0.0/8'] })),
        params('the signature of another key', (all) => ({ ...all, key: curve.entry.id }), UNKNOWN),
        params('the Ed25519 signature of another key', (all) => ({ ...all, key: who.entry.id }), UNKNOWN, curve),
        params('the Ed25519 signature with a bit changed', (all) => ({ ...all, signature: flipped(all.signature) }), UNKNOWN, curve),
        params('the Ed25519 signature in hex', (all) => ({ ...all, signature: Buffer.from(all.signature, 'base64').toString('hex') }), UNKNOWN, curve),
        params('the Ed25519 signature without its padding', (all) => ({ ...all, signature: all.signature.slice(0, 86) }), UNKNOWN, curve),
        params('the Ed25519 signature in the letters of URLs', (all) => ({ ...all, signature: `${'-_'.repeat(43)}==` }), UNKNOWN, curve),
        params('an Ed25519 signature of zeros', (all) => ({ ...all, signature: Buffer.alloc(64).toString('base64') }), UNKNOWN, curve),
        params('an HMAC in capital letters', (all) => ({ ...all, signature: all.signature.toUpperCase() }), UNKNOWN),
        params('an HMAC in base64', (all) => ({ ...all, signature: Buffer.from(all.signature, 'hex').toString('base64') }), UNKNOWN),
        params('an HMAC of zeros', (all) => ({ ...all, signature: '0'.repeat(64) }), UNKNOWN),
        params('another time', (all) => ({ ...all, timestamp: all.timestamp + 1 }), UNKNOWN),
        params('another nonce', (all) => ({ ...all, nonce: `${all.nonce}x` }), UNKNOWN),
        one('a time 5.5 s ago', { atMs: -5_500 }),
        one('a time 1.5 s ahead', { atMs: 1_500 }),
        ws('the signature of an order', UNKNOWN, {
            makes: (world) => {
                const head = Buffer.from(signed(who, { body: '' }).makes(world)).toString('latin1');
                const value = (name) => new RegExp(`${name}: (.*)\r`).exec(head)[1];
                return call('session.logon', `{"key":"${value('X-TG-KEY')}","timestamp":${value('X-TG-TIMESTAMP')},"nonce":"${value('X-TG-NONCE')}","signature":"${value('X-TG-SIGN')}"}`);
            },
        }),
        field('a key that is a number', 'key', 7),
        field('an empty key', 'key', ''),
        field('a key with a line feed', 'key', 'tg_a\nb'),
        field('a key of 65 letters', 'key', 'k'.repeat(65)),
        field('the key __proto__', 'key', '__proto__', UNKNOWN),
        field('a time that is a text', 'timestamp', '1800000000000'),
        field('a negative time', 'timestamp', -1),
        field('a time with a point', 'timestamp', 1.5),
        field('a time of null', 'timestamp', null),
        field('a time of 2^53', 'timestamp', 2 ** 53),
        field('the time 0', 'timestamp', 0),
        ws('a time of NaN', '400 INVALID_JSON', written((said) => said.replace(/"timestamp":\d+/, '"timestamp":NaN'))),
        ws('a time with an exponent', '400 INVALID_JSON', written((said) => said.replace(/"timestamp":\d+/, '"timestamp":1e12'))),
        field('a nonce that is a number', 'nonce', 1),
        field('an empty nonce', 'nonce', ''),
        field('a nonce with a space', 'nonce', 'a b'),
        field('a nonce of 65 letters', 'nonce', 'n'.repeat(65)),
        field('a nonce with a letter beyond ASCII', 'nonce', 'é'),
        field('a signature that is a list', 'signature', []),
        field('an empty signature', 'signature', ''),
        field('a signature of 129 letters', 'signature', 'a'.repeat(129)),
        field('a field that there is none of', 'secret', 'x', '400 UNKNOWN_FIELD'),
        ...['key', 'timestamp', 'nonce', 'signature'].map((name) => params(`without ${name}`, (all) => ({ ...all, [name]: undefined }), '400 MISSING_FIELD')),
        ws('a key twice', '400 DUPLICATE_FIELD', written((said) => said.replace('"params":{', '"params":{"key":"a",'))),
        {
            name: 'the same logon on 8 connections at once',
            together: 8,
            send: [logon(key(), { nonce: 'once' })],
            answer: ['200', ...Array.from({ length: 7 }, () => UNKNOWN)].join(', '),
        },
        {
            name: 'the same logon by Ed25519 on 8 connections at once',
            together: 8,
            send: [logon(curveKey(), { nonce: 'once' })],
            answer: ['200', ...Array.from({ length: 7 }, () => UNKNOWN)].join(', '),
        },
        {
            name: '21 sessions of a key at once',
            together: 21,
            send: [logon(key())],
            answer: [...Array.from({ length: 20 }, () => '200'), '429 TOO_MANY_SESSIONS'].join(', '),
        },
        {
            name: '21 sessions of a key at once, by Ed25519',
            together: 21,
            send: [logon(curveKey())],
            answer: [...Array.from({ length: 20 }, () => '200'), '429 TOO_MANY_SESSIONS'].join(', '),
        },
        ws('a session that never logs on', 'close 1008 log on within 5 s, closed'),
    ],
};
let held = Buffer.alloc(0);
const said = (name, answer, method, given, by = who) => ws(name, `200, ${answer}`, logon(by), heard(1), call(method, given));
const guard = (name, given, answer = BAD) => said(name, answer, 'session.cancel_on_disconnect', given);
const after = (name, given, answer = BAD) => said(name, answer, 'session.cancel_all_after', given);
const beat = (name, given, answer = BAD) => said(name, answer, 'session.heartbeat', given);
export const sessionParams = {
    title: 'Keys: what sessions say of themselves',
    about: 'Params of the methods session.…, read as strictly as those of orders.',
    over: 'ws',
    cases: [
        guard('a guard without enabled', '{}', '400 MISSING_FIELD'),
        guard('a guard that is enabled by a text', '{"enabled":"true"}'),
        guard('a guard that is enabled by a 1', '{"enabled":1}'),
        guard('a guard with a grace of -1', '{"enabled":true,"grace_ms":-1}'),
        guard('a guard with a grace of 1.5', '{"enabled":true,"grace_ms":1.5}'),
        guard('a guard with a grace of 10^15', '{"enabled":true,"grace_ms":1000000000000000}'),
        guard('a guard with the scope everything', '{"enabled":true,"scope":"everything"}'),
        guard('a guard with a field that there is none of', '{"enabled":true,"forever":true}', '400 UNKNOWN_FIELD'),
        guard('a guard that is switched off without having been on', '{"enabled":false}', '200'),
        after('a dead man’s switch without a time', '{}', '400 MISSING_FIELD'),
        after('a dead man’s switch of -1', '{"timeout_ms":-1}'),
        after('a dead man’s switch of 1 ms', '{"timeout_ms":1}'),
        after('a dead man’s switch of 10^15 ms', '{"timeout_ms":1000000000000000}'),
        after('a dead man’s switch of words', '{"timeout_ms":"soon"}'),
        after('a dead man’s switch that is off already', '{"timeout_ms":0}', '200'),
        beat('a heartbeat without an interval', '{}', '400 MISSING_FIELD'),
        beat('a heartbeat of 1 ms', '{"interval_ms":1}'),
        beat('a heartbeat of -1', '{"interval_ms":-1}'),
        beat('a heartbeat of a day', '{"interval_ms":86400000}'),
        beat('a heartbeat of words', '{"interval_ms":"often"}'),
        said('a resume from 1.5', BAD, 'session.resume', '{"epoch":"a","sequence":1.5}'),
        said('a resume of a run that is a number', BAD, 'session.resume', '{"epoch":1,"sequence":1}'),
        said('a method of the session that there is none of', '400 INVALID_METHOD', 'session.steal', '{}'),
    ],
};
function flipped(base64) {
    const bytes = Buffer.from(base64, 'base64');
    bytes[0] ^= 1;
    return bytes.toString('base64');
}
//# sourceMappingURL=logons.js.map