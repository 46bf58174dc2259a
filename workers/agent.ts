import { setImmediate as eventLoop } from 'node:timers/promises';
import { type Ringer, Sleeper } from '../core/memory/doorbell.ts';
import { type IdleStrategy, parking, spinningThenParking } from '../core/memory/idle.ts';
import { Signal, ThreadLine, ThreadState } from '../core/memory/control.ts';
import { type Role, roleIndex, type Shared } from '../core/topology.ts';
import type { Clock, StampingClock } from './clock.ts';
import { createHeapWatch } from './heap-watch.ts';

/**
 * A role with a duty cycle. It never waits: waiting is the runner's.
 *
 *   runParked   doWork → idle (spin, park on the doorbell) → beat → doWork …     once a second a turn of the event loop
 *   runOnLoop   message, timer or I/O → doWork until 0 → arm the doorbell → back to the event loop
 */
export interface Agent {
  /** One duty cycle; at most a bounded batch. Returns the work done, 0 for none. */
  doWork(nowUs: number): number;
  /** Whether `doWork` would find something: data to read or, while hungry, the room that it waits for. */
  hasWork(): boolean;
  /** Whether it waits for room in a ring that it writes to. */
  isHungry?(): boolean;
  /** The longest that it may sleep now, where that is less than the roster's: until its next timer, or its own pace. */
  parkMs?(): number;
  /** For an event loop: a count that grows with whatever makes more work likely within microseconds. */
  activity?(): number;
  /** After a stop was asked: called after each cycle; true once nothing is left to do. Without it: a cycle of no work. */
  finished?(nowUs: number): boolean;
  close?(): void | Promise<void>;
}

/** What a role is built with. */
export interface RoleContext<Options = unknown> {
  readonly role: Role;
  readonly shared: Shared;
  readonly clock: StampingClock;
  /** The role's own part of the configuration. */
  readonly options: Options;
  /** The bell of a neighbour (`Neighbours` in core/topology). One that shares this thread needs no bell: nothing rings. */
  readonly bell: (to: Role) => Bell;
  /** For agents in an event loop: asks for a turn soon, after I/O brought work. */
  readonly wake: () => void;
}

/** Rings after publishing, or after releasing slots. */
export type Bell = Pick<Ringer, 'ring' | 'ringIfHungry'>;

/** What every module of a role exports. May take its time: the thread counts as starting until it resolves. */
export type CreateRole = (context: RoleContext) => Agent | Promise<Agent>;

export interface RunOptions {
  readonly role: Role;
  readonly shared: Shared;
  readonly clock: Clock;
  readonly maxParkMs: number;
  /** How long it looks for more work before it parks; 0: parks at once. */
  readonly spinNs: number;
  /** For an event loop: how long it goes on taking turns after activity before it sleeps; 0: sleeps at once. */
  readonly tailUs?: number;
  /** Called in the thread when the supervisor says that it is time. */
  readonly pin: () => void;
}

const US_PER_MS = 1000;

/** Keeps the thread, but for a moment each second, until the agent was stopped and has finished. */
export async function runParked(agent: Agent, options: RunOptions): Promise<void> {
  const { clock } = options;
  const line = new ThreadLine(options.shared.control, roleIndex(options.role));
  const heap = createHeapWatch(options.shared.heaps, options.role);
  let signal = 0;
  const sleeper = new Sleeper(options.shared.bells[options.role], () => agent.hasWork() || line.signal !== signal);
  const idle: IdleStrategy =
    options.spinNs > 0
      ? spinningThenParking(sleeper, options.spinNs, options.maxParkMs, clock.monotonicNs)
      : parking(sleeper, options.maxParkMs);

  /** Returns true once it has finished, false when the event loop is due. */
  function cycle(): boolean {
    for (;;) {
      const nowUs = clock.nowUs();
      line.beat(nowUs / US_PER_MS);
      const work = agent.doWork(nowUs);
      if (line.signal !== signal) {
        const fresh = line.signal & ~signal;
        signal |= fresh;
        if ((fresh & Signal.pin) !== 0) options.pin();
        if ((fresh & Signal.stop) !== 0) line.state = ThreadState.stopping;
      }
      if ((signal & Signal.stop) !== 0 && isFinished(agent, nowUs, work)) return true;
      if (heap.turn(nowUs, work)) return false;
      if (work === 0) sleeper.hungry = agent.isHungry?.() ?? false;
      idle(work, agent.parkMs?.() ?? Infinity);
    }
  }

  while (!cycle()) await eventLoop();
}

