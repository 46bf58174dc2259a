import { ProcessControl } from '../../core/memory/control.ts';
import { StopScopes } from '../../core/memory/stop-scopes.ts';
import { type AdminRoutes } from '../../gateway/http/admin-routes.ts';
import type { HaltedFile, StoppedScope } from '../../gateway/control/halted-file.ts';
import { type KillSwitch } from '../../gateway/control/kill-switch.ts';
import type { Directory } from '../../gateway/directory.ts';
/** The real kill switch, on words and a file that nobody else has. */
export interface OwnKillSwitch {
    readonly killSwitch: KillSwitch;
    readonly control: ProcessControl;
    readonly stops: StopScopes;
    readonly file: HaltedFile & {
        kept: readonly StoppedScope[];
    };
    readonly said: string[];
}
export declare function ownKillSwitch(directory: Directory, given?: Partial<HaltedFile>): OwnKillSwitch;
export declare function ownAdminRoutes(directory: Directory): AdminRoutes;
