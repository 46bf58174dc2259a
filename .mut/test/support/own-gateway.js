import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readyGateway, startGatewayProgram } from './gateway-program.js';
/** A gateway in a folder of its own. Hooks run in the order they were given: it is killed, then its folder goes. */
export async function openOwnGateway(context, env = {}) {
    const folder = mkdtempSync(join(tmpdir(), 'tickgate-system-'));
    const program = startGatewayProgram(context, folder, env);
    context.after(() => {
        rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    });
    return readyGateway(program, folder);
}
//# sourceMappingURL=own-gateway.js.map