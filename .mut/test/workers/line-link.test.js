import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { createLineLink } from '../../workers/line-link.js';
import { until } from '../support/until.js';
test('a receiver that closes and opens the link from within its down gets one connection', async (t) => {
    const accepted = [];
    const server = createServer((socket) => {
        accepted.push(socket);
        socket.on('error', () => { });
        if (accepted.length === 1)
            socket.destroy();
        else
            socket.on('data', (bytes) => socket.write(bytes));
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address();
    const downs = [];
    let echoes = 0;
    const link = createLineLink({
        host: '127.0.0.1',
        port,
        maxLineBytes: 10,
        reconnectMinMs: 1,
        random: () => 0,
        counts: { sessions: 0, malformed: 0 },
    }, {
        connected: (which) => which.write('x\n'),
        line(_, which) {
            echoes += 1;
            which.write('x\n');
        },
        ended() { },
        down(reason) {
            downs.push(reason);
            link.close(0);
            link.open();
        },
    });
    t.after(() => {
        link.close(0);
        server.close();
        for (const socket of accepted)
            socket.destroy();
    });
    link.open();
    // Many round trips: a second connection, planned for a millisecond later, would have come long since.
    await until(() => echoes >= 300, 'the echoes');
    assert.equal(accepted.length, 2);
    assert.equal(downs.length, 1);
});
//# sourceMappingURL=line-link.test.js.map