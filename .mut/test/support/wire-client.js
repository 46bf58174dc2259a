import assert from 'node:assert/strict';
import { WireError, WireType, lengthAt, typeAt } from '../../core/wire/header.js';
import { createWirePlace, encodePlace } from '../../core/wire/place.js';
import { until } from './until.js';
import { WIRE_CODECS } from './wire-codecs.js';
import { connectWs } from './ws-client.js';
export async function connectWire(port) {
    const ws = await connectWs(port);
    const { result } = (await ws.call('instruments'));
    const records = [];
    function take() {
        for (const payload of ws.binaries.splice(0))
            records.push(...recordsIn(payload));
    }
    const client = {
        ws,
        catalog: result.catalog,
        get records() {
            take();
            return records;
        },
        send(...all) {
            ws.sendBinary(Buffer.concat(all));
        },
        async next(where) {
            await until(() => {
                take();
                return records.some(where);
            }, 'a record');
            return records.splice(records.findIndex(where), 1)[0];
        },
        answer: (requestId) => client.next(({ value }) => value.requestId === requestId),
        destroy: () => {
            ws.destroy();
        },
    };
    return client;
}
/** The records of a frame, each checked by its decoder. */
export function recordsIn(payload) {
    const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
    const found = [];
    for (let at = 0; at < payload.length;) {
        const type = typeAt(view, at);
        const codec = WIRE_CODECS.find(({ layout }) => layout.type === type);
        assert.ok(codec !== undefined, `a record of type ${type}`);
        const value = codec.create();
        assert.equal(codec.decode(view, at, value), WireError.none);
        found.push({ type, value: value });
        at += lengthAt(view, at);
    }
    return found;
}
/** The record of this name with these values, zeros elsewhere; texts as Latin-1. */
export function record(name, values) {
    const codec = WIRE_CODECS.find(({ layout }) => layout.name === name);
    assert.ok(codec !== undefined, name);
    const value = codec.create();
    for (const [key, one] of Object.entries(values)) {
        const into = value[key];
        if (into instanceof Uint8Array && typeof one === 'string') {
            into.set(Buffer.from(one, 'latin1'));
            value[`${key}Length`] = one.length;
        }
        else if (typeof into === 'object')
            Object.assign(into, one);
        else
            value[key] = one;
    }
    const bytes = Buffer.alloc(4096);
    const length = codec.encode(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, value);
    assert.ok(length > 0, `${name} cannot be written`);
    return bytes.subarray(0, length);
}
/** A limit order for 0.001 BTCUSDT at 45,000, with other values where given. */
export function placeRecord(catalog, requestId, values = {}, clientId = '') {
    const bytes = Buffer.alloc(128);
    const place = { ...createWirePlace(), requestId, catalog, side: 1, priceTicks: 4_500_000, quantityLots: 1_000 };
    place.clientId.set(Buffer.from(clientId, 'latin1'));
    place.clientIdLength = clientId.length;
    const written = encodePlace(new DataView(bytes.buffer, bytes.byteOffset, 128), 0, { ...place, ...values });
    assert.equal(written, 128);
    return bytes;
}
export function asAnswer({ type, value }) {
    assert.equal(type, WireType.order_answer, String(value['message']));
    return value;
}
export function asRefused({ type, value }) {
    assert.equal(type, WireType.refused);
    return value;
}
//# sourceMappingURL=wire-client.js.map