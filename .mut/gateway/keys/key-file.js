import { KEY_FIELDS, MOST_KEY_NUMBER, entryMistakes } from './key-entry.js';
export const MAX_KEYS = 1_024;
export const MAX_KEY_FILE_BYTES = 1024 * 1024;
export const NO_KEYS = { nextNumber: 1, keys: [] };
const VERSION = 1;
const MAX_MISTAKES = 20;
const FIELDS = ['version', 'next_number', 'keys'];
/** Of reading a file: each line says what is wrong, and never a value. */
export class KeyFileError extends Error {
    name = 'KeyFileError';
    constructor(path, mistakes) {
        const told = mistakes.slice(0, MAX_MISTAKES);
        if (mistakes.length > MAX_MISTAKES)
            told.push(`and ${mistakes.length - MAX_MISTAKES} more`);
        super(`the key file ${path}: ${told.join('; ')}`);
    }
}
export function writeKeyText({ nextNumber, keys }) {
    return `${JSON.stringify({ version: VERSION, next_number: nextNumber, keys }, undefined, 2)}\n`;
}
/** Throws `KeyFileError` with all mistakes together. */
export function readKeyText(path, text) {
    const raw = parsed(text);
    if (raw === undefined)
        throw new KeyFileError(path, ['is not a JSON object']);
    if (raw['version'] !== VERSION)
        throw new KeyFileError(path, [`version: this tickgate reads version ${VERSION}`]);
    const { next_number: nextNumber, keys } = raw;
    const mistakes = Object.keys(raw).every((name) => FIELDS.includes(name))
        ? []
        : [`allowed are ${FIELDS.join(', ')} only`];
    if (!KEY_FIELDS.number.isGood(nextNumber))
        mistakes.push(`next_number: allowed is ${KEY_FIELDS.number.allowed}`);
    if (!Array.isArray(keys) || keys.length > MAX_KEYS) {
        throw new KeyFileError(path, [...mistakes, `keys: allowed is a list of at most ${MAX_KEYS} keys`]);
    }
    const list = keys;
    for (const [at, entry] of list.entries()) {
        mistakes.push(...entryMistakes(entry).map((mistake) => `${placeOf(entry, at)} ${mistake}`));
    }
    if (mistakes.length > 0)
        throw new KeyFileError(path, mistakes);
    const entries = list;
    const ids = new Set();
    const numbers = new Set();
    for (const [at, entry] of entries.entries()) {
        if (ids.has(entry.id))
            mistakes.push(`${placeOf(entry, at)} id: another key has it`);
        if (numbers.has(entry.number))
            mistakes.push(`${placeOf(entry, at)} number: another key has it`);
        if (entry.number >= nextNumber)
            mistakes.push(`${placeOf(entry, at)} number: next_number is above all`);
        ids.add(entry.id);
        numbers.add(entry.number);
    }
    if (mistakes.length > 0)
        throw new KeyFileError(path, mistakes);
    return { nextNumber: nextNumber, keys: entries };
}
/** With one key more, and without the oldest of the revoked ones where there is no room for both. */
export function withKey(file, key) {
    const { nextNumber } = file;
    const oldest = file.keys.findIndex(({ revoked }) => revoked !== undefined);
    const isFull = file.keys.length >= MAX_KEYS;
    if (nextNumber >= MOST_KEY_NUMBER || (isFull && oldest < 0))
        return undefined;
    const kept = isFull ? file.keys.toSpliced(oldest, 1) : file.keys;
    return { nextNumber: nextNumber + 1, keys: [...kept, { ...key, number: nextNumber }] };
}
/** What is kept of a revoked key has no secret. */
export function withoutKey(file, id, revoked) {
    const keys = file.keys.map((entry) => {
        if (entry.id !== id)
            return entry;
        const { secret: _, public_key: __, ...rest } = entry;
        return { ...rest, revoked };
    });
    return { ...file, keys };
}
function parsed(text) {
    try {
        const raw = JSON.parse(text);
        return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
            ? raw
            : undefined;
    }
    catch {
        // Its message would quote the file.
        return undefined;
    }
}
function placeOf(entry, at) {
    const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
    return KEY_FIELDS.id.isGood(id) ? `keys[${at}] (${String(id)})` : `keys[${at}]`;
}
//# sourceMappingURL=key-file.js.map