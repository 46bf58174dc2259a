import { Worker } from 'node:worker_threads';
import { invariant } from '../../core/invariant.ts';
import { ProcessControl, Signal, ThreadMonitor, ThreadState } from '../../core/memory/control.ts';
import { Ringer } from '../../core/memory/doorbell.ts';
import { bellPairs, type Role, roleIndex, Roles, type Shared, type ThreadMode, Waits } from '../../core/topology.ts';
import type { Bell } from '../../workers/agent.ts';
import { type BellPipes, createBells } from '../../workers/bells.ts';
import { diedCode, ExitCode, stalledCode } from '../../workers/exit-codes.ts';
import { exitNow } from '../../workers/exit.ts';
import { complain } from '../../workers/fail-stop.ts';
import { createStallWatch } from '../../workers/stall-watch.ts';
import { allowedCpus, type PinPlan, pinThisThread } from '../../workers/pin.ts';
import {
  BootUrl,
  Roster,
  type RosterEntry,
  StartOrder,
  StopOrder,
  type WorkerRole,
  workers,
  yieldsBy,
} from '../../workers/roster.ts';
import { spinNsOf } from '../../workers/waits.ts';
import { closeWriting, onWake, openWakePipe, type WakePipe } from '../../workers/wake-pipe.ts';

/**
 * Starts the threads in order, watches over them, stops them in order.
 *
 *   start   group after group, each ready within its deadline        else: StartError
 *   died    a thread that is fatal: exit at once, with its code      others: started again, later and later
 *   hangs   the watchdog: exit, with its code                        others: ended, started again
 *   stop    engine ▸ journal ▸ broker ▸ market ▸ follower ▸ watchdog, each within its deadline
 */
export interface SupervisorOptions {
  readonly shared: Shared;
  /** Each role's own part of the configuration, asked for when its thread is started, and structured-cloned to it. */
  readonly roleOptions: Readonly<Partial<Record<WorkerRole, () => unknown>>>;
  readonly pinPlan: PinPlan;
  /** Called when another thread rings the gateway. */
  readonly onRing: () => void;
  readonly startTimeoutMs?: number;
  /** For each thread, one after the other. */
  readonly stopTimeoutMs?: number;
  /** What threads are built from, instead of the roster's own; for tests. */
  readonly roster?: Readonly<Record<WorkerRole, RosterEntry>>;
  readonly log?: (text: string) => void;
  /** Orders are answered before they are durable. */
  readonly ackAccepted?: boolean;
  /** Ends the process, at once; for tests. */
  readonly exit?: (code: number) => void;
}

/** A thread as `/health/detailed` shows it. */
export interface ThreadView {
  readonly role: Role;
  readonly state: string;
  readonly tid: number;
  /** The CPUs that it may use, as the kernel reports them. */
  readonly cpus: readonly number[];
  /** Where it was told to stay; -1: nowhere. */
  readonly pinnedTo: number;
  readonly restarts: number;
}

export interface Supervisor {
  /** Resolves when every thread is ready and pinned; rejects with `StartError`. */
  start(): Promise<void>;
  /** Resolves when every thread has stopped; a thread that doesn't in time is ended. True: all in order. */
  stop(): Promise<boolean>;
  /** The bells of the gateway's thread. */
  readonly bell: (to: Role) => Bell;
  threads(): ThreadView[];
  /** Says something to a thread that waits in its event loop; one that is gone is told by its options when it starts. */
  tell(role: WorkerRole, message: object): void;
}

class StartError extends Error {
  override readonly name = 'StartError';
  readonly exitCode = ExitCode.startTimeout;
}

const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 5_000;
/** The watchdog looks at everybody else; who looks at it? */
const WATCHDOG_STALL_MS = 800;
const WATCH_MS = 100;
const MAX_RESTARTS = 10;
const FIRST_BACK_OFF_MS = 100;
const MAX_BACK_OFF_MS = 10_000;
/** A thread that ran for so long starts again with a clean record. */
const HEALTHY_MS = 60_000;
const LOOK_MS = 2;

interface Thread {
  readonly role: WorkerRole;
  readonly entry: RosterEntry;
  readonly monitor: ThreadMonitor;
  worker: Worker | undefined;
  /** It hung, and was told to end. */
  ending: Worker | undefined;
  restarts: number;
  /** In a row, without a healthy stretch between. */
  failures: number;
  startedMs: number;
  backOff: NodeJS.Timeout | undefined;
}

