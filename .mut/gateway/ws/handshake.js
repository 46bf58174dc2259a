import { refusal } from '../inbound/refusal.js';
export function createHandshake() {
    return { upgrade: '', connection: '', version: '', key: '', keys: 0 };
}
/** `name` is in lower case. */
export function takeHandshakeHeader(into, name, value) {
    if (name === 'upgrade')
        into.upgrade = value;
    else if (name === 'connection')
        into.connection = `${into.connection},${value}`;
    else if (name === 'sec-websocket-version')
        into.version += value;
    else if (name === 'sec-websocket-key') {
        into.key = value;
        into.keys += 1;
    }
}
/** A client that doesn't speak this protocol would take the first frame for an answer: it gets none. */
export const upgradeRequired = refusal('UPGRADE_REQUIRED', 'Here is a WebSocket: Upgrade: websocket, Connection: Upgrade, Sec-WebSocket-Version: 13.');
const badKey = refusal('INVALID_PARAMETER', 'The key is 16 bytes in base64, given once.', 'Sec-WebSocket-Key');
const hasBody = refusal('INVALID_PARAMETER', 'An upgrade has no body.', 'Content-Length');
/** 16 bytes are 22 digits, of which the last has 4 bits of nothing. */
const KEY = /^[A-Za-z0-9+/]{21}[AQgw]==$/;
/** Why this is no handshake, or undefined. */
export function checkHandshake(handshake, contentLength) {
    const { upgrade, connection, version, key, keys } = handshake;
    const isUpgrade = hasToken(upgrade, 'websocket') && hasToken(connection, 'upgrade');
    if (!isUpgrade || version !== '13')
        return upgradeRequired;
    if (keys !== 1 || !KEY.test(key))
        return badKey;
    return contentLength > 0 ? hasBody : undefined;
}
function hasToken(list, token) {
    return list.split(',').some((word) => word.trim().toLowerCase() === token);
}
//# sourceMappingURL=handshake.js.map