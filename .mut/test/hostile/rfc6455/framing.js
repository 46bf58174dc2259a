import { Do } from '../hostile-case.js';
import { Opcode, closeFrame, frame, text } from '../ws-words.js';
import { chopped, letters } from './pieces.js';
/** What a text that is no call is answered. The session goes on: of the frame nothing was wrong. */
export const NO_JSON = '400 INVALID_JSON';
/** What bytes are answered that are no record. */
export const NO_RECORD = '400 INVALID_FRAME';
const LENGTHS = [0, 125, 126, 127, 128, 65_535, 65_536];
export const NO_CLOSE_FRAME = 'RFC 6455 7.1.7 would have a close frame first, with 1002, 1007 or 1009 (SHOULD). uWebSockets drops the connection; nothing that the frame holds is acted on.';
const refused = (name, send, before = []) => ({
    name,
    send,
    answer: [...before, 'closed'].join(', '),
});
const inPieces = (bytes, size) => chopped(bytes, size);
const NOT_MINIMAL = 'RFC 6455 5.2 wants the shortest form (MUST). uWebSockets takes the longer one: it names the same length, so nothing is read differently.';
const NO_MASK = 'RFC 6455 5.1 wants the connection closed (MUST). uWebSockets doesn’t look at the bit, and reads the mask from where it would stand, in the payload: what comes out is not what was sent, and a call only if it was made to be one. Masks protect caches of proxies in between from pages; here are no pages of others and no proxies.';
export const framing = {
    title: '1 Framing',
    about: `A message has at most 65,536 bytes. ${NO_CLOSE_FRAME}`,
    over: 'ws',
    cases: [
        ...LENGTHS.map((length, i) => ({
            name: `1.1.${i + 1} a text of ${length} bytes`,
            send: [text(letters(length))],
            answer: NO_JSON,
        })),
        {
            name: '1.1.8 a text of 65,536 bytes that comes in pieces of 997',
            send: inPieces(text(letters(65_536)), 997),
            answer: NO_JSON,
        },
        ...LENGTHS.map((length, i) => ({
            name: `1.2.${i + 1} bytes, ${length} of them`,
            send: [frame(Opcode.binary, letters(length))],
            answer: NO_RECORD,
        })),
        {
            name: '1.2.8 65,536 bytes that come in pieces of 997',
            send: inPieces(frame(Opcode.binary, letters(65_536)), 997),
            answer: NO_RECORD,
        },
        refused('a text of 65,537 bytes', [text(letters(65_537))]),
        refused('bytes, 65,537 of them', [frame(Opcode.binary, letters(65_537))]),
        refused('a length of 2^63, whose first bit must be 0', [text('a', { claims: 2n ** 63n })]),
        refused('a length of 2^64 - 1', [text('a', { claims: 2n ** 64n - 1n })]),
        refused('a length of 2^32 + 1, which is 1 in 32 bits', [text('a', { claims: 2n ** 32n + 1n })]),
        {
            name: 'a length of 5 in two bytes',
            send: [text('hello', { lengthBytes: 2 })],
            answer: NO_JSON,
            deviation: NOT_MINIMAL,
        },
        {
            name: 'a length of 5 in eight bytes',
            send: [text('hello', { lengthBytes: 8 })],
            answer: NO_JSON,
            deviation: NOT_MINIMAL,
        },
        {
            name: 'a length of 126 in eight bytes',
            send: [text(letters(126), { lengthBytes: 8 })],
            answer: NO_JSON,
            deviation: NOT_MINIMAL,
        },
        {
            name: 'a text without a mask',
            send: [text('hello', { isMasked: false })],
            answer: 'waits',
            deviation: NO_MASK,
        },
        {
            name: 'a text without a mask, and four more bytes',
            send: [text('hello', { isMasked: false }), 'abcd'],
            answer: NO_JSON,
            deviation: NO_MASK,
        },
        {
            name: 'a ping without a mask',
            send: [frame(Opcode.ping, '', { isMasked: false })],
            answer: 'waits',
            deviation: NO_MASK,
        },
        {
            name: 'a head that comes byte by byte',
            send: [...text('hello')].flatMap((byte) => [Uint8Array.of(byte), Do.pause]),
            answer: NO_JSON,
        },
        { name: 'a head that never gets whole', send: [Uint8Array.of(0x81)], answer: 'waits' },
        { name: 'a length that never gets whole', send: [text(letters(200)).subarray(0, 3)], answer: 'waits' },
        { name: 'a mask that never gets whole', send: [text('hello').subarray(0, 4)], answer: 'waits' },
        { name: 'a payload that never gets whole', send: [text('hello').subarray(0, 8)], answer: 'waits' },
    ],
};
const PING_125 = Buffer.alloc(125, 0xfe);
const TEN = Array.from({ length: 10 }, (_, i) => `p${i}`);
export const pings = {
    title: '2 Pings and pongs',
    about: 'A ping is answered by a pong with the same payload, in order.',
    over: 'ws',
    cases: [
        { name: '2.1 a ping of nothing', send: [frame(Opcode.ping, '')], answer: 'pong' },
        { name: '2.2 a ping of a text', send: [frame(Opcode.ping, 'Hello world!')], answer: 'pong Hello world!' },
        {
            name: '2.3 a ping of bytes',
            send: [frame(Opcode.ping, Uint8Array.of(0, 0xff, 0xfe, 0xfd, 0xfc, 0xfb, 0, 0xff))],
            answer: 'pong 0x00fffefd… of 8 bytes',
        },
        { name: '2.4 a ping of 125 bytes', send: [frame(Opcode.ping, PING_125)], answer: 'pong 0xfefefefe… of 125 bytes' },
        refused('2.5 a ping of 126 bytes', [frame(Opcode.ping, Buffer.alloc(126, 0xfe))]),
        {
            name: '2.6 a ping of 125 bytes, byte by byte',
            send: inPieces(frame(Opcode.ping, PING_125), 1),
            answer: 'pong 0xfefefefe… of 125 bytes',
        },
        {
            name: '2.7 a pong that nobody asked for',
            send: [frame(Opcode.pong, ''), frame(Opcode.ping, 'a')],
            answer: 'pong a',
        },
        {
            name: '2.8 a pong with a payload',
            send: [frame(Opcode.pong, 'unsolicited'), frame(Opcode.ping, 'a')],
            answer: 'pong a',
        },
        {
            name: '2.9 a pong, then a ping',
            send: [Buffer.concat([frame(Opcode.pong, 'x'), frame(Opcode.ping, 'y')])],
            answer: 'pong y',
        },
        refused('a pong of 126 bytes', [frame(Opcode.pong, Buffer.alloc(126))]),
        {
            name: '2.10 ten pings',
            send: [Buffer.concat(TEN.map((name) => frame(Opcode.ping, name)))],
            answer: TEN.map((name) => `pong ${name}`).join(', '),
        },
        {
            name: '2.11 ten pings, byte by byte',
            send: inPieces(Buffer.concat(TEN.map((name) => frame(Opcode.ping, name))), 1),
            answer: TEN.map((name) => `pong ${name}`).join(', '),
        },
        {
            name: 'a call between two pings',
            send: [Buffer.concat([frame(Opcode.ping, 'a'), text('{'), frame(Opcode.ping, 'b')])],
            answer: `pong a, ${NO_JSON}, pong b`,
        },
    ],
};
const KINDS = { text: Opcode.text, bytes: Opcode.binary, ping: Opcode.ping, pong: Opcode.pong };
export const reserved = {
    title: '3 Reserved bits',
    about: 'They belong to extensions, and there are none here.',
    over: 'ws',
    cases: [
        ...[1, 2, 3, 4, 5, 6, 7].map((bits, i) => refused(`3.${i + 1} the bits ${bits} of a text`, [text('hello', { reserved: bits })])),
        ...Object.entries(KINDS).map(([kind, opcode]) => refused(`the bit 4 of ${kind}, as if compressed`, [frame(opcode, 'hello', { reserved: 4 })])),
        refused('the bit 1 of a close', [frame(Opcode.close, Uint8Array.of(3, 232), { reserved: 1 })]),
        refused('a text, and then one with the bit 2', [text('hello'), Do.pause, text('hello', { reserved: 2 })], [NO_JSON]),
        refused('the bit 4 of a second fragment', [
            text('a', { fin: false }),
            frame(Opcode.continuation, 'b', { reserved: 4 }),
        ]),
    ],
};
const NOT_USED = [3, 4, 5, 6, 7, 11, 12, 13, 14, 15];
export const opcodes = {
    title: '4 Opcodes',
    about: 'Of 16 opcodes six are defined.',
    over: 'ws',
    cases: NOT_USED.flatMap((opcode) => [
        refused(`4 the opcode ${opcode}, of nothing`, [frame(opcode, '')]),
        refused(`4 the opcode ${opcode}, of a text`, [frame(opcode, '{"id":1,"method":"ping"}')]),
        refused(`4 the opcode ${opcode} after a text`, [text('hello'), Do.pause, frame(opcode, 'x'), frame(Opcode.ping, '')], [NO_JSON]),
    ]),
};
const CALL = '{"id":1,"method":"ping"}';
const begin = (payload) => text(payload, { fin: false });
const more = (payload) => frame(Opcode.continuation, payload, { fin: false });
const end = (payload) => frame(Opcode.continuation, payload);
const ping = (payload = '') => frame(Opcode.ping, payload);
const together = (...frames) => [Buffer.concat(frames)];
export const fragmentation = {
    title: '5 Fragments',
    about: 'A message may come in fragments, with pings in between; control frames may not.',
    over: 'ws',
    cases: [
        refused('5.1 a ping in two fragments', [frame(Opcode.ping, 'a', { fin: false }), end('b')]),
        refused('5.2 a pong in two fragments', [frame(Opcode.pong, 'a', { fin: false }), end('b')]),
        refused('a close in two fragments', [frame(Opcode.close, Uint8Array.of(3, 232), { fin: false }), end('b')]),
        {
            name: '5.3 a call in two fragments',
            send: [begin(CALL.slice(0, 9)), Do.pause, end(CALL.slice(9))],
            answer: '200',
        },
        {
            name: '5.4 a call in two fragments at once',
            send: together(begin(CALL.slice(0, 9)), end(CALL.slice(9))),
            answer: '200',
        },
        {
            name: '5.5 a call in two fragments, byte by byte',
            send: inPieces(Buffer.concat([begin(CALL.slice(0, 9)), end(CALL.slice(9))]), 1),
            answer: '200',
        },
        {
            name: '5.6 a ping between two fragments',
            send: [begin(CALL.slice(0, 9)), Do.pause, ping('a'), Do.pause, end(CALL.slice(9))],
            answer: 'pong a, 200',
        },
        {
            name: '5.7 the same at once',
            send: together(begin(CALL.slice(0, 9)), ping('a'), end(CALL.slice(9))),
            answer: 'pong a, 200',
        },
        {
            name: '5.8 the same, byte by byte',
            send: inPieces(Buffer.concat([begin(CALL.slice(0, 9)), ping('a'), end(CALL.slice(9))]), 1),
            answer: 'pong a, 200',
        },
        refused('5.9 a continuation of nothing, and a text', [end('x'), text(CALL)]),
        refused('5.10 the same at once', together(end('x'), text(CALL))),
        refused('5.11 the same, byte by byte', inPieces(Buffer.concat([end('x'), text(CALL)]), 1)),
        refused('5.12 a continuation of nothing that isn’t the last, and a text', [more('x'), text(CALL)]),
        refused('5.13 the same at once', together(more('x'), text(CALL))),
        refused('5.14 the same, byte by byte', inPieces(Buffer.concat([more('x'), text(CALL)]), 1)),
        refused('5.15 a call in two fragments, a continuation of nothing, and a text', [...together(begin(CALL.slice(0, 9)), end(CALL.slice(9))), Do.pause, more('x'), text(CALL)], ['200']),
        refused('5.16 a continuation of nothing, a text, a last continuation', together(more('x'), begin('y'), end('z'))),
        refused('5.17 a last continuation of nothing, a text, a last continuation', together(end('x'), begin('y'), end('z'))),
        refused('5.18 a text within a text', together(begin('x'), text('y'))),
        {
            name: 'bytes within a text',
            send: together(begin('x'), frame(Opcode.binary, 'y')),
            answer: `${NO_RECORD}, waits`,
            deviation: 'RFC 6455 5.4 forbids it, and a text within a text ends the connection. uWebSockets hands out the fragments so far and the bytes as one binary message, and goes on waiting for the text. They are all of one client: it fools itself. What reads binary messages must not trust their beginning.',
        },
        {
            name: '5.19 a call in five fragments with pings in between',
            send: [
                begin(CALL.slice(0, 4)),
                more(CALL.slice(4, 8)),
                ping('a'),
                Do.pause,
                more(CALL.slice(8, 12)),
                more(CALL.slice(12, 16)),
                ping('b'),
                Do.pause,
                end(CALL.slice(16)),
            ],
            answer: 'pong a, pong b, 200',
        },
        {
            name: '5.20 the same at once',
            send: together(begin(CALL.slice(0, 4)), more(CALL.slice(4, 8)), ping('a'), more(CALL.slice(8, 12)), more(CALL.slice(12, 16)), ping('b'), end(CALL.slice(16))),
            answer: 'pong a, pong b, 200',
        },
        { name: 'fragments of nothing', send: together(begin(''), more(''), end('')), answer: NO_JSON },
        { name: 'fragments of nothing around a call', send: together(begin(''), more(CALL), end('')), answer: '200' },
        { name: 'a text of which the last fragment never comes', send: together(begin('x'), more('y')), answer: 'waits' },
        {
            name: 'two calls in fragments, one behind the other',
            send: together(begin(CALL.slice(0, 9)), end(CALL.slice(9)), begin(CALL.slice(0, 5)), end(CALL.slice(5))),
            answer: '200, 200',
        },
        {
            name: 'a close between two fragments',
            send: together(begin(CALL.slice(0, 9)), closeFrame(1000), end(CALL.slice(9))),
            answer: 'close 1000, closed',
        },
    ],
};
//# sourceMappingURL=framing.js.map