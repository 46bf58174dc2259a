/**
 * A strict reader of JSON objects, on the bytes: it sees duplicate keys and keeps the text of numbers, which
 * `JSON.parse` can't. One level at a time: nested values are checked and kept as spans, to be read in turn.
 *
 *   { "symbol" : "BTCUSDT" , "price" : 45000.1 , "params" : {…} }
 *      key[0]    value[0]     key[1]   value[1]    key[2]   value[2]      start ≤ at < end, without quotes
 *
 * It accepts what `JSON.parse` accepts, except: exponents, lone surrogates, bytes that are no UTF-8, a key twice, more
 * than 8 levels, more than 64 fields in an object that is read.
 */
export const MAX_DEPTH = 8;
/** @internal */
export const MAX_FIELDS = 64;
export const JsonType = { string: 1, number: 2, true: 3, false: 4, null: 5, object: 6, array: 7 };
export const JsonError = {
    none: 0,
    syntax: 1,
    notAnObject: 2,
    trailing: 3,
    depth: 4,
    exponent: 5,
    utf8: 6,
    surrogate: 7,
    duplicate: 8,
    tooManyFields: 9,
};
const WORDS = {
    [JsonError.syntax]: 'is not JSON',
    [JsonError.notAnObject]: 'is not a JSON object',
    [JsonError.trailing]: 'goes on after the end of the object',
    [JsonError.depth]: `is nested deeper than ${MAX_DEPTH} levels`,
    [JsonError.exponent]: 'has a number with an exponent; write all its digits',
    [JsonError.utf8]: 'is not UTF-8',
    [JsonError.surrogate]: 'has half of a surrogate pair',
    [JsonError.duplicate]: 'has a field twice',
    [JsonError.tooManyFields]: `has more than ${MAX_FIELDS} fields`,
};
/** "is not JSON, at byte 17", to go after "The body". */
export function jsonErrorText(error, at) {
    return `${WORDS[error]}, at byte ${at}`;
}
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
/** The fields of the object read last. Reused: copy what you keep. */
export class JsonReader {
    bytes = new Uint8Array(0);
    count = 0;
    keyStart = new Int32Array(MAX_FIELDS);
    keyEnd = new Int32Array(MAX_FIELDS);
    type = new Uint8Array(MAX_FIELDS);
    start = new Int32Array(MAX_FIELDS);
    end = new Int32Array(MAX_FIELDS);
    /** Where the error stands, counted from the first byte that was given. */
    errorAt = 0;
    #end = 0;
    #at = 0;
    #error = JsonError.none;
    #escaped = false;
    /**
     * Reads the object that fills `bytes` from `start` to `end`. Strings of this level that have escapes are decoded
     * where they stand, so `bytes` is written to, and such an object can be read once only.
     */
    read(bytes, start, end) {
        this.bytes = bytes;
        this.#end = end;
        this.#at = start;
        this.#error = JsonError.none;
        this.count = 0;
        this.#space();
        if (this.#at >= end)
            this.#fail(JsonError.syntax, this.#at);
        else if (bytes[this.#at] !== OPEN_OBJECT)
            this.#fail(JsonError.notAnObject, this.#at);
        else
            this.#object();
        if (this.#error === JsonError.none) {
            this.#space();
            if (this.#at < end)
                this.#fail(JsonError.trailing, this.#at);
        }
        return this.#error;
    }
    keyText(field) {
        return textOf(this.bytes, this.keyStart[field], this.keyEnd[field]);
    }
    valueText(field) {
        return textOf(this.bytes, this.start[field], this.end[field]);
    }
    /** The fields of this level. */
    #object() {
        const bytes = this.bytes;
        this.#at += 1;
        this.#space();
        if (bytes[this.#at] === CLOSE_OBJECT && this.#at < this.#end) {
            this.#at += 1;
            return;
        }
        for (;;) {
            const field = this.count;
            if (field === MAX_FIELDS)
                return this.#fail(JsonError.tooManyFields, this.#at);
            if (!this.#string())
                return;
            this.keyStart[field] = this.#stringStart;
            this.keyEnd[field] = this.#escaped ? this.#decode(this.#stringStart, this.#at - 1) : this.#at - 1;
            if (this.#isDuplicate(field))
                return this.#fail(JsonError.duplicate, this.#stringStart);
            if (!this.#expect(COLON))
                return;
            this.#space();
            const start = this.#at;
            const type = this.#value(1);
            if (type === 0)
                return;
            const isString = type === JsonType.string;
            this.type[field] = type;
            this.start[field] = isString ? start + 1 : start;
            this.end[field] = isString ? this.#at - 1 : this.#at;
            if (isString && this.#escaped)
                this.end[field] = this.#decode(start + 1, this.#at - 1);
            this.count = field + 1;
            this.#space();
            if (this.#at >= this.#end)
                return this.#fail(JsonError.syntax, this.#at);
            const next = bytes[this.#at++];
            if (next === CLOSE_OBJECT)
                return;
            if (next !== COMMA)
                return this.#fail(JsonError.syntax, this.#at - 1);
            this.#space();
        }
    }
    /** Passes over one value; its type, or 0 after an error. */
    #value(depth) {
        if (this.#at >= this.#end)
            return this.#failValue(JsonError.syntax, this.#at);
        const first = this.bytes[this.#at];
        if (first === QUOTE)
            return this.#string() ? JsonType.string : 0;
        if (first === OPEN_OBJECT)
            return this.#nested(depth + 1, CLOSE_OBJECT) ? JsonType.object : 0;
        if (first === OPEN_ARRAY)
            return this.#nested(depth + 1, CLOSE_ARRAY) ? JsonType.array : 0;
        if (first === MINUS || (first >= ZERO && first <= NINE))
            return this.#number() ? JsonType.number : 0;
        if (first === 0x74)
            return this.#word('true') ? JsonType.true : 0;
        if (first === 0x66)
            return this.#word('false') ? JsonType.false : 0;
        if (first === 0x6e)
            return this.#word('null') ? JsonType.null : 0;
        return this.#failValue(JsonError.syntax, this.#at);
    }
    #nested(depth, close) {
        if (depth > MAX_DEPTH)
            return this.#failed(JsonError.depth, this.#at);
        this.#at += 1;
        this.#space();
        if (this.#at < this.#end && this.bytes[this.#at] === close) {
            this.#at += 1;
            return true;
        }
        for (;;) {
            if (close === CLOSE_OBJECT) {
                if (!this.#string() || !this.#expect(COLON))
                    return false;
                this.#space();
            }
            if (this.#value(depth) === 0)
                return false;
            this.#space();
            if (this.#at >= this.#end)
                return this.#failed(JsonError.syntax, this.#at);
            const next = this.bytes[this.#at++];
            if (next === close)
                return true;
            if (next !== COMMA)
                return this.#failed(JsonError.syntax, this.#at - 1);
            this.#space();
        }
    }
    #stringStart = 0;
    /** Passes over a string and checks it; says in `#escaped` whether it wants decoding. */
    #string() {
        const bytes = this.bytes;
        const end = this.#end;
        let at = this.#at;
        if (at >= end || bytes[at] !== QUOTE)
            return this.#failed(JsonError.syntax, at);
        at += 1;
        this.#stringStart = at;
        this.#escaped = false;
        while (at < end) {
            const byte = bytes[at];
            if (byte === QUOTE) {
                this.#at = at + 1;
                return true;
            }
            if (byte < 0x20)
                return this.#failed(JsonError.syntax, at);
            if (byte >= 0x80) {
                const length = utf8Length(bytes, at, end);
                if (length === 0)
                    return this.#failed(JsonError.utf8, at);
                at += length;
            }
            else if (byte === BACKSLASH) {
                this.#escaped = true;
                const length = this.#escape(at);
                if (length === 0)
                    return false;
                at += length;
            }
            else
                at += 1;
        }
        return this.#failed(JsonError.syntax, end);
    }
    /** Bytes of the escape at `at`, or 0 after an error. */
    #escape(at) {
        const kind = at + 1 < this.#end ? this.bytes[at + 1] : 0;
        if (kind !== 0x75) {
            if (kind !== 0 && simpleEscape(kind) !== 0)
                return 2;
            this.#fail(JsonError.syntax, at);
            return 0;
        }
        const unit = hex4(this.bytes, at + 2, this.#end);
        if (unit < 0)
            this.#fail(JsonError.syntax, at);
        else if (unit >= 0xdc00 && unit <= 0xdfff)
            this.#fail(JsonError.surrogate, at);
        else if (unit >= 0xd800 && unit <= 0xdbff) {
            const paired = this.bytes[at + 6] === BACKSLASH && this.bytes[at + 7] === 0x75;
            const low = paired ? hex4(this.bytes, at + 8, this.#end) : -1;
            if (low >= 0xdc00 && low <= 0xdfff)
                return 12;
            this.#fail(JsonError.surrogate, at);
        }
        else
            return 6;
        return 0;
    }
    /** Decodes a checked string where it stands: the decoded text is never longer. Returns its new end. */
    #decode(start, end) {
        const bytes = this.bytes;
        let to = start;
        for (let at = start; at < end;) {
            const byte = bytes[at];
            if (byte !== BACKSLASH) {
                bytes[to++] = byte;
                at += 1;
                continue;
            }
            if (bytes[at + 1] !== 0x75) {
                bytes[to++] = simpleEscape(bytes[at + 1]);
                at += 2;
                continue;
            }
            let point = hex4(bytes, at + 2, end);
            at += 6;
            if (point >= 0xd800 && point <= 0xdbff) {
                point = 0x10000 + (point - 0xd800) * 0x400 + (hex4(bytes, at + 2, end) - 0xdc00);
                at += 6;
            }
            to = putPoint(bytes, to, point);
        }
        return to;
    }
    #number() {
        const bytes = this.bytes;
        const end = this.#end;
        let at = this.#at;
        if (bytes[at] === MINUS)
            at += 1;
        const whole = at;
        while (at < end && bytes[at] >= ZERO && bytes[at] <= NINE)
            at += 1;
        if (at === whole || (bytes[whole] === ZERO && at > whole + 1))
            return this.#failed(JsonError.syntax, whole);
        if (at < end && bytes[at] === POINT) {
            const fraction = at + 1;
            at = fraction;
            while (at < end && bytes[at] >= ZERO && bytes[at] <= NINE)
                at += 1;
            if (at === fraction)
                return this.#failed(JsonError.syntax, at);
        }
        if (at < end && (bytes[at] | 0x20) === 0x65)
            return this.#failed(JsonError.exponent, at);
        if (at < end && bytes[at] === PLUS)
            return this.#failed(JsonError.syntax, at);
        this.#at = at;
        return true;
    }
    #word(word) {
        for (let i = 0; i < word.length; i++) {
            if (this.#at + i >= this.#end || this.bytes[this.#at + i] !== word.charCodeAt(i)) {
                return this.#failed(JsonError.syntax, this.#at + i);
            }
        }
        this.#at += word.length;
        return true;
    }
    #expect(byte) {
        this.#space();
        if (this.#at >= this.#end || this.bytes[this.#at] !== byte)
            return this.#failed(JsonError.syntax, this.#at);
        this.#at += 1;
        return true;
    }
    #space() {
        const bytes = this.bytes;
        let at = this.#at;
        while (at < this.#end) {
            const byte = bytes[at];
            if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)
                break;
            at += 1;
        }
        this.#at = at;
    }
    #isDuplicate(field) {
        for (let other = 0; other < field; other++) {
            if (this.#sameKey(other, field))
                return true;
        }
        return false;
    }
    #sameKey(a, b) {
        const startA = this.keyStart[a];
        const startB = this.keyStart[b];
        const length = this.keyEnd[a] - startA;
        if (length !== this.keyEnd[b] - startB)
            return false;
        for (let i = 0; i < length; i++)
            if (this.bytes[startA + i] !== this.bytes[startB + i])
                return false;
        return true;
    }
    #fail(error, at) {
        if (this.#error !== JsonError.none)
            return;
        this.#error = error;
        this.errorAt = at;
    }
    #failed(error, at) {
        this.#fail(error, at);
        return false;
    }
    #failValue(error, at) {
        this.#fail(error, at);
        return 0;
    }
}
/** UTF-8 that was checked before. */
function textOf(bytes, start, end) {
    return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}
function simpleEscape(kind) {
    switch (kind) {
        case QUOTE:
        case BACKSLASH:
        case 0x2f:
            return kind;
        case 0x62:
            return 0x08;
        case 0x66:
            return 0x0c;
        case 0x6e:
            return 0x0a;
        case 0x72:
            return 0x0d;
        case 0x74:
            return 0x09;
        default:
            return 0;
    }
}
function hex4(bytes, at, end) {
    if (at + 4 > end)
        return -1;
    let value = 0;
    for (let i = at; i < at + 4; i++) {
        const byte = bytes[i];
        const lower = byte | 0x20;
        if (byte >= ZERO && byte <= NINE)
            value = value * 16 + (byte - ZERO);
        else if (lower >= 0x61 && lower <= 0x66)
            value = value * 16 + (lower - 0x57);
        else
            return -1;
    }
    return value;
}
/** Length of the well-formed UTF-8 sequence at `at` (Unicode, table 3-7), or 0. */
function utf8Length(bytes, at, end) {
    const first = bytes[at];
    const length = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 ? 4 : 0;
    if (length === 0 || first > 0xf4 || at + length > end)
        return 0;
    const second = bytes[at + 1];
    const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    if (second < lowest || second > highest)
        return 0;
    for (let i = at + 2; i < at + length; i++)
        if ((bytes[i] & 0xc0) !== 0x80)
            return 0;
    return length;
}
function putPoint(bytes, at, point) {
    if (point < 0x80) {
        bytes[at] = point;
        return at + 1;
    }
    if (point < 0x800) {
        bytes[at] = 0xc0 | (point >> 6);
        bytes[at + 1] = 0x80 | (point & 0x3f);
        return at + 2;
    }
    if (point < 0x10000) {
        bytes[at] = 0xe0 | (point >> 12);
        bytes[at + 1] = 0x80 | ((point >> 6) & 0x3f);
        bytes[at + 2] = 0x80 | (point & 0x3f);
        return at + 3;
    }
    bytes[at] = 0xf0 | (point >> 18);
    bytes[at + 1] = 0x80 | ((point >> 12) & 0x3f);
    bytes[at + 2] = 0x80 | ((point >> 6) & 0x3f);
    bytes[at + 3] = 0x80 | (point & 0x3f);
    return at + 4;
}
//# sourceMappingURL=json-reader.js.map