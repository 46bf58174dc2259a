import { refusal } from '../inbound/refusal.js';
/** Reads `a=1&b=2`; each name once, and only those that are allowed. */
export function readQuery(query, allowed) {
    const values = new Map();
    if (query === '')
        return { values };
    for (const part of query.split('&')) {
        const equals = part.indexOf('=');
        const name = decoded(equals < 0 ? part : part.slice(0, equals));
        const value = equals < 0 ? '' : decoded(part.slice(equals + 1));
        if (name === undefined || value === undefined)
            return refusal('INVALID_PARAMETER', 'The query is not well encoded.');
        const shown = name.slice(0, 64);
        if (!allowed.includes(name)) {
            const allowedText = allowed.length === 0 ? 'none' : allowed.join(', ');
            return refusal('INVALID_PARAMETER', `Parameters here: ${allowedText}.`, shown);
        }
        if (values.has(name))
            return refusal('DUPLICATE_FIELD', 'Each parameter is given once.', shown);
        values.set(name, value);
    }
    return { values };
}
/** Undefined: the text is not well encoded. */
export function decoded(text) {
    try {
        return decodeURIComponent(text.replaceAll('+', ' '));
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=query.js.map