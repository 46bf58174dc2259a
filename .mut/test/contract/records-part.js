import { lengthAt } from '../../core/wire/header.js';
import { ANSWER_RECORDS, CHANNEL_RECORDS } from '../../gateway/docs/wire-records.js';
import { untilTrue } from '../support/program.js';
import { placeRecord, record } from '../support/wire-client.js';
import { connectWs } from '../support/ws-client.js';
import { call, ws } from './held.js';
/** Every record of the binary protocol, sent to the gateway or by it. */
export async function records(port) {
    const client = await connectWs(port);
    const seen = new Set();
    const take = () => {
        for (const payload of client.binaries.splice(0)) {
            const view = new DataView(payload.buffer, payload.byteOffset, payload.length);
            for (let at = 0; at < payload.length; at += lengthAt(view, at)) {
                ws.record(payload.subarray(at, at + lengthAt(view, at)));
                seen.add(payload[at + 2]);
            }
        }
    };
    const send = (...all) => {
        for (const one of all)
            ws.record(one);
        client.sendBinary(Buffer.concat(all));
    };
    for (const channel of ['orders', 'quotes:BTCUSDT', 'ticks:BTCUSDT']) {
        await call(client, 'subscribe', { channel, format: 'binary' }, 200);
    }
    const { catalog } = (await call(client, 'instruments', {}, 200))['result'];
    send(placeRecord(catalog, 1, { priceTicks: 4_400_000 }, 'rec-1'), record('replace', { requestId: 2, catalog, clientId: 'rec-1', priceTicks: 4_400_100 }), record('cancel', { requestId: 3, clientId: 'rec-1' }), record('cancel all', { requestId: 4, instrument: 0xffff_ffff }), record('ping', { requestId: 5 }), placeRecord((catalog ^ 1) >>> 0, 6));
    client.sendBinary(Buffer.from([8, 0, 0x77, 1, 9, 0, 0, 0]));
    const types = [...ANSWER_RECORDS, ...CHANNEL_RECORDS];
    await untilTrue(() => {
        take();
        return types.every(({ type }) => seen.has(type)) && ws.codes.has('INVALID_FRAME');
    }, () => `records of the types ${types.map(({ type }) => type).join(', ')}; seen: ${[...seen].join(', ')}`);
    client.destroy();
}
//# sourceMappingURL=records-part.js.map