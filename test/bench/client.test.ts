import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { WebSocketServer } from 'ws';
import { createLatencies } from '../../bench/client/latencies.ts';
import { writeTape } from '../../bench/client/requests.ts';
import { type Client, startClient } from '../../bench/client/start-client.ts';
import type { Answers, Requests } from '../../bench/client/job.ts';

const ANSWER_TYPE = 0x81;
const REFUSED_TYPE = 0x8f;

/** length u16, type, version, request id u32, and 12 more bytes. */
function record(type: number, id: number): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.writeUInt16LE(bytes.length, 0);
  bytes[2] = type;
  bytes[3] = 1;
  bytes.writeUInt32LE(id, 4);
  return bytes;
}

const place = Buffer.concat([record(1, 0), Buffer.from('order-0000000', 'latin1')]);
const requests: Requests = {
  kind: 'one',
  request: {
    payload: place.toString('base64'),
    as: 'binary',
    counts: [
      { kind: 'u32', at: 4, bytes: 4 },
      { kind: 'digits', at: 26, bytes: 7 },
    ],
  },
};
const answers: Answers = { kind: 'records', type: ANSWER_TYPE, echoes: true };

interface Heard {
  readonly ids: number[];
  readonly names: string[];
}

/** Answers each record; `answer` may make it another one. */
async function recordServer(
  context: TestContext,
  answer: (id: number) => Buffer | undefined = (id) => record(ANSWER_TYPE, id),
): Promise<{ readonly port: number; readonly heard: Heard }> {
  const heard: Heard = { ids: [], names: [] };
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  server.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => {
      const id = data.readUInt32LE(4);
      heard.ids.push(id);
      heard.names.push(data.toString('latin1', 20));
      const bytes = answer(id);
      if (bytes !== undefined) socket.send(bytes);
    });
  });
  context.after(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, heard };
}

function client(context: TestContext): Client {
  const one = startClient('');
  context.after(() => one.end());
  return one;
}

test('A closed loop has one request at a time, each with its own id, and an answer for each', async (context) => {
  const { port, heard } = await recordServer(context);
  const one = client(context);
  await one.open({ group: 'a', port, connections: 1, path: '/ws' });
  const block = await one.block({ group: 'a', seconds: 0.05, loop: { kind: 'closed' }, requests, answers });
  assert.equal(block.problem, '');
  assert.ok(block.answers > 0);
  assert.equal(block.sent, block.answers);
  assert.equal(block.latency.count, block.answers);
  assert.equal(heard.ids.length, block.sent);
  assert.deepEqual(
    heard.ids,
    heard.ids.map((_, i) => i + 1),
  );
  assert.equal(heard.names[0], 'order-0000001');
  assert.equal(heard.names.at(-1), `order-${String(heard.names.length).padStart(7, '0')}`);
  assert.equal(new Set(heard.names).size, heard.names.length);
  const second = await one.block({ group: 'a', seconds: 0.02, loop: { kind: 'closed' }, requests, answers });
  assert.equal(second.problem, '');
  assert.equal(new Set(heard.names).size, heard.names.length, 'the second block goes on counting');
});

test('A pipelined loop over several connections gets an answer for each request', async (context) => {
  const { port, heard } = await recordServer(context);
  const one = client(context);
  await one.open({ group: 'a', port, connections: 3, path: '/ws' });
  const loop = { kind: 'pipelined', depth: 96 } as const;
  const block = await one.block({ group: 'a', seconds: 0.1, loop, requests, answers });
  assert.equal(block.problem, '');
  assert.equal(block.sent, heard.ids.length);
  assert.ok(block.sent >= 96);
  assert.equal(block.latency.count, block.answers);
  assert.ok(block.latency.maximum > 0);
});

test('An open loop sends as many as are due, whatever the answers do', async (context) => {
  const { port, heard } = await recordServer(context);
  const one = client(context);
  await one.open({ group: 'a', port, connections: 2, path: '/ws' });
  for (const poissonSeed of [undefined, 7]) {
    const before = heard.ids.length;
    const loop = { kind: 'open', ratePerSecond: 2_000, ...(poissonSeed === undefined ? {} : { poissonSeed }) } as const;
    const block = await one.block({ group: 'a', seconds: 0.1, loop, requests, answers });
    assert.equal(block.problem, '');
    assert.equal(block.sent, heard.ids.length - before);
    assert.equal(block.lag.count, block.sent);
    if (poissonSeed === undefined) assert.equal(block.sent, 200);
    else assert.ok(block.sent > 100 && block.sent < 300, `${block.sent} of a Poisson process of 200`);
  }
});

