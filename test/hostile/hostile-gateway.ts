import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type GatewayProgram, openGatewayProgram } from '../support/gateway-program.ts';
import { folderOf } from '../support/program.ts';
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
const SLOW_DEADLINE_MS = 20_000;
/** Of cases that wait for the gateway's patience: all at once. */
type Played = Promise<string>;

/** A started gateway that is mistreated, and judged after each case. */
export interface HostileGateway {
  /** Plays a case; its answer must be the expected one, and a good order on another connection must pass. */
  check(over: CaseGroup['over'], tried: HostileCase): Promise<void>;
  /** Begins a case that takes seconds. */
  begin(over: CaseGroup['over'], tried: HostileCase): Played;
  /** The same process, no error in its log, memory where it was; and it stops in order. */
  judge(): Promise<void>;
}

export async function openHostileGateway(context: TestContext): Promise<HostileGateway> {
  const folder = folderOf(context);
  const gateway = await openGatewayProgram(context, folder, { FEED: 'simulated' });
  const { program, port } = gateway;

  async function goodOrder(): Promise<void> {
    assert.match(await rawHttp(port, GOOD_ORDER), /^HTTP\/1\.1 201 /, 'a good order on another connection');
  }

  // What any load takes is not counted.
  for (let i = 0; i < 50; i++) await goodOrder();
  const beforeKiB = residentKiB(gateway);

  return {
    async check(over, { send, answer }) {
      const seen = await play({ port, over, send, answer, settle: goodOrder });
      await goodOrder();
      assert.equal(seen, answer);
    },
    begin: (over, { send, answer }) =>
      play({ port, over, send, answer, settle: goodOrder, deadlineMs: SLOW_DEADLINE_MS }),
    async judge() {
      assert.equal(program.child.exitCode, null, `it ended: ${program.stderr}`);
      assert.equal(program.child.signalCode, null);
      assert.equal(program.stderr, '');
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
