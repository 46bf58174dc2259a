import assert from 'node:assert/strict';
import { SimulatedInstruments } from '../../../core/market/instruments.js';
import { OrderType, TimeInForce } from '../../../core/schema/order-kind.js';
import { Reject } from '../../../core/schema/reject.js';
import { createDirectory } from '../../../gateway/directory.js';
import { JsonError, JsonReader, JsonType } from '../../../gateway/inbound/json-reader.js';
import { createOrderRequest } from '../../../gateway/inbound/order-request.js';
import { createRequestParser } from '../../../gateway/inbound/parse.js';
const WORDS = [
    '"symbol":"BTCUSDT"',
    '"symbol":"NIFTY24DEC25000CE"',
    '"side":"sell"',
    '"quantity":"75"',
    '"order_type":"MARKET"',
    '"order_type":"limit"',
    '"price":45000.05',
    '"time_in_force":"GTD"',
    '"time_in_force":"IOC"',
    '"expire_at":"2027-02-28T15:30:00.5+05:30"',
    '"ttl_minutes":525600',
    '"client_order_id":"a:b.c-d_1"',
    '"account":"hedge"',
    '"broker":"sim-b"',
    '"tag":"t"',
    '"order_id":"12"',
    '"if_version":3',
    ',',
    '00',
    '.5',
];
/** An order, a replace, a name and a scope out of the same bytes: what is taken is exact and within its limits. */
export const order = {
    name: 'order',
    seeds: [
        `{${WORDS.slice(0, 1).join()},"side":"buy","quantity":0.001,"price":45000.5}`,
        `{${[WORDS[1], WORDS[2], WORDS[3], WORDS[6], WORDS[7], WORDS[9], WORDS[11], WORDS[12], WORDS[13], WORDS[14]].join()}}`,
        `{${[WORDS[0], WORDS[2], WORDS[3], WORDS[4], WORDS[8]].join()}}`,
        `{${[WORDS[15], WORDS[6], WORDS[3], WORDS[16]].join()}}`,
        `{${[WORDS[11], WORDS[12]].join()}}`,
        `{${[WORDS[0], WORDS[12]].join()}}`,
    ],
    tokens: WORDS,
    maxBytes: 512,
    create() {
        const parser = createRequestParser(createDirectory(SimulatedInstruments, ['demo', 'hedge'], ['sim-a', 'sim-b']));
        const reader = new JsonReader();
        const request = createOrderRequest();
        return (input) => {
            const bytes = input;
            if (reader.read(bytes, 0, bytes.length) !== JsonError.none)
                return;
            const refused = parser.place(reader, request);
            check(refused, request);
            if (refused === undefined)
                checkOrder(reader, request);
            request.instrument = 0;
            const replaced = parser.replace(reader, request, false);
            check(replaced, request);
            check(parser.name(reader, request), request);
            check(parser.scope(reader, request), request);
        };
    },
};
function check(refused, request) {
    if (refused !== undefined) {
        assert.ok(Object.hasOwn(Reject, refused.code) && refused.message.length < 400);
        return;
    }
    assert.ok(request.account === 0 || request.account === 1);
    assert.ok(request.instrument >= -1 && request.instrument < SimulatedInstruments.length);
    for (const count of [request.priceTicks, request.quantityLots, request.expireAtUs, request.orderId]) {
        assert.ok(Number.isSafeInteger(count) && count >= 0);
    }
    assert.ok(request.clientIdLength <= 48 && request.tagLength <= 24);
}
function checkOrder(reader, request) {
    const instrument = SimulatedInstruments[request.instrument];
    const texts = new Map();
    for (let field = 0; field < reader.count; field++) {
        if (reader.type[field] !== JsonType.null)
            texts.set(reader.keyText(field), reader.valueText(field));
    }
    assert.equal(texts.get('symbol'), instrument.symbol);
    assert.equal(request.type === OrderType.market, !texts.has('price'));
    assert.equal(texts.has('expire_at') || texts.has('ttl_minutes'), request.timeInForce === TimeInForce.gtd);
    assertExact(texts.get('quantity'), request.quantityLots, instrument.lotMantissa, instrument.lotDecimals);
    const price = texts.get('price');
    if (price !== undefined)
        assertExact(price, request.priceTicks, instrument.tickMantissa, instrument.tickDecimals);
}
/** units × mantissa / 10^decimals is the number that the text writes, by other means than the parser's. */
function assertExact(text, units, mantissa, decimals) {
    const [whole = '', fraction = ''] = text.split('.');
    const written = BigInt(whole + fraction) * 10n ** BigInt(decimals);
    assert.equal(BigInt(units) * BigInt(mantissa) * 10n ** BigInt(fraction.length), written);
}
//# sourceMappingURL=order.js.map