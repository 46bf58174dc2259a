import assert from 'node:assert/strict';
import { type AddressInfo, type Socket, createServer } from 'node:net';
import { test } from 'node:test';
import { type LineLink, createLineLink } from '../../workers/line-link.ts';
import { until } from '../support/until.ts';

test('a receiver that closes and opens the link from within its down gets one connection', async (t) => {
  const accepted: Socket[] = [];
  const server = createServer((socket) => {
    accepted.push(socket);
    socket.on('error', () => {});
    if (accepted.length === 1) socket.destroy();
    else socket.on('data', (bytes) => socket.write(bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const downs: string[] = [];
  let echoes = 0;
  const link: LineLink = createLineLink(
    {
      host: '127.0.0.1',
      port,
      maxLineBytes: 10,
      reconnectMinMs: 1,
      random: () => 0,
      counts: { sessions: 0, malformed: 0 },
    },
    {
      connected: (which) => which.write('x\n'),
      line(_, which) {
        echoes += 1;
        which.write('x\n');
      },
      ended() {},
      down(reason) {
        downs.push(reason);
        link.close(0);
        link.open();
      },
    },
  );
  t.after(() => {
    link.close(0);
    server.close();
    for (const socket of accepted) socket.destroy();
  });
  link.open();
  // Many round trips: a second connection, planned for a millisecond later, would have come long since.
  await until(() => echoes >= 300, 'the echoes');
  assert.equal(accepted.length, 2);
  assert.equal(downs.length, 1);
});
