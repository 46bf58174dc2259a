import { fileURLToPath } from 'node:url';
import type { BlockResult, Loop } from '../client/job.ts';
import { type Client, startClient } from '../client/start-client.ts';
import { warmUp } from '../client/warm-up.ts';
import type { Bench } from '../part.ts';
import { type OrderKind, orderRequest } from '../rungs/order-bytes.ts';
import { type Child, pinProcess, startChild } from '../child-process.ts';
import { type Rung, type RungName, startRung } from './rung.ts';
import { OTHERS } from './thread-table.ts';

/**
 * One client, some servers, and where they run:
 *
 *   apart      client on CPU 1, servers on CPU 0: an order crosses from core to core twice
 *   together   all on CPU 0: they take turns, and nobody has to wake a core
 *   free       the kernel's choice
 *
 * A core that has nothing to do sleeps, and on a virtual machine it takes 20 to 50 µs to wake it. Kept awake: a process
 * per core that spins, at the lowest priority there is (SCHED_IDLE), which yields to any other at once.
 */
export const Placements = {
  apart: { client: '1', servers: '0' },
  together: { client: '0', servers: '0' },
  free: { client: '0,1', servers: '0,1' },
} as const;
export type Placement = keyof typeof Placements;

export interface StageBlock {
  readonly seconds: number;
  readonly loop: Loop;
  readonly connections: number;
  readonly order: OrderKind;
}

export interface Stage {
  start(name: RungName): Promise<Rung>;
  /** Where everybody runs from now on, and whether idle cores are kept awake. */
  arrange(placement: Placement, awake: boolean): void;
  /** Opens the connections that it needs, or uses those of an earlier block. */
  block(rung: Rung, block: StageBlock): Promise<BlockResult>;
  /** Tens of thousands of orders. */
  warmUp(rung: Rung): Promise<void>;
  /** Makes room in the rung, unless it had few orders since the last time. */
  rest(rung: Rung, isFull?: boolean): Promise<void>;
  /** A child of the stage, where the servers are. */
  child(args: readonly string[]): Child;
  close(): Promise<void>;
}

const WARM_UP_SECONDS = 0.2;
/** By then everything hot is compiled: one at a time takes other paths than many at once. */
const WARM_UP = [
  { loop: { kind: 'pipelined', depth: 256 }, orders: 30_000, order: {} },
  { loop: { kind: 'closed' }, orders: 8_000, order: { idPrefix: 'warm' } },
] as const;
/** A server closes a connection that says nothing for 32 s. */
const FRESH_MS = 15_000;
/** Open orders at which a gateway gets a rest: its table has 400,000 rows, of which ended ones keep 100,000. */
const REST_AT_ORDERS = 100_000;

interface Group {
  readonly name: string;
  usedMs: number;
}

export function openStage(bench: Bench): Stage {
  const folder = bench.folder('order-path');
  const client: Client = startClient('');
  const spinners = ['0', '1'].map((cpu) =>
    startChild(cpu, [fileURLToPath(new URL('../rungs/spinner.js', import.meta.url))], { isIdle: true }),
  );
  const rungs: Rung[] = [];
  const children: Child[] = [];
  const groups = new Map<string, Group>();
  const ordersSince = new Map<Rung, number>();
  let placement: Placement = 'free';
  for (const spinner of spinners) spinner.signal('SIGSTOP');

  async function groupOf(rung: Rung, connections: number): Promise<Group> {
    const name = `${rung.name} × ${connections}`;
    const known = groups.get(name);
    if (known !== undefined && performance.now() - known.usedMs < FRESH_MS) return known;
    if (known !== undefined) await drop(known);
    const { port, path } = rung;
    await client.open({ group: name, port, connections, ...(path === undefined ? {} : { path }) });
    const group = { name, usedMs: 0 };
    groups.set(name, group);
    return group;
  }

  async function drop(group: Group): Promise<void> {
    groups.delete(group.name);
    await client.close(group.name);
  }

  async function block(rung: Rung, { seconds, loop, connections, order }: StageBlock): Promise<BlockResult> {
    const group = await groupOf(rung, connections);
    const result = await client.block({
      group: group.name,
      seconds,
      loop,
      requests: { kind: 'one', request: orderRequest(order) },
      answers: rung.answers,
      serverPid: rung.pid,
    });
    group.usedMs = performance.now();
    // Answers that are still owed would be taken for those of the next block.
    if (result.problem !== '') await drop(group);
    ordersSince.set(rung, (ordersSince.get(rung) ?? 0) + result.sent);
    return { ...result, threadCpuSeconds: byName(result, rung) };
  }

  async function rest(rung: Rung, isFull = false): Promise<void> {
    if (!isFull && (ordersSince.get(rung) ?? 0) < REST_AT_ORDERS) return;
    await rung.rest();
    ordersSince.set(rung, 0);
  }

  return {
    async start(name) {
      const rung = await startRung(name, folder, Placements[placement].servers);
      rungs.push(rung);
      return rung;
    },
    arrange(next, awake) {
      placement = next;
      pinProcess(client.pid, Placements[next].client);
      for (const { pid } of [...rungs, ...children]) pinProcess(pid, Placements[next].servers);
      for (const spinner of spinners) spinner.signal(awake ? 'SIGCONT' : 'SIGSTOP');
    },
    block,
    async warmUp(rung) {
      for (const { loop, orders, order } of WARM_UP) {
        await warmUp(rung.name, { orders, seconds: WARM_UP_SECONDS }, (seconds) =>
          block(rung, { seconds, loop, connections: 1, order }),
        );
      }
      await rest(rung, true);
    },
    rest,
    child(args) {
      const child = startChild(Placements[placement].servers, args);
      children.push(child);
      return child;
    },
    async close() {
      await Promise.all([client.end(), ...[...rungs, ...children, ...spinners].map((one) => one.stop())]);
    },
  };
}

/** CPU time by the names of the server's threads. */
export function byName({ threadCpuSeconds }: BlockResult, { threads }: Rung): Readonly<Record<string, number>> {
  const named: Record<string, number> = {};
  for (const [id, seconds] of Object.entries(threadCpuSeconds)) {
    const name = threads.get(id) ?? OTHERS;
    named[name] = (named[name] ?? 0) + seconds;
  }
  return named;
}

/** Starts each once, and warms it up. */
export async function startRungs(
  bench: Bench,
  stage: Stage,
  names: readonly RungName[],
): Promise<ReadonlyMap<RungName, Rung>> {
  const rungs = new Map<RungName, Rung>();
  stage.arrange('free', false);
  for (const name of new Set(names)) {
    bench.progress(`starting ${name}`);
    const rung = await stage.start(name);
    rungs.set(name, rung);
    bench.progress(`warming up ${name}`);
    await stage.warmUp(rung);
  }
  return rungs;
}
