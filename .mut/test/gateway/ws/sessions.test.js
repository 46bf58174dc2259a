import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordsOf } from '../../../core/memory/records.js';
import { EVENT_SHORT_BYTES, EVENT_WORDS, EventHalf, EventWord } from '../../../core/schema/event.js';
import { localPrincipal } from '../../../gateway/keys/principal.js';
import { createOrderLog } from '../../../gateway/outbound/order-log.js';
import { createSession } from '../../../gateway/ws/session.js';
import { createSessions } from '../../../gateway/ws/sessions.js';
const REPORT_BYTES = 600;
/** A reader that takes nothing by itself. */
function createReader() {
    const reader = { buffered: 0, sequences: [], closed: '' };
    const socket = {
        send(text) {
            reader.buffered += text.length;
            reader.sequences.push(Number.parseInt(text, 10));
            return 0;
        },
        cork(write) {
            write();
        },
        getBufferedAmount: () => reader.buffered,
        end(code, reason) {
            reader.closed = `${code} ${reason}`;
        },
    };
    return { reader, socket: socket };
}
test('a reader that has walked to the end is live only when its socket has taken most of it', () => {
    const log = createOrderLog(1);
    const encoder = {
        report: ({ f64 }, at) => `${f64[(at >> 3) + EventWord.ACCOUNT_SEQ]}`.padEnd(REPORT_BYTES),
    };
    const sessions = createSessions(log, encoder, 'epoch', ['demo']);
    const event = recordsOf(new ArrayBuffer(EVENT_WORDS * 8));
    event.i32[EventHalf.LENGTH] = EVENT_SHORT_BYTES;
    event.i32[EventHalf.ACCOUNT] = 0;
    const happens = (sequence) => {
        event.f64[EventWord.ACCOUNT_SEQ] = sequence;
        log.append(event, 0);
        sessions.report(0, sequence);
    };
    for (let sequence = 1; sequence <= 100; sequence++)
        happens(sequence);
    const { reader, socket } = createReader();
    const session = createSession(socket, localPrincipal(1));
    sessions.add(session, 0);
    sessions.follow(session, 0, 0, false);
    sessions.catchUpAll();
    reader.buffered = 31 * 1024;
    sessions.catchUpAll();
    // It has everything, most of it unread; now 20 more reports come at once.
    for (let sequence = 101; sequence <= 120; sequence++)
        happens(sequence);
    sessions.catchUpAll();
    sessions.flushAll();
    assert.equal(reader.closed, '');
    reader.buffered = 0;
    sessions.catchUpAll();
    happens(121);
    sessions.flushAll();
    assert.deepEqual(reader.sequences, Array.from({ length: 121 }, (_, i) => i + 1));
});
//# sourceMappingURL=sessions.test.js.map