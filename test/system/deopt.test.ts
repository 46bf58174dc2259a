import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type TestContext, describe, it } from 'node:test';
import { WireType } from '../../core/wire/header.ts';
import { readyGateway } from '../support/gateway-program.ts';
import { folderOf, startProgram, tickgate } from '../support/program.ts';
import { until } from '../support/until.ts';
import { connectWire, placeRecord } from '../support/wire-client.ts';

/**
 * Whether the hot path keeps its optimised code: behind the warm-up the deoptimisations of these files' functions come to
 * an end. How many orders share a turn depends on what else the machine does, so a case may be met for the first time
 * late: V8 learns it once. What never ends is a function that loses its code again and again: each round has one.
 * V8 says so by name (`--trace-deopt`); whoever adds a file to the path of an order adds it here.
 * Not here: the doorbell, which wakes now this neighbour and now that, and the histogram, whose part beyond 2 s is met late.
 */
const HOT_FILES = [
  'core/memory/event-ring',
  'core/memory/ring',
  'core/metrics/counters',
  'core/schema/text',
  'core/wire/bytes',
  'core/wire/header',
  'core/wire/order-answer',
  'core/wire/place',
  'core/wire/u53',
  'core/wire/wire-order',
  'gateway/boot/turns',
  'gateway/inbound/admit',
  'gateway/inbound/instrument-cache',
  'gateway/inbound/pending',
  'gateway/inbound/write-command',
  'gateway/outbound/order-log',
  'gateway/outbound/pump',
  'gateway/wire/place-answer',
  'gateway/wire/plain-place',
  'gateway/wire/record-encoder',
  'gateway/wire/take-name',
  'gateway/wire/wire-door',
  'gateway/wire/wire-parser',
  'gateway/wire/wire-responder',
  'gateway/ws/binary-frame',
  'gateway/ws/sessions',
  'workers/clock',
];
const FRAME_ORDERS = 100;
/** Fewer than any ring takes: however late a thread runs, nothing is refused for it. */
const IN_FLIGHT = 1_000;
const WARM_UP = 100_000;
const ORDERS_PER_ROUND = 100_000;
/** More than one is needed only where the machine is busy. */
const MAX_ROUNDS = 10;
/** Far below the market: it rests. */
const RESTING = { priceTicks: 4_300_000, quantityLots: 1, timeInForce: 2 };
const DEOPTIMISED =
  /\[bailout \(kind: ([\w-]+), reason: ([^)]*)\): begin\. deoptimizing 0x[0-9a-f]+ <JSFunction (\S+) /g;

describe('the path of an order', () => {
  for (const THREADS of ['dedicated', 'compact']) {
    it(`keeps its optimised code once it is warm (${THREADS})`, async (context) => {
      assert.deepEqual(await deoptimised(context, { THREADS }, MAX_ROUNDS), []);
    });
  }

  it('is seen to lose it where a hot function meets what it has never met', async (context) => {
    const preload = `data:text/javascript,${encodeURIComponent(PLANTED)}`;
    const lost = await deoptimised(context, {}, 1, ['--import', preload]);
    assert.ok(
      lost.some((line) => line.includes(': putPacked: ')),
      lost.join('\n'),
    );
  });
});

/** Functions with the name of a hot one, each optimised for numbers and then given an object, all the time. */
const PLANTED = `
  let made = 0;
  setInterval(() => {
    const putPacked = (0, eval)('(function putPacked(value) { return value.a + 1; }) // ' + made++);
    for (let i = 0; i < 300000; i++) putPacked({ a: i });
    putPacked({ b: 1, a: 2 });
  }, 100).unref();
`;

/** What was still deoptimised in the last of the rounds behind the warm-up, with V8's reasons; a round without ends them. */
async function deoptimised(
  context: TestContext,
  env: Readonly<Record<string, string>>,
  maxRounds: number,
  nodeArgs: readonly string[] = [],
): Promise<string[]> {
  const folder = folderOf(context);
  const program = startProgram(context, process.execPath, ['--trace-deopt', ...nodeArgs, tickgate, 'start'], {
    cwd: folder,
    env: {
      PORT: '0',
      MONITORING_PORT: '0',
      ACK: 'accepted',
      BROKERS: '[{"id":"n","adapter":"null"}]',
      LIMIT_OPEN_ORDERS: '1000000',
      MAX_ORDERS: '1000000',
      ...env,
    },
  });
  const { port } = await readyGateway(program, folder);
  const client = await connectWire(port);
  context.after(() => {
    client.destroy();
  });
  const alone = placeRecord(client.catalog, 1, RESTING, '');
  const frame = Array.from({ length: FRAME_ORDERS }, () => alone);
  let sent = 0;
  let answered = 0;
  let accepted = 0;

  function count(): void {
    for (const payload of client.ws.binaries.splice(0)) {
      for (let at = 0; at < payload.length; at += payload.readUInt16LE(at)) {
        if (payload[at + 2] === WireType.order_answer) accepted += 1;
        answered += 1;
      }
    }
  }

  async function send(orders: number): Promise<void> {
    for (const end = sent + orders; sent < end; ) {
      client.send(...frame);
      client.send(alone);
      sent += FRAME_ORDERS + 1;
      await until(() => {
        count();
        return sent - answered <= IN_FLIGHT;
      }, 'answers');
    }
    await until(() => {
      count();
      return sent === answered;
    }, 'the last answers');
  }

  await send(WARM_UP);
  const names = hotNames();
  let lost: string[] = [];
  for (let round = 0; round < maxRounds; round++) {
    const before = program.stdout.length;
    await send(ORDERS_PER_ROUND);
    lost = [...program.stdout.slice(before).matchAll(DEOPTIMISED)]
      .map(([, kind, reason, name]) => [kind, reason, sourceName(name!)] as const)
      .filter(([, , name]) => names.has(name))
      .map(([kind, reason, name]) => `round ${round}: ${name}: ${kind}, ${reason}`);
    if (lost.length === 0) break;
  }
  assert.ok(accepted > answered / 2, `${accepted} of ${answered} orders were accepted`);
  return lost;
}

/** In one module the second function of a name is `name$1`. */
function sourceName(name: string): string {
  return name.replace(/\$\d+$/, '');
}

/** The functions and methods of the hot files, as they were compiled. */
function hotNames(): Set<string> {
  const names = new Set<string>();
  for (const file of HOT_FILES) {
    const code = readFileSync(fileURLToPath(new URL(`../../${file}.js`, import.meta.url)), 'utf8');
    for (const [, name] of code.matchAll(/^\s*(?:export )?(?:async )?(?:function )?(#?[A-Za-z]\w*)\(.*\) \{$/gm)) {
      if (!['if', 'for', 'while', 'switch', 'constructor'].includes(name!)) names.add(name!);
    }
  }
  assert.ok(names.size > HOT_FILES.length, 'the hot files have functions');
  return names;
}
