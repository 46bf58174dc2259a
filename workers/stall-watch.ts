import { ThreadMonitor, ThreadState } from '../core/memory/control.ts';
import { type Role, roleIndex } from '../core/topology.ts';
import type { Agent } from './agent.ts';
import { coreWaitUs } from './core-wait.ts';

/**
 * Looks at the beats of threads. One that gave no sign of life for its `stallUs` is told of, at each check.
 *
 *   beat changed      seen now; so does entering or leaving a system call
 *   all the same      seen longer ago than `stallUs`: stalled
 *   in a call         seen longer ago than `callStallUs`: stalled; a slow disk is no death
 *   waits for a core  on a machine that is overloaded nobody hangs: that time doesn't count, up to twice `stallUs`
 *   own pause         everybody was paused with us (SIGSTOP, a suspended machine): all count as seen now
 */
export interface StallWatchOptions {
  readonly control: SharedArrayBuffer;
  readonly watched: readonly Watched[];
  readonly stalled: (role: Role, silentUs: number) => void;
  /** How long the thread of this id has waited for a core so far; asked only of those under suspicion. The kernel's. */
  readonly waitedUs?: (tid: number) => number;
}

export interface Watched {
  readonly role: Role;
  readonly stallUs: number;
  /** Of one system call in flight, for a thread that marks them; `stallUs` unless given. */
  readonly callStallUs?: number;
}

/** A check that comes so much later than the one before says nothing about the others. */
const OWN_PAUSE_US = 300_000;
const NOT_SUSPECTED = -1;
const MOST_STARVED = 2;

export function createStallWatch(options: StallWatchOptions): Agent {
  const { control, stalled, waitedUs = coreWaitUs } = options;
  const threads = options.watched.map(({ role, stallUs, callStallUs = stallUs }) => ({
    role,
    stallUs,
    callStallUs,
    monitor: new ThreadMonitor(control, roleIndex(role)),
    beatMs: 0,
    calls: 0,
    seenUs: 0,
    waitedUs: NOT_SUSPECTED,
  }));
  let checkedUs = 0;

  /** The time since the thread was suspected in which it only waited for a core. */
  function starvedUs(thread: (typeof threads)[number]): number {
    // The main thread has the process's id, and no boot that says so.
    const soFarUs = waitedUs(thread.monitor.tid === 0 ? process.pid : thread.monitor.tid);
    if (thread.waitedUs === NOT_SUSPECTED) thread.waitedUs = soFarUs;
    return Math.min(soFarUs - thread.waitedUs, MOST_STARVED * thread.stallUs);
  }

  return {
    doWork(nowUs) {
      const paused = nowUs - checkedUs > OWN_PAUSE_US;
      checkedUs = nowUs;
      for (const thread of threads) {
        const { beatMs, calls, state } = thread.monitor;
        const runs = state === ThreadState.ready || state === ThreadState.stopping;
        if (paused || !runs || beatMs !== thread.beatMs || calls !== thread.calls) thread.seenUs = nowUs;
        thread.beatMs = beatMs;
        thread.calls = calls;
        const stallUs = (calls & 1) === 1 ? thread.callStallUs : thread.stallUs;
        const silentUs = nowUs - thread.seenUs;
        if (silentUs <= stallUs / 2) thread.waitedUs = NOT_SUSPECTED;
        else if (silentUs - starvedUs(thread) > stallUs) stalled(thread.role, silentUs);
      }
      return 0;
    },
    hasWork: () => false,
  };
}
