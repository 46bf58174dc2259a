import { ThreadMonitor, ThreadState } from '../../core/memory/control.ts';
import { type Role, roleIndex } from '../../core/topology.ts';
import type { Agent } from '../agent.ts';

/**
 * Looks at the beats of threads. One that gave no sign of life for its `stallUs` is told of, at each check.
 *
 *   beat changed      seen now; so does entering or leaving a system call
 *   all the same      seen longer ago than `stallUs`: stalled
 *   in a call         seen longer ago than `callStallUs`: stalled; a slow disk is no death
 *   own pause         everybody was paused with us (SIGSTOP, a suspended machine): all count as seen now
 */
export interface WatchdogOptions {
  readonly control: SharedArrayBuffer;
  readonly watched: readonly Watched[];
  readonly stalled: (role: Role, silentUs: number) => void;
}

export interface Watched {
  readonly role: Role;
  readonly stallUs: number;
  /** Of one system call in flight, for a thread that marks them; `stallUs` unless given. */
  readonly callStallUs?: number;
}

/** A check that comes so much later than the one before says nothing about the others. */
const OWN_PAUSE_US = 300_000;

export function createWatchdog(options: WatchdogOptions): Agent {
  const threads = options.watched.map(({ role, stallUs, callStallUs = stallUs }) => ({
    role,
    stallUs,
    callStallUs,
    monitor: new ThreadMonitor(options.control, roleIndex(role)),
    beatMs: 0,
    calls: 0,
    seenUs: 0,
  }));
  let checkedUs = 0;
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
        if (nowUs - thread.seenUs > stallUs) options.stalled(thread.role, nowUs - thread.seenUs);
      }
      return 0;
    },
    hasWork: () => false,
  };
}
