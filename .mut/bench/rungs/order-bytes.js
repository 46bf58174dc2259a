import { SimulatedInstruments } from '../../core/market/instruments.js';
import { OrderType, TimeInForce } from '../../core/schema/order-kind.js';
import { catalogOf } from '../../core/wire/catalog.js';
import { WireType } from '../../core/wire/header.js';
import { PLACE_BYTES, createWirePlace, encodePlace } from '../../core/wire/place.js';
import { createWireOrderAnswer, encodeOrderAnswer } from '../../core/wire/order-answer.js';
import { WireSide } from '../../core/wire/wire-codes.js';
import { payloadAt, plainFrame } from '../client/frames.js';
/**
 * The bytes that go in and out on every rung: a binary place in a masked frame of its own, and an order answer.
 *
 *   client ─▶ 136 bytes (8 + 128) ─▶ server ─▶ 172 bytes (4 + 168) ─▶ client
 */
const REQUEST_ID_AT = 4;
const CLIENT_ID_AT = 56;
const SERIAL_DIGITS = 10;
/** BTCUSDT: 0.003 at 44,000.00, 132 of the account's money; 0.001 would be 44. */
const PRICE_TICKS = 4_400_000;
const LOTS = 3_000;
const SMALL_LOTS = 1_000;
/** What is at most this may take the fast path, where a rung asks for it. */
export const FAST_PATH_NOTIONAL = 100;
const ANSWER_RECORD_BYTES = 168;
const CREATED = 201;
export function orderRequest({ idPrefix, small = false, sells = false }) {
    const place = createWirePlace();
    place.catalog = catalogOf(SimulatedInstruments);
    place.instrument = SimulatedInstruments.find(({ symbol }) => symbol === 'BTCUSDT').id;
    place.side = sells ? WireSide.sell : WireSide.buy;
    place.type = OrderType.limit;
    place.timeInForce = TimeInForce.gtc;
    place.priceTicks = PRICE_TICKS;
    place.quantityLots = small ? SMALL_LOTS : LOTS;
    const clientId = idPrefix === undefined ? '' : `${idPrefix}-${'0'.repeat(SERIAL_DIGITS)}`;
    place.clientIdLength = Buffer.from(clientId, 'latin1').copy(place.clientId);
    const bytes = Buffer.alloc(PLACE_BYTES);
    if (encodePlace(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, place) === 0) {
        throw new Error('the order of the bench is none');
    }
    const serialAt = CLIENT_ID_AT + clientId.length - SERIAL_DIGITS;
    return {
        payload: bytes.toString('base64'),
        as: 'binary',
        counts: [
            { kind: 'u32', at: REQUEST_ID_AT, bytes: 4 },
            ...(clientId === '' ? [] : [{ kind: 'digits', at: serialAt, bytes: SERIAL_DIGITS }]),
        ],
    };
}
export function orderAnswers(echoes) {
    return { kind: 'records', type: WireType.order_answer, echoes };
}
/** An order answer without anything in it. */
export const ANSWER_RECORD = answerRecord();
/** The same in a frame. */
export const ANSWER_FRAME = plainFrame(ANSWER_RECORD);
/** A place in its masked frame. */
export const ORDER_FRAME_BYTES = payloadAt(PLACE_BYTES) + PLACE_BYTES;
function answerRecord() {
    const answer = createWireOrderAnswer();
    answer.status = CREATED;
    answer.answered = WireType.place;
    const bytes = Buffer.alloc(ANSWER_RECORD_BYTES);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    if (encodeOrderAnswer(view, 0, answer) === 0)
        throw new Error('the answer of the bench is none');
    return bytes;
}
//# sourceMappingURL=order-bytes.js.map