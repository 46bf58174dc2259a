import { ProcessControl, createControl } from '../../core/memory/control.js';
import { StopScopes, createStopScopes } from '../../core/memory/stop-scopes.js';
import { createAdminRoutes } from '../../gateway/http/admin-routes.js';
import { createAdminCalls } from '../../gateway/control/admin-calls.js';
import { createKillSwitch } from '../../gateway/control/kill-switch.js';
import { JsonReader } from '../../gateway/inbound/json-reader.js';
export function ownKillSwitch(directory, given = {}) {
    const control = new ProcessControl(createControl(1));
    const stops = new StopScopes(createStopScopes(16, 4096));
    const said = [];
    const say = (text) => void said.push(text);
    const file = {
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
export function ownAdminRoutes(directory) {
    return createAdminRoutes(createAdminCalls(ownKillSwitch(directory).killSwitch, directory), new JsonReader());
}
//# sourceMappingURL=kill-switch.js.map