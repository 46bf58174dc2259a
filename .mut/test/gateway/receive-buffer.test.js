import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { test } from 'node:test';
import { boundReceiveBuffers, openSockets, receiveBufferOf } from '../../gateway/boot/receive-buffer.js';
test('what a process accepts from then on holds so much and no more, and what it has stays as it is', async (t) => {
    const server = createServer();
    t.after(() => server.close());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    async function accepted() {
        const before = new Set(openSockets());
        const client = connect(server.address().port, '127.0.0.1');
        t.after(() => client.destroy());
        const [[socket]] = (await Promise.all([once(server, 'connection'), once(client, 'connect')]));
        t.after(() => socket.destroy());
        return Math.min(...openSockets().flatMap((fd) => (before.has(fd) ? [] : [receiveBufferOf(fd)])));
    }
    assert.ok((await accepted()) > 64 * 1024);
    assert.equal(boundReceiveBuffers(64 * 1024), 1);
    assert.equal(await accepted(), 64 * 1024);
});
test('a process that listens nowhere has nothing to bound', () => {
    assert.equal(boundReceiveBuffers(), 0);
});
//# sourceMappingURL=receive-buffer.test.js.map