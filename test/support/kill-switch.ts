import { ProcessControl, createControl } from '../../core/memory/control.ts';
import { StopScopes, createStopScopes } from '../../core/memory/stop-scopes.ts';
import { type KillRoutes, createKillRoutes } from '../../gateway/http/kill-routes.ts';
import { createKillCalls } from '../../gateway/control/kill-calls.ts';
import type { HaltedFile, StoppedScope } from '../../gateway/control/halted-file.ts';
import { type KillSwitch, createKillSwitch } from '../../gateway/control/kill-switch.ts';
import type { Directory } from '../../gateway/directory.ts';
import { JsonReader } from '../../gateway/inbound/json-reader.ts';

/** The real kill switch, on words and a file that nobody else has. */
export interface OwnKillSwitch {
  readonly killSwitch: KillSwitch;
  readonly control: ProcessControl;
  readonly stops: StopScopes;
  readonly file: HaltedFile & { kept: readonly StoppedScope[] };
  readonly said: string[];
}

export function ownKillSwitch(directory: Directory, given: Partial<HaltedFile> = {}): OwnKillSwitch {
  const control = new ProcessControl(createControl(1));
  const stops = new StopScopes(createStopScopes(16, 4096));
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  const file: OwnKillSwitch['file'] = {
    kept: [],
    read: () => file.kept,
    async write(stopped) {
      file.kept = stopped;
    },
    ...given,
  };
  const clock = { monotonicNs: () => Number(process.hrtime.bigint()) };
  const log = { warn: say, error: say };
  const killSwitch = createKillSwitch({ control, stops, directory, file, clock, log, wallMs: Date.now });
  return { killSwitch, control, stops, file, said };
}

export function ownKillRoutes(directory: Directory): KillRoutes {
  return createKillRoutes(createKillCalls(ownKillSwitch(directory).killSwitch, directory), new JsonReader());
}
