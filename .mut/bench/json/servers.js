import { fileURLToPath } from 'node:url';
import { startChild } from '../child-process.js';
import { LoadSettings, startGateway } from '../gateway/start-gateway.js';
const compiled = (file) => fileURLToPath(new URL(file, import.meta.url));
const ANYWHERE = '';
export async function startBare(keyFile) {
    const child = startChild(ANYWHERE, [compiled('../rungs/bare-json.js'), ...(keyFile === undefined ? [] : [keyFile])]);
    const [, port] = await child.says(/^ready (\d+)$/);
    return { pid: child.pid, port: Number(port), stop: child.stop };
}
/**
 * The gateway as it is installed, answering before the disk. Nothing of it is switched off; the limits of requests per
 * key are lifted, and the venue takes every order.
 */
export async function startLiftedGateway(folder, keyFile) {
    const { child, port } = await startGateway(folder, {
        ...LoadSettings,
        ACK: 'accepted',
        MAX_ORDERS: '2000000',
        RATE_SESSION_PER_SECOND: '0',
        RATE_ACCOUNT_PER_SECOND: '0',
        ...(keyFile === undefined ? {} : { KEYS_FILE: keyFile }),
    });
    return { pid: child.pid, port, stop: child.stop };
}
//# sourceMappingURL=servers.js.map