import { setTimeout } from 'node:timers/promises';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runKeysCli } from '../../gateway/keys/keys-cli.ts';
import { readKeyFile } from './signing-keys.ts';
import type { Answers, BlockResult, Loop, Requests } from '../client/job.ts';
import { writeTape } from '../client/requests.ts';
import { type Client, startClient } from '../client/start-client.ts';
import { warmUp } from '../client/warm-up.ts';
import type { Interval } from '../method/interval.ts';
import { type Rounds, type Side, runRounds } from '../method/rounds.ts';
import { type Total, addTo, cpuUsOf, emptyTotal } from '../order-path/contest.ts';
import type { Bench, Part, PartResult } from '../part.ts';
import { callRequest, createSigner, HTTP_ANSWERS, httpRequest } from './json-orders.ts';
import { type Server, startBare, startLiftedGateway } from './servers.ts';

/**
 * JSON orders, accepted, beside a bare handler that parses the same JSON and answers about the same bytes:
 *
 *   client ═ 64 connections ═▶ bare │ gateway │ bare′        each a request after each answer; calls 16 deep, too
 */
const CONNECTIONS = 64;
const DEPTH = 16;
const BLOCK_SECONDS = 0.5;
const QUICK_BLOCK_SECONDS = 0.3;
/**
 * V8 compiles each thread's code for itself, on the cores that are measured: after 50,000 orders a gateway still has it do so
 * for 70 ms of each second, 2 µs an order, after 150,000 for 20; a bare handler is done after a few thousand.
 */
const WARM_UP_ORDERS = 120_000;
const WARM_UP_BLOCK_SECONDS = 0.75;
const MAX_WARM_UP_SECONDS = 6;
const QUICK_WARM_UP_SECONDS = 2.25;
/** Of a case: starting, warming up and stopping its servers. */
const START_SECONDS = 10;
const KEYS = 8;
/** A second's: more than any server answers. */
const SIGNED_PER_SECOND = 90_000;
/** The gateway takes what was signed more than a second after its start. */
const AFTER_START_MS = 1_200;
const US = 1_000;

interface Case {
  /** Of its ratio, its CPU time and the bare handler's; '': it has none. */
  readonly figure: 'ws_json' | 'http_json' | 'http_signed' | '';
  readonly title: string;
  readonly kind: 'call' | 'http' | 'signed';
  readonly loop: Loop;
}

const CLOSED: Loop = { kind: 'closed' };
const CASES: readonly Case[] = [
  { figure: 'ws_json', title: 'WebSocket', kind: 'call', loop: CLOSED },
  {
    figure: '',
    title: `WebSocket, ${DEPTH} deep`,
    kind: 'call',
    loop: { kind: 'pipelined', depth: CONNECTIONS * DEPTH },
  },
  { figure: 'http_json', title: 'HTTP keep-alive', kind: 'http', loop: CLOSED },
  { figure: 'http_signed', title: 'HTTP keep-alive, signed', kind: 'signed', loop: CLOSED },
];

export const jsonPart: Part = {
  name: 'json',
  about: 'JSON orders over WebSocket and HTTP, signed ones too, beside bare handlers that parse and answer the same',
  fullSeconds: 84,
  quickSeconds: 19,
  async run(bench): Promise<PartResult> {
    const client = startClient('');
    const measured: Measured[] = [];
    try {
      const cases = bench.isQuick ? CASES.filter(({ figure }) => figure !== '') : CASES;
      for (const one of cases) measured.push(await measure(bench, client, one));
    } finally {
      await client.end();
    }
    return resultOf(measured);
  },
};

interface Measured {
  readonly one: Case;
  readonly rounds: Rounds;
  readonly totals: ReadonlyMap<string, Total>;
}

