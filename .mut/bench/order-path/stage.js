import { fileURLToPath } from 'node:url';
import { startClient } from '../client/start-client.js';
import { orderRequest } from '../rungs/order-bytes.js';
import { pinProcess, startChild } from '../child-process.js';
import { startRung } from './rung.js';
import { OTHERS } from './thread-table.js';
/**
 * One client, some servers, and where they run:
 *
 *   apart      client on CPU 1, servers on CPU 0: an order crosses from core to core twice
 *   together   all on CPU 0: they take turns, and nobody has to wake a core
 *   free       the kernel's choice
 *
 * A core that has nothing to do sleeps, and on a virtual machine it takes 20 to 50 µs to wake it. Kept awake: a process
 * per core that spins, at the lowest priority there is (SCHED_IDLE), which yields to any other at once.
 */
export const Placements = {
    apart: { client: '1', servers: '0' },
    together: { client: '0', servers: '0' },
    free: { client: '0,1', servers: '0,1' },
};
const WARM_UP_SECONDS = 0.2;
/** By then everything hot is compiled: one at a time takes other paths than many at once. */
const WARM_UP = [
    { loop: { kind: 'pipelined', depth: 256 }, orders: 30_000, order: {} },
    { loop: { kind: 'closed' }, orders: 8_000, order: { idPrefix: 'warm' } },
];
/** A server closes a connection that says nothing for 32 s. */
const FRESH_MS = 15_000;
/** Open orders at which a gateway gets a rest: its table has 400,000 rows, of which ended ones keep 100,000. */
const REST_AT_ORDERS = 100_000;
export function openStage(bench) {
    const folder = bench.folder('order-path');
    const client = startClient('');
    const spinners = ['0', '1'].map((cpu) => startChild(cpu, [fileURLToPath(new URL('../rungs/spinner.js', import.meta.url))], { isIdle: true }));
    const rungs = [];
    const children = [];
    const groups = new Map();
    const ordersSince = new Map();
    let placement = 'free';
    for (const spinner of spinners)
        spinner.signal('SIGSTOP');
    async function groupOf(rung, connections) {
        const name = `${rung.name} × ${connections}`;
        const known = groups.get(name);
        if (known !== undefined && performance.now() - known.usedMs < FRESH_MS)
            return known;
        if (known !== undefined)
            await drop(known);
        const { port, path } = rung;
        await client.open({ group: name, port, connections, ...(path === undefined ? {} : { path }) });
        const group = { name, usedMs: 0 };
        groups.set(name, group);
        return group;
    }
    async function drop(group) {
        groups.delete(group.name);
        await client.close(group.name);
    }
    async function block(rung, { seconds, loop, connections, order }) {
        const group = await groupOf(rung, connections);
        const result = await client.block({
            group: group.name,
            seconds,
            loop,
            requests: { kind: 'one', request: orderRequest(order) },
            answers: rung.answers,
            serverPid: rung.pid,
        });
        group.usedMs = performance.now();
        // Answers that are still owed would be taken for those of the next block.
        if (result.problem !== '')
            await drop(group);
        ordersSince.set(rung, (ordersSince.get(rung) ?? 0) + result.sent);
        return { ...result, threadCpuSeconds: byName(result, rung) };
    }
    async function rest(rung, isFull = false) {
        if (!isFull && (ordersSince.get(rung) ?? 0) < REST_AT_ORDERS)
            return;
        await rung.rest();
        ordersSince.set(rung, 0);
    }
    return {
        async start(name) {
            const rung = await startRung(name, folder, Placements[placement].servers);
            rungs.push(rung);
            return rung;
        },
        arrange(next, awake) {
            placement = next;
            pinProcess(client.pid, Placements[next].client);
            for (const { pid } of [...rungs, ...children])
                pinProcess(pid, Placements[next].servers);
            for (const spinner of spinners)
                spinner.signal(awake ? 'SIGCONT' : 'SIGSTOP');
        },
        block,
        async warmUp(rung) {
            for (const { loop, orders, order } of WARM_UP) {
                for (let done = 0; done < orders;) {
                    const result = await block(rung, { seconds: WARM_UP_SECONDS, loop, connections: 1, order });
                    if (result.problem !== '')
                        throw new Error(`${rung.name}, warming up: ${result.problem}`);
                    done += result.answers;
                }
            }
            await rest(rung, true);
        },
        rest,
        child(args) {
            const child = startChild(Placements[placement].servers, args);
            children.push(child);
            return child;
        },
        async close() {
            await Promise.all([client.end(), ...[...rungs, ...children, ...spinners].map((one) => one.stop())]);
        },
    };
}
/** CPU time by the names of the server's threads. */
export function byName({ threadCpuSeconds }, { threads }) {
    const named = {};
    for (const [id, seconds] of Object.entries(threadCpuSeconds)) {
        const name = threads.get(id) ?? OTHERS;
        named[name] = (named[name] ?? 0) + seconds;
    }
    return named;
}
/** Starts each once, and warms it up. */
export async function startRungs(bench, stage, names) {
    const rungs = new Map();
    stage.arrange('free', false);
    for (const name of new Set(names)) {
        bench.progress(`starting ${name}`);
        const rung = await stage.start(name);
        rungs.set(name, rung);
        bench.progress(`warming up ${name}`);
        await stage.warmUp(rung);
    }
    return rungs;
}
//# sourceMappingURL=stage.js.map