import { ProcessControl } from '../../core/memory/control.ts';
import { type Role, threadOf } from '../../core/topology.ts';
import type { Agent, RoleContext } from '../agent.ts';
import { stalledCode } from '../exit-codes.ts';
import { exitNow } from '../exit.ts';
import { complain } from '../fail-stop.ts';
import { createWatchdog } from './watchdog-agent.ts';

export interface WatchdogRoleOptions {
  /** A thread that doesn't beat for so long has stalled. Checked every 100 ms. */
  readonly stallMs: number;
  /** The same inside one system call of the journal, which lasts as long as the disk likes; `stallMs` unless given. */
  readonly callStallMs?: number;
}

/**
 * Threads without which orders neither enter nor leave. Market, follower and this one are the supervisor's to watch.
 */
const WATCHED: readonly Role[] = ['gateway', 'engine', 'journal', 'broker'];

export function createRole(context: RoleContext): Agent {
  const { control, mode } = context.shared;
  const { stallMs, callStallMs = stallMs } = context.options as WatchdogRoleOptions;
  return createWatchdog({
    control,
    watched: WATCHED.filter((role) => threadOf(role, mode) === role).map((role) => ({
      role,
      stallUs: stallMs * 1000,
      callStallUs: callStallMs * 1000,
    })),
    stalled(role, silentUs) {
      const code = new ProcessControl(control).poison(stalledCode(role));
      complain(`tickgate: ${role}: no sign of life for ${Math.round(silentUs / 1000)} ms`, code);
      exitNow(code);
    },
  });
}