test('A refused order makes the block invalid', async (context) => {
  const { port } = await recordServer(context, (id) => record(REFUSED_TYPE, id));
  const one = client(context);
  await one.open({ group: 'a', port, connections: 1, path: '/ws' });
  const block = await one.block({ group: 'a', seconds: 0.05, loop: { kind: 'closed' }, requests, answers });
  assert.match(block.problem, /^an answer is no success: 14008f01/);
});

test('Answers out of their order make the block invalid', async (context) => {
  const { port } = await recordServer(context, (id) => record(ANSWER_TYPE, id === 5 ? 1 : id));
  const one = client(context);
  await one.open({ group: 'a', port, connections: 1, path: '/ws' });
  const loop = { kind: 'pipelined', depth: 16 } as const;
  const block = await one.block({ group: 'a', seconds: 0.05, loop, requests, answers });
  assert.match(block.problem, /^an answer is no success/);
});

test('Several records in one frame are several answers, also when they come in pieces', async (context) => {
  const waiting: number[] = [];
  const { port } = await recordServer(context, (id) => {
    waiting.push(id);
    return waiting.length < 4 ? undefined : Buffer.concat(waiting.splice(0).map((one) => record(ANSWER_TYPE, one)));
  });
  const one = client(context);
  await one.open({ group: 'a', port, connections: 1, path: '/ws' });
  const loop = { kind: 'pipelined', depth: 16 } as const;
  const block = await one.block({ group: 'a', seconds: 0.05, loop, requests, answers });
  assert.equal(block.problem, '');
  assert.equal(block.sent % 4, 0);
});

test('HTTP requests of a tape are sent in turn, and the block ends when the tape does', async (context) => {
  const paths: string[] = [];
  const server = createHttpServer((request, response) => {
    paths.push(request.url ?? '');
    const body = 'x'.repeat(paths.length % 12); // Its length has one digit or two.
    response.writeHead(201, { 'Content-Length': body.length }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-tape-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'tape');
  const lines = Array.from({ length: 50 }, (_, i) => Buffer.from(`GET /${i} HTTP/1.1\r\nHost: a\r\n\r\n`, 'latin1'));
  writeTape(file, lines);
  const { port } = server.address() as AddressInfo;
  const one = client(context);
  await one.open({ group: 'a', port, connections: 1 });
  const block = await one.block({
    group: 'a',
    seconds: 5,
    loop: { kind: 'closed' },
    requests: { kind: 'tape', file },
    answers: { kind: 'http', text: 'HTTP/1.1 201 ' },
  });
  assert.equal(block.problem, 'the tape of requests is at its end');
  assert.equal(block.answers, 50);
  assert.deepEqual(
    paths,
    lines.map((_, i) => `/${i}`),
  );
});

test('Text frames are judged by their beginning', async (context) => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  server.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => {
      const { id } = JSON.parse(data.toString()) as { readonly id: number };
      socket.send(JSON.stringify({ id, status: 201 }));
    });
  });
  context.after(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  const one = client(context);
  await one.open({ group: 'a', port: (server.address() as AddressInfo).port, connections: 1, path: '/ws' });
  const payload = Buffer.from('{"id":1000000000}').toString('base64');
  const counts = [{ kind: 'digits', at: 6, bytes: 10 }] as const;
  const block = await one.block({
    group: 'a',
    seconds: 0.05,
    loop: { kind: 'closed' },
    requests: { kind: 'one', request: { payload, as: 'text', counts } },
    answers: { kind: 'frames', at: 16, text: ',"status":201' },
  });
  assert.equal(block.problem, '');
  assert.ok(block.answers > 0);
});

test('Latencies of several blocks are added, not averaged', () => {
  const all = createLatencies();
  all.add({ buckets: [1000, 99], count: 99, maximum: 1000 });
  all.add({ buckets: [5000, 1], count: 1, maximum: 5001 });
  assert.equal(all.count, 100);
  assert.equal(all.percentile(50), 1000);
  assert.equal(all.percentile(99), 1000);
  assert.ok(all.percentile(99.9) >= 5000);
  assert.equal(all.maximum, 5001);
});
