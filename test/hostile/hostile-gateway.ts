import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type GatewayProgram, type Json, openGatewayProgram } from '../support/gateway-program.ts';
import { folderOf, untilTrue } from '../support/program.ts';
import { rawHttp } from '../support/raw-http.ts';
import type { CaseGroup, HostileCase } from './hostile-case.ts';
import { play } from './peer.ts';

const ORDER =
  '{"symbol":"BTCUSDT","side":"buy","quantity":"0.001","price":"44000","order_type":"LIMIT","time_in_force":"GTC"}';
const GOOD_ORDER =
  'POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n' +
  `Content-Length: ${ORDER.length}\r\n\r\n${ORDER}`;

/** Beyond it, memory ran away. It takes a few MiB for the orders. */
const MOST_GROWTH_KIB = 128 * 1024;
/** The parser gives a silent socket 10 s, and looks every 4. */
const SLOW_DEADLINE_MS = 60_000;
/** Of cases that wait for the gateway's patience: all at once. */
type Played = Promise<string>;

/** A started gateway that is mistreated, and judged after each case. */
export interface HostileGateway {
  /** Plays a case; its answer must be the expected one, and a good order on another connection must pass. */
  check(over: CaseGroup['over'], tried: HostileCase): Promise<void>;
  /** Begins a case that takes seconds. */
  begin(over: CaseGroup['over'], tried: HostileCase): Played;
  /** Opens so many connections that each say this and no more; a good order must pass while they are there. */
  crowd(count: number, says: string): Promise<void>;
  /** The same process, no error in its log, memory where it was, nothing cancelled; and it stops in order. */
  judge(): Promise<void>;
}

export async function openHostileGateway(context: TestContext): Promise<HostileGateway> {
  const folder = folderOf(context);
  const gateway = await openGatewayProgram(context, folder, { FEED: 'simulated' });
  const { program, port } = gateway;

  async function goodOrder(): Promise<void> {
    assert.match(await rawHttp(port, GOOD_ORDER), /^HTTP\/1\.1 201 /, 'a good order on another connection');
  }

  const { body: first } = await gateway.send('POST', '/orders', JSON.parse(ORDER) as Json);
  // What any load takes is not counted.
  for (let i = 0; i < 50; i++) await goodOrder();
  const beforeKiB = residentKiB(gateway);

  return {
    async check(over, tried) {
      const seen = await play({ port, over, tried, settle: goodOrder });
      await goodOrder();
      if (seen !== tried.orElse) assert.equal(seen, tried.answer);
    },
    begin: (over, tried) => play({ port, over, tried, settle: goodOrder, deadlineMs: SLOW_DEADLINE_MS }),
    async crowd(count, says) {
      const crowd = Array.from({ length: count }, () => connect(port, '127.0.0.1'));
      try {
        await Promise.all(
          crowd.map(async (socket) => {
            await once(socket, 'connect');
            socket.on('error', () => undefined); // Reset when the gateway has enough of it.
            socket.write(says);
          }),
        );
        await goodOrder();
        assert.ok((await gateway.metric('tickgate_connections')) > count, 'they are all there');
      } finally {
        for (const socket of crowd) socket.destroy();
      }
      await untilTrue(async () => (await gateway.metric('tickgate_connections')) < 100, 'the crowd to be gone');
    },
    async judge() {
      assert.equal(program.child.exitCode, null, `it ended: ${program.stderr}`);
      assert.equal(program.child.signalCode, null);
      assert.equal(program.stderr, '');
      // Many cases hide a cancel of everything.
      assert.equal((await gateway.get(`/orders/${first['order_id']}`)).body['status'], 'live');
      const log = readFileSync(join(folder, 'logs', 'tickgate.log'), 'utf8')
        .trim()
        .split('\n');
      assert.deepEqual(
        log.filter((line) => !['info', 'debug'].includes((JSON.parse(line) as { level: string }).level)),
        [],
      );
      const grownKiB = residentKiB(gateway) - beforeKiB;
      assert.ok(grownKiB < MOST_GROWTH_KIB, `it grew by ${grownKiB} KiB`);
      assert.equal(await program.stop(), 0);
    },
  };
}

function residentKiB({ program }: GatewayProgram): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${program.pid}/status`, 'utf8'))?.[1]);
}
