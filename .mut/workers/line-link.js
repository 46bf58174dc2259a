import { connect } from 'node:net';
import { createLineReader } from './lines.js';
import { createReconnect } from './reconnect.js';
const MAX_TOLD = 200;
export function createLineLink(options, events) {
    const { host, port, maxLineBytes, counts } = options;
    const { reconnectMinMs = 50, reconnectMaxMs = 5000, random = Math.random } = options;
    const reconnect = createReconnect(reconnectMinMs, reconnectMaxMs, random, start);
    let socket;
    let reader;
    let toldDown = false;
    let paused = false;
    let closed = true;
    function start() {
        const opened = connect({ host, port, noDelay: true });
        socket = opened;
        reader = createLineReader(maxLineBytes, (line) => {
            if (opened === socket)
                events.line(line, opened);
        });
        if (paused)
            reader.pause();
        events.connecting?.(opened);
        opened.on('connect', () => events.connected(opened));
        opened.on('data', (chunk) => {
            if (opened !== socket)
                return;
            events.heard?.();
            if (reader?.push(chunk) === false)
                malformed(opened, 'a line too long');
        });
        opened.on('error', (error) => lost(opened, error.code ?? error.message));
        opened.on('close', () => lost(opened, 'connection closed'));
    }
    function end() {
        reader?.stop();
        socket = undefined;
        reader = undefined;
        events.ended();
    }
    function lost(which, reason) {
        if (which !== socket)
            return;
        end();
        which.destroy();
        if (!toldDown)
            events.down(reason);
        toldDown = true;
        // Whoever was told may have closed it, or opened it again.
        if (!closed && socket === undefined)
            reconnect.later();
    }
    function malformed(which, what) {
        counts.malformed++;
        lost(which, `malformed: ${what.slice(0, MAX_TOLD)}`);
    }
    return {
        socket() {
            return socket;
        },
        open() {
            if (!closed)
                return;
            closed = false;
            start();
        },
        established() {
            counts.sessions++;
            toldDown = false;
            reconnect.reset();
        },
        lost,
        malformed,
        pause() {
            paused = true;
            reader?.pause();
            socket?.pause();
        },
        resume() {
            paused = false;
            const current = socket;
            current?.resume();
            if (current !== undefined && reader?.resume() === false)
                malformed(current, 'a line too long');
        },
        close(lingerMs) {
            closed = true;
            reconnect.stop();
            const last = socket;
            if (last === undefined)
                return;
            end();
            if (lingerMs === 0)
                last.destroy();
            else {
                last.resume().end();
                setTimeout(() => last.destroy(), lingerMs).unref();
            }
        },
    };
}
//# sourceMappingURL=line-link.js.map