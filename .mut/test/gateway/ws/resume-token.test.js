import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localPrincipal } from '../../../gateway/keys/principal.js';
import { createOrderLog } from '../../../gateway/outbound/order-log.js';
import { createSession } from '../../../gateway/ws/session.js';
import { createSessions } from '../../../gateway/ws/sessions.js';
/** A reader of the account's orders falls behind; what it is told at the end. */
function reasonOf(account, epoch) {
    const sessions = createSessions(createOrderLog(1, 8), undefined, epoch, [account]);
    const socket = { unread: 0, reason: '' };
    const port = {
        send: () => 0,
        cork: (write) => {
            write();
        },
        getBufferedAmount: () => socket.unread,
        ping: () => 1,
        end: (code, reason) => {
            assert.equal(code, 4008);
            socket.reason = reason;
        },
        subscribe: () => true,
        unsubscribe: () => true,
    };
    const session = createSession(port, localPrincipal(1));
    sessions.add(session, 0);
    sessions.follow(session, 0, 41, false);
    sessions.catchUp(session);
    socket.unread = 65_537;
    sessions.send(session, 'anything');
    sessions.flush(session);
    return socket.reason;
}
test('a resume token names its account, unless the close frame has no room for it', () => {
    const room = 123 - '{"account":"","epoch":"","sequence":41}'.length;
    const [account, fits, tooLong] = ['a'.repeat(32), 'e'.repeat(room - 32), 'e'.repeat(room - 31)];
    assert.deepEqual(JSON.parse(reasonOf(account, fits)), { account, epoch: fits, sequence: 41 });
    assert.equal(reasonOf(account, fits).length, 123);
    assert.deepEqual(JSON.parse(reasonOf(account, tooLong)), { epoch: tooLong, sequence: 41 });
});
//# sourceMappingURL=resume-token.test.js.map