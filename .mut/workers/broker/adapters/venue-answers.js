import { parseUnits } from '../../decimal-text.js';
/** What the venue said doesn't fit the protocol. */
export class MalformedLine extends Error {
    name = 'MalformedLine';
}
const STATES = ['open', 'filled', 'cancelled', 'rejected', 'expired', 'absent'];
/** What a venue says of orders, told to `events` as one call with whole ticks and lots. Throws `MalformedLine`. */
export function tellAnswer(fields, bySymbol, events) {
    const id = () => textOf(fields, 'id');
    const price = (instrument) => unitsOf(fields, 'price', instrument.tickMantissa, instrument.tickDecimals);
    const lots = (name, instrument) => unitsOf(fields, name, instrument.lotMantissa, instrument.lotDecimals);
    function ofInstrument() {
        const instrument = bySymbol.get(textOf(fields, 'symbol'));
        if (instrument === undefined)
            throw new MalformedLine('unknown symbol');
        return instrument;
    }
    function state() {
        const told = fields['state'];
        if (!STATES.includes(told))
            throw new MalformedLine('unknown state');
        if (told === 'absent')
            return events.state(id(), 'absent', 0, 0, 0);
        const instrument = ofInstrument();
        return events.state(id(), told, price(instrument), lots('quantity', instrument), lots('filled', instrument));
    }
    switch (fields['ev']) {
        case 'ack':
            return events.acknowledged(id());
        case 'fill': {
            const instrument = ofInstrument();
            const execution = countOf(fields, 'execution');
            return events.filled(id(), execution, price(instrument), lots('quantity', instrument), lots('filled', instrument));
        }
        case 'reject':
            return events.rejected(id(), textOf(fields, 'reason'), fields['transient'] === true);
        case 'cancelled':
            return events.cancelled(id(), lots('filled', ofInstrument()));
        case 'expired':
            return events.expired(id(), lots('filled', ofInstrument()));
        case 'cancel_reject':
            return events.cancelRejected(id(), textOf(fields, 'reason'));
        case 'replaced': {
            const instrument = ofInstrument();
            return events.replaced(id(), price(instrument), lots('quantity', instrument), lots('filled', instrument));
        }
        case 'replace_reject':
            return events.replaceRejected(id(), textOf(fields, 'reason'));
        case 'state':
            return state();
        case 'listed':
            return events.listed(countOf(fields, 'count'));
        default:
            throw new MalformedLine('unknown event');
    }
}
export function textOf(fields, name) {
    const value = fields[name];
    if (typeof value !== 'string')
        throw new MalformedLine(`no ${name}`);
    return value;
}
export function countOf(fields, name) {
    const value = fields[name];
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
        throw new MalformedLine(`no ${name}`);
    return value;
}
function unitsOf(fields, name, mantissa, decimals) {
    const units = parseUnits(textOf(fields, name), mantissa, decimals);
    if (Number.isNaN(units))
        throw new MalformedLine(`${name} is no whole number of units`);
    return units;
}
//# sourceMappingURL=venue-answers.js.map