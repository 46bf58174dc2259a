import { ProcessControl } from '../../core/memory/control.js';
import { threadOf } from '../../core/topology.js';
import { stalledCode } from '../exit-codes.js';
import { exitNow } from '../exit.js';
import { complain } from '../fail-stop.js';
import { createStallWatch } from '../stall-watch.js';
/**
 * Threads without which orders neither enter nor leave. Market, follower and this one are the supervisor's to watch.
 */
const WATCHED = ['gateway', 'engine', 'journal', 'broker'];
export function createRole(context) {
    const { control, mode } = context.shared;
    const { stallMs, callStallMs = stallMs } = context.options;
    return createStallWatch({
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
//# sourceMappingURL=watchdog-role.js.map