async function measure(bench: Bench, client: Client, one: Case): Promise<Measured> {
  const seconds = bench.seconds / CASES.length;
  const folder = bench.folder(`json-${CASES.indexOf(one)}`);
  bench.progress(`${one.title}: starting`);
  const keyFile = one.kind === 'signed' ? await makeKeys(folder) : undefined;
  const bare = await startBare(keyFile);
  const gateway = await startLiftedGateway(join(folder, 'gateway'), keyFile);
  try {
    const requestsFor = keyFile === undefined ? plainRequests(one.kind) : signedRequests(folder, keyFile);
    const totals = new Map<string, Total>();
    const warm = new Set<Server>();
    const side = async (name: string, server: Server): Promise<Side> => {
      const path = one.kind === 'call' ? { path: '/ws' } : {};
      const total = emptyTotal();
      totals.set(name, total);
      const block = async (blockSeconds: number): Promise<BlockResult> => {
        // Opened for each block: an HTTP connection that says nothing for 10 s is closed.
        await client.open({ group: name, port: server.port, connections: CONNECTIONS, ...path });
        const requests = requestsFor(server, blockSeconds);
        const { loop } = one;
        const answers = one.kind === 'call' ? CALL_ANSWERS : HTTP_ANSWERS;
        try {
          return await client.block({
            group: name,
            seconds: blockSeconds,
            loop,
            requests,
            answers,
            serverPid: server.pid,
          });
        } finally {
          await client.close(name);
        }
      };
      const most = bench.isQuick ? QUICK_WARM_UP_SECONDS : MAX_WARM_UP_SECONDS;
      const howLong = { orders: WARM_UP_ORDERS, seconds: WARM_UP_BLOCK_SECONDS, most };
      if (!warm.has(server)) await warmUp(`${one.title}, ${name}`, howLong, block);
      warm.add(server);
      return {
        name,
        async block(blockSeconds) {
          const result = await block(blockSeconds);
          const value = result.answers / result.seconds;
          const keep = (): void => {
            addTo(total, result);
          };
          return result.problem === '' ? { value, keep } : { value, problem: result.problem };
        },
      };
    };
    if (keyFile !== undefined) await setTimeout(AFTER_START_MS);
    const sides = [await side('bare', bare), await side('gateway', gateway), await side('bare′', bare)];
    const blockSeconds = bench.isQuick ? QUICK_BLOCK_SECONDS : BLOCK_SECONDS;
    const perRound = 2 * sides.length * blockSeconds;
    const rounds = await runRounds(sides, {
      rounds: Math.max(1, Math.floor((seconds - START_SECONDS) / perRound)),
      blockSeconds,
      seed: bench.seed,
      progress: (done, all) => {
        bench.progress(`${one.title}: block ${done} of ${all}`);
      },
    });
    return { one, rounds, totals };
  } finally {
    await Promise.all([bare.stop(), gateway.stop()]);
  }
}

/** A call's answer begins with its id. */
const CALL_ANSWERS: Answers = { kind: 'frames', at: '{"id":10000000,'.length, text: '"status":201' };

type RequestsFor = (server: Server, seconds: number) => Requests;

function plainRequests(kind: Case['kind']): RequestsFor {
  return ({ port }) => ({ kind: 'one', request: kind === 'call' ? callRequest() : httpRequest(port) });
}

/** A signature is good for five seconds and once: those of a block are made just before it. */
function signedRequests(folder: string, keyFile: string): RequestsFor {
  const sign = createSigner(readKeyFile(keyFile));
  let tapes = 0;
  return ({ port }, seconds) => {
    const file = join(folder, `tape-${tapes++}`);
    const nowMs = Date.now();
    writeTape(
      file,
      Array.from({ length: Math.ceil(seconds * SIGNED_PER_SECOND) }, () => sign(port, nowMs)),
    );
    return { kind: 'tape', file };
  };
}

async function makeKeys(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'keys.json');
  for (let i = 0; i < KEYS; i++) {
    const code = await runKeysCli(
      ['create', '--name', `bench ${i}`, '--file', file],
      () => undefined,
      () => undefined,
    );
    if (code !== 0) throw new Error(`making keys ended with ${code}`);
  }
  return file;
}

function resultOf(measured: readonly Measured[]): PartResult {
  const figures: Record<string, number> = {};
  const intervals: Record<string, Interval> = {};
  const rows: (string | number)[][] = [];
  for (const { one, rounds, totals } of measured) {
    const ratio = rounds.ratio('gateway', 'bare');
    const control = rounds.ratio('bare′', 'bare');
    if (one.figure !== '') {
      figures[`${one.figure}.ratio`] = ratio.median;
      intervals[`${one.figure}.ratio`] = ratio;
      intervals[`${one.figure}.ratio.control`] = control;
      figures[`${one.figure}.cpu_us`] = cpuUsOf(totals.get('gateway')!);
      figures[`bare_${one.figure}.cpu_us`] = cpuUsOf(totals.get('bare')!);
    }
    for (const name of ['bare', 'gateway']) {
      const total = totals.get(name)!;
      const beside = name === 'gateway' ? ratio.median.toFixed(3) : `${control.median.toFixed(3)} (control)`;
      const percentiles = [50, 99].map((percent) => Math.round(total.latencies.percentile(percent) / US));
      rows.push([
        one.title,
        name,
        Math.round(rounds.interval(name).median),
        beside,
        ...percentiles,
        cpuUsOf(total).toFixed(1),
      ]);
    }
  }
  return {
    figures,
    intervals,
    tables: [
      {
        title: `JSON orders, accepted, ${CONNECTIONS} connections`,
        columns: ['requests', 'server', 'a second', '÷ bare', 'p50 µs', 'p99 µs', 'server CPU µs'],
        rows,
      },
    ],
    plots: [],
    blocks: measured.reduce((sum, { rounds }) => sum + rounds.blocks, 0),
    dropped: measured.flatMap(({ one, rounds }) => rounds.dropped.map((why) => `${one.title}: ${why}`)),
    notes: [
      'Client and servers share all cores, wherever the kernel puts them; cores may sleep.',
      'HTTP is not pipelined: the library ends a connection on which a request follows while an answer is owed.',
    ],
  };
}
