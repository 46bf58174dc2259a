import { isIPv4, isIPv6 } from 'node:net';
const MAPPED = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];
export function normalAddress(bytes) {
    return isMapped(bytes) ? bytes.subarray(MAPPED.length) : bytes;
}
/** An address, or CIDR with nothing set behind its prefix; undefined: neither. */
export function parseRange(text) {
    const slash = text.indexOf('/');
    const bytes = parseAddress(slash < 0 ? text : text.slice(0, slash));
    if (bytes === undefined)
        return undefined;
    const prefix = slash < 0 ? String(bytes.length * 8) : text.slice(slash + 1);
    const bits = /^(0|[1-9]\d{0,2})$/.test(prefix) ? Number(prefix) : Number.POSITIVE_INFINITY;
    if (bits > bytes.length * 8 || !isClearBehind(bytes, bits))
        return undefined;
    return isMapped(bytes) && bits >= 96 ? { bytes: normalAddress(bytes), bits: bits - 96 } : { bytes, bits };
}
export function isIn({ bytes, bits }, address) {
    if (address.length !== bytes.length)
        return false;
    const whole = bits >> 3;
    for (let i = 0; i < whole; i++)
        if (bytes[i] !== address[i])
            return false;
    return (bits & 7) === 0 || (bytes[whole] ^ address[whole]) >> (8 - (bits & 7)) === 0;
}
export function isLoopback(address) {
    if (address.length === 4)
        return address[0] === 127;
    return address.length === 16 && address.every((byte, at) => byte === (at === 15 ? 1 : 0));
}
function isMapped(bytes) {
    return bytes.length === 16 && MAPPED.every((byte, at) => bytes[at] === byte);
}
function isClearBehind(bytes, bits) {
    return bytes.every((byte, at) => (byte & (0xff >> Math.min(8, Math.max(0, bits - at * 8)))) === 0);
}
function parseAddress(text) {
    if (isIPv4(text))
        return Uint8Array.from(text.split('.'), Number);
    if (!isIPv6(text) || text.includes('%'))
        return undefined;
    // The last 32 bits may be written as IPv4.
    const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
    const whole = tail === null ? text : tail[1] + hexGroups(Uint8Array.from(tail[2].split('.'), Number));
    const [left = '', right] = whole.split('::');
    const before = groupsOf(left);
    const after = right === undefined ? [] : groupsOf(right);
    const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0);
    return Uint8Array.from([...before, ...zeros, ...after].flatMap((group) => [group >> 8, group & 0xff]));
}
function groupsOf(text) {
    return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}
function hexGroups(bytes) {
    return `${((bytes[0] << 8) | bytes[1]).toString(16)}:${((bytes[2] << 8) | bytes[3]).toString(16)}`;
}
//# sourceMappingURL=addresses.js.map