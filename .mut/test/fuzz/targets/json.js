import assert from 'node:assert/strict';
import { JsonError, JsonReader, JsonType } from '../../../gateway/inbound/json-reader.js';
/** Refused here, and taken by `JSON.parse`: our own rules. */
const OWN_RULES = new Set([
    JsonError.notAnObject,
    JsonError.depth,
    JsonError.exponent,
    JsonError.utf8,
    JsonError.surrogate,
    JsonError.duplicate,
    JsonError.tooManyFields,
]);
/** What the reader takes, `JSON.parse` takes too, with the same values; what it calls no JSON, is none. */
export const json = {
    name: 'json',
    seeds: [
        '{"id":7,"method":"order.place","params":{"symbol":"BTCUSDT","side":"buy","quantity":0.001,"price":"45000.10"}}',
        '{"a":[1,{"b":[true,false,null,"\\u00e9\\n\\uD83D\\uDE00"]}],"c":-0.5,"":""}',
        '{}',
        ' { "é" : "ü" } ',
    ],
    tokens: ['{', '}', '[', ']', ':', ',', '"', '\\u', '\\"', '{"a":', '1e5', '[[[[[[[[', ' ', '\t', '\u00ff', '\ufeff'],
    maxBytes: 1024,
    create() {
        const reader = new JsonReader();
        const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
        return (input) => {
            const text = Buffer.from(input).toString('latin1');
            const error = reader.read(input, 0, input.length);
            const theirs = parsed(Buffer.from(text, 'latin1'), decoder);
            if (error !== JsonError.none) {
                assert.ok(reader.errorAt >= 0 && reader.errorAt <= input.length, 'an error stands within the input');
                assert.ok(OWN_RULES.has(error) || theirs === undefined, `refused with ${error}, and it is JSON`);
                return;
            }
            assert.ok(theirs !== undefined, 'taken, and it is no JSON');
            const names = Object.keys(theirs);
            assert.equal(reader.count, names.length);
            for (let field = 0; field < reader.count; field++) {
                const name = reader.keyText(field);
                assert.ok(Object.hasOwn(theirs, name), 'its names are theirs');
                const value = theirs[name];
                if (reader.type[field] === JsonType.string)
                    assert.equal(reader.valueText(field), value);
                else if (reader.type[field] === JsonType.number)
                    assert.equal(Number(reader.valueText(field)), value);
            }
        };
    },
};
function parsed(bytes, decoder) {
    try {
        const value = JSON.parse(decoder.decode(bytes));
        return typeof value === 'object' && value !== null && !Array.isArray(value)
            ? value
            : undefined;
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=json.js.map