import { SCOPE_NAMES } from './principal.js';
import { parseRange } from './addresses.js';
import { PUBLIC_KEY_BYTES } from './public-key.js';
export const MOST_KEY_NUMBER = 2_147_483_647;
/** One list for the file and for the command line. A value is never told in a message: it may be a secret in the wrong place. */
export const KEY_FIELDS = {
    id: required('tg_ and 16 of A-Z a-z 0-9', (value) => matches(value, /^tg_[A-Za-z0-9]{16}$/)),
    number: required(`a whole number from 1 to ${MOST_KEY_NUMBER}`, (value) => Number.isSafeInteger(value) && value >= 1 && value <= MOST_KEY_NUMBER),
    name: required('up to 64 of A-Z a-z 0-9 . _ : @ - and space', (value) => matches(value, /^[A-Za-z0-9 ._:@-]{0,64}$/)),
    scopes: required(`some of ${Object.keys(SCOPE_NAMES).join(', ')}, each once`, (value) => isList(value, 5, (one) => typeof one === 'string' && Object.hasOwn(SCOPE_NAMES, one))),
    accounts: required('1 to 64 names of accounts, each once', (value) => isList(value, 64, (one) => matches(one, /^[A-Za-z0-9._-]{1,32}$/))),
    symbols: optional('1 to 256 symbols, each once', (value) => isList(value, 256, (one) => matches(one, /^[A-Za-z0-9._:-]{1,32}$/))),
    ips: optional('1 to 64 addresses or networks such as 10.0.0.0/8 or 2001:db8::/32, each once', (value) => isList(value, 64, (one) => typeof one === 'string' && parseRange(one) !== undefined)),
    secret: optional('32 to 128 printable characters without space', (value) => matches(value, /^[\x21-\x7e]{32,128}$/)),
    public_key: optional(`base64 of the ${PUBLIC_KEY_BYTES} bytes of an Ed25519 public key`, (value) => matches(value, /^[A-Za-z0-9+/]{43}=$/)),
    created: required('a time such as 2026-12-24T15:30:00.000Z', isTime),
    revoked: optional('a time such as 2026-12-24T15:30:00.000Z', isTime),
};
/** What is wrong with one key, each line beginning with the name of a field. */
export function entryMistakes(raw) {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
        return ['allowed is one JSON object'];
    const values = raw;
    const mistakes = Object.keys(values)
        .filter((name) => !Object.hasOwn(KEY_FIELDS, name))
        .map(() => 'there is a field that no key has');
    for (const [name, { allowed, isRequired, isGood }] of Object.entries(KEY_FIELDS)) {
        const value = values[name];
        if (value === undefined ? isRequired : !isGood(value))
            mistakes.push(`${name}: allowed is ${allowed}`);
    }
    const proofs = ['secret', 'public_key'].filter((name) => values[name] !== undefined).length;
    if (proofs !== 1 && values['revoked'] === undefined)
        mistakes.push('secret, public_key: allowed is one of the two');
    return mistakes;
}
function required(allowed, isGood) {
    return { allowed, isRequired: true, isGood };
}
function optional(allowed, isGood) {
    return { allowed, isRequired: false, isGood };
}
function matches(value, pattern) {
    return typeof value === 'string' && pattern.test(value);
}
function isList(value, most, isGood) {
    if (!Array.isArray(value) || value.length === 0 || value.length > most)
        return false;
    return new Set(value).size === value.length && value.every((one) => isGood(one));
}
function isTime(value) {
    return matches(value, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) && !Number.isNaN(Date.parse(value));
}
//# sourceMappingURL=key-entry.js.map