import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { JsonError, JsonReader, JsonType, MAX_FIELDS } from '../../../gateway/inbound/json-reader.js';
const reader = new JsonReader();
function read(text) {
    const bytes = typeof text === 'string' ? Buffer.from(text) : Uint8Array.from(text);
    return reader.read(bytes, 0, bytes.length);
}
const cases = [
    ['{}', 'none'],
    [' \t\r\n{ "a" : 1 } \n', 'none'],
    ['{"a":{"b":[1,{"c":null}]},"d":[],"e":{}}', 'none'],
    ['{"a":[[[[[[[1]]]]]]]}', 'none'],
    ['{"a":[[[[[[[[1]]]]]]]]}', 'depth', 12],
    ['', 'syntax', 0],
    ['   ', 'syntax', 3],
    ['[1]', 'notAnObject', 0],
    ['"a"', 'notAnObject', 0],
    ['{}{}', 'trailing', 2],
    ['{} ,', 'trailing', 3],
    ['{', 'syntax', 1],
    ['{"a"', 'syntax', 4],
    ['{"a":', 'syntax', 5],
    ['{"a":1', 'syntax', 6],
    ['{"a":1,', 'syntax', 7],
    ['{"a":1,}', 'syntax', 7],
    ['{,}', 'syntax', 1],
    ['{"a" 1}', 'syntax', 5],
    ["{'a':1}", 'syntax', 1],
    ['{a:1}', 'syntax', 1],
    ['{"a":01}', 'syntax', 5],
    ['{"a":.5}', 'syntax', 5],
    ['{"a":1.}', 'syntax', 7],
    ['{"a":+1}', 'syntax', 5],
    ['{"a":-}', 'syntax', 6],
    ['{"a":NaN}', 'syntax', 5],
    ['{"a":Infinity}', 'syntax', 5],
    ['{"a":nul}', 'syntax', 8],
    ['{"a":truE}', 'syntax', 8],
    ['{"a":1e5}', 'exponent', 6],
    ['{"a":1.5E-5}', 'exponent', 8],
    ['{"a":[1e5]}', 'exponent', 7],
    ['{"a":"\n"}', 'syntax', 6],
    ['{"a":"\\x41"}', 'syntax', 6],
    ['{"a":"\\u12g4"}', 'syntax', 6],
    ['{"a":"\\ud800"}', 'surrogate', 6],
    ['{"a":"\\ud800\\u0041"}', 'surrogate', 6],
    ['{"a":"\\udc00"}', 'surrogate', 6],
    ['{"a":"unended}', 'syntax', 14],
    ['{"a":"\\', 'syntax', 6],
    ['{"a":1,"a":2}', 'duplicate', 8],
    ['{"a":1,"\\u0061":2}', 'duplicate', 8],
    ['{"a":[1,]}', 'syntax', 8],
    ['{"a":[1 2]}', 'syntax', 8],
    ['{"a":{"b"}}', 'syntax', 9],
    ['{"a":1}\u0000', 'trailing', 7],
];
for (const [text, error, at] of cases) {
    test(`${JSON.stringify(text)} → ${error}`, () => {
        assert.equal(read(text), JsonError[error]);
        if (at !== undefined)
            assert.equal(reader.errorAt, at);
    });
}
const badUtf8 = [
    ['a lone continuation', [0x80]],
    ['a sequence cut short', [0xe2, 0x82]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['an overlong three-byte form', [0xe0, 0x80, 0x80]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['0xff', [0xff]],
];
for (const [what, bytes] of badUtf8) {
    test(`text with ${what} is no UTF-8`, () => {
        assert.equal(read(Buffer.from([...Buffer.from('{"a":"'), ...bytes, ...Buffer.from('"}')])), JsonError.utf8);
        assert.equal(reader.errorAt, 6);
    });
}
test('a value keeps its text: numbers are not rounded, strings are decoded where they stand', () => {
    assert.equal(read('{"n":9007199254740993.10,"s":"\\u00e9\\ud83d\\ude00\\n\\"","t":true,"o":{"x":1}}'), JsonError.none);
    assert.deepEqual([...reader.type.subarray(0, 4)], [JsonType.number, JsonType.string, JsonType.true, JsonType.object]);
    assert.equal(reader.valueText(0), '9007199254740993.10');
    assert.equal(reader.valueText(1), 'é😀\n"');
    assert.equal(reader.valueText(3), '{"x":1}');
});
test('an object has 64 fields at most', () => {
    const fields = (count) => `{${Array.from({ length: count }, (_, i) => `"f${i}":${i}`).join(',')}}`;
    assert.equal(read(fields(MAX_FIELDS)), JsonError.none);
    assert.equal(read(fields(MAX_FIELDS + 1)), JsonError.tooManyFields);
});
/** The span of a nested value, read in turn, down to plain values. */
function rebuilt(text) {
    const bytes = Buffer.from(text);
    const own = new JsonReader();
    assert.equal(own.read(bytes, 0, bytes.length), JsonError.none, text);
    const result = Object.create(null);
    for (let field = 0; field < own.count; field++) {
        const value = own.valueText(field);
        result[own.keyText(field)] =
            own.type[field] === JsonType.object
                ? rebuilt(value)
                : own.type[field] === JsonType.string
                    ? value
                    : JSON.parse(value);
    }
    return result;
}
const leaf = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => Number(value.toFixed(6))), fc.boolean(), fc.constant(null), fc.array(fc.oneof(fc.integer(), fc.string()), { maxLength: 4 }));
const { tree } = fc.letrec((tie) => ({
    tree: fc.dictionary(fc.string({ unit: 'binary', maxLength: 8 }), fc.oneof({ depthSize: 'small' }, leaf, tie('tree')), {
        maxKeys: 8,
    }),
}));
test('it reads whatever JSON.stringify writes as JSON.parse does', () => {
    fc.assert(fc.property(tree, fc.integer({ min: 0, max: 2 }), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const isDeep = (text.match(/[[{]/g) ?? []).length > 8;
        fc.pre(!isDeep && !/[0-9]e[+-]/.test(text) && !/\\ud[89a-f]/i.test(text));
        assert.deepEqual(rebuilt(text), nullProto(JSON.parse(text)));
    }), { numRuns: 2_000 });
});
test('it refuses whatever JSON.parse refuses, and never reads beyond the end', () => {
    const characters = fc.constantFrom(...Array.from('{}[]",:\\u0019eE+-. tfn'), 'true', 'null', '"a"', '{"a":1}', '\u00e9');
    fc.assert(fc.property(fc.array(characters, { maxLength: 24 }), (parts) => {
        const text = parts.join('');
        const padded = Buffer.concat([Buffer.from('x'), Buffer.from(text), Buffer.from('"}]}"')]);
        const error = reader.read(padded, 1, padded.length - 5);
        let isJson = true;
        try {
            JSON.parse(text);
        }
        catch {
            isJson = false;
        }
        if (!isJson)
            assert.notEqual(error, JsonError.none, text);
    }), { numRuns: 5_000 });
});
function nullProto(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return value;
    const result = Object.create(null);
    for (const [key, inner] of Object.entries(value))
        result[key] = nullProto(inner);
    return result;
}
//# sourceMappingURL=json-reader.test.js.map