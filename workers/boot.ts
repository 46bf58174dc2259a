import { parentPort, workerData } from 'node:worker_threads';
import { ThreadLine, ThreadState } from '../core/memory/control.ts';
import { roleIndex, type Shared, Waits } from '../core/topology.ts';
import { type Agent, type CreateRole, type LoopRunner, type RoleContext, runOnLoop, runParked } from './agent.ts';
import { type BellPipes, createBells } from './bells.ts';
import { createClock } from './clock.ts';
import { failStop, noteFailure } from './fail-stop.ts';
import { allowedCpus, pinThisThread, threadId } from './pin.ts';
import type { WorkerRole } from './roster.ts';
import { onWake } from './wake-pipe.ts';
import { yieldToOthers } from './yield-to-others.ts';

/** What the supervisor hands to a worker: the same memory, and the ends of its pipes. */
export interface BootData {
  readonly role: WorkerRole;
  readonly module: string;
  readonly fatal: boolean;
  readonly shared: Shared;
  readonly options: unknown;
  /** Where it rings. */
  readonly bellPipes: BellPipes;
  /** Where it is rung, if it waits in an event loop. */
  readonly wakePipe: number | undefined;
  readonly maxParkMs: number;
  readonly spinNs: number;
  /** How much nicer it is than the others. */
  readonly yieldsBy: number;
  /** The CPU to pin itself to when told, -1: none. */
  readonly cpu: number;
  /** The CPUs of the process: a restarted thread would inherit the one of a pinned main thread. */
  readonly cpus: readonly number[];
}

/** The first thing that a thread says; nothing else is ever sent. */
export const READY = 'ready';

const data = workerData as BootData;
const { role, shared } = data;
const line = new ThreadLine(shared.control, roleIndex(role));

process.on('uncaughtException', fail);
try {
  line.tid = threadId();
  line.state = ThreadState.starting;
  widen(data.cpus);
  await run();
  line.state = ThreadState.stopped;
  process.exit(0);
} catch (error) {
  fail(error);
}

async function run(): Promise<void> {
  const clock = createClock(shared.control);
  let runner: LoopRunner | undefined;
  const context: RoleContext = {
    role,
    shared,
    clock,
    options: data.options,
    bell: createBells(shared, role, data.bellPipes),
    wake: () => runner?.wake(),
  };
  // Before its first work: it may have been started again under load.
  if (data.yieldsBy > 0) yieldToOthers(data.yieldsBy);
  const { createRole } = (await import(data.module)) as { createRole: CreateRole };
  const agent: Agent = await createRole(context);
  const { maxParkMs, spinNs } = data;
  const options = { role, shared, clock, maxParkMs, spinNs, pin };
  line.beat(clock.nowUs() / 1000);
  line.state = ThreadState.ready;
  parentPort?.postMessage(READY);
  if (Waits[role] === 'park') {
    await runParked(agent, options);
  } else {
    const loop = runOnLoop(agent, options, fail);
    runner = loop;
    parentPort?.on('message', loop.wake);
    if (data.wakePipe !== undefined) onWake(data.wakePipe, loop.wake);
    await loop.done;
  }
  await agent.close?.();
}

/** Asked for only where it changes something: a service may be forbidden to ask. */
function widen(cpus: readonly number[]): void {
  if (allowedCpus().join() !== cpus.join()) pinThisThread(cpus);
}

function pin(): void {
  if (data.cpu < 0) return;
  pinThisThread([data.cpu]);
  line.cpu = data.cpu;
}

function fail(error: unknown): never {
  if (data.fatal) failStop(role, shared, error);
  noteFailure(role, shared, error);
  process.exit(1);
}
