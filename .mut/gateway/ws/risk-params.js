import { JsonType } from '../inbound/json-reader.js';
import { takeTag } from '../inbound/order-name.js';
import { refusal } from '../inbound/refusal.js';
/** The params of `positions`, `pnl`, `account` and `limits`: those of the HTTP paths; whose they are goes into `into`. */
export function readRiskParams(reader, directory, parser, into, allowed) {
    let isByTag = false;
    for (let field = 0; field < reader.count; field++) {
        const name = reader.keyText(field);
        const isKnown = allowed.includes(name);
        if (!isKnown)
            return refusal('UNKNOWN_FIELD', `Params here: ${allowed.join(', ')}.`, name.slice(0, 64));
        const type = reader.type[field];
        if (type === JsonType.null)
            continue;
        const text = type === JsonType.string ? reader.valueText(field) : '';
        const no = readOne(name, text, directory, parser, into);
        if (no !== undefined)
            return no;
        if (name === 'by')
            isByTag = text === 'tag';
    }
    return { isByTag };
}
function readOne(name, text, directory, parser, into) {
    switch (name) {
        case 'account':
            return parser.account(text, into);
        case 'symbol':
            into.instrument = directory.instrumentOf(text);
            return into.instrument >= 0 ? undefined : refusal('UNKNOWN_INSTRUMENT', 'There is no such instrument.', name);
        case 'broker':
            into.broker = directory.brokerOf(text) + 1;
            if (into.broker > 0)
                return undefined;
            return refusal('INVALID_BROKER', `broker is one of ${directory.brokers.join(', ')}.`, name);
        case 'tag':
            return takeTag(text, into) ? undefined : refusal('INVALID_TAG', 'This is no tag.', name);
        default:
            if (text === 'account' || text === 'tag')
                return undefined;
            return refusal('INVALID_PARAMETER', 'by is account or tag.', name);
    }
}
//# sourceMappingURL=risk-params.js.map