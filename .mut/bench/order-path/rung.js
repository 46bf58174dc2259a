import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { FAST_PATH_NOTIONAL, orderAnswers } from '../rungs/order-bytes.js';
import { startChild } from '../child-process.js';
import { readMetrics } from '../gateway/gateway-metrics.js';
import { LoadSettings, startGateway } from '../gateway/start-gateway.js';
export const RungNames = {
    f0: 'bare TCP',
    f1: 'bare uWebSockets',
    p2: 'threads and rings alone',
    p3: 'threads, rings and write alone',
    p4: 'threads, rings, write and fdatasync alone',
    f2: 'gateway, accepted',
    f2c: 'gateway, accepted, compact',
    f4: 'gateway, durable',
};
/** What a block needs, and no more: rows are used again, so that an order finds its memory warm as in a run that lasts. */
const GATEWAY_ORDERS = 400_000;
const GATEWAY_ENV = {
    f2: { ACK: 'accepted', THREADS: 'dedicated' },
    f2c: { ACK: 'accepted', THREADS: 'compact' },
    f4: { ACK: 'durable', THREADS: 'dedicated' },
};
const compiled = (file) => fileURLToPath(new URL(file, import.meta.url));
/** `folder`: of its own, on the disk under test. `cpus`: where its threads may run. `settings`: of a gateway, besides; `flags`: of Node. */
export async function startRung(name, folder, cpus, settings = {}, flags = []) {
    const gateway = GATEWAY_ENV[name];
    if (gateway !== undefined)
        return startGatewayRung(name, join(folder, name), cpus, { ...gateway, ...settings }, flags);
    const files = {
        f0: ['echo.js'],
        f1: ['bare.js'],
        p2: ['rings.js'],
        p3: ['rings.js', folder, 'unsynced'],
        p4: ['rings.js', folder],
    };
    const [file = '', ...args] = files[name];
    const child = startChild(cpus, [...flags, compiled(`../rungs/${file}`), ...args]);
    const isRings = name.startsWith('p');
    const [, told = '{}'] = isRings ? await child.says(/^threads (\{.*\})$/) : [];
    const [, port] = await child.says(/^ready (\d+)$/);
    return {
        name,
        pid: child.pid,
        child,
        port: Number(port),
        path: name === 'f0' ? undefined : '/ws',
        answers: orderAnswers(isRings),
        threads: new Map([[String(child.pid), 'gateway'], ...Object.entries(JSON.parse(told))]),
        rest: async () => { },
        stop: child.stop,
    };
}
/** The gateway as it is installed. Nothing of it is switched off but the venue, which is one that takes every order. */
async function startGatewayRung(name, folder, cpus, mode, flags) {
    const settings = {
        ...LoadSettings,
        PIN: 'off',
        MAX_ORDERS: String(GATEWAY_ORDERS),
        FAST_PATH_NOTIONAL: String(FAST_PATH_NOTIONAL),
        ...mode,
    };
    const { child, api, port } = await startGateway(folder, settings, { cpus, flags });
    return {
        name,
        pid: child.pid,
        child,
        port,
        path: '/ws',
        answers: orderAnswers(true),
        threads: await threadsOf(api),
        rest: () => cancelAll(api, port),
        stop: child.stop,
    };
}
const CLOSE = { headers: { Connection: 'close' } };
const REST_MS = 30_000;
const LOOK_MS = 20;
async function threadsOf(api) {
    const page = (await (await fetch(`${api}/health/detailed`, CLOSE)).json());
    return new Map(page.threads.map(({ name, tid }) => [String(tid), name]));
}
async function cancelAll(api, port) {
    const endMs = performance.now() + REST_MS;
    if ((await openOrders(port)) > 0) {
        const response = await fetch(`${api}/orders`, { method: 'DELETE', ...CLOSE });
        if (!response.ok)
            throw new Error(`cancel all: ${response.status} ${await response.text()}`);
        await response.arrayBuffer();
    }
    while ((await openOrders(port)) > 0) {
        if (performance.now() > endMs)
            throw new Error('the orders of a block are still open after 30 s');
        await setTimeout(LOOK_MS);
    }
}
async function openOrders(port) {
    return (await readMetrics(port))('oms_active_orders');
}
//# sourceMappingURL=rung.js.map