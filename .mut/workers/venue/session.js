import { createLineReader } from '../lines.js';
const KEEP_ALIVE_MS = 15_000;
const TOO_LONG = '{"ev":"error","reason":"line too long"}\n';
export function createSession(socket, limits, faults, nowMs, events) {
    const delayed = [];
    const lateTimers = new Set();
    let delayedHead = 0;
    let delayedBytes = 0;
    let delayTimer;
    let ready = '';
    let ending;
    let reading = true;
    let closed = false;
    const reader = createLineReader(limits.lineBytes, (line) => {
        events.line(session, line);
        // Also within one chunk: a few bytes of `list` ask for megabytes.
        if (reading && session.unsentBytes > limits.outputPauseBytes)
            pause();
    });
    function pause() {
        reading = false;
        reader.pause();
        socket.pause();
    }
    function delay(line, waitMs) {
        const last = delayed[delayed.length - 1];
        const dueMs = Math.max(last?.dueMs ?? 0, nowMs() + waitMs);
        delayed.push({ dueMs, line });
        delayedBytes += line.length;
        delayTimer ??= setTimeout(release, waitMs);
    }
    function release() {
        delayTimer = undefined;
        const now = nowMs();
        for (;;) {
            const next = delayed[delayedHead];
            if (next === undefined)
                break;
            if (next.dueMs > now + 0.5) {
                delayTimer = setTimeout(release, next.dueMs - now);
                break;
            }
            ready += next.line;
            delayedBytes -= next.line.length;
            delayedHead++;
        }
        if (delayedHead === delayed.length || delayedHead > 4096) {
            delayed.splice(0, delayedHead);
            delayedHead = 0;
        }
        session.flush();
    }
    function say(line) {
        if (closed)
            return;
        const waitMs = faults.delayMs();
        if (waitMs > 0 || delayed.length > 0)
            delay(line, waitMs);
        else
            ready += line;
    }
    function sayLate(line) {
        delayedBytes += line.length;
        const timer = setTimeout(() => {
            lateTimers.delete(timer);
            delayedBytes -= line.length;
            ready += line;
            session.flush();
        }, faults.settings.late_ms + faults.delayMs());
        lateTimers.add(timer);
    }
    function throttle() {
        const waiting = session.unsentBytes;
        if (waiting > limits.outputMaxBytes) {
            session.close();
            return;
        }
        if (reading && waiting > limits.outputPauseBytes) {
            pause();
        }
        else if (!reading && waiting <= limits.outputPauseBytes / 2) {
            reading = true;
            socket.resume();
            events.batch(() => {
                if (!reader.resume())
                    session.end(TOO_LONG);
            });
            if (ending !== undefined)
                session.flush();
        }
    }
    const session = {
        gateway: undefined,
        subscribed: false,
        greeted: false,
        local: isLoopback(socket.remoteAddress ?? ''),
        get closed() {
            return closed;
        },
        get unsentBytes() {
            return socket.writableLength + delayedBytes + ready.length;
        },
        answer(line) {
            if (closed || faults.lost())
                return;
            if (faults.late())
                sayLate(line);
            else
                say(line);
            if (faults.doubled())
                say(line);
        },
        report(line) {
            say(line);
            if (faults.doubled())
                say(line);
        },
        plain: say,
        flush() {
            if (closed)
                return;
            if (ready !== '') {
                const text = ready;
                ready = '';
                socket.write(text, 'latin1');
            }
            if (ending === undefined)
                throttle();
            else
                session.close(ending);
        },
        end(lastLine) {
            reader.stop();
            ending ??= lastLine;
        },
        close(lastLine = '') {
            if (closed)
                return;
            closed = true;
            reader.stop();
            clearTimeout(delayTimer);
            for (const timer of lateTimers)
                clearTimeout(timer);
            if (lastLine === '')
                socket.destroy();
            // A reader that doesn't take the last line isn't waited for.
            else
                socket.end(lastLine, 'latin1', () => socket.destroy());
            setTimeout(() => socket.destroy(), 1000).unref();
            events.closed(session);
        },
        writeTicks(text) {
            if (!closed)
                socket.write(text, 'latin1');
            return closed || socket.writableLength <= limits.tickPauseBytes;
        },
    };
    socket.setNoDelay(true);
    // A peer that vanished without a word doesn't hold one of the sessions for ever.
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    socket.on('data', (chunk) => {
        if (closed)
            return;
        events.batch(() => {
            if (!reader.push(chunk))
                session.end(TOO_LONG);
        });
        if (ending !== undefined)
            session.flush();
    });
    socket.on('drain', () => {
        if (closed)
            return;
        throttle();
        events.drained(session);
    });
    // A reset connection is a closed one: 'close' follows.
    socket.on('error', () => undefined);
    socket.on('close', () => session.close());
    const greeting = setTimeout(() => {
        if (!session.greeted)
            session.close('{"ev":"error","reason":"neither hello nor subscribe"}\n');
    }, limits.greetingMs);
    greeting.unref();
    return session;
}
function isLoopback(address) {
    return address === '::1' || /^(::ffff:)?127\./.test(address);
}
//# sourceMappingURL=session.js.map