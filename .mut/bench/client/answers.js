export function createAnswerState() {
    return { lastId: -1, bodyAt: 0, lengthAt: 0 };
}
export function createAnswerReader(answers) {
    if (answers.kind === 'http')
        return httpReader(answers.text);
    return answers.kind === 'records'
        ? recordReader(answers.type, answers.echoes)
        : frameReader(answers.at, answers.text);
}
const LENGTH_16 = 126;
const RECORD_TYPE = 2;
const RECORD_ID = 4;
const SHOWN_BYTES = 200;
function shown(bytes, at, end) {
    return JSON.stringify(bytes.toString('latin1', at, Math.min(end, at + SHOWN_BYTES)));
}
/** Calls `payload` with each whole frame's payload; it returns the number of answers in it. */
function framesIn(progress, bytes, from, end, payload) {
    let answers = 0;
    let at = from;
    while (end - at >= 2) {
        const short = bytes[at + 1];
        if (short === LENGTH_16 && end - at < 4)
            break;
        const length = short === LENGTH_16 ? (bytes[at + 2] << 8) | bytes[at + 3] : short;
        const start = at + (short === LENGTH_16 ? 4 : 2);
        if (short > LENGTH_16 || end - start < length)
            break;
        // A frame of control, a ping of the server, is none of the answers.
        if ((bytes[at] & 0x08) === 0)
            answers += payload(start, start + length);
        at = start + length;
    }
    progress.stoppedAt = at;
    return answers;
}
function recordReader(type, echoes) {
    const progress = { stoppedAt: 0, bad: '' };
    return Object.assign(progress, {
        read(bytes, from, end, state) {
            return framesIn(progress, bytes, from, end, (start, to) => {
                let count = 0;
                let at = start;
                while (at < to) {
                    const length = bytes[at] | (bytes[at + 1] << 8);
                    let isGood = bytes[at + RECORD_TYPE] === type && length > RECORD_ID;
                    if (echoes && isGood) {
                        const id = idAt(bytes, at + RECORD_ID);
                        isGood = id > state.lastId;
                        state.lastId = id;
                    }
                    if (!isGood) {
                        if (progress.bad === '')
                            progress.bad = bytes.toString('hex', at, Math.min(to, at + SHOWN_BYTES));
                        if (length === 0)
                            return count;
                    }
                    count += 1;
                    at += length;
                }
                return count;
            });
        },
    });
}
function idAt(bytes, at) {
    return (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0;
}
function frameReader(textAt, text) {
    const progress = { stoppedAt: 0, bad: '' };
    const expected = Buffer.from(text, 'latin1');
    return Object.assign(progress, {
        read(bytes, from, end) {
            return framesIn(progress, bytes, from, end, (start, to) => {
                if (!hasBytes(bytes, start + textAt, to, expected) && progress.bad === '')
                    progress.bad = shown(bytes, start, to);
                return 1;
            });
        },
    });
}
function hasBytes(bytes, at, end, expected) {
    if (end - at < expected.length)
        return false;
    for (let i = 0; i < expected.length; i++)
        if (bytes[at + i] !== expected[i])
            return false;
    return true;
}
const HEAD_END = '\r\n\r\n';
const LENGTH_NAME = /\r\ncontent-length: */i;
const ZERO = 0x30;
const NINE = 0x39;
const RETURN = 0x0d;
const NEWLINE = 0x0a;
function httpReader(text) {
    const progress = { stoppedAt: 0, bad: '' };
    const expected = Buffer.from(text, 'latin1');
    /** Answers of one handler have their length and their end at the same places nearly always; else they are searched. */
    function findHead(bytes, at, end, state) {
        const { bodyAt } = state;
        if (bodyAt > 0 &&
            at + bodyAt <= end &&
            bytes[at + bodyAt - 1] === NEWLINE &&
            bytes[at + bodyAt - 2] === RETURN &&
            bytes[at + bodyAt - 3] === NEWLINE &&
            bytes[at + state.lengthAt - 1] === 0x20) {
            return true;
        }
        const headEnd = bytes.indexOf(HEAD_END, at, 'latin1');
        if (headEnd < 0 || headEnd + HEAD_END.length > end)
            return false;
        const match = LENGTH_NAME.exec(bytes.toString('latin1', at, headEnd));
        if (match === null) {
            progress.bad = `no Content-Length: ${shown(bytes, at, end)}`;
            return false;
        }
        state.bodyAt = headEnd + HEAD_END.length - at;
        state.lengthAt = match.index + match[0].length;
        return true;
    }
    return Object.assign(progress, {
        read(bytes, from, end, state) {
            let answers = 0;
            let at = from;
            while (at < end && findHead(bytes, at, end, state)) {
                let length = 0;
                for (let i = at + state.lengthAt; bytes[i] >= ZERO && bytes[i] <= NINE; i++) {
                    length = length * 10 + bytes[i] - ZERO;
                }
                const next = at + state.bodyAt + length;
                if (next > end)
                    break;
                if (!hasBytes(bytes, at, end, expected) && progress.bad === '')
                    progress.bad = shown(bytes, at, next);
                answers += 1;
                at = next;
            }
            progress.stoppedAt = at;
            return answers;
        },
    });
}
//# sourceMappingURL=answers.js.map