import { ConnectionClosed, Refused, TickgateError } from './errors.js';
import { pauseMs } from './pause.js';
const CONNECT_MS = 5_000;
const CLOSE_MS = 1_500;
const NORMAL = 1000;
/** Looks at a connection per heartbeat. */
const LOOKS = 2;
export function createLink(options, events) {
    const { open, url, pauses, giveUpAfterMs, heartbeatMs } = options;
    let state = 'connecting';
    let current;
    let why;
    let failures = 0;
    let lostMs = performance.now();
    let silentLooks = 0;
    let pause;
    let isGone = () => undefined;
    // Counted in looks, not in time: where this process itself stood still, what came meanwhile is taken first.
    const watch = setInterval(() => {
        if (current === undefined || state !== 'ready')
            return;
        silentLooks += 1;
        if (silentLooks === LOOKS)
            events.ping();
        else if (silentLooks > 2 * LOOKS) {
            drop(current, new TickgateError('CONNECTION_LOST', `${url} has been silent for ${2 * heartbeatMs} ms.`));
        }
    }, heartbeatMs / LOOKS);
    function change(next, because) {
        if (state === next)
            return;
        state = next;
        events.state(next, because);
    }
    function attempt() {
        const patience = setTimeout(() => {
            drop(socket, new TickgateError('CONNECTION_LOST', `${url} did not answer in time.`));
        }, CONNECT_MS);
        const socket = open(url, {
            open() {
                clearTimeout(patience);
                if (current !== socket)
                    return;
                silentLooks = 0;
                events.begin().then(() => {
                    if (current === socket)
                        opened();
                }, (error) => {
                    failed(socket, error);
                });
            },
            text(text) {
                if (current !== socket)
                    return;
                silentLooks = 0;
                events.text(text);
            },
            bytes(bytes) {
                if (current !== socket)
                    return;
                silentLooks = 0;
                events.bytes(bytes);
            },
            gone(code, reason) {
                clearTimeout(patience);
                if (state === 'closed')
                    isGone();
                const said = reason === '' ? `code ${code}` : reason;
                drop(socket, new TickgateError('CONNECTION_LOST', `The connection to ${url} is gone: ${said}.`));
            },
        });
        current = socket;
    }
    function opened() {
        failures = 0;
        why = undefined;
        change('ready', undefined);
        if (state === 'ready')
            events.ready();
    }
    /** What a connection needs was refused: for good, unless it may pass later. */
    function failed(socket, error) {
        if (current !== socket)
            return;
        if (error instanceof Refused && !error.isTransient)
            end(error);
        else
            drop(socket, error);
    }
    function drop(socket, because) {
        if (current !== socket || state === 'closed')
            return;
        const wasReady = state === 'ready';
        current = undefined;
        why = because;
        socket.close(NORMAL, '');
        if (wasReady)
            lostMs = performance.now();
        if (wasReady)
            change('reconnecting', because);
        events.lost(because);
        if (performance.now() - lostMs >= giveUpAfterMs) {
            end(new ConnectionClosed(`Given up to connect to ${url}: ${because.message}`));
            return;
        }
        pause = setTimeout(attempt, pauseMs(pauses, failures++));
    }
    function end(error) {
        if (state === 'closed')
            return;
        clearTimeout(pause);
        clearInterval(watch);
        const socket = current;
        current = undefined;
        why = error;
        change('closed', error);
        events.closed(error);
        socket?.close(NORMAL, '');
    }
    attempt();
    return {
        get state() {
            return state;
        },
        get why() {
            return why;
        },
        send(frame) {
            current?.send(frame);
        },
        drop(because) {
            if (current !== undefined)
                drop(current, because);
        },
        close(error) {
            if (current === undefined || state === 'closed') {
                end(error);
                return Promise.resolve();
            }
            return new Promise((resolve) => {
                const timer = setTimeout(resolve, CLOSE_MS);
                isGone = () => {
                    clearTimeout(timer);
                    resolve();
                };
                end(error);
            });
        },
    };
}
//# sourceMappingURL=link.js.map