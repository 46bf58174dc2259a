import { Do } from '../hostile-case.js';
import { Opcode, closeFrame, frame, text } from '../ws-words.js';
import { NO_JSON } from './framing.js';
import { letters } from './pieces.js';
const VALID = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 4000, 4999];
const REGISTERED = [1012, 1013, 1014, 3000, 3999];
const INVALID = [0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535];
const BARE = 'RFC 6455 7.1.5 and Autobahn would see 1002 in the answer, or a dropped connection. uWebSockets answers with a close frame without a code, and closes: the session is over either way.';
const LATER = 'Codes that were registered after RFC 6455 (1012 to 1014), and those that libraries may register (3000 to 3999), get a close frame without a code from uWebSockets. The session is over either way.';
const together = (...frames) => [Buffer.concat(frames)];
const codes = (list, answer, deviation) => list.map((code) => ({
    name: `7 a close with the code ${code}`,
    send: [closeFrame(code, 'why')],
    answer: answer(code),
    ...(deviation === undefined ? {} : { deviation }),
}));
export const closing = {
    title: '7 Closing',
    about: 'A close frame is answered by one with the same code, and the connection ends; what comes after it is not read.',
    over: 'ws',
    cases: [
        {
            name: '7.1.1 a text, and then a close',
            send: together(text('x'), closeFrame(1000)),
            answer: `${NO_JSON}, close 1000, closed`,
        },
        { name: '7.1.2 two closes', send: together(closeFrame(1000), closeFrame(1000)), answer: 'close 1000, closed' },
        {
            name: '7.1.3 a ping after a close',
            send: together(closeFrame(1000), frame(Opcode.ping, 'a')),
            answer: 'close 1000, closed',
        },
        { name: '7.1.4 a text after a close', send: together(closeFrame(1000), text('x')), answer: 'close 1000, closed' },
        {
            name: '7.1.5 a text of which the rest comes after the close',
            send: together(text('x', { fin: false }), closeFrame(1000), frame(0, 'y')),
            answer: 'close 1000, closed',
        },
        {
            name: '7.1.6 64 KiB, a close and a ping',
            send: together(text(letters(65_536)), closeFrame(1000), frame(Opcode.ping, '')),
            answer: `${NO_JSON}, close 1000, closed`,
        },
        {
            name: 'a call, and a close before its answer',
            send: together(text('{"id":1,"method":"orders.open"}'), closeFrame(1000)),
            answer: 'close 1000, closed',
        },
        { name: '7.3.1 a close of nothing', send: [frame(Opcode.close, '')], answer: 'close, closed' },
        { name: '7.3.2 a close of one byte', send: [frame(Opcode.close, 'a')], answer: 'close, closed', deviation: BARE },
        { name: '7.3.3 a close with a code', send: [closeFrame(1000)], answer: 'close 1000, closed' },
        {
            name: '7.3.4 a close with a code and a reason',
            send: [closeFrame(1000, 'bye')],
            answer: 'close 1000 bye, closed',
        },
        {
            name: '7.3.5 a close with a reason of 123 bytes',
            send: [closeFrame(1000, letters(123))],
            answer: 'close 1000 0x2a2a2a2a… of 123 bytes, closed',
        },
        { name: '7.3.6 a close with a reason of 124 bytes', send: [closeFrame(1000, letters(124))], answer: 'closed' },
        {
            name: '7.5.1 a close with a reason that isn’t UTF-8',
            send: [closeFrame(1000, Uint8Array.of(0xce, 0xba, 0xed, 0xa0, 0x80))],
            answer: 'close, closed',
            deviation: BARE,
        },
        ...codes(VALID, (code) => `close ${code} why, closed`),
        ...codes(REGISTERED, () => 'close, closed', LATER),
        ...codes(INVALID, () => 'close, closed', BARE),
        {
            name: 'a half-closed connection after a close',
            send: [closeFrame(1000), Do.halfClose],
            answer: 'close 1000, closed',
        },
    ],
};
const CALL = '{"id":1,"method":"ping"}';
/** A call that is filled with spaces, in fragments of so many bytes. */
const filled = (bytes, fragment) => {
    const payload = Buffer.from(`${CALL.slice(0, -1)}${' '.repeat(bytes - CALL.length)}}`);
    const frames = [];
    for (let at = 0; at < bytes; at += fragment) {
        const opcode = at === 0 ? Opcode.text : Opcode.continuation;
        frames.push(frame(opcode, payload.subarray(at, at + fragment), { fin: at + fragment >= bytes }));
    }
    return Buffer.concat(frames);
};
export const large = {
    title: '9 Large messages, and many',
    about: 'Up to the limit of 64 KiB, whole or in fragments; beyond it the connection is dropped: at the head of a frame that is too long, at the bytes of a fragment that is one too many.',
    over: 'ws',
    cases: [
        ...[1_024, 4_096, 16_384].map((bytes) => ({
            name: `9.1 a call of ${bytes} bytes`,
            send: [filled(bytes, bytes)],
            answer: '200',
        })),
        ...[64, 256, 1_024, 4_096].map((fragment) => ({
            name: `9.3 a call of 16 KiB in fragments of ${fragment} bytes`,
            send: [filled(16_384, fragment)],
            answer: '200',
        })),
        ...[64, 256, 1_024, 4_096].map((fragment) => ({
            name: `9.4 a text of 64 KiB in fragments of ${fragment} bytes`,
            send: [filled(65_536, fragment)],
            answer: '413 BODY_TOO_LARGE',
        })),
        {
            name: '9.4 a text of 64 KiB and one byte in fragments of 1,024',
            send: [filled(65_537, 1_024)],
            answer: 'closed',
        },
        {
            name: '9.4 the head of a fragment that goes beyond',
            send: [text(letters(65_536), { fin: false }), Do.pause, frame(0, 'x').subarray(0, 6)],
            answer: 'waits',
        },
        ...[64, 256, 1_024].map((piece) => ({
            name: `9.5 a call of 16 KiB that comes in pieces of ${piece} bytes`,
            send: pieces(filled(16_384, 16_384), piece),
            answer: '200',
        })),
        {
            name: '9.7 1,000 calls one behind the other',
            send: [Buffer.concat(Array.from({ length: 1_000 }, () => text(CALL)))],
            answer: Array.from({ length: 1_000 }, () => '200').join(', '),
        },
        {
            name: '9.8 100 texts of 4 KiB',
            send: [Buffer.concat(Array.from({ length: 100 }, () => text(letters(4_096))))],
            answer: Array.from({ length: 100 }, () => NO_JSON).join(', '),
        },
        {
            name: '10.1.1 a text of 64 KiB, cut by itself into fragments of 1,300 bytes',
            send: [filled(65_536, 1_300)],
            answer: '413 BODY_TOO_LARGE',
        },
        {
            name: '10.1.1 a call of 16 KiB, cut into fragments of 1,300 bytes',
            send: [filled(16_384, 1_300)],
            answer: '200',
        },
    ],
};
function pieces(bytes, size) {
    return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
}
//# sourceMappingURL=closing.js.map