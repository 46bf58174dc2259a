import { Do } from '../hostile-case.js';
import { Opcode, closeFrame, frame, text } from '../ws-words.js';
import { NO_CLOSE_FRAME, NO_JSON, NO_RECORD } from './framing.js';
const GREEK = Buffer.from('κόσμε');
const hex = (digits) => Buffer.from(digits.replaceAll(' ', ''), 'hex');
/** Markus Kuhn's list, as Autobahn 6 has it: the sequences in hex. */
const VALID = {
    'the first of each length': ['00', 'c2 80', 'e0 a0 80', 'f0 90 80 80'],
    'the last of each length': ['7f', 'df bf', 'ef bf bf', 'f4 8f bf bf'],
    'next to the surrogates, and the replacement letter': ['ed 9f bf', 'ee 80 80', 'ef bf bd'],
    'no letters, and yet well formed': ['ef b7 90', 'ef bf be', 'f0 9f bf be', 'f3 af bf bf'],
};
const INVALID = {
    'too large': ['f4 90 80 80', 'f5 80 80 80', 'f7 bf bf bf'],
    'of five and six bytes': ['f8 88 80 80 80', 'fb bf bf bf bf', 'fc 84 80 80 80 80', 'fd bf bf bf bf bf'],
    'continuations alone': ['80', 'bf', '80 bf', '80 bf 80', '80 bf 80 bf', '80 bf 80 bf 80', '80 bf 80 bf 80 bf'],
    'beginnings alone, with a space behind': ['c2 20', 'df 20', 'e0 20', 'ef 20', 'f0 20', 'f4 20', 'f8 20', 'fc 20'],
    'without their last byte': ['c2', 'e0 a0', 'f0 90 80', 'df', 'ef bf', 'f4 8f bf', 'f8 88 80 80', 'fc 84 80 80 80'],
    'several without their last byte': ['c2 e0 a0 f0 90 80', 'df ef bf f4 8f bf'],
    'bytes that never occur': ['fe', 'ff', 'fe fe ff ff'],
    'overlong slashes': ['c0 af', 'e0 80 af', 'f0 80 80 af', 'f8 80 80 80 af', 'fc 80 80 80 80 af'],
    'the longest that are overlong': ['c1 bf', 'e0 9f bf', 'f0 8f bf bf', 'f8 87 bf bf bf', 'fc 83 bf bf bf bf'],
    'overlong nulls': ['c0 80', 'e0 80 80', 'f0 80 80 80', 'f8 80 80 80 80', 'fc 80 80 80 80 80'],
    'surrogates alone': ['ed a0 80', 'ed ad bf', 'ed ae 80', 'ed af bf', 'ed b0 80', 'ed be 80', 'ed bf bf'],
    'surrogates in pairs': ['ed a0 80 ed b0 80', 'ed ad bf ed bf bf', 'ed af bf ed bf bf'],
};
function sequences(of, answer) {
    return Object.entries(of).flatMap(([kind, list]) => list.flatMap((sequence) => [
        { name: `6 ${kind}: ${sequence}`, send: [text(Buffer.concat([GREEK, hex(sequence)]))], answer },
    ]));
}
/** One frame for each byte. */
function byBytes(bytes) {
    const last = bytes.length - 1;
    return Buffer.concat([...bytes].map((byte, i) => frame(i === 0 ? Opcode.text : Opcode.continuation, Uint8Array.of(byte), { fin: i === last })));
}
const LATE = 'Autobahn calls it non-strict: RFC 6455 8.1 wants the connection failed, and leaves open when. uWebSockets looks at whole messages, which have 64 KiB at most; nothing of a message is acted on before.';
export const utf8 = {
    title: '6 UTF-8',
    about: `A text that is UTF-8 but no call is told so, and the session goes on; one that isn’t UTF-8 ends it. ${NO_CLOSE_FRAME}`,
    over: 'ws',
    cases: [
        { name: '6.1.1 a text of nothing', send: [text('')], answer: NO_JSON },
        {
            name: '6.1.2 three fragments of nothing',
            send: [Buffer.concat([text('', { fin: false }), frame(0, '', { fin: false }), frame(0, '')])],
            answer: NO_JSON,
        },
        {
            name: '6.1.3 a letter between two fragments of nothing',
            send: [Buffer.concat([text('', { fin: false }), frame(0, 'é', { fin: false }), frame(0, '')])],
            answer: NO_JSON,
        },
        { name: '6.2.1 a text beyond ASCII', send: [text('Hello-µ@ßöäüàá-UTF-8!!')], answer: NO_JSON },
        {
            name: '6.2.2 the same in fragments between letters',
            send: [Buffer.concat([text('Hello-µ@ßöä', { fin: false }), frame(0, 'üàá-UTF-8!!')])],
            answer: NO_JSON,
        },
        {
            name: '6.2.3 the same in fragments of one byte, within letters',
            send: [byBytes(Buffer.from('Hello-µ@ßöäüàá-UTF-8!!'))],
            answer: NO_JSON,
        },
        { name: '6.2.4 Greek in fragments of one byte', send: [byBytes(GREEK)], answer: NO_JSON },
        {
            name: '6.3.1 a text that isn’t UTF-8',
            send: [text(Buffer.concat([GREEK, hex('ed a0 80'), Buffer.from('edited')]))],
            answer: 'closed',
        },
        {
            name: '6.3.2 the same in fragments of one byte',
            send: [byBytes(Buffer.concat([GREEK, hex('ed a0 80'), Buffer.from('edited')]))],
            answer: 'closed',
        },
        {
            name: '6.4.1 a first fragment that isn’t UTF-8, before the last',
            send: [text(Buffer.concat([GREEK, hex('f4 90 80 80')]), { fin: false })],
            answer: 'waits',
            deviation: LATE,
        },
        {
            name: '6.4.2 the same with the last',
            send: [text(Buffer.concat([GREEK, hex('f4 90')]), { fin: false }), Do.pause, frame(0, hex('80 80'))],
            answer: 'closed',
        },
        {
            name: '6.4.3 the first half of a frame that isn’t UTF-8',
            send: [text(Buffer.concat([GREEK, hex('f4 90 80 80'), Buffer.alloc(50)])).subarray(0, 30)],
            answer: 'waits',
            deviation: LATE,
        },
        {
            name: '6.4.4 the same with its second half',
            send: [text(Buffer.concat([GREEK, hex('f4 90 80 80'), Buffer.alloc(50)])), Do.pause],
            answer: 'closed',
        },
        ...sequences(VALID, NO_JSON),
        ...sequences(INVALID, 'closed'),
        ...Array.from({ length: 32 }, (_, i) => (0xc0 + i).toString(16)).map((first) => ({
            name: `6 a beginning of two alone: ${first}`,
            send: [text(hex(`${first} 20`))],
            answer: 'closed',
        })),
        {
            name: '6 letters of each length, cut at every place in two fragments',
            send: cuts('aé€😀'),
            answer: cuts('aé€😀')
                .map(() => NO_JSON)
                .join(', '),
        },
        { name: '6 bytes that are no UTF-8, as bytes', send: [frame(Opcode.binary, hex('ff fe'))], answer: NO_RECORD },
        {
            name: '6 a ping of what is no UTF-8',
            send: [frame(Opcode.ping, hex('ff fe'))],
            answer: 'pong 0xfffe… of 2 bytes',
        },
        {
            name: '6 a reason of a close in Greek',
            send: [closeFrame(1000, GREEK)],
            answer: 'close 1000 0xcebacf8c… of 10 bytes, closed',
        },
    ],
};
function cuts(letters) {
    const bytes = Buffer.from(letters);
    return Array.from(bytes.subarray(1), (_, i) => Buffer.concat([text(bytes.subarray(0, i + 1), { fin: false }), frame(Opcode.continuation, bytes.subarray(i + 1))]));
}
//# sourceMappingURL=utf8.js.map