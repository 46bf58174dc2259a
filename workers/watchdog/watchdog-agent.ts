import { ThreadMonitor, ThreadState } from '../../core/memory/control.ts';
import { type Role, roleIndex } from '../../core/topology.ts';
import type { Agent } from '../agent.ts';

/**
 * Looks at the beats of the threads that nobody can do without. One that didn't beat for its
 * `stallUs` is told of.
 *
 *   beat changed      seen now
 *   beat the same     seen longer ago than `stallUs`: stalled
 *   own pause         everybody was paused with us (SIGSTOP, a suspended machine): all count as seen now
 */
export interface WatchdogOptions {
  readonly control: SharedArrayBuffer;
  readonly watched: readonly { readonly role: Role; readonly stallUs: number }[];
  readonly stalled: (role: Role, silentUs: number) => void;
}

/** A check that comes so much later than the one before says nothing about the others. */
const OWN_PAUSE_US = 300_000;

export function createWatchdog(options: WatchdogOptions): Agent {
  const threads = options.watched.map(({ role, stallUs }) => ({
    role,
    stallUs,
    monitor: new ThreadMonitor(options.control, roleIndex(role)),
    beatMs: 0,
    seenUs: 0,
  }));
  let checkedUs = 0;
  return {
    doWork(nowUs) {
      const paused = nowUs - checkedUs > OWN_PAUSE_US;
      checkedUs = nowUs;
      for (const thread of threads) {
        const { beatMs, state } = thread.monitor;
        const runs = state === ThreadState.ready || state === ThreadState.stopping;
        if (paused || !runs || beatMs !== thread.beatMs) thread.seenUs = nowUs;
        thread.beatMs = beatMs;
        if (nowUs - thread.seenUs > thread.stallUs) options.stalled(thread.role, nowUs - thread.seenUs);
      }
      return 0;
    },
    hasWork: () => false,
  };
}
