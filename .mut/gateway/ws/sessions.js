import { createRecordEncoder } from '../wire/record-encoder.js';
import { append, appended, createBinaryFrames, hasRoom } from './binary-frame.js';
import { CloseCode } from './socket-port.js';
const SLOW_BYTES = 64 * 1024;
/** A session that is behind is given this much at a time. */
const PACE_BYTES = 32 * 1024;
/** More than this unread by anybody: it doesn't read its answers. */
const DEAF_BYTES = 512 * 1024;
const MAX_REPORTS_PER_TURN = 2_000;
/** RFC 6455 5.5: a control frame has 125 bytes, of which the code takes 2. */
const MAX_REASON_BYTES = 123;
export function createSessions(log, encoder, epoch, accounts) {
    const all = new Set();
    /** Those that have something queued; one that was flushed alone may still stand here, or twice. */
    const dirty = [];
    const behind = new Set();
    /** By account. */
    const followers = [];
    const frames = createBinaryFrames();
    const records = createRecordEncoder();
    // One function for all corks, as each costs an object: whose turn it is stands beside it.
    let corked = [];
    let corkedSocket;
    let isDropped = false;
    function writeCorked() {
        isDropped = false;
        for (const item of corked) {
            const sent = typeof item === 'string'
                ? corkedSocket.send(item)
                : corkedSocket.send(item.bytes.subarray(0, item.length), true);
            isDropped = sent === 2;
            if (isDropped)
                return;
        }
    }
    function touch(session) {
        if (session.isDirty)
            return;
        session.isDirty = true;
        dirty.push(session);
    }
    function send(session, text) {
        if (session.isClosed)
            return;
        session.outbox.push(text);
        touch(session);
    }
    function room({ outbox }, most) {
        const last = outbox.length === 0 ? undefined : outbox[outbox.length - 1];
        if (typeof last === 'object' && hasRoom(last, most))
            return last;
        const frame = frames.take();
        hasRoom(frame, most);
        outbox.push(frame);
        return frame;
    }
    function sendRecord(session, record, length) {
        if (session.isClosed)
            return;
        append(room(session, length), record, length);
        touch(session);
    }
    function empty(session) {
        const { outbox } = session;
        // One by one, which leaves the array its memory: `length = 0` takes it away.
        for (let item = outbox.pop(); item !== undefined; item = outbox.pop()) {
            if (typeof item === 'object')
                frames.giveBack(item);
        }
    }
    function closeSlow(session) {
        sessions.slowClosed += 1;
        session.socket.end(CloseCode.slowReader, resumeToken(session.orders));
    }
    /** With its account where that fits. */
    function resumeToken(cursor) {
        const sequence = (cursor?.next ?? 1) - 1;
        const whole = JSON.stringify({ account: accounts[cursor?.account ?? -1], epoch, sequence });
        return Buffer.byteLength(whole) <= MAX_REASON_BYTES ? whole : JSON.stringify({ epoch, sequence });
    }
    function flush(session) {
        session.isDirty = false;
        const { socket, outbox } = session;
        if (session.isClosed || outbox.length === 0)
            return;
        corked = outbox;
        corkedSocket = socket;
        socket.cork(writeCorked);
        empty(session);
        const buffered = socket.getBufferedAmount();
        if (session.orders !== undefined && (isDropped || (session.orders.isLive && buffered > SLOW_BYTES))) {
            closeSlow(session);
        }
        else if (isDropped || buffered > DEAF_BYTES)
            socket.end(CloseCode.policy, 'answers are not read');
    }
    function walk(session) {
        const cursor = session.orders;
        if (cursor === undefined || session.isClosed) {
            behind.delete(session);
            return;
        }
        const { account } = cursor;
        for (let budget = MAX_REPORTS_PER_TURN; budget > 0;) {
            // Not live before the socket has taken most of it either: the next report would find a slow reader.
            if (session.socket.getBufferedAmount() > PACE_BYTES)
                return;
            if (cursor.next > log.last(account)) {
                cursor.isLive = true;
                behind.delete(session);
                return;
            }
            if (cursor.next < log.first(account)) {
                closeSlow(session);
                return;
            }
            let bytes = 0;
            while (cursor.next <= log.last(account) && bytes < PACE_BYTES && budget > 0) {
                const at = log.at(account, cursor.next);
                if (cursor.isBinary) {
                    const length = records.report(log.records, at);
                    sendRecord(session, records.bytes, length);
                    bytes += length;
                }
                else {
                    const text = encoder.report(log.records, at);
                    session.outbox.push(text);
                    bytes += text.length;
                }
                budget -= 1;
                cursor.next += 1;
            }
            flush(session);
            if (session.isClosed)
                return;
        }
    }
    function unfollow(session) {
        const cursor = session.orders;
        if (cursor === undefined)
            return;
        session.orders = undefined;
        behind.delete(session);
        followers[cursor.account]?.delete(session);
    }
    function notice(session, reason) {
        const { orders } = session;
        const resume = orders === undefined ? null : { account: accounts[orders.account], epoch, sequence: orders.next - 1 };
        send(session, JSON.stringify({ channel: 'session', type: 'closing', reason, resume }));
    }
    function close(session, code, reason) {
        flush(session);
        if (!session.isClosed)
            session.socket.end(code, reason);
    }
    const sessions = {
        // Plain numbers: of a literal with an accessor V8 makes a dictionary, and of each call of it a search.
        count: 0,
        slowClosed: 0,
        eldestFirst: () => all,
        add(session, nowNs) {
            session.openedNs = nowNs;
            all.add(session);
            sessions.count = all.size;
        },
        remove(session) {
            session.isClosed = true;
            unfollow(session);
            empty(session);
            session.isDirty = false;
            all.delete(session);
            sessions.count = all.size;
        },
        send,
        sendRecord,
        room,
        written(session, frame, length) {
            appended(frame, length);
            touch(session);
        },
        flush(session) {
            if (dirty.length > 0 && session === dirty[dirty.length - 1])
                dirty.pop();
            flush(session);
        },
        flushAll() {
            for (let i = 0; i < dirty.length; i++) {
                const session = dirty[i];
                if (session.isDirty)
                    flush(session);
            }
            // As the outboxes: an array that is emptied at once gives its memory back.
            while (dirty.length > 0)
                dirty.pop();
        },
        follow(session, account, sequence, isBinary) {
            session.orders = { account, next: sequence + 1, isLive: false, isBinary };
            const set = followers[account] ?? new Set();
            followers[account] = set.add(session);
            behind.add(session);
        },
        unfollow,
        report(account, sequence) {
            const set = followers[account];
            if (set === undefined || set.size === 0)
                return;
            let text;
            let length = 0;
            for (const session of set) {
                const cursor = session.orders;
                if (cursor === undefined || !cursor.isLive)
                    continue;
                cursor.next = sequence + 1;
                if (cursor.isBinary) {
                    if (length === 0)
                        length = records.report(log.records, log.at(account, sequence));
                    sendRecord(session, records.bytes, length);
                }
                else {
                    text ??= encoder.report(log.records, log.at(account, sequence));
                    send(session, text);
                }
            }
        },
        catchUp(session) {
            if (behind.has(session))
                walk(session);
        },
        catchUpAll() {
            if (behind.size > 0)
                for (const session of behind)
                    walk(session);
        },
        notice,
        close,
        closeAll(code, reason) {
            for (const session of all) {
                notice(session, 'shutdown');
                close(session, code, reason);
            }
        },
    };
    return sessions;
}
//# sourceMappingURL=sessions.js.map