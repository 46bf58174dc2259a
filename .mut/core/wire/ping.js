import { WireError, WireType, canPut, checkHeader, putHeader, requestIdAt } from './header.js';
import { number } from './layout.js';
import { getU53, isU53, putU53 } from './u53.js';
/**
 * A question for a pong. 16 bytes: the header and 8 bytes that come back as they were, for instance the time of sending.
 */
export const PING_BYTES = 16;
const ECHO = 8;
const BYTES = PING_BYTES;
const TYPE = WireType.ping;
/** Returns the bytes written, 0 if a field can't be represented or there is no room. */
export function encodePing(view, at, from) {
    if (!canPut(view, at, BYTES, from.requestId) || !isU53(from.echo))
        return 0;
    putHeader(view, at, BYTES, TYPE, from.requestId);
    putU53(view, at + ECHO, from.echo);
    return BYTES;
}
export function decodePing(view, at, into) {
    const error = checkHeader(view, at, TYPE, BYTES);
    if (error !== WireError.none)
        return error;
    const echo = getU53(view, at + ECHO);
    if (echo < 0)
        return WireError.range;
    into.requestId = requestIdAt(view, at);
    into.echo = echo;
    return WireError.none;
}
export const PING_LAYOUT = {
    name: 'ping',
    type: TYPE,
    bytes: BYTES,
    what: 'Answered by a pong at once, before anything that waits for the engine.',
    fields: [number('echo', ECHO, 'u53', 'comes back as it was')],
};
//# sourceMappingURL=ping.js.map