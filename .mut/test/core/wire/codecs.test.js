import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { HEADER_BYTES, MAX_RECORD_BYTES, WireError, lengthAt, requestIdAt, typeAt } from '../../../core/wire/header.js';
import { WIRE_CODECS } from '../../support/wire-codecs.js';
const ROOM = 4096;
const FILL = 0xa5;
/** The record of `value` at byte `at` of bytes that are otherwise not zero, and its length. */
function written(codec, value, at) {
    const bytes = new Uint8Array(ROOM).fill(FILL);
    return { bytes, length: codec.encode(new DataView(bytes.buffer), at, value) };
}
for (const codec of WIRE_CODECS) {
    const { layout, any } = codec;
    describe(`the record ${layout.name}`, () => {
        it('comes back as it was, from any place, and nothing around it is touched', () => {
            fc.assert(fc.property(any, fc.integer({ min: 0, max: 999 }), (value, at) => {
                const { bytes, length } = written(codec, value, at);
                const view = new DataView(bytes.buffer);
                const back = codec.create();
                assert.equal(codec.decode(view, at, back), WireError.none);
                assert.deepEqual(back, value);
                assert.equal(lengthAt(view, at), length);
                assert.equal(typeAt(view, at), layout.type);
                assert.equal(requestIdAt(view, at), value.requestId ?? 0);
                assert.ok(bytes.subarray(0, at).every((byte) => byte === FILL));
                assert.ok(bytes.subarray(at + length).every((byte) => byte === FILL));
            }));
        });
        it('is decoded from no fewer bytes than it has', () => {
            fc.assert(fc.property(any, (value) => {
                const { bytes, length } = written(codec, value, 0);
                for (let cut = 0; cut < length; cut += cut < 32 || cut > length - 8 ? 1 : 7) {
                    assert.equal(codec.decode(new DataView(bytes.buffer, 0, cut), 0, codec.create()), WireError.length);
                }
            }), { numRuns: 20 });
        });
        it('is refused with another length, type or version', () => {
            fc.assert(fc.property(any, fc.integer({ min: 1, max: 0xff }), (value, change) => {
                const { bytes, length } = written(codec, value, 0);
                const view = new DataView(bytes.buffer);
                view.setUint16(0, length ^ change, true);
                assert.equal(codec.decode(view, 0, codec.create()), WireError.length);
                view.setUint16(0, length, true);
                view.setUint8(2, layout.type ^ change);
                assert.equal(codec.decode(view, 0, codec.create()), WireError.type);
                view.setUint8(2, layout.type);
                view.setUint8(3, 1 ^ change);
                assert.equal(codec.decode(view, 0, codec.create()), WireError.version);
            }));
        });
        it('is refused with a reserved byte that is not zero', () => {
            const zeros = layout.fields.filter(({ kind }) => kind === 'zero');
            const texts = layout.fields.filter(({ kind }) => kind === 'text');
            const { bytes } = written(codec, codec.create(), 0);
            const view = new DataView(bytes.buffer);
            for (const { at, bytes: count } of [...zeros, ...texts]) {
                for (let i = 0; i < count; i++) {
                    view.setUint8(at + i, 1);
                    assert.equal(codec.decode(view, 0, codec.create()), WireError.reserved, `byte ${at + i}`);
                    view.setUint8(at + i, 0);
                }
            }
            assert.equal(codec.decode(view, 0, codec.create()), WireError.none);
        });
        it('is refused with a number of 2^53 or more, or tells it as -1 in a request', () => {
            const { bytes } = written(codec, codec.create(), 0);
            const view = new DataView(bytes.buffer);
            for (const { at, name } of layout.fields.filter(({ kind }) => kind === 'u53')) {
                view.setUint32(at + 4, 0x20_0000, true);
                const into = codec.create();
                assert.equal(codec.decode(view, 0, into), codec.isRequest ? WireError.none : WireError.range, name);
                if (codec.isRequest)
                    assert.ok(Object.values(into).includes(-1), name);
                view.setUint32(at + 4, 0, true);
            }
        });
        it('is not written with a field that it cannot hold, nor beyond the room there is', () => {
            const value = codec.create();
            const view = new DataView(new ArrayBuffer(ROOM));
            for (const [name, was] of Object.entries(value)) {
                if (typeof was !== 'number')
                    continue;
                for (const bad of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
                    value[name] = bad;
                    assert.equal(codec.encode(view, 0, value), 0, `${name}: ${bad}`);
                }
                value[name] = was;
            }
            const length = codec.encode(view, 0, value);
            assert.ok(length >= layout.bytes && length <= MAX_RECORD_BYTES);
            assert.equal(codec.encode(new DataView(new ArrayBuffer(length + 7)), 8, value), 0);
            assert.equal(codec.encode(new DataView(new ArrayBuffer(length + 8)), 8, value), length);
        });
        it('has a layout without gaps or overlaps', () => {
            let at = HEADER_BYTES;
            for (const field of layout.fields) {
                assert.equal(field.at, at, field.name);
                at += field.bytes;
            }
            assert.equal(at, layout.bytes);
        });
        it('is decoded or refused whatever the bytes are', () => {
            fc.assert(fc.property(fc.uint8Array({ maxLength: layout.bytes + 32 }), fc.boolean(), (bytes, hasHeader) => {
                const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
                if (hasHeader && bytes.length >= HEADER_BYTES) {
                    view.setUint16(0, layout.bytes, true);
                    view.setUint8(2, layout.type);
                    view.setUint8(3, 1);
                }
                const error = codec.decode(view, 0, codec.create());
                assert.ok(error >= WireError.none && error <= WireError.range);
            }), { numRuns: 500 });
        });
    });
}
describe('all records', () => {
    it('have types of their own', () => {
        const types = WIRE_CODECS.map(({ layout }) => layout.type);
        assert.equal(new Set(types).size, types.length);
    });
});
//# sourceMappingURL=codecs.test.js.map