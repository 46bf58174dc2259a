import { parseUnits } from '../decimal-text.js';
import { BUY, SELL } from './book.js';
const Times = ['day', 'gtc', 'ioc', 'fok', 'gtd'];
/** The order that a place asks for, or what is wrong with it. */
export function readPlace(message, id, instruments) {
    const instrument = instruments.get(String(message['symbol']));
    if (instrument === undefined)
        return 'unknown symbol';
    const { side, type, tif } = message;
    if (side !== 'buy' && side !== 'sell')
        return 'invalid side';
    if (type !== 'limit' && type !== 'market')
        return 'invalid type';
    if (!Times.includes(tif))
        return 'invalid tif';
    const priceTicks = type === 'market' ? 0 : readPrice(message, instrument);
    if (Number.isNaN(priceTicks))
        return 'invalid price';
    const quantityLots = readQuantity(message, instrument);
    if (Number.isNaN(quantityLots))
        return 'invalid quantity';
    const expireAtUs = tif === 'gtd' ? message['expire'] : 0;
    if (typeof expireAtUs !== 'number' || !Number.isSafeInteger(expireAtUs) || expireAtUs < 0)
        return 'invalid expire';
    return {
        id,
        instrument: instrument.id,
        side: side === 'buy' ? BUY : SELL,
        type: type,
        timeInForce: tif,
        priceTicks,
        quantityLots,
        expireAtUs,
    };
}
/** Ticks, or NaN. */
export function readPrice(message, instrument) {
    const text = message['price'];
    return typeof text === 'string' ? parseUnits(text, instrument.tickMantissa, instrument.tickDecimals) : Number.NaN;
}
/** Lots, or NaN. */
export function readQuantity(message, instrument) {
    const text = message['quantity'];
    return typeof text === 'string' ? parseUnits(text, instrument.lotMantissa, instrument.lotDecimals) : Number.NaN;
}
/** A non-negative integer below 2^53, or undefined. */
export function readCount(message, name) {
    const value = message[name];
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
//# sourceMappingURL=requests.js.map