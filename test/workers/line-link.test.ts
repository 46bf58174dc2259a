import assert from 'node:assert/strict';
import { type AddressInfo, type Socket, createServer } from 'node:net';
import { test } from 'node:test';
import { type LineLink, createLineLink } from '../../workers/line-link.ts';
import { until } from '../support/until.ts';

/** More than the buffers of both ends take. */
const MANY_LINES = 200_000;

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

test('a link that is paused reads nothing of its next connection either', async (t) => {
  const accepted: Socket[] = [];
  const line = `${'x'.repeat(99)}\n`;
  const server = createServer((socket) => {
    accepted.push(socket);
    socket.on('error', () => {});
    if (accepted.length === 1) socket.write('first\n');
    else socket.write(line.repeat(MANY_LINES));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let heard = 0;
  let lines = 0;
  const link: LineLink = createLineLink(
    { host: '127.0.0.1', port, maxLineBytes: 100, reconnectMinMs: 1, counts: { sessions: 0, malformed: 0 } },
    {
      connected() {},
      heard: () => (heard += 1),
      line(_, which) {
        lines += 1;
        if (lines > 1) return;
        link.pause();
        link.lost(which, 'the test');
      },
      ended() {},
      down() {},
    },
  );
  t.after(() => {
    link.close(0);
    server.close();
    for (const socket of accepted) socket.destroy();
  });
  link.open();
  await until(() => accepted.length === 2, 'the next connection');
  // What isn't read stays with the sender, whose buffers it doesn't fit into.
  await until(() => accepted[1]!.writableLength > 0, 'a full connection');
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(heard, 1);
  assert.ok(accepted[1]!.writableLength > 0);
  link.resume();
  await until(() => lines === 1 + MANY_LINES, 'all lines');
});
