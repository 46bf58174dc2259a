import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChild } from '../child-process.js';
/** What lets one account place as many orders as a bench has. */
export const OpenLimits = { LIMIT_OPEN_ORDERS: '1000000', LIMIT_POSITION_LOTS: '1000000000000' };
/** For loads: nothing is switched off but the venue, which is one that takes every order, and what is written of it. */
export const LoadSettings = {
    ...OpenLimits,
    BROKERS: '[{"id":"null","adapter":"null"}]',
    FEED: 'simulated',
    LOG_LEVEL: 'silent',
};
const PROGRAM = fileURLToPath(new URL('../../gateway/cli.js', import.meta.url));
/** On free ports; its data and logs in `folder`, which is made. Rejects if it ends before it is ready. */
export async function startGateway(folder, settings, { cpus = '', flags = [] } = {}) {
    mkdirSync(folder, { recursive: true });
    const child = startChild(cpus, [...flags, PROGRAM, 'start'], {
        cwd: folder,
        env: { PORT: '0', MONITORING_PORT: '0', DATA_DIR: join(folder, 'data'), ...settings },
    });
    const [, ready = ''] = await child.says(/^tickgate ready (\{.*\})$/);
    const { api } = JSON.parse(ready);
    return { child, api, port: Number(new URL(api).port) };
}
//# sourceMappingURL=start-gateway.js.map