import { connectWith } from './client.js';
import { openSocket } from './socket-browser.js';
export { ConnectionClosed, DeadlineExceeded, OutcomeUnknown, Refused, TickgateError } from './errors.js';
/** Connects to a gateway, logs on if there is a key, and stays connected until `close`. */
export function connect(options) {
    return connectWith(openSocket, options);
}
//# sourceMappingURL=browser.js.map