export interface LoopRunner {
  /** Asks for a turn soon. Cheap when one is already due. */
  readonly wake: () => void;
  /** Resolves when the agent was stopped and has finished; rejects with what it threw. */
  readonly done: Promise<void>;
}

/** Gives an agent turns in this thread's event loop. `fail` gets what it throws, inside the turn. */
export function runOnLoop(agent: Agent, options: RunOptions, fail: (error: unknown) => void): LoopRunner {
  const { clock, role } = options;
  const line = new ThreadLine(options.shared.control, roleIndex(role));
  const heap = createHeapWatch(options.shared.heaps, role);
  let signal = 0;
  const sleeper = new Sleeper(options.shared.bells[role], () => agent.hasWork() || line.signal !== signal);
  let resolveDone = (): void => {};
  const done = new Promise<void>((resolve) => {
    resolveDone = resolve;
  });
  let due: NodeJS.Immediate | undefined;
  let armed = false;
  let ended = false;
  const tailUs = options.tailUs ?? 0;
  let activity = 0;
  let tailEndsUs = 0;

  function turn(): void {
    due = undefined;
    if (ended) return;
    sleeper.disarm();
    armed = false;
    try {
      const nowUs = clock.nowUs();
      line.beat(nowUs / US_PER_MS);
      // The gateway's thread has no boot to say so; from its first turn on the watchdog looks after it too.
      if (line.state === ThreadState.absent) line.state = ThreadState.ready;
      const work = agent.doWork(nowUs);
      heap.turn(nowUs, work);
      if (line.signal !== signal) obey(line.signal & ~signal);
      if ((signal & Signal.stop) !== 0 && isFinished(agent, nowUs, work)) return end();
      const isLively = tailUs > 0 && inTail(nowUs);
      sleeper.hungry = agent.isHungry?.() ?? false;
      armed = work === 0 && !isLively && sleeper.arm();
      if (armed) pace();
      else due ??= setImmediate(turn);
    } catch (error) {
      end();
      fail(error);
    }
  }

  /** Waking this loop costs more than a turn: while more is likely to come it doesn't sleep. */
  function inTail(nowUs: number): boolean {
    const seen = agent.activity?.() ?? 0;
    if (seen !== activity) {
      activity = seen;
      tailEndsUs = nowUs + tailUs;
    }
    return nowUs < tailEndsUs;
  }

  function obey(fresh: number): void {
    signal |= fresh;
    if ((fresh & Signal.pin) !== 0) options.pin();
    if ((fresh & Signal.stop) !== 0) line.state = ThreadState.stopping;
  }

  function end(): void {
    ended = true;
    clearInterval(backstop);
    resolveDone();
  }

  function unrung(): void {
    if (armed) sleeper.timedOut();
    if (due === undefined) turn();
  }

  function pace(): void {
    const wantedMs = Math.min(options.maxParkMs, Math.max(1, Math.ceil(agent.parkMs?.() ?? Infinity)));
    if (wantedMs === paceMs) return;
    paceMs = wantedMs;
    clearInterval(backstop);
    backstop = setInterval(unrung, paceMs);
  }

  let paceMs = options.maxParkMs;
  let backstop = setInterval(unrung, paceMs);
  due = setImmediate(turn);

  return {
    wake() {
      if (!ended) due ??= setImmediate(turn);
    },
    done,
  };
}

function isFinished(agent: Agent, nowUs: number, work: number): boolean {
  return agent.finished === undefined ? work === 0 : agent.finished(nowUs);
}
