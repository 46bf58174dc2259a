import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Answers } from '../client/job.ts';
import { FAST_PATH_NOTIONAL, orderAnswers } from '../rungs/order-bytes.ts';
import { type Child, startChild } from '../child-process.ts';
import { readMetrics } from '../gateway/gateway-metrics.ts';
import { LoadSettings, startGateway } from '../gateway/start-gateway.ts';

/** A server that takes orders: the gateway, or one of the things that it is compared with. */
export interface Rung {
  readonly name: RungName;
  readonly pid: number;
  readonly child: Child;
  readonly port: number;
  /** Of its WebSocket; F0 has none. */
  readonly path: string | undefined;
  readonly answers: Answers;
  /** Names of its threads, by the kernel's ids. */
  readonly threads: ReadonlyMap<string, string>;
  /** Makes room: ends all orders, and waits until nothing goes on any more. */
  rest(): Promise<void>;
  stop(): Promise<void>;
}

export const RungNames = {
  f0: 'bare TCP',
  f1: 'bare uWebSockets',
  p2: 'threads and rings alone',
  p3: 'threads, rings and write alone',
  p4: 'threads, rings, write and fdatasync alone',
  f2: 'gateway, accepted',
  f2c: 'gateway, accepted, compact',
  f4: 'gateway, durable',
} as const;
export type RungName = keyof typeof RungNames;

/** What a block needs, and no more: rows are used again, so that an order finds its memory warm as in a run that lasts. */
const GATEWAY_ORDERS = 400_000;

const GATEWAY_ENV: Readonly<Partial<Record<RungName, Readonly<Record<string, string>>>>> = {
  f2: { ACK: 'accepted', THREADS: 'dedicated' },
  f2c: { ACK: 'accepted', THREADS: 'compact' },
  f4: { ACK: 'durable', THREADS: 'dedicated' },
};

const compiled = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** `folder`: of its own, on the disk under test. `cpus`: where its threads may run. `settings`: of a gateway, besides; `flags`: of Node. */
export async function startRung(
  name: RungName,
  folder: string,
  cpus: string,
  settings: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<Rung> {
  const gateway = GATEWAY_ENV[name];
  if (gateway !== undefined)
    return startGatewayRung(name, join(folder, name), cpus, { ...gateway, ...settings }, flags);
  const files = {
    f0: ['echo.js'],
    f1: ['bare.js'],
    p2: ['rings.js'],
    p3: ['rings.js', folder, 'unsynced'],
    p4: ['rings.js', folder],
  };
  const [file = '', ...args] = files[name as keyof typeof files];
  const child = startChild(cpus, [...flags, compiled(`../rungs/${file}`), ...args]);
  const isRings = name.startsWith('p');
  const [, told = '{}'] = isRings ? await child.says(/^threads (\{.*\})$/) : [];
  const [, port] = await child.says(/^ready (\d+)$/);
  return {
    name,
    pid: child.pid,
    child,
    port: Number(port),
    path: name === 'f0' ? undefined : '/ws',
    answers: orderAnswers(isRings),
    threads: new Map([[String(child.pid), 'gateway'], ...Object.entries(JSON.parse(told) as Record<string, string>)]),
    rest: async () => {},
    stop: child.stop,
  };
}

/** The gateway as it is installed. Nothing of it is switched off but the venue, which is one that takes every order. */
async function startGatewayRung(
  name: RungName,
  folder: string,
  cpus: string,
  mode: Readonly<Record<string, string>>,
  flags: readonly string[],
): Promise<Rung> {
  const settings = {
    ...LoadSettings,
    PIN: 'off',
    MAX_ORDERS: String(GATEWAY_ORDERS),
    FAST_PATH_NOTIONAL: String(FAST_PATH_NOTIONAL),
    ...mode,
  };
  const { child, api, port } = await startGateway(folder, settings, { cpus, flags });
  return {
    name,
    pid: child.pid,
    child,
    port,
    path: '/ws',
    answers: orderAnswers(true),
    threads: await threadsOf(api),
    rest: () => cancelAll(api, port),
    stop: child.stop,
  };
}

const CLOSE = { headers: { Connection: 'close' } };
const REST_MS = 30_000;
const LOOK_MS = 20;

async function threadsOf(api: string): Promise<ReadonlyMap<string, string>> {
  const page = (await (await fetch(`${api}/health/detailed`, CLOSE)).json()) as {
    readonly threads: readonly { readonly name: string; readonly tid: number }[];
  };
  return new Map(page.threads.map(({ name, tid }) => [String(tid), name]));
}

async function cancelAll(api: string, port: number): Promise<void> {
  const endMs = performance.now() + REST_MS;
  if ((await openOrders(port)) > 0) {
    const response = await fetch(`${api}/orders`, { method: 'DELETE', ...CLOSE });
    if (!response.ok) throw new Error(`cancel all: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  }
  while ((await openOrders(port)) > 0) {
    if (performance.now() > endMs) throw new Error('the orders of a block are still open after 30 s');
    await setTimeout(LOOK_MS);
  }
}

async function openOrders(port: number): Promise<number> {
  return (await readMetrics(port))('oms_active_orders');
}
