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
  /** The same for the journal, which stands still while the disk does; `stallMs` unless given. */
  readonly journalStallMs?: number;
}

/** Threads without which orders neither enter nor leave. Market and follower are the supervisor's to watch. */
const WATCHED: readonly Role[] = ['gateway', 'engine', 'journal', 'broker'];

export function createRole(context: RoleContext): Agent {
  const { control, mode } = context.shared;
  const { stallMs, journalStallMs = stallMs } = context.options as WatchdogRoleOptions;
  return createWatchdog({
    control,
    watched: WATCHED.filter((role) => threadOf(role, mode) === role).map((role) => ({
      role,
      stallUs: (role === 'journal' ? journalStallMs : stallMs) * 1000,
    })),
    stalled(role, silentUs) {
      const code = new ProcessControl(control).poison(stalledCode(role));
      complain(`tickgate: ${role}: no sign of life for ${Math.round(silentUs / 1000)} ms`, code);
      exitNow(code);
    },
  });
}
