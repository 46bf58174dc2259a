import { ProcessControl } from '../../core/memory/control.ts';
import { StopScopes } from '../../core/memory/stop-scopes.ts';
import type { Shared } from '../../core/topology.ts';
import type { Clock } from '../../workers/clock.ts';
import { openAdminSocket } from '../control/admin-socket.ts';
import { createHaltedFile } from '../control/halted-file.ts';
import { createKillCalls } from '../control/kill-calls.ts';
import { type KillSwitch, createKillSwitch } from '../control/kill-switch.ts';
import type { Directory } from '../directory.ts';
import type { Log } from './log.ts';

export interface OpenedKillSwitch {
  readonly killSwitch: KillSwitch;
  /** No more calls by the socket. */
  close(): void;
}

/** The kill switch with its file and its socket, before anything is traded. Needs the data folder's lock. */
export async function openKillSwitch(
  data: string,
  shared: Shared,
  directory: Directory,
  clock: Clock,
  log: Log,
): Promise<OpenedKillSwitch> {
  const killSwitch = createKillSwitch({
    control: new ProcessControl(shared.control),
    stops: new StopScopes(shared.stops),
    directory,
    file: createHaltedFile(data),
    clock,
    log,
    wallMs: Date.now,
  });
  // It listens first: who finds nobody there writes the file himself, and that is read then.
  const socket = await openAdminSocket(data, createKillCalls(killSwitch, directory).line);
  killSwitch.recall();
  return { killSwitch, close: () => socket.close() };
}