export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { shared, pinPlan } = options;
  const { mode } = shared;
  const roster: Readonly<Record<WorkerRole, RosterEntry>> = options.roster ?? Roster;
  const log = options.log ?? (() => {});
  const exit = options.exit ?? exitNow;
  const process_ = new ProcessControl(shared.control);
  const cpus = allowedCpus();
  const spinNs = spinNsOf(mode, cpus);
  const threads = new Map<WorkerRole, Thread>(workers(mode).map((role) => [role, newThread(role)]));
  const pipes = openPipes(mode);
  const bellPipes: BellPipes = Object.fromEntries([...pipes].map(([to, { writing }]) => [to, writing]));
  const ownPipe = pipes.get('gateway');
  invariant(ownPipe !== undefined, 'supervisor: the gateway waits in its event loop, and is rung');
  const ownEnd = onWake(ownPipe.reading, options.onRing);
  let stopping = false;
  let pinned = false;
  let watch: NodeJS.Timeout | undefined;

  function newThread(role: WorkerRole): Thread {
    const monitor = new ThreadMonitor(shared.control, roleIndex(role));
    const none = {
      worker: undefined,
      ending: undefined,
      restarts: 0,
      failures: 0,
      startedMs: 0,
      backOff: undefined,
    };
    return { role, entry: roster[role], monitor, ...none };
  }

  function spawn(thread: Thread): void {
    const { role, entry } = thread;
    const wakePipe = pipes.get(role)?.reading;
    invariant(entry.fatal || wakePipe === undefined, 'supervisor: the end that a thread reads from ends with it');
    thread.monitor.reset();
    const worker = new Worker(BootUrl, {
      name: role,
      workerData: {
        role,
        module: entry.module.href,
        fatal: entry.fatal,
        shared,
        options: options.roleOptions[role]?.(),
        bellPipes,
        wakePipe,
        maxParkMs: entry.maxParkMs,
        spinNs: entry.hot ? spinNs : 0,
        yieldsBy: yieldsBy(role, options.ackAccepted ?? false),
        cpu: pinPlan.get(role) ?? -1,
        cpus,
      },
    });
    thread.worker = worker;
    thread.startedMs = performance.now();
    let why = '';
    worker.once('message', () => {
      if (pinned) tell(thread, Signal.pin);
    });
    worker.once('error', (error) => {
      why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    });
    worker.once('exit', () => ended(thread, worker, why));
  }

  /** Signals a thread, and wakes it if it sleeps. */
  function tell(thread: Thread, signal: number): void {
    thread.monitor.send(signal);
    if (Waits[thread.role] === 'park') new Ringer(shared.bells[thread.role]).ring();
    else thread.worker?.postMessage(0);
  }

  function ended(thread: Thread, worker: Worker, why: string): void {
    if (thread.worker !== worker) return;
    thread.worker = undefined;
    if (thread.monitor.state === ThreadState.stopped) return;
    if (thread.entry.fatal) die(thread, why);
    else if (!stopping) restartLater(thread, why);
  }

  /** The thread couldn't end the process itself: it ran out of memory, or something in it called exit. */
  function die(thread: Thread, why: string): void {
    const code = process_.poison(diedCode(thread.role));
    complain(`tickgate: ${thread.role}: the thread is gone${why === '' ? '' : `: ${why}`}`, code);
    exit(code);
  }

  function restartLater(thread: Thread, why: string): void {
    if (performance.now() - thread.startedMs > HEALTHY_MS) thread.failures = 0;
    thread.failures += 1;
    if (thread.failures > MAX_RESTARTS) {
      log(`${thread.role}: died ${thread.failures} times in a row, stays down: ${why}`);
      return;
    }
    const delayMs = Math.min(MAX_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** (thread.failures - 1));
    log(`${thread.role}: died, starts again in ${delayMs} ms: ${why}`);
    thread.backOff = setTimeout(() => {
      if (stopping) return;
      thread.restarts += 1;
      spawn(thread);
    }, delayMs);
  }

  /** Whom the watchdog doesn't look at: itself, and those that can be started again alone. */
  const restWatch = createStallWatch({
    control: shared.control,
    watched: [...threads.values()].flatMap(({ role, entry }) => {
      const stallMs = role === 'watchdog' ? WATCHDOG_STALL_MS : entry.fatal ? undefined : entry.restartStallMs;
      return stallMs === undefined ? [] : [{ role, stallUs: stallMs * 1000 }];
    }),
    stalled(role, silentUs) {
      const thread = threads.get(role as WorkerRole);
      const text = `${role}: no sign of life for ${Math.round(silentUs / 1000)} ms`;
      if (thread?.entry.fatal === true) {
        const code = process_.poison(stalledCode(role));
        complain(`tickgate: ${text}`, code);
        exit(code);
      } else if (thread?.worker !== undefined && thread.ending !== thread.worker) {
        log(text);
        thread.ending = thread.worker;
        void thread.worker.terminate();
      }
    },
  });

  async function ready(group: readonly Thread[], untilMs: number): Promise<void> {
    for (;;) {
      if (group.every(({ monitor }) => monitor.state === ThreadState.ready)) return;
      const late = group.filter(({ monitor }) => monitor.state !== ThreadState.ready).map(({ role }) => role);
      if (performance.now() > untilMs) throw new StartError(`not ready in time: ${late.join(', ')}`);
      await sleep(LOOK_MS);
    }
  }

  async function stopThread(thread: Thread, untilMs: number): Promise<boolean> {
    clearTimeout(thread.backOff);
    tell(thread, Signal.stop);
    while (thread.worker !== undefined) {
      if (performance.now() > untilMs) {
        log(`${thread.role}: did not stop in time`);
        const { worker } = thread;
        thread.worker = undefined;
        await worker.terminate();
        return false;
      }
      await sleep(LOOK_MS);
    }
    return true;
  }

  return {
    async start() {
      const untilMs = performance.now() + (options.startTimeoutMs ?? START_TIMEOUT_MS);
      for (const roles of StartOrder) {
        const group = roles.flatMap((role) => threads.get(role) ?? []);
        for (const thread of group) spawn(thread);
        await ready(group, untilMs);
      }
      const own = pinPlan.get('gateway');
      if (own !== undefined) pinThisThread([own]);
      pinned = true;
      for (const thread of threads.values()) tell(thread, Signal.pin);
      for (const [role, cpu] of pinPlan) {
        const thread = threads.get(role as WorkerRole);
        while (thread !== undefined && thread.monitor.cpu !== cpu) {
          if (performance.now() > untilMs) throw new StartError(`not pinned in time: ${role}`);
          await sleep(LOOK_MS);
        }
      }
      watch = setInterval(() => restWatch.doWork(performance.now() * 1000), WATCH_MS);
      watch.unref();
    },

    async stop() {
      stopping = true;
      clearInterval(watch);
      let inOrder = true;
      for (const role of StopOrder) {
        const thread = threads.get(role);
        if (thread === undefined) continue;
        const untilMs = performance.now() + (options.stopTimeoutMs ?? STOP_TIMEOUT_MS);
        if (!(await stopThread(thread, untilMs))) inOrder = false;
      }
      ownEnd.destroy();
      for (const pipe of pipes.values()) closeWriting(pipe);
      return inOrder;
    },

    bell: createBells(shared, 'gateway', bellPipes),

    tell(role, message) {
      threads.get(role)?.worker?.postMessage(message);
    },

    threads() {
      return Roles.filter((role) => role === 'gateway' || threads.has(role as WorkerRole)).map((role) => {
        const monitor = new ThreadMonitor(shared.control, roleIndex(role));
        const tid = role === 'gateway' ? process.pid : monitor.tid;
        const pinnedTo = role === 'gateway' ? (pinned ? (pinPlan.get(role) ?? -1) : -1) : monitor.cpu;
        const restarts = threads.get(role as WorkerRole)?.restarts ?? 0;
        return { role, state: stateName(monitor.state), tid, cpus: cpusOf(tid), pinnedTo, restarts };
      });
    },
  };
}

/** One for each thread that is rung in its event loop. A thread that starts again finds those of others as they were. */
function openPipes(mode: ThreadMode): ReadonlyMap<Role, WakePipe> {
  const rung = new Set(bellPairs(mode).map(([, to]) => to));
  return new Map([...rung].filter((role) => Waits[role] === 'loop').map((role) => [role, openWakePipe()]));
}

function cpusOf(tid: number): number[] {
  try {
    return tid === 0 ? [] : allowedCpus(tid);
  } catch {
    return []; // The thread has just gone.
  }
}

function stateName(state: ThreadState): string {
  return Object.entries(ThreadState).find(([, value]) => value === state)?.[0] ?? 'unknown';
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
